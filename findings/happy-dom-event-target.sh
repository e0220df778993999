#!/usr/bin/env bash
# happy-dom 21.0.4, beside jsdom 26.1.0.
# A key pressed in a field inside a shadow root: a listener of the page is to see the host as the
# event's target. In happy-dom it sees the field inside, in jsdom the host.
# Matters to a custom element with a field, and to pages with shortcuts: the usual guard "not while an
# INPUT is the target" passes in a test and fails in a browser, where letters then start shortcuts.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  happy-dom@21.0.4 jsdom@26.1.0 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { Window } from "happy-dom";
import { JSDOM } from "jsdom";

function targetSeenByPage(window) {
  const { document } = window;
  document.body.innerHTML = "<x-signup></x-signup>";
  const root = document.querySelector("x-signup").attachShadow({ mode: "open" });
  root.innerHTML = "<input>";
  let seen;
  document.body.addEventListener("keydown", (event) => (seen = event.target.localName));
  const key = { key: "s", bubbles: true, composed: true };
  root.querySelector("input").dispatchEvent(new window.KeyboardEvent("keydown", key));
  return seen;
}

const happy = targetSeenByPage(new Window());
const jsdom = targetSeenByPage(new JSDOM("").window);
console.log({ happy, jsdom });
assert.deepEqual({ happy, jsdom }, { happy: "input", jsdom: "x-signup" });
END
node run.mjs
echo "as stated: happy-dom 21.0.4 shows the page what is inside a shadow root"

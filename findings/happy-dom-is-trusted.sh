#!/usr/bin/env bash
# happy-dom 21.0.4, beside jsdom 26.1.0.
# DOM's `Event.isTrusted` is a boolean: false for an event that a script has made. In jsdom it is; in
# happy-dom the attribute is not there, so that it is neither true nor false but undefined.
# Matters to a component that leaves alone what scripts dispatch with `event.isTrusted === false`, or
# answers to people with `event.isTrusted`: which of the two is written decides whether a test passes.
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

function seen({ document, Event }) {
  const button = document.body.appendChild(document.createElement("button"));
  const trust = [];
  button.addEventListener("click", (event) => trust.push(event.isTrusted));
  button.click();
  button.dispatchEvent(new Event("click"));
  return [...trust, "isTrusted" in new Event("click")];
}

const happy = seen(new Window());
const jsdom = seen(new JSDOM("").window);
console.log({ happy, jsdom });
assert.deepEqual({ happy, jsdom }, { happy: [undefined, undefined, false], jsdom: [false, false, true] });
END
node run.mjs
echo "as stated: happy-dom 21.0.4 has no Event.isTrusted"

#!/usr/bin/env bash
# happy-dom 21.0.4, beside jsdom 26.1.0.
# A field in <fieldset disabled> counts as disabled and is never sent. happy-dom's FormData has it all
# the same, jsdom's has not; a field that is disabled itself is left out by both.
# Matters to a newsletter form that takes over a site's own: a test that what the site has switched off
# is not sent fails, or worse, is written to expect it.
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

function sent(window) {
  window.document.body.innerHTML =
    '<form><fieldset disabled><input name="list" value="drafts"></fieldset>' +
    '<input name="debug" value="1" disabled><input name="email" value="ada@example.org"></form>';
  return [...new window.FormData(window.document.querySelector("form"))].map(([name]) => name);
}

const happy = sent(new Window());
const jsdom = sent(new JSDOM("").window);
console.log({ happy, jsdom });
assert.deepEqual({ happy, jsdom }, { happy: ["list", "email"], jsdom: ["email"] });
END
node run.mjs
echo "as stated: happy-dom 21.0.4 sends fields of a disabled fieldset"

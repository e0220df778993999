#!/usr/bin/env bash
# sanitize-html 2.17.5 (judged by jsdom 26.1.0).
# value="" of an <option> is dropped although "value" is allowed there. An option without a value has
# its text for one, so the placeholder of a required list becomes a choice: the form that could not be
# sent without choosing now sends "Choose a list".
# Matters to a newsletter form kept in a cleaned page: the form sends what nobody chose. Read the
# values, not the words, and refuse a list that is not known.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  sanitize-html@2.17.5 jsdom@26.1.0 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import sanitize from "sanitize-html";

const { window } = new JSDOM("");

function judged(html) {
  window.document.body.innerHTML = html;
  const form = window.document.forms[0];
  return { valid: form.checkValidity(), list: new window.FormData(form).get("list") };
}

const html =
  '<form><select name="list" required><option value="">Choose a list</option>' +
  '<option value="daily">Daily</option></select></form>';
const clean = sanitize(html, {
  allowedTags: ["form", "select", "option"],
  allowedAttributes: { select: ["name", "required"], option: ["value"] },
});
console.log(clean);
console.log({ before: judged(html), after: judged(clean) });
assert.deepEqual(judged(html), { valid: false, list: "" });
assert.deepEqual(judged(clean), { valid: true, list: "Choose a list" });
END
node run.mjs
echo "as stated: sanitize-html 2.17.5 makes a choice of the placeholder"

#!/usr/bin/env bash
# @wordpress/autop 4.56.0, WordPress' paragraphs for text without blocks, as an npm package.
# A custom element with a form inside comes out as <p><x-signup></p>, the form, <p></x-signup></p>.
# A browser's parser ends the custom element at the first </p>: the form stands beside an empty element.
# Without newlines inside it is just the same.
# Matters to a custom element that works with the form inside: it finds none. See that it says so, or
# put the snippet into a block for HTML.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  @wordpress/autop@4.56.0 jsdom@26.1.0 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { autop } from "@wordpress/autop";
import { JSDOM } from "jsdom";

const formsInside = (html) =>
  new JSDOM(html).window.document.querySelector("x-signup").querySelectorAll("form").length;

const lines = ["<x-signup>", '<form action="/s"><input name="email"></form>', "</x-signup>"];
for (const html of [lines.join("\n"), lines.join("")]) {
  const out = autop(html);
  console.log(out);
  console.log({ before: formsInside(html), after: formsInside(out) });
  assert.equal(formsInside(html), 1);
  assert.equal(formsInside(out), 0);
}
END
node run.mjs
echo "as stated: autop 4.56.0 puts the form outside of the custom element"

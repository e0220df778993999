#!/usr/bin/env bash
# CKEditor 5, 48.5.2 from npm, with GeneralHtmlSupport that allows everything (in jsdom 26.1.0).
# Inside a custom element the text of a <button> and the options of a <select> are gone after loading
# and saving, the elements stay. Inside a <div> the same button keeps its text.
# Matters to a custom element with a working form inside as its fallback: after one edit of the page
# the button has no name any more, for whoever sees the fallback or hears it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  ckeditor5@48.5.2 jsdom@26.1.0 > /dev/null

cat > page.mjs <<'END'
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", {
  pretendToBeVisual: true,
  url: "https://example.org/",
});
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}
for (const name of ["Event", "CustomEvent", "EventTarget"]) globalThis[name] = window[name];
globalThis.getComputedStyle = window.getComputedStyle.bind(window);
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
END
cat > run.mjs <<'END'
import "./page.mjs";
import assert from "node:assert/strict";

const { ClassicEditor, Essentials, GeneralHtmlSupport, Link, Paragraph } = await import("ckeditor5");

async function kept(html, allow) {
  const host = document.body.appendChild(document.createElement("div"));
  const editor = await ClassicEditor.create(host, {
    licenseKey: "GPL",
    plugins: [Essentials, Paragraph, Link, GeneralHtmlSupport],
    htmlSupport: { allow },
  });
  editor.setData(html);
  const saved = editor.getData();
  await editor.destroy();
  console.log(`${html}\n  becomes ${saved}`);
  return saved;
}

const all = [{ name: /.*/, attributes: true, classes: true, styles: true }];
const button = "<button type=\"submit\">Subscribe</button>";
assert.equal(await kept(`<div>${button}</div>`, all), `<div>${button}</div>`);
assert.equal(
  await kept(`<x-signup><label>E-mail</label>${button}</x-signup>`, all),
  "<x-signup><label>E-mail</label><button type=\"submit\"></button></x-signup>",
);
assert.equal(
  await kept("<x-signup><select><option>Daily</option></select></x-signup>", all),
  "<x-signup><select></select></x-signup>",
);
process.exit(0);
END
node run.mjs
echo 'as stated: ckeditor5 48.5.2 empties buttons and selects inside custom elements'

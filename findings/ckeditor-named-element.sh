#!/usr/bin/env bash
# CKEditor 5, 48.5.2 from npm, with GeneralHtmlSupport (in jsdom 26.1.0).
# htmlSupport.allow with { name: "x-news", attributes: true } keeps nothing of <x-news>, though the same
# rule with "section" keeps <section>. A custom element is kept when the literal "$customElement"
# is allowed, and that alone keeps all custom elements, without their attributes; the rule with
# the name then only adds the attributes.
# Matters to a custom element: a site that lists it by its name, as one would, loses it on saving.
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

const html = "<x-news feed=\"/f.json\"><a href=\"/n\">News</a></x-news>";
const named = { name: "x-news", attributes: true };
const any = { name: "$customElement" };
assert.equal(
  await kept("<section title=\"News\"><p>News</p></section>", [{ name: "section", attributes: true }]),
  "<section title=\"News\"><p>News</p></section>",
);
assert.equal(await kept(html, [named]), "<p><a href=\"/n\">News</a></p>");
assert.equal(await kept(html, [any]), "<x-news><a href=\"/n\">News</a></x-news>");
assert.equal(await kept(html, [any, named]), html);
process.exit(0);
END
node run.mjs
echo 'as stated: ckeditor5 48.5.2 keeps a custom element only by the name $customElement'

#!/usr/bin/env bash
# TinyMCE 8.9.2, inline editor (in jsdom 26.1.0).
# valid_elements: "*[*]" says every element with every attribute. A custom element with a link on a line
# of its own inside comes back as two, one on each side of the link, which stands in neither; written
# on one line it comes back as none. With custom_elements and extended_valid_elements it is kept as it was.
# Matters to a custom element: where a site "allows everything", one save makes two widgets of one, both
# without their fallback, or takes it away.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  tinymce@8.9.2 jsdom@26.1.0 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body><div id=page></div></body>", {
  pretendToBeVisual: true,
  runScripts: "outside-only",
  url: "https://example.org/",
});
window.CSS = { escape: (name) => name, supports: () => false };
window.matchMedia = () => ({ matches: false, addEventListener() {}, removeEventListener() {} });
for (const part of ["tinymce", "themes/silver/theme", "models/dom/model", "icons/default/icons"]) {
  window.eval(readFileSync(`node_modules/tinymce/${part}.js`, "utf8"));
}

async function kept(html, options) {
  const [editor] = await window.tinymce.init({
    selector: "#page",
    inline: true,
    license_key: "gpl",
    skin: false,
    content_css: false,
    ...options,
  });
  editor.setContent(html);
  const saved = editor.getContent().replaceAll("\n", "");
  editor.remove();
  console.log(`${html}\n  becomes ${saved}`);
  return saved;
}

const link = '<a href="n">News</a>';
const onLines = `<x-news feed="f.json">\n${link}\n</x-news>`;
const onOne = `<x-news feed="f.json">${link}</x-news>`;
const half = '<x-news feed="f.json"> </x-news>';
const every = { valid_elements: "*[*]" };
const named = { custom_elements: "x-news", extended_valid_elements: "x-news[*]" };
assert.equal(await kept(onLines, every), `<p>${half}${link}${half}</p>`);
assert.equal(await kept(onOne, every), `<p>${link}</p>`);
assert.equal(await kept(onLines, named), onOne);
process.exit(0);
END
node run.mjs
echo "as stated: tinymce 8.9.2 makes two custom elements of one"

#!/usr/bin/env bash
# Vue 3.5.45 and @vue/server-renderer 3.5.45 (client side in jsdom 26.1.0).
# One template, <main><x-news feed="/f.json"><a href="/n">News</a></x-news></main>, no setting: in the
# browser the custom element is made, with its content; the server writes <main><!----></main>. There
# is a warning, and only in development. isCustomElement mends it.
# Matters to a custom element with a fallback inside: the one place where the fallback counts, the page
# before or without script, has neither element nor fallback, and all looks well once scripts ran.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  vue@3.5.45 @vue/server-renderer@3.5.45 jsdom@26.1.0 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>");
for (const name of ["window", "document", "Element", "SVGElement", "MathMLElement", "ShadowRoot"]) {
  globalThis[name] = name === "window" ? window : window[name];
}
const { createApp, createSSRApp } = await import("vue");
const { renderToString } = await import("@vue/server-renderer");

const element = '<x-news feed="/f.json"><a href="/n">News</a></x-news>';
const template = `<main>${element}</main>`;

const host = document.createElement("div");
createApp({ template }).mount(host);
const server = await renderToString(createSSRApp({ template }));
const told = createSSRApp({ template });
told.config.compilerOptions.isCustomElement = (tag) => tag.startsWith("x-");
const toldServer = await renderToString(told);

console.log({ client: host.innerHTML, server, toldServer });
assert.equal(host.innerHTML, template);
assert.equal(server, "<main><!----></main>");
assert.equal(toldServer, template);
END
NODE_ENV=production node run.mjs
echo "as stated: vue 3.5.45 leaves an unknown custom element out on the server alone"

#!/usr/bin/env bash
# Vue 3.5.45 and @vue/server-renderer 3.5.45, with isCustomElement set as Vue asks for.
# A custom element that has an attribute `open` with a value of its own keeps it where the server writes it
# inside another element, and loses the value where it is the only root of its component: `open="reader"`
# becomes `open`. `open` is a boolean attribute of <details> and <dialog>; the element is neither.
# Matters to custom elements with enumerated attributes of such names: a page works until somebody makes a
# component of the one line. An element around it mends it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm init --yes > /dev/null
npm install --silent --no-audit --no-fund vue@3.5.45 @vue/server-renderer@3.5.45

cat > run.mjs <<'END'
import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";

async function written(template) {
  const app = createSSRApp({ template });
  app.config.compilerOptions = { isCustomElement: (tag) => tag.includes("-") };
  const html = await renderToString(app);
  console.log(template, "->", html);
  return html;
}

const element = '<x-news open="reader" feed="/f.json"></x-news>';
const inside = await written(`<div>${element}</div>`);
const alone = await written(element);
const isAsStated = inside === `<div>${element}</div>` && alone === '<x-news open feed="/f.json"></x-news>';
console.log(isAsStated ? "as stated" : "this has changed");
process.exit(isAsStated ? 0 : 1);
END
node run.mjs

// Vite, and the libraries whose components it compiles.

import { AUTO, CLASSIC, DEFINE, ELEMENTS, MODULE, page } from "./pages.mjs";

const PLAIN = { "index.html": page(MODULE), "main.js": DEFINE };
const serve = (port) => ["vite", "--host", "127.0.0.1", "--strictPort", "--port", String(port)];
const built = (how, files) => ({ tool: "vite", how, files, build: [["vite", "build"]], folder: "dist" });
const dev = (how, files) => ({ tool: "vite", how, files, serve });

// A library's page is empty; its entry draws both elements.
const app = (script) => page(script, '<div id="app"></div>');
const JSX = '<script type="module" src="./main.jsx"></script>';
const plugin = (name, call) => `import plugin from "${name}";\nexport default { plugins: [${call}] };`;

const PREACT = {
  "vite.config.js": plugin("@preact/preset-vite", "plugin()"),
  "index.html": app(JSX),
  "main.jsx": `${DEFINE}
import { render } from "preact";
render(<main>${ELEMENTS}</main>, document.getElementById("app"));`,
};

const SOLID = {
  "vite.config.js": plugin("vite-plugin-solid", "plugin()"),
  "index.html": app(JSX),
  "main.jsx": `${DEFINE}
import { render } from "solid-js/web";
render(() => <main>${ELEMENTS}</main>, document.getElementById("app"));`,
};

const IS_OURS = 'isCustomElement: (tag) => tag.startsWith("newsreel-")';
const VUE = {
  "vite.config.js": plugin("@vitejs/plugin-vue", `plugin({ template: { compilerOptions: { ${IS_OURS} } } })`),
  "index.html": app(MODULE),
  "main.js": `${DEFINE}
import { createApp } from "vue";
import App from "./App.vue";
createApp(App).mount("#app");`,
  "App.vue": `<template><main>${ELEMENTS}</main></template>`,
};

const LIT = {
  "index.html": page(MODULE, "<partner-page></partner-page>"),
  "main.js": `${DEFINE}
import { html, LitElement } from "lit";
customElements.define("partner-page", class extends LitElement {
  render() { return html\`<main>${ELEMENTS}</main>\`; }
});`,
};

const LIBRARY = {
  "vite.config.js": `export default { build: {
    lib: { entry: "main.js", formats: ["iife"], name: "partner", fileName: () => "main.js" },
  } };`,
  "public/index.html": page(CLASSIC),
  "main.js": DEFINE,
};

// What a service worker keeps ahead: as the package's README says, and nothing that few pages need.
const WORKBOX = {
  "index.html": page(MODULE),
  "main.js": `${DEFINE}\nnavigator.serviceWorker.register("/sw.js");`,
  "workbox-config.cjs": `module.exports = {
    globDirectory: "dist", swDest: "dist/sw.js",
    globIgnores: ["**/*.wasm", "**/{bytes,heal,without-wasm}-*.js", "**/{??,zh-Hant}-*.js"],
  };`,
  "kept.mjs": `import { readFileSync } from "node:fs";
const kept = [...String(readFileSync("dist/sw.js")).matchAll(/url:"([^"]*)"/g)].map(([, url]) => url);
const names = kept.map((url) => url.replace(/^assets\\/|-.{8}\\.js$/g, "")).sort();
if (names.join() !== "index,index.html,signup,subscribe,widget") throw new Error("kept: " + kept);`,
};

/** @type {import("../site.mjs").Family} */
export default {
  vite: built('`vite build`, `import "newsreel/define"`', PLAIN),
  "vite-auto": built('`vite build`, `import "newsreel/auto"`', { ...PLAIN, "main.js": AUTO }),
  "vite-dev": dev('`vite`, `import "newsreel/define"`', PLAIN),
  "vite-iife": built("`vite build` of a library as one classic script (`iife`)", LIBRARY),
  workbox: {
    ...built("`vite build` with a service worker that keeps no language and no part ahead", WORKBOX),
    with: "workbox-cli",
    build: [["vite", "build"], ["workbox", "generateSW", "workbox-config.cjs"], ["node", "kept.mjs"]],
  },
  preact: { ...built("Preact, `vite build`", PREACT), with: "preact" },
  "preact-dev": { ...dev("Preact, `vite`", PREACT), with: "preact" },
  solid: { ...built("Solid, `vite build`", SOLID), with: "solid-js" },
  "solid-dev": { ...dev("Solid, `vite`", SOLID), with: "solid-js" },
  vue: { ...built("Vue, `isCustomElement`, `vite build`", VUE), with: "vue" },
  "vue-dev": { ...dev("Vue, `isCustomElement`, `vite`", VUE), with: "vue" },
  lit: { ...built("Lit, `vite build`", LIT), with: "lit" },
  "lit-dev": { ...dev("Lit, `vite`", LIT), with: "lit" },
};

// The elements in the files of each framework, with what the framework wants to be told.

import { PREFIX } from "./catalogue.js";
import { elements } from "./elements.js";
import { ANGULAR, JSX, REACT, TEMPLATE, write } from "./markup.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./publication.js").Publication} Publication
 * @typedef {{ name: string, text: string }} Part
 */

/** @type {Record<string, (state: State, publication: Publication) => Part[]>} */
export const FRAMEWORKS = {
  react: (...all) => files({ "News.jsx": component(...all, REACT) }),
  next: (...all) => files({ "app/news.jsx": `"use client";\n\n${component(...all, REACT)}` }),
  vue: (...all) => files({ "News.vue": vue(...all), "vite.config.js": VITE }),
  svelte: (...all) => files({ "News.svelte": `<script>\n${imports(all[0], "  ")}\n</script>\n\n${markup(...all, TEMPLATE)}\n` }),
  angular: (...all) => files({ "src/main.ts": MAIN, "src/styles.css": styles(all[0]), "src/app/news.ts": angular(...all) }),
  solid: (...all) => files({ "News.jsx": component(...all, JSX) }),
  preact: (...all) => files({ "News.jsx": component(...all, JSX) }),
  astro: (...all) => files({ "News.astro": astro(...all) }),
};

const INSTALL = { name: "", text: "npm install newsreel" };

/** @param {Record<string, string>} files @returns {Part[]} */
function files(files) {
  return [INSTALL, ...Object.entries(files).map(([name, text]) => ({ name, text: text.trimEnd() }))];
}

/** @param {State} state */
const sheets = ({ look }) => ["newsreel.css", ...(look ? [`themes/${look}.css`] : [])];

/** @param {State} state @param {string} [indent] */
function imports(state, indent = "") {
  const all = [...sheets(state), "define"];
  return all.map((name) => `${indent}import "newsreel/${name}";`).join("\n");
}

/** @param {State} state @param {Publication} publication @param {import("./markup.js").Dialect} dialect @param {string} [indent] */
function markup(state, publication, dialect, indent = "") {
  const own = Object.entries(state.style).map(([name, value]) => `${PREFIX}${name}: ${value}`);
  return write(elements(state, publication, { style: own.join("; ") || undefined }), dialect, indent);
}

/** @param {State} state @param {Publication} publication @param {import("./markup.js").Dialect} dialect */
function component(state, publication, dialect) {
  const inside = markup(state, publication, dialect, "      ");
  return `${imports(state)}\n\nexport function News() {\n  return (\n    <>\n${inside}\n    </>\n  );\n}\n`;
}

/**
 * In a `<div>`: of the only root of a component Vue's server writes `open` without its value.
 * @param {State} state @param {Publication} publication
 */
function vue(state, publication) {
  const inside = markup(state, publication, TEMPLATE, "    ");
  return `<script setup>\n${imports(state)}\n</script>\n\n<template>\n  <div>\n${inside}\n  </div>\n</template>\n`;
}

const VITE = `import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const isCustomElement = (tag) => tag.startsWith("newsreel-");

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
});
`;

/** Above what bootstraps the application. */
const MAIN = `import "newsreel/define";\n`;

/** @param {State} state */
const styles = (state) => sheets(state).map((name) => `@import "newsreel/${name}";`).join("\n");

/** @param {State} state @param {Publication} publication */
function angular(state, publication) {
  const template = markup(state, publication, ANGULAR, "    ").replace(/[\\`]/g, "\\$&");
  return `import { Component, CUSTOM_ELEMENTS_SCHEMA } from "@angular/core";

@Component({
  selector: "app-news",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
${template}
  \`,
})
export class News {}
`;
}

/** The elements are defined in the browser: between the fences it would be on the server alone. @param {State} state @param {Publication} publication */
function astro(state, publication) {
  const styles = sheets(state).map((name) => `import "newsreel/${name}";`).join("\n");
  const script = `<script>\n  import "newsreel/define";\n</script>`;
  return `---\n${styles}\n---\n\n${markup(state, publication, TEMPLATE)}\n\n${script}\n`;
}

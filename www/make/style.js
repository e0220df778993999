// Somebody's own custom properties, as a style sheet.

import { PREFIX } from "./catalogue.js";

/** @typedef {import("./state.js").State} State */

/** The declarations of somebody's own custom properties. @param {State} state */
export function ownStyle({ style }) {
  return Object.entries(style).map(([name, value]) => `${PREFIX}${name}: ${value}`);
}

/** The text of the style element, which a policy may know by its hash. @param {State} state */
export function styleText(state) {
  const lines = ownStyle(state).map((declaration) => `  ${declaration};\n`);
  return lines.length ? `\nnewsreel-carousel,\nnewsreel-signup {\n${lines.join("")}}\n` : "";
}

/** As a policy names a text that may stand in a page; nothing where the browser does not hash. @param {string} text */
export async function hashOf(text) {
  const { subtle } = globalThis.crypto;
  if (!subtle || !text) return "";
  const digest = await subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

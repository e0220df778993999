// What authors paste: as the package's README has it, so that what is said there is what is tried.

import { readFile } from "node:fs/promises";

import { NEWS } from "./page.mjs";

const README = new URL("../../pkg/README.md", import.meta.url);

/** @returns {Promise<Record<"snippet" | "line" | "frame" | "link" | "address", string>>} */
export async function texts() {
  const readme = String(await readFile(README));
  return {
    snippet: block(readme, "## Paste it in"),
    line: block(readme, "## In editors and filters"),
    frame: block(readme, "## In a frame"),
    link: `<a href="${NEWS}">Latest news</a>`,
    address: NEWS,
  };
}

/** @param {string} text @param {string} heading */
function block(text, heading) {
  const [, section] = text.split(`\n${heading}\n`);
  const [, html] = /```html\n([^]*?)```/.exec(section ?? "") ?? [];
  if (!html) throw new Error(`the README has no HTML below "${heading}"`);
  return html;
}

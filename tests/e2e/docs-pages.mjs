// The built site as files: its pages, and the samples of code in its documentation.

import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import { JSDOM } from "jsdom";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const SITE = join(ROOT, "target/site");

/** Every page of the site, by its path in it. */
export async function pagesOfSite() {
  const names = await readdir(SITE, { recursive: true });
  const paths = names.filter((name) => name.endsWith(".html")).sort();
  return Promise.all(paths.map(async (path) => ({ path, document: await parsed(join(SITE, path)) })));
}

/** The pages of the documentation alone, by their addresses from its root. */
export async function pagesOfDocs() {
  const pages = await pagesOfSite();
  const own = pages.filter(({ path }) => path.startsWith("docs/"));
  return own.map(({ path, document }) => ({ address: relative("docs", path).replace(/index\.html$/, ""), document }));
}

/**
 * The samples of code in the documentation, each once, however many pages have it.
 * @returns {Promise<{ where: string, language: string, code: string }[]>}
 */
export async function samples() {
  const found = new Map();
  for (const { address, document } of await pagesOfDocs()) {
    for (const node of document.querySelectorAll("pre")) {
      const language = /^language-(\w+)$/.exec(node.querySelector("code")?.className ?? "")?.[1] ?? "";
      const code = node.textContent;
      if (!found.has(code)) found.set(code, { where: `docs/${address}`, language, code });
    }
  }
  return [...found.values()];
}

async function parsed(path) {
  return new JSDOM(await readFile(path, "utf8")).window.document;
}

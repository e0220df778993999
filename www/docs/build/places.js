// Which page has which section of the repository's Markdown: read off the pages, which ask for them.

import { atLevel, blocksOf, passageOf, sectionOf } from "./sections.js";
import { anchorOf } from "./links.js";
import { addressOf } from "./pages.js";

const ASKED = /\{% (section|alone|passage) "([^"]+)", "([^"]+)"(?:, '([^']+)'| *, "([^"]+)")?(?:, (\d+))? %\}/g;

/**
 * What a page asks for, in its order.
 * @param {string} page the Markdown of a page
 */
export function askedFor(page) {
  return [...page.matchAll(ASKED)].map(([, kind, file, heading, start, other, count]) => ({
    kind, file, heading, start: start ?? other, count: count === undefined ? undefined : Number(count),
  }));
}

/**
 * The Markdown that a page is given, and the headings of the file that come with it.
 * @param {import("./sections.js").Files} files
 * @param {ReturnType<typeof askedFor>[number]} asked
 */
export function given(files, { kind, file, heading, start, count }) {
  const found = sectionOf(files.blocks(file), heading, kind !== "section");
  const blocks = kind === "passage" ? passageOf(found, start ?? "", count) : found;
  const titles = blocks.filter(({ level }) => level > 0).map(({ title }) => title);
  return { markdown: atLevel(blocks, 2), titles, passage: kind === "passage" };
}

/**
 * Where each section is to be found: addresses of the site, by `file#anchor`. Of what several pages have,
 * the first that has all of it counts.
 * @param {import("./sections.js").Files} files
 * @param {Map<string, string>} pages the Markdown of each page by its name
 */
export function placesOf(files, pages) {
  const whole = new Map();
  const passages = new Map();
  for (const [name, page] of pages) {
    for (const asked of askedFor(page)) {
      const { titles, passage } = given(files, asked);
      const put = (to, title, place) => {
        const key = `${asked.file}#${anchorOf(title)}`;
        if (!to.has(key)) to.set(key, place);
      };
      if (passage) put(passages, asked.heading, addressOf(name));
      // Of a file's first heading: who links to the file means its beginning.
      if (passage && files.blocks(asked.file)[0].title === asked.heading) passages.set(asked.file, addressOf(name));
      for (const title of titles) put(whole, title, `${addressOf(name)}#${anchorOf(title)}`);
    }
  }
  return new Map([...passages, ...whole]);
}

/** The headings of a file, for who counts what no page has. */
export function headingsOf(markdown) {
  return blocksOf(markdown).filter(({ level }) => level > 0).map(({ title }) => title);
}

// The languages of the site's own words, and where their words are.

import { readFileSync } from "node:fs";

/** In the order in which a page offers them; the first has no folder of its own. */
export const languages = [
  { code: "en", folder: "/", dir: "ltr", name: "English" },
  { code: "zh", folder: "/zh/", dir: "ltr", name: "中文" },
  { code: "ar", folder: "/ar/", dir: "rtl", name: "العربية" },
];

/** The words of a room of the site, `www/<room>/words/<language>.json`. */
export function wordsOf(language, room) {
  const file = new URL(`../../${room}/words/${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * The data of a page that there is in every language: `front` has its own `title` and `description`.
 * @param {string} room - the folder of its words
 * @param {string} page - where it is, below the folder of a language: "make/"
 * @param {(words: any) => { title: string, description: string }} head
 */
export function inEachLanguage(room, page, head) {
  const headOf = ({ language }) => head(wordsOf(language.code, room));
  return {
    pagination: { data: "languages", size: 1, alias: "language" },
    permalink: ({ language }) => `${language.folder.slice(1)}${page}index.html`,
    room: page,
    eleventyComputed: {
      title: (data) => headOf(data).title,
      description: (data) => headOf(data).description,
    },
  };
}

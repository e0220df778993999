// The languages that the widget speaks besides English, each loaded when a page asks for it.

import { checked, importChecked } from "./loader.js";

/** @typedef {Record<string, string>} Words */

/** @type {Record<string, () => Promise<{ default: Words }>>} */
export const languages = {
  ar: () => import("./words/ar.js"),
  de: () => import("./words/de.js"),
  es: () => import("./words/es.js"),
  fr: () => import("./words/fr.js"),
  id: () => import("./words/id.js"),
  ja: () => import("./words/ja.js"),
  ko: () => import("./words/ko.js"),
  mn: () => import("./words/mn.js"),
  pt: () => import("./words/pt.js"),
  ru: () => import("./words/ru.js"),
  th: () => import("./words/th.js"),
  vi: () => import("./words/vi.js"),
  zh: () => import("./words/zh.js"),
  "zh-Hant": () => import("./words/zh-Hant.js"),
};

// Where Chinese is written in traditional characters without the tag saying so.
const TRADITIONAL = /^zh-(hant|tw|hk|mo)\b/i;

/**
 * The words for a BCP 47 tag, and the tag that they and their dates are in.
 * @param {string} tag
 * @returns {Promise<{ tag: string, words: Words | undefined }>}
 */
export async function wordsFor(tag) {
  const primary = tag.split("-", 1)[0].toLowerCase();
  const name = TRADITIONAL.test(tag) ? "zh-Hant" : primary;
  const path = `./words/${name}.js`;
  // The paste-in module knows its files by their hashes; bundlers need each import written out.
  const load = CHECKED ? path in HASHES && importChecked : languages[name];
  if (!load) return { tag: primary === "en" ? tag : "en", words: undefined };
  try {
    return { tag, words: (await checked(path, load)).default };
  } catch {
    // Words that cannot be loaded are no reason to show no news.
    return { tag: "en", words: undefined };
  }
}

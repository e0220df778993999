// The languages that the widget speaks besides English, each loaded when a page asks for it.

import { languageOf } from "./language.js";

/** @typedef {Record<string, string>} Words */
/** @typedef {{ asked: string, tag: string, words: Words | undefined }} Language */

/** @type {Record<string, () => Promise<{ default: Words }>>} Bundlers need each import written out. */
const languages = {
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

/** Those that were asked for, by their names. @type {Map<string, Promise<{ default: Words }>>} */
const loaded = new Map();

/**
 * The language of the place where an element stands: the tag there (BCP 47), its words, and the tag
 * that they and their dates are in.
 * @param {Element} host
 * @param {typeof import("./loader.js").checked} checked
 * @returns {Promise<Language>}
 */
export async function wordsOf(host, checked) {
  const asked = languageOf(host);
  const primary = asked.split("-", 1)[0].toLowerCase();
  const name = TRADITIONAL.test(asked) ? "zh-Hant" : primary;
  const load = languages[name];
  if (!load) return { asked, tag: primary === "en" ? asked : "en", words: undefined };
  const path = `./words/${name}.js`;
  try {
    const file = loaded.get(name) ?? checked(path, load, HASHES[path]);
    loaded.set(name, file);
    return { asked, tag: asked, words: (await file).default };
  } catch {
    // Words that cannot be loaded are no reason to show no news.
    loaded.delete(name);
    return { asked, tag: "en", words: undefined };
  }
}

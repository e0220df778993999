// What can be chosen where a snippet is made: states of all kinds, and what they are made of.

import { readFile } from "node:fs/promises";

import { readFeed } from "../../pkg/inline.js";
import { readCatalogue } from "../../www/make/catalogue.js";
import { publicationOf } from "../../www/make/publication.js";
import { initial } from "../../www/make/state.js";
import { hashOf, styleText } from "../../www/make/style.js";
import { pairwise } from "./pairs.mjs";

const read = async (path) => JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url)));

export const catalogue = readCatalogue(await read("pkg/custom-elements.json"));
export const hashes = await read("pkg/sri.json");
export const { version } = await read("pkg/package.json");

/** Texts that end what stands around them where somebody forgot to escape. */
export const NASTY = [
  `"' onload="alert(1)`,
  "</script><script>alert(1)</script>",
  "{{ 1 + 1 }} {x} @if (true) { y } ${z} `\\`",
  "<!-- & &amp; &#60; -->",
  "\u05d0\u202e\u0627\u0644\u0623\u062e\u0628\u0627\u0631 \u{1f600}",
];

/** The feed that a partner of this publisher shows. */
export async function publication(feed, address) {
  return publicationOf(address, feed, await readFeed(feed, address));
}

export const feedOf = (language) => read(language === "en" ? "www/feed.json" : `www/feed.${language}.json`);

export function nastyFeed(text) {
  const signup = { action: "subscribe", title: text, text, consent: text, fields: { [text]: text } };
  const items = [0, 1].map((id) => ({ id: String(id), url: `/a?b=${encodeURIComponent(text)}&c=%22`, title: text, content_text: text, image: "p.webp", authors: [{ name: text }], _newsreel: { image_alt: text } }));
  return { version: "https://jsonfeed.org/version/1.1", title: text, language: "en", items, _newsreel: { signup } };
}

export async function contextOf(state, site) {
  return { version, site, hashes, styleHash: await hashOf(styleText(state)) };
}

const services = catalogue.signup.find(({ name }) => name === "provider").choices;

/** What is chosen in twos; an empty text is nothing chosen. */
export const OPTIONS = {
  show: ["", "both", "news", "signup"],
  form: ["written", "made"],
  look: ["", "neutral", "gallery", "institutional"],
  lang: ["", "ar", "zh"],
  "news.interval": ["", "4"],
  "news.limit": ["", "1"],
  "news.open": ["", "reader"],
  "news.images": ["", "same-origin", "none"],
  "news.loading": ["", "eager"],
  "news.heading-level": ["", "2"],
  "news.theme": ["", "light", "dark"],
  "news.label": ["", ...NASTY.slice(0, 3)],
  "news.time-zone": ["", "Asia/Shanghai"],
  "news.refresh": ["", "60"],
  "signup.provider": ["", ...services],
  "signup.action": ["", "/elsewhere"],
  "signup.consent": ["", NASTY[1]],
  "signup.eai": ["", "warn"],
  "signup.label": ["", NASTY[4]],
  "signup.theme": ["", "dark"],
  "style.accent": ["", "#a0421d"],
  "style.headline-font": ["", `"Noto Serif", Georgia, serif`],
  "style.slides-per-view": ["", "2"],
};

/** A state of these choices; `action` is an address of the test's own host. */
export function stateOf(row, origin) {
  const state = initial();
  for (const [key, value] of Object.entries(row)) {
    const [group, name] = key.split(/\.(.*)/s);
    if (value === "") continue;
    if (!name) state[group] = value;
    else state[group][name] = key === "signup.action" ? new URL(value, origin).href : value;
  }
  return state;
}

export const rows = (more = {}) => pairwise({ ...OPTIONS, ...more });

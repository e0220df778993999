// What somebody has chosen, and how the address bar says it. Nothing else keeps it.

import { VALUE_LENGTH } from "./limits.js";

/**
 * @typedef {object} State
 * @property {string} feed address of the feed
 * @property {string} home the publisher's page of news; empty: as the feed says
 * @property {string} show `news`, `signup` or `both`; empty: both where the feed has a sign-up
 * @property {string} form `written`: the form stands in the snippet; `made`: the element makes it
 * @property {string} look a theme of the package, or none
 * @property {string} lang language of the widget; empty: that of the page around it
 * @property {string} base where the package is served: empty for the CDN, `site`, or an address
 * @property {string} frame address of the publisher's `frame.html`; empty: beside the feed
 * @property {string} as which outcome is shown
 * @property {string} width of the preview
 * @property {string} scheme of the preview
 * @property {Record<string, string>} news attributes of the carousel
 * @property {Record<string, string>} signup attributes of the sign-up
 * @property {Record<string, string>} style custom properties, without what they all begin with
 */

/** The choices that are few; the first holds where nothing is said. */
export const CHOICES = {
  show: ["", "both", "news", "signup"],
  form: ["written", "made"],
  look: ["", "neutral", "gallery", "institutional"],
  as: [
    "plain",
    "preload",
    "scriptless",
    "line",
    "npm",
    "react",
    "next",
    "vue",
    "svelte",
    "angular",
    "solid",
    "preact",
    "astro",
    "frame",
    "wordpress",
    "policy",
  ],
  width: ["column", "phone", "desktop"],
  scheme: ["light", "dark"],
};
const TEXTS = ["feed", "home", "lang", "base", "frame"];
const GROUPS = /** @type {const} */ (["news", "signup", "style"]);
/** What the widget takes of its whole numbers; it goes by what it has otherwise. */
const RANGES = { limit: [1, Infinity], interval: [3, Infinity], refresh: [1, Infinity], "heading-level": [2, 6] };
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

/** @returns {State} */
export function initial() {
  const first = Object.entries(CHOICES).map(([name, [choice]]) => [name, choice]);
  const texts = TEXTS.map((name) => [name, ""]);
  return /** @type {any} */ ({ ...Object.fromEntries([...first, ...texts]), news: {}, signup: {}, style: {} });
}

/** What stands in the address bar behind the `#`; only what is not as it is anyway. @param {State} state */
export function toHash(state) {
  const start = initial();
  const said = new URLSearchParams();
  for (const name of /** @type {(keyof State)[]} */ ([...TEXTS, ...Object.keys(CHOICES)])) {
    if (state[name] !== start[name]) said.set(name, String(state[name]));
  }
  for (const group of GROUPS) {
    for (const [name, value] of Object.entries(state[group])) said.set(`${group}.${name}`, value);
  }
  return said.toString();
}

/**
 * Takes what is a setting, and leaves all else out: anybody can write an address.
 * @param {string} hash @param {import("./catalogue.js").Catalogue} catalogue @returns {State}
 */
export function fromHash(hash, catalogue) {
  const state = initial();
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ""))) {
    if (value.length <= VALUE_LENGTH) take(state, key, value, catalogue);
  }
  return state;
}

/** @param {State} state @param {string} key @param {string} value @param {import("./catalogue.js").Catalogue} catalogue */
function take(state, key, value, catalogue) {
  const [group, name] = key.split(/\.(.*)/s);
  if (group === "news" || group === "signup" || group === "style") {
    const option = catalogue[group].find((option) => option.name === name);
    if (option && isFit(option, value) && (group !== "style" || isSafe(value))) state[group][name] = value;
  } else if (Object.hasOwn(CHOICES, key)) {
    const choices = CHOICES[/** @type {keyof typeof CHOICES} */ (key)];
    if (choices.includes(value)) state[/** @type {keyof typeof CHOICES} */ (key)] = value;
  } else if (key === "lang") {
    if (LANGUAGE.test(value)) state.lang = value;
  } else if (TEXTS.includes(key)) {
    state[/** @type {"feed"} */ (key)] = value;
  }
}

/** Whether a value can be one of this option. @param {import("./catalogue.js").Option} option @param {string} value */
export function isFit(option, value) {
  if (value === "") return false;
  if (option.choices) return option.choices.includes(value);
  if (option.name === "time-zone") return isZone(value);
  const [least, most] = /** @type {Record<string, number[]>} */ (RANGES)[option.name] ?? [];
  if (least === undefined) return option.kind !== "number" || Number.isFinite(Number(value));
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}

/** @param {string} name of the IANA's */
function isZone(name) {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** Whether a value stays within its declaration: no end of it, no comment, quotes and brackets in pairs. @param {string} value */
export function isSafe(value) {
  return !/[;{}<>\\@!\n\r\0]|\/\*/.test(value) && isPaired(value);
}

/** @param {string} value */
function isPaired(value) {
  const open = [];
  for (const character of value.replace(/"[^"]*"|'[^']*'/g, "")) {
    if (`"'`.includes(character)) return false;
    if (character === "(") open.push(character);
    if (character === ")" && !open.pop()) return false;
  }
  return open.length === 0;
}

// All that can be set, read from the package's own manifest, so that no control is missing or made up.

/**
 * @typedef {object} Option
 * @property {string} name of the attribute; of a custom property without what they all begin with
 * @property {string} description in English, as the manifest has it
 * @property {string | null} preset what holds where nothing is said
 * @property {string[] | null} choices
 * @property {"choice" | "number" | "text" | "color" | "length"} kind
 *
 * @typedef {{ news: Option[], signup: Option[], style: Option[] }} Catalogue
 */

export const PREFIX = "--newsreel-";

/** What has a place of its own in the page, or follows from it. */
const ELSEWHERE = ["dir", "feed", "lang"];
const KINDS = { "<color>": "color", "<length>": "length", "<length-percentage>": "length", "<integer>": "number", "<number>": "number" };

/** @param {any} manifest `custom-elements.json` @returns {Catalogue} */
export function readCatalogue(manifest) {
  const declarations = manifest.modules.flatMap((/** @type {any} */ module) => module.declarations);
  const of = (/** @type {string} */ tag) => declarations.find((/** @type {any} */ { tagName }) => tagName === tag);
  const [news, signup] = [of("newsreel-carousel"), of("newsreel-signup")];
  const properties = new Map();
  for (const property of [...news.cssProperties, ...signup.cssProperties]) {
    if (!properties.has(property.name)) properties.set(property.name, propertyOf(property));
  }
  return { news: attributesOf(news), signup: attributesOf(signup), style: [...properties.values()] };
}

/** @param {any} element @returns {Option[]} */
function attributesOf(element) {
  const own = element.attributes.filter((/** @type {any} */ { name }) => !ELSEWHERE.includes(name));
  return own.map(attributeOf);
}

/** @param {any} attribute @returns {Option} */
function attributeOf({ name, description, type, default: preset }) {
  const isChoice = type.text.includes("|");
  const choices = isChoice ? type.text.split("|").map(bare) : null;
  const kind = isChoice ? "choice" : type.text === "number" ? "number" : "text";
  return { name, description, preset: preset === undefined ? null : bare(preset), choices, kind };
}

/** @param {any} property @returns {Option} */
function propertyOf({ name, description, syntax, default: preset = null }) {
  const kind = KINDS[/** @type {keyof typeof KINDS} */ (syntax)] ?? "text";
  return { name: name.slice(PREFIX.length), description, preset, choices: null, kind: /** @type {any} */ (kind) };
}

/** @param {string} text */
const bare = (text) => text.trim().replace(/^"|"$/g, "");

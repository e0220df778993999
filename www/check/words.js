// What the page says, in its language.

const { lang } = document.documentElement;
const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
const rules = new Intl.PluralRules(lang);
const numbers = new Intl.NumberFormat(lang);

/**
 * What stands at a path of the words, with its places in braces filled.
 * @param {string} path as in `served.cors`
 * @param {Record<string, string | number>} [places]
 */
export function say(path, places = {}) {
  const found = path.split(".").reduce((room, key) => room?.[key], words);
  return String(found ?? "").replace(/\{(\w+)\}/g, (whole, name) => shown(places[name]) ?? whole);
}

/**
 * A number of things.
 * @param {string} path of its plural forms
 * @param {number} count
 */
export function counted(path, count) {
  const form = `${path}.${rules.select(count)}`;
  return say(form, { count }) || say(`${path}.other`, { count });
}

/** Several things as one sentence has them. @param {string[]} parts */
export function listed(parts) {
  return new Intl.ListFormat(lang, { type: "conjunction" }).format(parts);
}

/** @param {string | number | undefined} place */
function shown(place) {
  return typeof place === "number" ? numbers.format(place) : place;
}

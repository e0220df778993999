// Nodes of this page, and its words.

/** @template {HTMLElement} [T=HTMLElement] @param {string} id @returns {T} */
export const byId = (id) => /** @type {any} */ (document.getElementById(id));

/** What a script element of data holds. @param {string} id */
export const dataOf = (id) => JSON.parse(byId(id).textContent ?? "null");

const words = dataOf("words");

/** A text of the page's language, with values in its places. @param {string} path as in `feed.found` @param {Record<string, string | number>} [values] */
export function say(path, values = {}) {
  const text = path.split(".").reduce((found, key) => found?.[key], words) ?? path;
  return String(text).replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/**
 * @param {string} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

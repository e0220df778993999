// Nodes that are ours, in a page that is not.

import { RETURNS, SECOND_MS } from "./limits.js";

/**
 * How often what others took away is put back: with whoever answers to each time, a page would hang.
 * @returns {() => boolean} whether it may be done once more
 */
export function patience() {
  let [since, count] = [0, 0];
  return () => {
    const now = performance.now();
    if (now - since > SECOND_MS) [since, count] = [now, 0];
    return count++ < RETURNS;
  };
}

/**
 * Has an element do what every element does: where it is a form, a control of its may have that name.
 * @param {Element} element
 * @param {string} method
 * @param {unknown[]} values
 * @returns {any}
 */
export function have(element, method, ...values) {
  return /** @type {any} */ (Element.prototype)[method].apply(element, values);
}

/**
 * @param {string} tag
 * @param {string} name of its class, without what all begin with
 * @param {Record<string, string>} [attributes]
 */
export function create(tag, name, attributes = {}) {
  const element = /** @type {HTMLInputElement} */ (document.createElement(tag));
  element.className = `newsreel-${name}`;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** What was written last, so that what a translator makes of it stays. @type {WeakMap<Node, string>} */
const written = new WeakMap();

/**
 * Writes a text; a node without one is hidden.
 * @param {HTMLElement} node
 * @param {string} text
 */
export function write(node, text) {
  if (written.get(node) === text) return;
  written.set(node, text);
  node.textContent = text;
  node.hidden = text === "";
}

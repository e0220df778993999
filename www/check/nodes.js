// Nodes of the page. Texts are texts: nothing is parsed as HTML.

import { COPIED_MS } from "./limits.js";
import { say } from "./words.js";

/**
 * An element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | undefined>} [attributes] without those that are nothing
 * @param {...(Node | string)} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/** The element of the page with this id. @param {string} id @returns {any} */
export function part(id) {
  return document.getElementById(id);
}

/** A sentence in which code stands between backticks. @param {string} sentence @param {Record<string, string>} [attributes] */
export function sentence(sentence, attributes) {
  return make("p", attributes, ...sentence.split("`").map((piece, index) => (index % 2 ? make("code", {}, piece) : piece)));
}

/** What the core says, which is English. @param {string} message */
export function told(message) {
  return sentence(message, { lang: "en", dir: "ltr", class: "told" });
}

/** Lines to copy, with a button. @param {string} text @param {string} name */
export function copied(text, name) {
  const button = make("button", { type: "button", class: "copy", "aria-label": say("copyFile", { name }) }, say("copy"));
  button.addEventListener("click", () => copy(button, text));
  return make("div", { class: "command" }, make("pre", { tabindex: 0, role: "region", "aria-label": name }, text), button);
}

/** Copies a text, and says so on the button. @param {HTMLElement} button @param {string} text */
export async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  button.textContent = say("copied");
  setTimeout(() => (button.textContent = say("copy")), COPIED_MS);
}

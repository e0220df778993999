// A form of our own, for an element that holds none.

import { create, have, patience, write } from "./nodes.js";

// Not `type=email`: Chromium turns a typed domain into another one (straße.de into strasse.de), and
// every browser refuses addresses that mail servers take.
const FIELD = {
  type: "text",
  inputmode: "email",
  autocomplete: "email",
  autocapitalize: "none",
  spellcheck: "false",
  "aria-required": "true",
  dir: "auto",
};

// Nobody sees it, and neither keys nor a screen reader lead there: only a program fills it in. It has
// no name, and none that a password manager would know.
const TRAP = { type: "text", autocomplete: "off", tabindex: "-1", "aria-hidden": "true" };

/** Forms so far: the names of their parts end so. */
let count = 0;

/** A box that must be ticked. */
export class Consent {
  element = create("label", "consent", { hidden: "" });
  box = create("input", "box", { type: "checkbox", "aria-required": "true", "aria-invalid": "false" });
  #text = create("span", "words");
  #missing = "";

  constructor() {
    this.element.append(this.box, this.#text);
    this.box.addEventListener("change", () => this.judge());
  }

  /** @param {string} text @param {string} missing */
  say(text, missing) {
    this.#missing = missing;
    write(this.#text, text);
    this.element.hidden = text === "";
    this.judge();
  }

  /** @param {HTMLElement} host */
  mustBePut(host) {
    return !this.element.hidden && !host.contains(this.element);
  }

  /** Whether it is ticked may have changed without a word. */
  judge() {
    const isMissing = !this.element.hidden && !this.box.checked;
    this.box.setCustomValidity(isMissing ? this.#missing : "");
  }
}

export class MadeForm {
  #suffix = String(++count);
  #form = create("form", "form", { method: "post", target: "_self" });
  #title = create("div", "title", { id: `newsreel-title-${this.#suffix}`, role: "heading" });
  #text = create("p", "text");
  #label = create("label", "label", { for: `newsreel-input-${this.#suffix}` });
  #trap = create("input", "trap", TRAP);
  #button = create("button", "submit");
  #policy = create("a", "privacy");
  /** What showed before. @type {(() => void)[]} */
  #hidden;
  #host;
  #mayReturn = patience();
  field = create("input", "input", { id: `newsreel-input-${this.#suffix}`, ...FIELD });

  /** @param {HTMLElement} host */
  constructor(host) {
    const row = create("div", "row");
    row.append(this.field, this.#trap, this.#button);
    this.#form.setAttribute("aria-labelledby", this.#title.id);
    this.#form.append(this.#title, this.#text, this.#label, row, this.#policy);
    this.#hidden = [...host.childNodes].map(hide);
    this.#host = host;
  }

  /** Stands in the element, also when it was taken out; not for ever. */
  keep() {
    if (![...this.#host.children].includes(this.#form) && this.#mayReturn()) this.#host.prepend(this.#form);
  }

  /**
   * @param {string} lang
   * @param {string} title
   * @param {number} level of the title, 2 to 6
   * @param {string} text
   * @param {string} label
   * @param {string} name of the field
   * @param {string} button
   * @param {string} policy text of the link to it
   * @param {string} privacy address of the policy
   */
  say(lang, title, level, text, label, name, button, policy, privacy) {
    have(this.#form, "setAttribute", "lang", lang);
    this.field.name = name;
    this.#title.setAttribute("aria-level", String(level));
    write(this.#title, title);
    write(this.#text, text);
    write(this.#label, label);
    write(this.#button, button);
    write(this.#policy, policy);
    if (privacy) this.#policy.setAttribute("href", privacy);
  }

  /** @param {Consent} consent */
  take(consent) {
    this.#policy.before(consent.element);
  }

  isTrapped() {
    return this.#trap.value !== "";
  }

  leave() {
    have(this.#form, "remove");
    for (const show of this.#hidden) show();
  }
}

/**
 * Hides what our form stands in for, where frameworks find it again; an address of the page stays.
 * @param {any} node
 * @returns {() => void} shows it again
 */
function hide(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.data;
    node.data = "";
    return () => (node.data ||= text);
  }
  if (node.hidden !== false || /^(address|script|style|template)$/i.test(node.nodeName)) return () => {};
  if (/^newsreel-status/.test(node.className)) return () => {};
  node.hidden = true;
  return () => (node.hidden = false);
}

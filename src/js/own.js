// The form that is worked on: what it is given, and given back.

import { controlsOf } from "./controls.js";
import { have, patience } from "./nodes.js";

const CONTROLS = "button,input,select,textarea,fieldset,output,object";

/** By which a copy of the element, which has all our marks, knows what is not the page's. */
const MARK = "newsreel";

/** Forms that controls were tied to. */
let count = 0;

export class OwnForm {
  /** What is ours. @type {[Element, string, string][]} */
  #marks = [];
  /** A form of ours that controls are tied to. @type {HTMLFormElement | undefined} */
  #owner;
  /** Whether what others took away may be put back. */
  mayReturn = patience();

  /**
   * @param {HTMLElement} host
   * @param {HTMLInputElement} field for the address; where it is in no form of the element, it gets one
   * @param {string} label of a form that has none
   */
  constructor(host, field, label) {
    this.field = field;
    tidy(field);
    this.form = host.contains(field.form) ? /** @type {HTMLFormElement} */ (field.form) : this.#tie(host);
    /** Whether the page wants nothing to be checked. */
    this.isFree = (have(this.form, "getAttribute", "novalidate") ?? MARK) !== MARK;
    this.#set(this.form, "novalidate", MARK);
    if (!have(this.form, "matches", "[aria-label],[aria-labelledby],[title]")) this.#set(this.form, "aria-label", label);
    // Hotwire's Turbo takes every form of a page that is not its own to send.
    this.#set(this.form, "data-turbo", "false");
    for (const control of controlsOf(this.form)) {
      // Firefox and WebKit call an empty field invalid that has to be filled in.
      if (control.required) this.#set(control, "aria-invalid", "false");
    }
  }

  /** The parser drops a form in a form: its controls would be the other's. @param {HTMLElement} host */
  #tie(host) {
    const form = document.createElement("form");
    form.className = "newsreel-owner";
    form.id = `newsreel-owner-${++count}`;
    form.method = "post";
    form.target = "_self";
    form.hidden = true;
    // A form in a form would keep the `submit` of its own from the page.
    const around = host.closest("form");
    if (around) have(around, "after", form);
    else host.append(form);
    this.#owner = form;
    this.tie = () => {
      for (const control of host.querySelectorAll(CONTROLS)) this.#set(control, "form", form.id);
    };
    this.tie();
    return form;
  }

  /** Whether it still is what it was. @param {HTMLElement} host */
  isWhole(host) {
    return this.field.form === this.form && host.contains(this.#owner ? this.field : this.form);
  }

  /** Takes in what has come since, where controls had to be tied to it. */
  tie() {}

  /** @param {Element} element @param {string} name @param {string} value */
  #set(element, name, value) {
    if (have(element, "hasAttribute", name)) return;
    have(element, "setAttribute", name, value);
    this.#marks.push([element, name, value]);
  }

  /** Marks again what others took the marks of. */
  keep() {
    this.tie();
    const lost = this.#marks.filter(([element, name]) => !have(element, "hasAttribute", name));
    if (!lost[0] || !this.mayReturn()) return;
    for (const [element, name, value] of lost) have(element, "setAttribute", name, value);
  }

  /** Gives it back as it was. */
  release() {
    for (const [element, name] of this.#marks) have(element, "removeAttribute", name);
    if (this.#owner) have(this.#owner, "remove");
  }
}

/**
 * Pages copy elements with all that stands in them.
 * @param {HTMLInputElement} field
 */
function tidy(field) {
  if (!field.getAttribute("aria-errormessage")?.startsWith("newsreel-")) return;
  field.removeAttribute("aria-errormessage");
  field.removeAttribute("aria-invalid");
}

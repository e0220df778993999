// What the form says: beside the control that it is about, and for once in a region that is read out.

import * as HEARD from "./heard.js";
import { PAUSE_MS, SAID_MS, SECOND_MS } from "./limits.js";
import { create, have, patience, write } from "./nodes.js";

/** How a message sounds, as `About` in src/signup/view.rs counts what it is about. */
const TONES = ["progress", "success", "error", "error", "error"];

/** A region that is only heard. */
const HIDDEN = ["position:absolute", "inline-size:1px", "block-size:1px", "margin:0", "padding:0", "overflow:hidden", "clip-path:inset(50%)", "white-space:nowrap"]
  .map((rule) => `${rule}!important`)
  .join(";");

/** Messages so far: each has an id of its own. */
let count = 0;

export class Message {
  /** @type {HTMLElement} */
  #host;
  #element = create("div", "message", { id: `newsreel-message-${++count}` });
  #suggestion = create("button", "suggestion", { type: "button" });
  #text = create("span", "words");
  #timer = create("span", "timer", { role: "timer", "aria-live": "off" });
  #finish = create("button", "finish", { type: "button" });
  #region = create("div", "status", { "aria-live": "polite" });
  /** What it is about. @type {Element | undefined} */
  #control;
  /** What takes back the mark of a control that is wrong. @type {(() => void) | undefined} */
  #unmark;
  #shows = false;
  #hears = false;
  #mayReturn = patience();
  #said = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timeout;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #awaited;

  /**
   * @param {HTMLElement} host
   * @param {(what: number) => void} say what the person does with it
   */
  constructor(host, say) {
    this.#host = host;
    // No rule of the page may show it.
    this.#region.style.cssText = HIDDEN;
    this.#suggestion.addEventListener("click", () => say(HEARD.TAKEN));
    this.#finish.addEventListener("click", () => say(HEARD.FINISHED));
    this.#element.append(this.#suggestion, " ", this.#text, " ", this.#timer, " ", this.#finish);
  }

  /** There is a region before there is something to say, and before that the person has come here. */
  listen() {
    this.#hears = true;
    const [host, region] = [this.#host, this.#region];
    if (region.parentNode === host) return;
    const around = host.parentElement ?? host;
    const height = () => have(around, "getBoundingClientRect").height;
    const before = height();
    host.append(region);
    // The page's style may say more of the last child.
    if (height() !== before) host.prepend(region);
  }

  /**
   * @param {Element | undefined} control that it is about
   * @param {number} about
   * @param {string} text
   * @param {string} [suggestion]
   * @param {string} [timer]
   * @param {string} [finish]
   */
  show(control, about, text, suggestion = "", timer = "", finish = "") {
    const all = `${suggestion} ${text}`.trim();
    this.#unmark?.();
    this.#unmark = undefined;
    this.#control = control;
    write(this.#suggestion, suggestion);
    write(this.#text, text);
    write(this.#timer, timer);
    write(this.#finish, finish);
    this.#element.dataset.tone = TONES[about];
    this.#shows = all !== "";
    this.#put();
    // What is about a control is wrong with it.
    if (about > 2 && control) this.#mark(control);
    if (all !== this.#said) this.#say(all);
    this.#said = all;
  }

  get #place() {
    return this.#control?.closest("label") ?? this.#control;
  }

  #put() {
    if (!this.#shows) return this.#element.remove();
    const place = this.#place;
    // What is moved loses the focus.
    if (place && place.nextElementSibling !== this.#element) place.after(this.#element);
    else if (!place) this.#host.append(this.#element);
    this.listen();
  }

  /** Stands where it belongs, also when others have changed what is around it. */
  keep() {
    const isThere = !this.#shows || this.#place?.nextElementSibling === this.#element;
    const isHeard = !this.#hears || this.#region.parentNode === this.#host;
    const isMarked = !this.#unmark || this.#control?.hasAttribute("aria-errormessage");
    if (isThere && isHeard && isMarked) return;
    if (!this.#mayReturn()) {
      clearTimeout(this.#awaited);
      this.#awaited = setTimeout(() => this.keep(), SECOND_MS);
      return;
    }
    if (!isThere) this.#put();
    if (!isHeard) this.listen();
    if (!isMarked && this.#control) this.#mark(this.#control);
  }

  /** The same message is to be read out again. */
  forget() {
    this.#said = "";
  }

  /** @param {Element} control */
  #mark(control) {
    const marks = { "aria-invalid": "true", "aria-errormessage": this.#element.id };
    const before = Object.keys(marks).map((name) => [name, control.getAttribute(name)]);
    for (const [name, value] of Object.entries(marks)) control.setAttribute(name, value);
    this.#unmark = () => {
      for (const [name, value] of before) {
        if (value === null) control.removeAttribute(/** @type {string} */ (name));
        else control.setAttribute(/** @type {string} */ (name), value);
      }
    };
  }

  /** @param {string} text */
  #say(text) {
    clearTimeout(this.#timeout);
    this.#region.textContent = "";
    if (!text) return;
    this.#timeout = setTimeout(() => {
      this.#region.textContent = text;
      this.#timeout = setTimeout(() => (this.#region.textContent = ""), SAID_MS);
    }, PAUSE_MS);
  }

  leave() {
    clearTimeout(this.#timeout);
    clearTimeout(this.#awaited);
    this.#unmark?.();
    this.#element.remove();
    this.#region.remove();
  }
}

// A form that somebody uses: what it says, what keeps it from being sent, and how it is sent.

import { Busy } from "./busy.js";
import { controlsOf, isWrong, saidOf, targetOf } from "./controls.js";
import set from "./endings.js";
import { exchange } from "./exchange.js";
import * as HEARD from "./heard.js";
import { letterOf } from "./letter.js";
import { PATIENCE_MS, SECOND_MS } from "./limits.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./letter.js").Entry} Entry */

/** What a message is about, as `About` in src/signup/view.rs counts it. */
const OBSTACLE = 4;

/** The way of what goes to a new tab, as `Way` in src/signup/request.rs counts it. */
const NEW_TAB = 2;

/** The set of top-level domains. */
export function endings() {
  return Uint8Array.from(atob(set), (byte) => byte.charCodeAt(0));
}

export class Used {
  /** @type {HTMLButtonElement | HTMLInputElement | null | undefined} */
  #submitter;
  /** Where in a picture was pressed, if browsers know no more. @type {Entry[]} */
  #point = [];
  #isLate = false;
  /** Whether the browser sends no forms from this document. */
  isBlocked = false;
  /** What keeps the form from being sent, beside the address. @type {any} */
  #obstacle;
  /** What goes along beside what the form holds. @type {Entry[]} */
  #extra = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #late;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #tick;
  #busy = new Busy();
  #form;

  /** @param {Form} form */
  constructor(form) {
    this.#form = form;
  }

  endings() {
    return endings();
  }

  /**
   * It is pressed.
   * @param {HTMLButtonElement | HTMLInputElement | null | undefined} submitter
   * @param {Entry[]} point
   * @param {boolean} isLate whether it is answered later
   */
  press(submitter, point, isLate) {
    [this.#submitter, this.#point, this.#isLate] = [submitter, point, isLate];
  }

  /** Whether what kept the form from being sent does so no longer. */
  isMended() {
    return this.#obstacle && !isWrong(this.#obstacle, this.#form.own?.field);
  }

  /** What the browser says of the first control that it would not send, the address apart. */
  obstacle() {
    const { own, consent } = this.#form;
    const isFree = own?.isFree || this.#submitter?.formNoValidate;
    this.#form.place();
    consent.judge();
    // A consent that goes along is given, whatever the page says of validation.
    const controls = isFree ? [consent.box] : controlsOf(own?.form);
    this.#obstacle = controls.find((control) => isWrong(control, own?.field));
    // The page may have words of its own for it.
    this.#obstacle?.checkValidity?.();
    return this.#obstacle && (this.#obstacle.validationMessage ?? "");
  }

  /** @param {boolean} isObstacle */
  focus(isObstacle) {
    (isObstacle ? this.#obstacle : this.#form.own?.field)?.focus();
  }

  /** Writes into the field as a person would: React would put back what it knows. @param {string} text */
  fill(text) {
    const field = this.#form.own?.field;
    if (!field || field.value === text) return;
    Reflect.set(HTMLInputElement.prototype, "value", text, field);
    for (const name of ["input", "change"]) {
      field.dispatchEvent(new Event(name, { bubbles: true, composed: name === "input" }));
    }
  }

  /** For an address that waited for the network: once all is done that is being done. */
  submit() {
    setTimeout(() => this.#form.pressAgain());
  }

  /** Where the form goes, as it is written; empty if it says nothing. */
  action() {
    return saidOf(this.#form.own?.form, this.#submitter, "action");
  }

  /** The tab or frame that the form wants its answer in; empty if that is this one. */
  target() {
    return targetOf(this.#form.own?.form, this.#submitter);
  }

  /** Whether the field that nobody sees is filled in. */
  isTrapped() {
    return this.#form.isTrapped();
  }

  /** Says so when a second has passed. */
  tick() {
    this.#tick = setTimeout(() => this.#form.say(HEARD.TICKED), SECOND_MS);
  }

  /** Has something go along. @param {string} name @param {string} value */
  add(name, value) {
    this.#extra.push([name, value]);
  }

  /**
   * Sends the form and tells what came of it.
   * @param {number} number to answer with
   * @param {import("./letter.js").Order} order
   */
  async send(number, ...order) {
    const { own, host } = this.#form;
    if (!own) return;
    const [submitter, extra] = [this.#submitter, this.#extra.splice(0)];
    const letter = letterOf(own.form, own.field, submitter, this.#point, extra, order);
    // A browser opens a tab for a press alone, and some time after one.
    const needsPress = this.#isLate && letter.way === NEW_TAB && !navigator.userActivation?.isActive;
    const facts = needsPress ? { lost: "unsent" } : await exchange(host, letter, this.isBlocked);
    // Pages disable what was pressed, since natively they are left then.
    if (submitter) submitter.disabled = false;
    this.#form.say(HEARD.ANSWERED, number, facts);
  }

  /**
   * Says how things stand.
   * @param {import("./form.js").View} view
   */
  show(...view) {
    const [, about, text, suggestion, timer, finish, isBusy, isLate] = view;
    const { own } = this.#form;
    this.#busy.set(own?.form, isBusy);
    clearTimeout(this.#late);
    const control = about === OBSTACLE ? this.#obstacle : own?.field;
    // What the page shows in place of the form says enough.
    if (!control) return;
    const show = () => this.#form.message.show(control, about, text, suggestion, timer, finish);
    if (isLate) this.#late = setTimeout(show, PATIENCE_MS);
    else show();
  }

  /** Says what it said, when others have changed what is around it. */
  keep() {
    this.#busy.keep(this.#form.own?.form);
  }

  /** The form is worked on no longer. */
  release() {
    this.#busy.set(undefined, false);
  }

  leave() {
    for (const timer of [this.#late, this.#tick]) clearTimeout(timer);
  }
}

// The form that a person fills in: the page's own, or one that is made here. It stays the person's:
// what is added is a message, a region that reads it out, and `aria-*`. What is to be done is decided
// in the module; here is what would take it many calls into the browser.

import { Busy } from "./busy.js";
import { Contact } from "./contact.js";
import { cluesOf, controlsOf, fieldsIn, isSent, isWrong, saidOf, targetOf } from "./controls.js";
import { dress } from "./dress.js";
import { exchange } from "./exchange.js";
import * as HEARD from "./heard.js";
import { hearLeaving } from "./leaving.js";
import { letterOf } from "./letter.js";
import { PATIENCE_MS, SECOND_MS } from "./limits.js";
import { Consent, MadeForm } from "./made.js";
import { Message } from "./message.js";
import { OwnForm } from "./own.js";
import { Presses } from "./presses.js";

/** @typedef {import("./newsreel_glue.js").SignupMachine} SignupMachine */
/** @typedef {<Value>(call: () => Value) => Value | undefined} Run calls what belongs to the element */
/** @typedef {import("./letter.js").Entry} Entry */

/** What a message is about, as `About` in src/signup/view.rs counts it. */
const OBSTACLE = 4;

/** What is ours, and what others may take away. */
const WATCHED = ["novalidate", "form", "aria-invalid", "aria-errormessage", "data-state"];

export class Form {
  /** Of all that is added. */
  static style = "";

  #machine;
  #run;
  #gone = new AbortController();
  /** @type {HTMLInputElement[]} */
  #found = [];
  /** @type {OwnForm | undefined} */
  #own;
  /** @type {HTMLButtonElement | HTMLInputElement | null | undefined} */
  #submitter;
  /** What keeps the form from being sent, beside the address. @type {any} */
  #obstacle;
  /** Whether the browser sends no forms from this document. */
  #isBlocked = false;
  #busy = new Busy();
  /** The view that shows. */
  #drawn = "";
  /** What goes along beside what the form holds. @type {Entry[]} */
  #extra = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #late;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #tick;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #looks;
  /** @type {MadeForm | undefined} */
  #made;
  #consent = new Consent();
  #contact;
  #message;
  #presses;

  /**
   * @param {HTMLElement} host
   * @param {SignupMachine} machine
   * @param {Run} run
   */
  constructor(host, machine, run) {
    const { signal } = this.#gone;
    this.host = host;
    this.#machine = machine;
    this.#run = run;
    const press = (/** @type {number} */ what) => () => this.#say(what);
    this.#contact = new Contact(host);
    this.#message = new Message(host, press(HEARD.TAKEN), press(HEARD.FINISHED));
    this.#presses = new Presses(host, {
      form: () => this.#form,
      field: () => this.#field,
      isSent: (submitter) => host.hasAttribute("action") || isSent(this.#form, submitter),
      isFree: () => !!this.#own?.isFree,
      judge: (submitter) => this.#judge(submitter),
      send: (isBlocked) => {
        this.#isBlocked = isBlocked;
        this.#say(HEARD.PRESSED);
      },
    });
    this.#listen(signal);
    dress(host, Form.style);
    this.attributesChanged();
  }

  /** The attributes are other ones. */
  attributesChanged() {
    this.#say(HEARD.READ);
  }

  /** @param {string} tag @param {unknown} words */
  speak(tag, words) {
    this.#machine.speak(tag, words);
    this.attributesChanged();
  }

  /** It stands in another tree, perhaps. */
  moved() {
    dress(this.host, Form.style);
    this.#presses.listen();
  }

  /** Whether the form may be sent; says what is wrong if not. */
  validate() {
    return !!this.#say(HEARD.VALIDATED);
  }

  /** Sends the form as if the button were pressed that Enter presses. */
  submit() {
    this.#presses.press();
  }

  /** Makes the form as new. */
  reset() {
    if (this.#form) HTMLFormElement.prototype.reset.call(this.#form);
    this.#say(HEARD.RESET);
  }

  /** The `state` of the element. */
  state = "editing";

  /** @param {boolean} isKnown */
  hasBroken(isKnown) {
    return this.#machine.hasBroken(isKnown);
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    /** @type {(target: EventTarget, name: string, handle: (event: any) => unknown, capture?: boolean) => void} */
    const on = (target, name, handle, capture) =>
      target.addEventListener(name, handle, { signal, capture });
    const host = this.host;
    on(host, "input", (event) => event.isComposing || this.#edited(event));
    for (const name of ["change", "compositionend"]) on(host, name, (event) => this.#edited(event));
    hearLeaving(host, { on, field: () => this.#field, left: () => this.#say(HEARD.LEFT) });
    on(host, "focusin", () => this.#message.listen());
    on(host, "reset", (event) => {
      // Pages empty their forms when all went well.
      const isReset = () => !event.defaultPrevented && this.state !== "subscribed";
      if (event.target === this.#form) setTimeout(() => isReset() && this.#say(HEARD.RESET));
    });
    on(window, "online", () => this.#say(HEARD.ONLINE));
    const watcher = new MutationObserver(() => this.#keep());
    watcher.observe(host, { childList: true, subtree: true, attributeFilter: WATCHED });
    signal.addEventListener("abort", () => watcher.disconnect());
  }

  /** @param {number} what @param {number} [number] @param {unknown} [facts] */
  #say(what, number = 0, facts) {
    if (this.#gone.signal.aborted) return;
    return this.#run(() => this.#machine.heard(this, what, this.#value, number, facts));
  }

  /** @param {Event} event */
  #edited({ target }) {
    const isMended = this.#obstacle && !isWrong(this.#obstacle, this.#field);
    // After success another choice is another subscription.
    const isAnother = target !== this.#field && this.state === "subscribed";
    if (target === this.#field) this.#say(HEARD.TYPED);
    if (isMended || isAnother) this.#say(HEARD.MENDED);
  }

  /** @param {HTMLButtonElement | HTMLInputElement | null | undefined} submitter */
  #judge(submitter) {
    [this.#submitter, this.#drawn] = [submitter, ""];
    this.#message.forget();
    // What has broken keeps no form from being sent.
    return this.#say(HEARD.JUDGED) !== false;
  }

  /** For an address that waited for the network: once all is done that is being done. */
  press() {
    setTimeout(() => this.submit());
  }

  // Others change what stands in the element.
  #keep() {
    const own = this.#own;
    if (!own?.isWhole(this.host)) {
      // In a task of its own: whoever answers to what we do must not keep the page from going on.
      this.#looks ??= setTimeout(() => {
        this.#looks = undefined;
        this.#say(HEARD.CHANGED);
      });
      return;
    }
    own.keep();
    this.#place();
    this.#message.keep();
    this.#busy.keep(this.#form);
    if (this.host.dataset.state !== this.state && own.mayReturn()) this.host.dataset.state = this.state;
    this.#say(HEARD.TYPED);
  }

  /**
   * What is known of each of the page's fields that may be the one for the address.
   * @param {string} name that it is to have
   * @returns {Uint8Array | undefined} nothing where the page has put neither form nor field there
   */
  look(name) {
    if (!this.#own?.isWhole(this.host)) this.#release();
    const found = fieldsIn(this.host);
    this.#found = found ?? [];
    return found && Uint8Array.from(found, (field) => cluesOf(field, this.host, name));
  }

  /**
   * Works on the form of a field that was looked at; one that is in no form of the element gets one.
   * @param {number} index
   * @param {string} label of a form that has none
   */
  take(index, label) {
    const field = /** @type {HTMLInputElement} */ (this.#found[index]);
    if (this.#made) {
      this.#made.leave();
      this.#made = undefined;
    }
    this.#use(field, label);
  }

  /** @param {HTMLInputElement} field @param {string} label */
  #use(field, label) {
    if (field === this.#field) return;
    this.#release();
    [this.#own, this.#drawn] = [new OwnForm(this.host, field, label), ""];
    this.#say(HEARD.TYPED);
  }

  #release() {
    if (!this.#own) return;
    this.#busy.set(this.#form, false);
    this.#message.show(undefined, 0, "", "", "", "");
    this.#own.release();
    [this.#own, this.#drawn] = [undefined, ""];
  }

  get #form() {
    return this.#own?.form;
  }

  get #field() {
    return this.#own?.field;
  }

  get #value() {
    return this.#field?.value ?? "";
  }

  /** Writes into the field as a person would: React would put back what it knows. @param {string} text */
  fill(text) {
    const field = this.#field;
    if (!field || field.value === text) return;
    Reflect.set(HTMLInputElement.prototype, "value", text, field);
    for (const name of ["input", "change"]) {
      field.dispatchEvent(new Event(name, { bubbles: true, composed: name === "input" }));
    }
  }

  /** What the browser says of the first control that it would not send, the address apart. */
  obstacle() {
    const isFree = this.#own?.isFree || this.#submitter?.formNoValidate;
    this.#place();
    this.#consent.judge();
    // A consent that goes along is given, whatever the page says of validation.
    const controls = isFree ? [this.#consent.box] : controlsOf(this.#form);
    this.#obstacle = controls.find((control) => isWrong(control, this.#field));
    // The page may have words of its own for it.
    this.#obstacle?.checkValidity?.();
    return this.#obstacle && (this.#obstacle.validationMessage ?? "");
  }

  /** @param {boolean} isObstacle */
  focus(isObstacle) {
    (isObstacle ? this.#obstacle : this.#field)?.focus();
  }

  /** Where the form goes, as it is written; empty if it says nothing. */
  action() {
    return saidOf(this.#form, this.#submitter, "action");
  }

  /** The tab or frame that the form wants its answer in; empty if that is this one. */
  target() {
    return targetOf(this.#form, this.#submitter);
  }

  /** Whether the field that nobody sees is filled in. */
  isTrapped() {
    return this.#made?.isTrapped() ?? false;
  }

  /**
   * Shows a form of our own, or other words in it.
   * @param {string} typed before the element was taken out
   * @param {Parameters<MadeForm["say"]>} wording
   */
  make(typed, ...wording) {
    this.#made ??= new MadeForm(this.host);
    this.#made.keep();
    this.#made.say(...wording);
    // Before it is heard that the field is empty.
    this.#made.field.value ||= typed;
    this.#use(this.#made.field, "");
  }

  /** Says so when a second has passed. */
  tick() {
    this.#tick = setTimeout(() => this.#say(HEARD.TICKED), SECOND_MS);
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
    const [form, field] = [this.#form, this.#field];
    if (!form || !field) return;
    const [submitter, extra] = [this.#submitter, this.#extra.splice(0)];
    const letter = letterOf(form, field, submitter, extra, order);
    const facts = await exchange(this.host, letter, this.#isBlocked);
    // Pages disable what was pressed, since natively they are left then.
    if (submitter) submitter.disabled = false;
    this.#say(HEARD.ANSWERED, number, facts);
  }

  /**
   * Has the form ask for a tick.
   * @param {string} text nothing if it need not
   * @param {string} missing said while there is none
   */
  ask(text, missing) {
    this.#consent.say(text, missing);
    this.#place();
  }

  // Nobody agrees by a box that is not there.
  #place() {
    if (!this.#field || !this.#consent.mustBePut(this.host)) return;
    if (this.#made) this.#made.take(this.#consent);
    else (this.#field.closest("label") ?? this.#field).after(this.#consent.element);
    this.#own?.tie();
  }

  /** Shows where the publisher can be reached. @param {Parameters<Contact["begin"]>} contact */
  contact(...contact) {
    this.#contact.begin(...contact);
  }

  /** @param {Parameters<Contact["add"]>} line of it */
  line(...line) {
    this.#contact.add(...line);
  }

  /**
   * Shows how things stand, unless it shows so already.
   * @param {[state: string, about: number, text: string, suggestion: string, timer: string, finish: string, isBusy: boolean, isLate: boolean]} view
   *   `isBusy` while a press changes nothing; what `isLate` is said only if it lasts
   */
  show(...view) {
    const [state, about, text, suggestion, timer, finish, isBusy, isLate] = view;
    if (String(view) === this.#drawn) return;
    this.#drawn = String(view);
    this.state = this.host.dataset.state = state;
    this.#busy.set(this.#form, isBusy);
    clearTimeout(this.#late);
    const control = about === OBSTACLE ? this.#obstacle : this.#field;
    // What the page shows in place of the form says enough.
    if (!control) return;
    const show = () => this.#message.show(control, about, text, suggestion, timer, finish);
    if (isLate) this.#late = setTimeout(show, PATIENCE_MS);
    else show();
  }

  /** Takes away all that was added. What is known of the address stays. */
  free() {
    this.#gone.abort();
    this.#presses.leave();
    for (const timer of [this.#late, this.#tick, this.#looks]) clearTimeout(timer);
    delete this.host.dataset.state;
    this.#release();
    this.#message.leave();
    this.#consent.element.remove();
    this.#contact.leave();
    this.#made?.leave();
  }
}

// The form that a person fills in: the page's own, or one that is made here. It stays the person's:
// what is added is a message, a region that reads it out, and `aria-*`. What is to be done is decided
// in the module; here is what would take it many calls into the browser.

import { Arrival } from "./arrival.js";
import { Contact } from "./contact.js";
import { cluesOf, fieldsIn, isSent } from "./controls.js";
import { dress } from "./dress.js";
import { fail } from "./events.js";
import * as HEARD from "./heard.js";
import { hearLeaving } from "./leaving.js";
import { Consent, MadeForm } from "./made.js";
import { Message } from "./message.js";
import { OwnForm } from "./own.js";
import { Presses, pressOf, submit } from "./presses.js";

/** @typedef {import("./newsreel_glue.js").SignupMachine} SignupMachine */
/** @typedef {<Value>(call: () => Value) => Value | undefined} Run calls what belongs to the element */
/** @typedef {import("./arrival.js").Bring} Bring */
/** @typedef {import("./presses.js").Press} Press */

/**
 * How things stand: `isBusy` while a press changes nothing; what `isLate` is said only if it lasts.
 * @typedef {[state: string, about: number, text: string, suggestion: string, timer: string, finish: string, isBusy: boolean, isLate: boolean]} View
 */

/** What an element leaves behind in a copy of it. */
const LEFT = ["message", "status", "owner", "form", "consent", "contact"].map((name) => `.newsreel-${name}`).join();

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
  /** What is worked on. @type {OwnForm | undefined} */
  own;
  /** What is there once somebody has come. @type {import("./used.js").Used | undefined} */
  used;
  /** What it says, once somebody has come. @type {Message | undefined} */
  #message;
  /** What was pressed last, and what of that is pressed again just now. @type {Press | undefined} */
  #pressed;
  /** @type {Press | undefined} */
  #again;
  /** The view that shows. */
  #drawn = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #looks;
  /** @type {MadeForm | undefined} */
  #made;
  consent = new Consent();
  #contact;
  #presses;
  #arrival;

  /**
   * @param {HTMLElement} host
   * @param {SignupMachine} machine
   * @param {Run} run
   * @param {Bring} bring
   */
  constructor(host, machine, run, bring) {
    const { signal } = this.#gone;
    this.host = host;
    this.#machine = machine;
    this.#run = run;
    // Of an element that this one is a copy of.
    for (const old of host.querySelectorAll(LEFT)) old.remove();
    this.#contact = new Contact(host);
    this.#presses = new Presses(host, {
      form: () => this.#form,
      field: () => this.#field,
      isSent: (submitter) => host.hasAttribute("action") || isSent(this.#form, submitter),
      isFree: () => !!this.own?.isFree && !!this.used,
      judge: (submitter) => this.#judge(submitter),
      send: (isBlocked) => {
        if (this.used) this.used.isBlocked = isBlocked;
        this.say(HEARD.PRESSED);
      },
    });
    this.#arrival = new Arrival(bring, {
      begun: (more) => this.#begin(more),
      // Who has come back to the field goes on.
      hear: (what) => (what === HEARD.LEFT && this.#field?.matches(":focus")) || this.say(what),
      press: (press, amended) => this.#press(press, amended),
      hasLost: () => this.state === "failed",
      lost: () => this.#lose(),
      never: (error, submitter) => this.#giveUp(error, submitter),
    });
    this.#listen(signal);
    dress(host, Form.style);
    this.#arrival.look();
    this.attributesChanged();
    if (host.matches(":focus-within")) this.#attend();
  }

  /** Somebody has come to it. */
  #attend() {
    this.#arrival.begin();
    this.message.listen();
  }

  get message() {
    return (this.#message ??= new Message(this.host, (what) => this.say(what)));
  }

  /** All is there for a form that is used. @param {import("./arrival.js").More} more */
  #begin({ Used }) {
    if (this.#gone.signal.aborted) return;
    this.used = new Used(this);
    this.#drawn = "";
    this.say(HEARD.BEGUN);
  }

  /**
   * Answers a press that has waited, and one before it. Who has typed since has not meant what stands there.
   * @param {Press} press
   * @param {string | undefined} amended
   */
  #press(press, amended) {
    if (amended !== undefined) this.#tell(HEARD.VALIDATED, amended);
    if (press.text.trim() === this.#value.trim()) return this.pressAgain();
    this.#tell(HEARD.VALIDATED, press.text);
    this.say(HEARD.TYPED);
  }

  /** Has the form sent as if what was pressed last were pressed again. */
  pressAgain() {
    this.#again = this.#pressed;
    this.#presses.press(this.#again?.submitter);
    this.#again = undefined;
  }

  /** What was pressed cannot be sent for now. */
  #lose() {
    this.say(HEARD.LOST, navigator.onLine ? 0 : 1);
    // There is nothing to be sent yet.
    if (this.state !== "failed") this.#field?.focus();
  }

  /** The page's own shows. What was pressed is sent, if it is a form. @param {unknown} error @param {any} submitter */
  #giveUp(error, submitter) {
    if (this.#gone.signal.aborted) return;
    const form = this.#made ? undefined : this.#form;
    fail(this.host, "widget-part", `what checks and sends addresses does not come, the page's own shows: ${error}`);
    this.free();
    if (form?.isConnected) submit(form, submitter);
  }

  /** The attributes are other ones. */
  attributesChanged() {
    this.say(HEARD.READ);
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
    return !!this.say(HEARD.VALIDATED);
  }

  /** Sends the form as if the button were pressed that Enter presses. */
  submit() {
    this.#presses.press();
  }

  /** Makes the form as new. */
  reset() {
    if (this.#form) HTMLFormElement.prototype.reset.call(this.#form);
    this.say(HEARD.RESET);
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
    hearLeaving(host, { on, field: () => this.#field, left: () => this.say(HEARD.LEFT) });
    for (const name of ["pointerdown", "input"]) on(host, name, () => this.#arrival.begin());
    on(host, "focusin", () => this.#attend());
    on(host, "reset", (event) => {
      // Pages empty their forms when all went well.
      const isReset = () => !event.defaultPrevented && this.state !== "subscribed";
      if (event.target === this.#form) setTimeout(() => isReset() && this.say(HEARD.RESET));
    });
    on(window, "online", () => this.say(HEARD.ONLINE));
    const watcher = new MutationObserver(() => this.#keep());
    watcher.observe(host, { childList: true, subtree: true, attributeFilter: WATCHED });
    signal.addEventListener("abort", () => watcher.disconnect());
  }

  /** @param {number} what @param {number} [number] @param {unknown} [facts] */
  say(what, number = 0, facts) {
    if (this.#gone.signal.aborted || !this.#arrival.takes(what)) return;
    return this.#tell(what, this.#value, number, facts);
  }

  /** @param {number} what @param {string} text of the field @param {number} [number] @param {unknown} [facts] */
  #tell(what, text, number = 0, facts) {
    return this.#run(() => this.#machine.heard(this, what, text, number, facts));
  }

  /** @param {Event} event */
  #edited({ target }) {
    const isMended = this.used?.isMended();
    // After success another choice is another subscription.
    const isAnother = target !== this.#field && this.state === "subscribed";
    if (target === this.#field) this.say(HEARD.TYPED);
    if (isMended || isAnother) this.say(HEARD.MENDED);
  }

  /** @param {HTMLButtonElement | HTMLInputElement | null | undefined} submitter */
  #judge(submitter) {
    this.#drawn = "";
    this.#message?.forget();
    const press = this.#again ?? pressOf(this.used ? undefined : this.#form, submitter, this.#value);
    this.#pressed = press;
    if (!this.#arrival.mayPress(press)) return false;
    this.used?.press(submitter, press.point, press === this.#again);
    // What has broken keeps no form from being sent.
    return this.say(HEARD.JUDGED) !== false;
  }

  // Others change what stands in the element.
  #keep() {
    const own = this.own;
    if (!own?.isWhole(this.host)) {
      // In a task of its own: whoever answers to what we do must not keep the page from going on.
      this.#looks ??= setTimeout(() => {
        this.#looks = undefined;
        this.say(HEARD.CHANGED);
      });
      return;
    }
    own.keep();
    this.place();
    this.#message?.keep();
    this.used?.keep();
    if (this.host.dataset.state !== this.state && own.mayReturn()) this.host.dataset.state = this.state;
    this.say(HEARD.TYPED);
  }

  /**
   * What is known of each of the page's fields that may be the one for the address.
   * @param {string} name that it is to have
   * @returns {Uint8Array | undefined} nothing where the page has put neither form nor field there
   */
  look(name) {
    if (!this.own?.isWhole(this.host)) this.#release();
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
    this.#workOn(field, label);
  }

  /** @param {HTMLInputElement} field @param {string} label */
  #workOn(field, label) {
    if (field === this.#field) return;
    this.#release();
    [this.own, this.#drawn] = [new OwnForm(this.host, field, label), ""];
    this.say(HEARD.TYPED);
  }

  #release() {
    if (!this.own) return;
    this.used?.release();
    this.#message?.show(undefined, 0, "");
    this.own.release();
    [this.own, this.#drawn] = [undefined, ""];
  }

  get #form() {
    return this.own?.form;
  }

  get #field() {
    return this.own?.field;
  }

  get #value() {
    return this.#field?.value ?? "";
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
    this.#workOn(this.#made.field, "");
  }

  /**
   * Has the form ask for a tick.
   * @param {string} text nothing if it need not
   * @param {string} missing said while there is none
   */
  ask(text, missing) {
    this.consent.say(text, missing);
    this.place();
  }

  // Nobody agrees by a box that is not there.
  place() {
    if (!this.#field || !this.consent.mustBePut(this.host)) return;
    if (this.#made) this.#made.take(this.consent);
    else (this.#field.closest("label") ?? this.#field).after(this.consent.element);
    this.own?.tie();
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
   * @param {View} view
   */
  show(...view) {
    if (String(view) === this.#drawn) return;
    this.#drawn = String(view);
    this.state = this.host.dataset.state = view[0];
    if (this.used) this.used.show(...view);
    else if (this.#field && (view[2] || this.#message)) this.message.show(this.#field, view[1], view[2]);
  }

  /** Takes away all that was added. What is known of the address stays. */
  free() {
    this.#gone.abort();
    this.#arrival.leave();
    this.#presses.leave();
    clearTimeout(this.#looks);
    delete this.host.dataset.state;
    this.#release();
    this.used?.leave();
    this.#message?.leave();
    this.consent.element.remove();
    this.#contact.leave();
    this.#made?.leave();
  }
}

// Presses that send a form. As where the browser validates it, the page hears nothing of one that is not
// fit to be sent; of one that is, all its listeners hear first, and what they take over is theirs.

import { SUBMITS, controlsOf } from "./controls.js";

/**
 * @typedef {object} Hearer
 * @property {() => HTMLFormElement | undefined} form that it hears of now
 * @property {() => HTMLInputElement | undefined} field
 * @property {(submitter: any) => boolean} isSent whether a press sends the form to a server
 * @property {() => boolean} isFree whether the page validates by itself
 * @property {(submitter: any) => boolean} judge whether the form is fit to be sent; says what is wrong if not
 * @property {(isBlocked: boolean) => void} send
 */

export class Presses {
  #listeners = new AbortController();
  /** @type {HTMLElement} */
  #host;
  /** @type {Hearer} */
  #hearer;

  /** @param {HTMLElement} host @param {Hearer} hearer */
  constructor(host, hearer) {
    this.#host = host;
    this.#hearer = hearer;
    this.listen();
  }

  /** Hears of them where the element is now. */
  listen() {
    this.leave();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const root = this.#host.getRootNode();
    // A shadow root lets no `submit` out.
    const top = root instanceof ShadowRoot ? root : window;
    const options = { capture: true, signal };
    top.addEventListener("submit", (event) => this.#submitted(/** @type {SubmitEvent} */ (event), top), options);
    this.#host.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.#host.addEventListener("keypress", (event) => this.#typed(event), { signal });
  }

  /** @param {SubmitEvent} event @param {EventTarget} top */
  #submitted(event, top) {
    const { form, isFree, isSent, judge, send } = this.#hearer;
    const own = form();
    if (event.target !== own || !isSent(event.submitter)) return;
    // An event that a script of the page has made sends nothing (HTML); but Firefox would. happy-dom does
    // not say who has made it.
    const isPress = event.isTrusted !== false;
    if (isPress && !judge(event.submitter)) {
      event.preventDefault();
      if (!isFree()) event.stopImmediatePropagation();
      return;
    }
    // The last to hear of it.
    const finish = (/** @type {Event} */ later) => {
      if (later !== event || later.defaultPrevented || form() !== own) return;
      later.preventDefault();
      if (isPress) send(false);
    };
    top.addEventListener("submit", finish, { once: true, signal: this.#listeners.signal });
  }

  /** Presses a button of the form, none if that is `null`, or that which Enter presses. @param {any} [pressed] */
  press(pressed) {
    const form = this.#hearer.form();
    if (!form) return;
    const isIts = pressed === null || pressed?.form === form;
    const button = isIts ? pressed : controlsOf(form).find((control) => control.matches(SUBMITS));
    if (sendsForms()) submit(form, button);
    else this.#pressed(button?.matches(":disabled") ? undefined : button);
  }

  /** @param {any} submitter */
  #pressed(submitter) {
    if (this.#hearer.isSent(submitter) && this.#hearer.judge(submitter)) this.#hearer.send(true);
  }

  // Where the browser sends no forms, it tells of no presses either.
  /** @param {Event} event */
  #clicked(event) {
    const button = /** @type {any} */ (event.target).closest?.(SUBMITS);
    const isOurs = button && button.form === this.#hearer.form() && !sendsForms();
    if (isOurs) setTimeout(() => event.defaultPrevented || this.#pressed(button));
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    const isPress = event.key === "Enter" && event.target === this.#hearer.field();
    // A button hears of Enter as a click.
    const hasButton = controlsOf(this.#hearer.form()).some((control) => control.matches(SUBMITS));
    if (isPress && !hasButton && !sendsForms()) setTimeout(() => event.defaultPrevented || this.#pressed(null));
  }

  leave() {
    this.#listeners.abort();
  }
}

/**
 * A press that is answered later: what stood in the field for the address, and where in a picture it was.
 * @typedef {{ submitter: any, text: string, point: [string, FormDataEntryValue][] }} Press
 */

/**
 * Browsers know where a picture was pressed while they tell of it, and some no longer.
 * @param {HTMLFormElement | undefined} form
 * @param {any} submitter
 * @param {string} text of the field for the address
 * @returns {Press}
 */
export function pressOf(form, submitter, text) {
  if (!form || submitter?.type !== "image") return { submitter, text, point: [] };
  const prefix = submitter.name ? `${submitter.name}.` : "";
  const point = [...new FormData(form, submitter)].filter(([name]) => name === `${prefix}x` || name === `${prefix}y`);
  return { submitter, text, point };
}

/**
 * Has the browser send a form as if a button of it were pressed.
 * @param {HTMLFormElement} form
 * @param {any} button which may be the form's no more
 */
export function submit(form, button) {
  const isIts = button?.form === form && !button.matches(":disabled");
  HTMLFormElement.prototype.requestSubmit.call(form, isIts ? button : undefined);
}

/** Whether the browser sends forms from here, once that has been asked. @type {boolean | undefined} */
let sends;

/** A sandbox may forbid it: then there is not even a `submit` event. */
function sendsForms() {
  // Nothing else can be in a sandbox.
  if (sends === undefined && self === top && self.origin !== "null") sends = true;
  return (sends ??= tryForm());
}

// Seen by nobody: a shadow root lets no `submit` out.
function tryForm() {
  let isHeard = false;
  const holder = document.createElement("div");
  const form = document.createElement("form");
  holder.attachShadow({ mode: "closed" }).append(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    isHeard = true;
  });
  document.documentElement.append(holder);
  form.requestSubmit();
  holder.remove();
  return isHeard;
}

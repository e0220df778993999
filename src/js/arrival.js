// The arrival of what checks and sends: at the first use of a form, whose press waits for it.

import * as HEARD from "./heard.js";
import { DEADLINE_MS } from "./limits.js";

/** @typedef {typeof import("./subscribe.js")} More */
/** @typedef {(isAsked: boolean) => More | Promise<More> | undefined} Bring what is there, or will be if it is asked for */
/** @typedef {import("./presses.js").Press} Press */

/**
 * @typedef {object} Hearer
 * @property {(more: More) => void} begun all has come
 * @property {(what: number) => void} hear of what has waited
 * @property {(press: Press, amended: string | undefined) => void} press again what was pressed; the
 *   text at a press before it, where that was another
 * @property {() => boolean} hasLost whether a press was lost, and the person told so
 * @property {() => void} lost it does not come for now, and a press has waited
 * @property {(error: unknown, submitter: any) => void} never it does not come at all
 */

/** What is heard of a form before that. */
const FIRST = [HEARD.TYPED, HEARD.READ, HEARD.CHANGED, HEARD.RESET, HEARD.LOST];

/** What is heard of later. All else has nothing to say of a form that nobody has used. */
const LATER = [HEARD.LEFT, HEARD.VALIDATED];

export class Arrival {
  /** @type {More | undefined} */
  more;
  /** @type {Promise<void> | undefined} */
  #coming;
  /** Whether it is asked for no more until there is a reason to. */
  #rests = false;
  /** @type {Set<number>} */
  #waits = new Set();
  /** What was pressed last. @type {Press | undefined} */
  #pressed;
  /** @type {string | undefined} */
  #amended;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #deadline;
  /** @type {Bring} */
  #bring;
  /** @type {Hearer} */
  #hearer;

  /** @param {Bring} bring @param {Hearer} hearer */
  constructor(bring, hearer) {
    this.#bring = bring;
    this.#hearer = hearer;
  }

  /** Takes what is there already. */
  look() {
    const more = this.#bring(false);
    if (more) this.#take(/** @type {More} */ (more));
  }

  /** Somebody uses the form. */
  begin() {
    if (!this.#rests) this.#coming ??= this.#come();
  }

  async #come() {
    let more;
    try {
      more = await this.#bring(true);
    } catch {
      if (this.#pressed && (await isReachable())) more = await this.#comeAtLast();
      else this.#lose();
    }
    this.#coming = undefined;
    if (more) this.#take(more);
  }

  /** There is a network: another try tells whether what failed does so always. */
  async #comeAtLast() {
    try {
      return await this.#bring(true);
    } catch (error) {
      const pressed = this.#forget();
      if (pressed) this.#hearer.never(error, pressed.submitter);
    }
  }

  /** The person is told, and asked to press again unless that is done without a press. */
  #lose() {
    this.#rests = true;
    const isAwaited = this.#pressed || (this.#waits.delete(HEARD.ONLINE) && this.#hearer.hasLost());
    this.#forget();
    if (isAwaited) this.#hearer.lost();
  }

  /** @param {More} more */
  #take(more) {
    if (this.more) return;
    this.more = more;
    const amended = this.#amended;
    const pressed = this.#forget();
    this.#hearer.begun(more);
    // A press is told before what comes of it: that the field was left may change what stands there.
    if (pressed) this.#hearer.press(pressed, amended);
    for (const what of this.#waits) this.#hearer.hear(what);
  }

  /** What was pressed is answered, or lost. */
  #forget() {
    const pressed = this.#pressed;
    clearTimeout(this.#deadline);
    this.#pressed = this.#amended = this.#deadline = undefined;
    return pressed;
  }

  /** Whether something can be heard now. @param {number} what */
  takes(what) {
    if (this.more) return true;
    if (what === HEARD.RESET) this.leave();
    if (FIRST.includes(what)) return true;
    if (what === HEARD.ONLINE) this.#rests = false;
    if (what === HEARD.ONLINE ? this.#hearer.hasLost() : LATER.includes(what)) {
      this.#waits.add(what);
      this.begin();
    }
    return false;
  }

  /** Whether a press can be answered now. @param {Press} press */
  mayPress(press) {
    if (this.more) return true;
    if (this.#pressed && this.#pressed.text !== press.text) this.#amended = this.#pressed.text;
    this.#pressed = press;
    this.#rests = false;
    this.#deadline ??= setTimeout(() => this.#lose(), DEADLINE_MS);
    this.begin();
    return false;
  }

  /** Nothing is waited for any more. */
  leave() {
    this.#forget();
    this.#waits.clear();
  }
}

/** Whether the place answers that all comes from. */
async function isReachable() {
  const signal = AbortSignal.timeout?.(DEADLINE_MS);
  try {
    // A classic script has no address to begin from.
    const address = new URL("./signup.wasm", import.meta.url);
    const { status } = await fetch(address, { method: "HEAD", mode: "no-cors", cache: "no-store", signal });
    return status < 500;
  } catch {
    return false;
  }
}

// The arrival of what checks and sends: at the first use of a form, whose press waits for it.

import * as HEARD from "./heard.js";

/** @typedef {typeof import("./subscribe.js")} More */
/** @typedef {(isAsked: boolean) => More | Promise<More> | undefined} Bring what is there, or will be if it is asked for */

/**
 * @typedef {object} Hearer
 * @property {(more: More) => void} begun all has come
 * @property {(what: number) => void} hear of what has waited
 * @property {(submitter: any) => void} press again what was pressed meanwhile
 * @property {(error: unknown, submitter: any) => void} lost it does not come, and a press has waited
 */

/** What is heard of a form before that. */
const FIRST = [HEARD.TYPED, HEARD.READ, HEARD.CHANGED, HEARD.RESET];

/** What is heard of later. All else has nothing to say of a form that nobody has used. */
const LATER = [HEARD.LEFT, HEARD.VALIDATED];

export class Arrival {
  /** @type {More | undefined} */
  more;
  /** @type {Promise<void> | undefined} */
  #coming;
  #hasFailed = false;
  /** @type {Set<number>} */
  #waits = new Set();
  /** What was pressed last. @type {{ submitter: any } | undefined} */
  #pressed;
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
    if (!this.#hasFailed || this.#pressed) this.#coming ??= this.#come();
  }

  async #come() {
    let more;
    try {
      more = await this.#bring(true);
    } catch (error) {
      this.#hasFailed = true;
      this.#coming = undefined;
      if (this.#pressed) this.#hearer.lost(error, this.#pressed.submitter);
    }
    if (more) this.#take(more);
  }

  /** @param {More} more */
  #take(more) {
    if (this.more) return;
    this.more = more;
    this.#hearer.begun(more);
    for (const what of this.#waits) this.#hearer.hear(what);
    if (this.#pressed) this.#hearer.press(this.#pressed.submitter);
  }

  /** Whether something can be heard now. @param {number} what */
  takes(what) {
    if (this.more || FIRST.includes(what)) return true;
    if (LATER.includes(what)) {
      this.#waits.add(what);
      this.begin();
    }
    return false;
  }

  /** Whether a press can be answered now. @param {any} submitter */
  mayPress(submitter) {
    if (this.more) return true;
    this.#pressed = { submitter };
    this.begin();
    return false;
  }
}

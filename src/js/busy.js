// The marks of buttons that change nothing for now. Not `disabled`: that would take the focus away.

import { SUBMITS, controlsOf } from "./controls.js";

export class Busy {
  #isOn = false;
  /** @type {(() => void)[]} */
  #undo = [];

  /** @param {HTMLFormElement | undefined} form @param {boolean} isOn */
  set(form, isOn) {
    this.#isOn = isOn;
    if (isOn) this.keep(form);
    else for (const undo of this.#undo.splice(0)) undo();
  }

  /** Marks what has come since. @param {HTMLFormElement | undefined} form */
  keep(form) {
    for (const button of this.#isOn ? controlsOf(form) : []) {
      if (!button.matches(SUBMITS) || button.hasAttribute("aria-disabled")) continue;
      button.setAttribute("aria-disabled", "true");
      this.#undo.push(() => button.removeAttribute("aria-disabled"));
    }
  }
}

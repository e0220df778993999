// Copies a text, and says so.

import { byId, say } from "./dom.js";

/** @param {HTMLElement} button @param {HTMLElement} code what has the text */
export async function copy(button, code) {
  const isDone = await navigator.clipboard?.writeText(code.textContent ?? "").then(() => true, () => false);
  if (!isDone) getSelection()?.selectAllChildren(code);
  const said = say(isDone ? "outcome.copied" : "outcome.notCopied");
  byId("copied").textContent = said;
  const word = button.textContent;
  button.textContent = said;
  button.dataset.done = "";
  button.addEventListener("blur", () => {
    button.textContent = word;
    delete button.dataset.done;
    byId("copied").textContent = "";
  }, { once: true });
}

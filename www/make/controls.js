// The controls of the page: what they show of a state, and what they make of it.

import { byId, say } from "./dom.js";
import { absolute } from "./publication.js";
import { initial, isFit, isSafe } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 */

/** What relative addresses are seen from, to know whether they are any. */
const ANY = "https://example.org/";

/** Everything that has a name, but for the feed, which has a form of its own. @returns {Control[]} */
const all = () => [.../** @type {NodeListOf<Control>} */ (document.querySelectorAll("#settings [name], #kinds [name], .preview [name]"))];

/** Shows a state. @param {State} state */
export function fill(state) {
  for (const control of all()) {
    const value = valueIn(state, control.name);
    if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === value;
    else control.value = value;
    mark(control, true);
  }
  for (const picker of pickers()) paint(picker);
}

/** @param {State} state @param {string} key */
function valueIn(state, key) {
  const [group, name] = key.split(/\.(.*)/s);
  return name ? (/** @type {any} */ (state)[group][name] ?? "") : /** @type {any} */ (state)[group];
}

/**
 * Calls `change` with a new state whenever somebody has chosen something.
 * @param {Catalogue} catalogue @param {() => State} now @param {(state: State) => void} change
 */
export function listen(catalogue, now, change) {
  const heard = (/** @type {Event} */ { target }) => {
    const control = /** @type {Control} */ (target);
    if (control.dataset.for) return pick(/** @type {HTMLInputElement} */ (control));
    if (!control.name || !all().includes(control)) return;
    const next = taken(now(), control, catalogue);
    mark(control, next !== null);
    if (next) change(next);
    for (const picker of pickers()) if (picker.dataset.for === control.id) paint(picker);
  };
  for (const id of ["settings", "kinds"]) byId(id).addEventListener("input", heard);
  document.querySelector(".preview")?.addEventListener("input", heard);
  for (const id of ["settings", "kinds", "source"]) byId(id).addEventListener("submit", (event) => event.preventDefault());
  byId("settings").addEventListener("reset", (event) => {
    event.preventDefault();
    const { feed, as, width, scheme } = now();
    change({ ...initial(), feed, as, width, scheme });
    fill(now());
  });
  byId("own-base").addEventListener("click", () => {
    change({ ...now(), base: "site" });
    fill(now());
  });
}

/** The state with what a control says; nothing where that can be no value. @param {State} state @param {Control} control @param {Catalogue} catalogue */
function taken(state, control, catalogue) {
  const [group, name] = control.name.split(/\.(.*)/s);
  const value = control.value.trim();
  if (!name) return value && !isPlace(control, value) ? null : { ...state, [group]: value };
  const { [name]: _, ...others } = /** @type {any} */ (state)[group];
  if (value === "") return control.validity.badInput ? null : { ...state, [group]: others };
  const option = /** @type {any} */ (catalogue)[group].find((/** @type {any} */ option) => option.name === name);
  if (name === "action" && !absolute(value)) return null;
  const fits = isFit(option, value) && (group !== "style" || (isSafe(value) && CSS.supports(...tried(option, value))));
  return fits ? { ...state, [group]: { ...others, [name]: value } } : null;
}

/** Whether a control may say so: addresses of pages may be relative to the feed, that of the package may not. @param {Control} control @param {string} value */
function isPlace({ name, type }, value) {
  if (name === "base") return value === "site" || absolute(value) !== "";
  return type !== "url" || absolute(value, ANY) !== "";
}

/** A property that takes what a custom property is for. @param {import("./catalogue.js").Option} option @param {string} value @returns {[string, string]} */
function tried({ name, kind }, value) {
  if (kind === "color") return ["color", value];
  if (kind === "length") return ["padding-left", value];
  if (name.endsWith("weight")) return ["font-weight", value];
  return kind === "number" ? ["order", value] : ["font-family", value];
}

/** @param {Control} control @param {boolean} isRight */
function mark(control, isRight) {
  if (isRight) control.removeAttribute("aria-invalid");
  else control.setAttribute("aria-invalid", "true");
  control.setCustomValidity(isRight ? "" : say("options.wrong"));
}

/** @returns {HTMLInputElement[]} */
const pickers = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-for]"))];

/** @param {HTMLInputElement} picker */
function pick(picker) {
  const field = /** @type {HTMLInputElement} */ (byId(picker.dataset.for ?? ""));
  field.value = picker.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The picker knows six digits alone. @param {HTMLInputElement} picker */
function paint(picker) {
  const { value } = /** @type {HTMLInputElement} */ (byId(picker.dataset.for ?? ""));
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(value);
  const whole = short ? `#${short.slice(1).map((digit) => digit + digit).join("")}` : value;
  picker.value = /^#[\da-f]{6}$/i.test(whole) ? whole : "#808080";
}

// The controls of the page's forms, and what its forms say.

import { have } from "./nodes.js";

/** Buttons that send a form. */
export const SUBMITS = "button:not([type=button],[type=reset]),input:is([type=submit],[type=image])";

/** What is ours among what stands in an element. */
const OURS = ".newsreel-form,.newsreel-owner,.newsreel-consent";

/** Where a form goes that takes the place of its page. */
const HERE = globalThis.self === globalThis.top ? /^_(self|parent|top)$/i : /^_self$/i;

/** Names of an e-mail field in the languages of forms. */
const MAIL = /mail|courriel|correo|correio|邮箱|郵箱|邮件|メール|이메일|почт/i;

/** What is known of a field, as `src/signup/field.rs` reads it. */
const [NAMED, TYPED, COMPLETED, CALLED, INSIDE] = [1, 2, 4, 8, 16];

/** A field named "elements" would hide them. @param {HTMLFormElement | undefined} form @returns {any[]} */
export function controlsOf(form) {
  return form ? [...Reflect.get(HTMLFormElement.prototype, "elements", form)] : [];
}

/**
 * What a button says in place of its form, or the form (HTML, "form submission attributes").
 * @param {Element | undefined} form
 * @param {Element | null | undefined} submitter
 * @param {string} name
 */
export function saidOf(form, submitter, name) {
  return submitter?.getAttribute(`form${name}`) ?? (form && have(form, "getAttribute", name)) ?? "";
}

/** @param {Element | undefined} form @param {Element | null | undefined} submitter */
export function methodOf(form, submitter) {
  return saidOf(form, submitter, "method").toLowerCase();
}

/**
 * Whether a press sends a form to a server: it may close a dialog, or call what a framework has put in
 * the place of an address.
 * @param {Element | undefined} form
 * @param {Element | null | undefined} submitter
 */
export function isSent(form, submitter) {
  const action = saidOf(form, submitter, "action") || document.URL;
  const scheme = URL.canParse?.(action, document.baseURI) ? new URL(action, document.baseURI).protocol : "http:";
  return methodOf(form, submitter) !== "dialog" && scheme.startsWith("http");
}

/**
 * Another tab or frame that is to show the answer (HTML, "get an element's target"); empty if this one is.
 * @param {Element | undefined} form
 * @param {Element | null | undefined} submitter
 */
export function targetOf(form, submitter) {
  const isSaid = submitter?.hasAttribute("formtarget") || (form && have(form, "hasAttribute", "target"));
  const target = isSaid ? saidOf(form, submitter, "target") : baseTarget();
  return HERE.test(target) || target === name ? "" : target;
}

function baseTarget() {
  return document.querySelector("base[target]")?.getAttribute("target") ?? "";
}

/** Whether a frame of the page is called so: what is sent there is the page's to answer. @param {string} target */
export function isFrame(target) {
  return [...document.querySelectorAll("iframe,frame,object")].some((frame) => frame.getAttribute("name") === target);
}

/**
 * The page's fields that may be the one for the address. Those that nobody sees count where nothing of
 * the element is seen.
 * @param {HTMLElement} host
 * @returns {HTMLInputElement[] | undefined} nothing where the page has put neither form nor field there
 */
export function fieldsIn(host) {
  const forms = [...host.querySelectorAll(`form:not(${OURS})`)];
  const inputs = [...host.querySelectorAll(`input:not(:is(${OURS}) *)`)];
  if (!forms[0] && !inputs[0]) return;
  const all = [...inputs, ...forms.flatMap((form) => controlsOf(/** @type {HTMLFormElement} */ (form)))];
  const fields = [...new Set(all)].filter((field) => isText(field) && !field.matches(":disabled"));
  const seen = fields.filter(isSeen);
  return seen[0] ? seen : fields;
}

/**
 * What is known of a field.
 * @param {HTMLInputElement} field
 * @param {HTMLElement} host
 * @param {string} name that it is to have
 */
export function cluesOf(field, host, name) {
  return (
    (name && field.name === name ? NAMED : 0) |
    (field.type === "email" ? TYPED : 0) |
    (/\bemail\b/.test(field.autocomplete) ? COMPLETED : 0) |
    (MAIL.test([field.name, field.id, field.inputMode].join()) ? CALLED : 0) |
    (host.contains(field.form) ? INSIDE : 0)
  );
}

/** @param {any} field */
function isText({ type }) {
  return type === "email" || type === "text";
}

/**
 * Whether a person can get to a field: programs fill in what people do not see.
 * @param {HTMLInputElement} field
 */
function isSeen(field) {
  const { width, right, bottom } = field.getBoundingClientRect();
  const isOnPage = width > 1 && right + scrollX > 0 && bottom + scrollY > 0;
  const isShown = field.checkVisibility?.({ visibilityProperty: true }) ?? true;
  return isOnPage && isShown && field.tabIndex >= 0 && !field.closest("[aria-hidden=true]");
}

/**
 * Whether the browser would not send a form for a control. Of the field for the address it only counts
 * what the page asks for beside that it is one.
 * @param {any} control
 * @param {HTMLInputElement | undefined} field
 */
export function isWrong(control, field) {
  const { willValidate, validity } = control;
  if (!willValidate || !validity) return false;
  if (control !== field) return !validity.valid;
  return validity.patternMismatch || validity.tooShort || validity.tooLong || validity.customError;
}

// What a form sends, and how.

import { methodOf, saidOf, targetOf } from "./controls.js";

/** @typedef {[string, FormDataEntryValue]} Entry */

/**
 * @typedef {object} Letter
 * @property {string} url
 * @property {number} way as `Way` in src/signup/request.rs counts it
 * @property {Entry[]} entries
 * @property {string} method as the form has it
 * @property {string} encoding as the form has it
 * @property {string} target as the form has it
 * @property {string} charset that the form is sent in
 * @property {string} name of the address
 * @property {string} address
 * @property {string} token where one is fetched, if it must go along
 * @property {string} tokenField
 */

/**
 * What the module wants: `name` is empty where the field keeps its own, and `asWritten` says whether the
 * form's method and encoding hold.
 * @typedef {[url: string, way: number, name: string, address: string, asWritten: boolean, token: string, tokenField: string]} Order
 */

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {HTMLElement | null | undefined} submitter
 * @param {Entry[]} point of a picture that was pressed, where browsers do not know it any more
 * @param {Entry[]} extra
 * @param {Order} order
 * @returns {Letter}
 */
export function letterOf(form, field, submitter, point, extra, [url, way, name, address, asWritten, token, tokenField]) {
  return {
    url,
    way,
    entries: entriesOf(form, submitter, field, name, address, extra).map(placed(point)),
    method: asWritten ? methodOf(form, submitter) : "post",
    encoding: asWritten ? saidOf(form, submitter, "enctype") : "",
    target: targetOf(form, submitter),
    charset: saidOf(form, null, "accept-charset") || document.characterSet,
    name: name || field.name,
    address,
    token,
    tokenField,
  };
}

/**
 * What HTML would send, with the address in its canonical form (HTML, "constructing the entry list").
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null | undefined} submitter
 * @param {HTMLInputElement} field
 * @param {string} name of the address, if it is to have another
 * @param {string} address
 * @param {Entry[]} extra what goes along unless it is there
 */
function entriesOf(form, submitter, field, name, address, extra) {
  // One that the page has taken out of the form sends nothing.
  const isOwn = submitter && /** @type {HTMLInputElement} */ (submitter).form === form;
  /** @type {Entry[]} */
  const entries = [...new FormData(form, isOwn ? submitter : null)];
  const isAddress = (/** @type {Entry} */ [key, value]) => key === field.name && value === field.value;
  const [at, own] = [entries.findIndex(isAddress), [name || field.name || "email", address]];
  // What the page has put in its place is the page's last word.
  const isThere = field.name && entries.some(([key]) => key === field.name);
  if (at >= 0 || !isThere) entries.splice(Math.max(at, 0), at < 0 ? 0 : 1, /** @type {Entry} */ (own));
  for (const more of extra) {
    if (!entries.some(([key]) => key === more[0])) entries.push(more);
  }
  return entries;
}

/**
 * Has what stands for a place in a picture be that of the press.
 * @param {Entry[]} point
 * @returns {(entry: Entry) => Entry}
 */
function placed(point) {
  return (entry) => point.find(([name]) => name === entry[0]) ?? entry;
}

/** @param {Entry} entry */
export function textOf([, value]) {
  return typeof value === "string" ? value : value.name;
}

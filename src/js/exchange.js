// One subscription on its way, and what can be told of the answer. What it means is decided in the
// module.

import { readBody } from "./body.js";
import { isFrame } from "./controls.js";
import { dispatch } from "./events.js";
import { textOf } from "./letter.js";
import { ANSWER_BYTES, DEADLINE_MS, TAB_REST_MS, TOKEN_BYTES } from "./limits.js";
import { have } from "./nodes.js";

/** How an address travels, as `Way` in src/signup/request.rs counts it. */
const WAY = { form: 0, json: 1, newTab: 2, sameTab: 3 };

/** How a page says of a field that it is wrong: ARIA, Django, Bootstrap and Laravel, Rails. */
const WRONG = "[aria-invalid=true],.errorlist,.is-invalid,.has-error,.field_with_errors";

/** Where a page says what is wrong. */
const SENTENCE = ".errorlist li,[role=alert],.invalid-feedback,[id*=error] li,.errors li,.errors,.error";

/** @typedef {import("./letter.js").Entry} Entry */
/** @typedef {import("./letter.js").Letter} Letter */

/**
 * Offers a subscription to the page, and sends it unless the page does.
 * @param {HTMLElement} host
 * @param {Letter} letter
 * @param {boolean} isBlocked whether the browser sends no forms from here
 * @returns {Promise<object>} what `Answer::new` in src/signup/answer.rs reads
 */
export async function exchange(host, letter, isBlocked) {
  /** @type {Promise<unknown> | undefined} */
  let theirs;
  const detail = {
    address: letter.address,
    respondWith: (/** @type {unknown} */ answer) => (theirs = Promise.resolve(answer)),
  };
  const isOurs = dispatch(host, "newsreel:submit", true, detail);
  try {
    if (!isOurs) return await (theirs ? factsOf(await theirs, letter) : { lost: "withdrawn" });
    if (letter.way === WAY.form && isForeign(letter)) letter.way = WAY.sameTab;
    if (letter.way < WAY.newTab) return await factsOf(await send(letter), letter);
    if (isBlocked) return { lost: "blocked" };
    postNatively(host, letter);
    // Nobody is led away, and the page shows what comes of it.
    if (letter.way === WAY.newTab && isFrame(letter.target)) return { lost: "withdrawn" };
    return await new Promise((resolve) => setTimeout(resolve, TAB_REST_MS, { lost: "handed-over" }));
  } catch (/** @type {any} */ error) {
    return { lost: error?.name === "TimeoutError" ? "late" : navigator.onLine ? "unreachable" : "offline" };
  }
}

/**
 * Whether a script cannot write what the form would send: it knows UTF-8 alone.
 * @param {Letter} letter
 */
function isForeign({ charset, entries }) {
  const isAscii = entries.every(([name, value]) => /^[\0-\x7f]*$/.test(name + textOf([name, value])));
  const isTold = entries.some(([name]) => name === "_charset_");
  return !/^utf-?8$/i.test(charset.trim()) && (isTold || !isAscii);
}

/** @param {Letter} letter */
async function send({ url, way, entries, method, encoding, token, tokenField }) {
  /** @type {RequestInit} */
  const init = {
    signal: AbortSignal.timeout?.(DEADLINE_MS),
    cache: "no-store",
    referrerPolicy: "strict-origin-when-cross-origin",
  };
  if (token) {
    // A new one for each subscription, so that none is ever stale.
    const response = await fetch(token, { ...init, credentials: "omit" });
    if (!response.ok) return response;
    const given = await readBody(response, TOKEN_BYTES);
    if (given === undefined) throw new Error("what is so large is no token");
    entries.push([tokenField, given.trim()]);
  }
  const to = new URL(url);
  const isQuery = way === WAY.form && method !== "post";
  const [type, body] = isQuery ? [] : encode(way === WAY.json ? "json" : encoding, entries);
  if (isQuery) to.search = query(entries);
  const accept = { Accept: "application/json, text/html;q=0.9, */*;q=0.8" };
  const headers = type ? { ...accept, "Content-Type": type } : accept;
  return fetch(to, { ...init, method: isQuery ? "GET" : "POST", headers, body });
}

/**
 * @param {string} encoding
 * @param {Entry[]} entries
 * @returns {[string | undefined, BodyInit]} the browser names the type of what has a boundary
 */
function encode(encoding, entries) {
  switch (encoding.toLowerCase()) {
    case "json":
      return ["application/json", JSON.stringify(object(entries))];
    case "multipart/form-data": {
      const data = new FormData();
      for (const [name, value] of entries) data.append(name, /** @type {any} */ (value));
      return [undefined, data];
    }
    case "text/plain":
      return ["text/plain", pairs(entries).map((pair) => `${pair.join("=")}\r\n`).join("")];
    default:
      return ["application/x-www-form-urlencoded", query(entries)];
  }
}

/** A name that stands twice, or ends in `[]`, is a list. @param {Entry[]} entries */
function object(entries) {
  /** @type {Map<string, unknown>} */
  const all = new Map();
  for (const [name, value] of entries) {
    const values = entries.filter(([other]) => other === name).map(textOf);
    const isList = name.endsWith("[]") || values.length > 1;
    all.set(name.replace(/\[\]$/, ""), isList ? values : textOf([name, value]));
  }
  return Object.fromEntries(all);
}

/** @param {Entry[]} entries */
function query(entries) {
  return String(new URLSearchParams(pairs(entries)));
}

/** With the line breaks that HTML sends ("convert to a list of name-value pairs"). @param {Entry[]} entries */
function pairs(entries) {
  const lines = (/** @type {string} */ value) => value.replace(/\r\n?|\n/g, "\r\n");
  return entries.map((entry) => [lines(entry[0]), lines(textOf(entry))]);
}

/**
 * Has the browser itself send a form, without a `submit` event that a page would hear.
 * @param {HTMLElement} host
 * @param {Letter} letter
 */
function postNatively(host, { url, way, entries, method, encoding, target: written, charset }) {
  const form = document.createElement("form");
  const target = way === WAY.newTab ? written || "_blank" : "_self";
  const attributes = {
    action: url,
    method,
    enctype: encoding,
    target,
    "accept-charset": charset,
    rel: "noopener",
    hidden: "",
  };
  for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
  const inputs = entries.map(([name, value]) => {
    const input = document.createElement("input");
    input.type = typeof value === "string" ? "hidden" : "file";
    input.name = name;
    if (typeof value === "string") input.value = value;
    else input.files = filesOf(value);
    return input;
  });
  form.append(...inputs);
  host.append(form);
  HTMLFormElement.prototype.submit.call(form);
  have(form, "remove");
}

/** @param {File} file one without a name stands for none */
function filesOf(file) {
  const files = new DataTransfer();
  if (file.name) files.items.add(file);
  return files.files;
}

/**
 * @param {unknown} answer the server's, or what the page gives in its place
 * @param {Letter} letter
 */
async function factsOf(answer, { name, entries }) {
  if (!(answer instanceof Response)) return { status: 204 };
  const { status, redirected, headers } = answer;
  const body = (await readBody(answer, ANSWER_BYTES)) ?? "";
  const facts = {
    status,
    redirected,
    retryAfter: headers.get("Retry-After"),
    // Netlify's own mark: it answers with a page of the site.
    byStatus: entries.some(([key]) => key === "form-name"),
  };
  try {
    return { ...facts, body: JSON.parse(body) };
  } catch {
    return /html/.test(headers.get("Content-Type") ?? "") ? { ...facts, page: pageFacts(body, name) } : facts;
  }
}

/**
 * What a page says of an address that was sent to it.
 * @param {string} html
 * @param {string} name of the address
 */
function pageFacts(html, name) {
  const page = parse(html);
  const fields = [...(page?.querySelectorAll("input,textarea") ?? [])];
  const asked = fields.filter((field) => field.getAttribute("name") === name);
  const again = asked.find((field) => field.getAttribute("type") !== "hidden");
  return {
    asks: !!again,
    isFilled: !!again?.getAttribute("value"),
    isWrong: !!page?.querySelector(WRONG),
    sentence: page?.querySelector(SENTENCE)?.textContent?.trim().replace(/\s+/g, " "),
  };
}

/** Into a document that runs nothing. @param {string} html @returns {Document | undefined} */
function parse(html) {
  try {
    const { parseHTML } = /** @type {any} */ (Document);
    return parseHTML
      ? parseHTML.call(Document, html, { sanitizer: {} })
      : new DOMParser().parseFromString(html, "text/html");
  } catch {
    // A policy of the page forbids it: nothing can be told.
  }
}

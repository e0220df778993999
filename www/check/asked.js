// A feed that is asked for as a partner's page would, and why it may not be read.

import { FEED_BYTES, FEED_DEADLINE_MS } from "./limits.js";

/**
 * What is told of a server: a key of the words, what stands in its places, and the header that mends it.
 * @typedef {{ level: "error" | "warning" | "advice" | "note", code: string, key: string, places: Record<string, string>, header?: string }} Notice
 * @typedef {{ bytes?: Uint8Array, address: string, notices: Notice[] }} Answer
 */

const ALLOW = "Access-Control-Allow-Origin: *";
const TYPE = "Content-Type: application/feed+json";
const CACHE = "Cache-Control: max-age=600";

/**
 * Asks for a feed. It never throws: what went wrong is a notice.
 * @param {string} text
 * @param {string} page the address of this page
 * @param {typeof fetch} ask
 * @returns {Promise<Answer>}
 */
export async function askFor(text, page, ask = fetch) {
  const refused = judgeAddress(text, page);
  if (refused) return { address: text, notices: [refused] };
  const address = new URL(text).href;
  const deadline = AbortSignal.timeout(FEED_DEADLINE_MS);
  const init = { signal: deadline, credentials: /** @type {const} */ ("omit"), cache: /** @type {const} */ ("no-cache") };
  try {
    const response = await ask(address, init);
    const notices = judgeAnswer(response, address, page);
    const end = response.url || address;
    if (!response.ok) return { address: end, notices };
    const bytes = await read(response);
    if (!bytes) return { address: end, notices: [error("feed-too-large", "large"), ...notices] };
    return { bytes, address: end, notices };
  } catch {
    return { address, notices: [await judgeSilence(address, deadline, ask)] };
  }
}

/**
 * What is wrong with an address, before anybody is asked.
 * @param {string} text
 * @param {string} page
 */
export function judgeAddress(text, page) {
  const url = parse(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) return error("feed-address", "address");
  const isLocal = /^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);
  if (page.startsWith("https:") && url.protocol === "http:" && !isLocal) return error("mixed-content", "mixed");
  return undefined;
}

/** An address; nothing if it is none. @param {string} text */
export function parse(text) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/**
 * What an answer says beside its text.
 * @param {Response} response
 * @param {string} address that was asked for
 * @param {string} page
 */
export function judgeAnswer(response, address, page) {
  /** @type {Notice[]} */
  const notices = [];
  const { host } = new URL(address);
  const end = response.url || address;
  if (response.redirected) notices.push({ level: "advice", code: "redirect", key: "redirect", places: { address: end } });
  if (!response.ok) {
    const key = [401, 403, 407, 429].includes(response.status) ? "forbidden" : "status";
    return [...notices, error("http-status", key, { host, status: String(response.status) })];
  }
  if (new URL(end).origin === new URL(page).origin) notices.push({ level: "note", code: "own-origin", key: "own", places: {} });
  return [...notices, ...judgeHeaders(response.headers)];
}

/** @param {Headers} headers @returns {Notice[]} */
function judgeHeaders(headers) {
  /** @type {Notice[]} */
  const notices = [];
  const type = headers.get("content-type") ?? "";
  const kind = type.split(";", 1)[0].trim().toLowerCase();
  if (kind !== "application/json" && !kind.endsWith("+json")) {
    const key = kind ? "type" : "noType";
    notices.push({ level: "advice", code: "content-type", key, places: { type }, header: TYPE });
  }
  if (/no-store/i.test(headers.get("cache-control") ?? "")) {
    notices.push({ level: "warning", code: "no-store", key: "noStore", places: {}, header: CACHE });
  }
  return notices;
}

/**
 * Why nothing came that this page may read. A request whose answer nobody may see still tells whether there
 * is one.
 * @param {string} address
 * @param {AbortSignal} deadline
 * @param {typeof fetch} ask
 */
async function judgeSilence(address, deadline, ask) {
  const { host } = new URL(address);
  if (deadline.aborted) return error("feed-too-slow", "slow");
  try {
    await ask(address, { mode: "no-cors", credentials: "omit", cache: "no-store", signal: deadline });
    return error("cors", "cors", { host }, ALLOW);
  } catch {
    return deadline.aborted ? error("feed-too-slow", "slow") : error("feed-network", "network", { host });
  }
}

/** The bytes of an answer; nothing if there are too many. @param {Response} response */
async function read(response) {
  const reader = response.body?.getReader();
  /** @type {Uint8Array[]} */
  const pieces = [];
  let size = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || !value) return joined(pieces, size);
    size += value.byteLength;
    if (size > FEED_BYTES) {
      reader?.cancel();
      return undefined;
    }
    pieces.push(value);
  }
}

/** @param {Uint8Array[]} pieces @param {number} size */
function joined(pieces, size) {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

/**
 * @param {string} code
 * @param {string} key
 * @param {Record<string, string>} [places]
 * @param {string} [header]
 * @returns {Notice}
 */
function error(code, key, places = {}, header) {
  return { level: "error", code, key, places, header };
}

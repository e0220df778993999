// A feed, fetched or given, and why there is none.

import { readFeed } from "../pkg/index.js";

import { FEED_BYTES, FEED_MS } from "./limits.js";
import { absolute, publicationOf } from "./publication.js";

/**
 * @typedef {import("./publication.js").Publication} Publication
 * @typedef {{ publication: Publication, text: string, problems: number }} Reading
 */

/** Why there is no feed: a key of the page's words, and what goes into its places. */
export class NoFeed extends Error {
  /** @param {string} key @param {Record<string, string>} [values] */
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/** @param {string} address @param {AbortSignal} signal */
export async function fetchFeed(address, signal) {
  const url = absolute(address.trim());
  if (!url) throw new NoFeed("noAddress");
  if (location.protocol === "https:" && url.startsWith("http:")) throw new NoFeed("insecure");
  const text = await textAt(url, signal);
  return read(text, url);
}

/** @param {string} url @param {AbortSignal} signal */
async function textAt(url, signal) {
  const within = AbortSignal.any([signal, AbortSignal.timeout(FEED_MS)]);
  try {
    const response = await fetch(url, { signal: within, credentials: "omit" });
    if (!response.ok) throw new NoFeed("status", { status: String(response.status) });
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength > FEED_BYTES) throw new NoFeed("tooLarge");
    return new TextDecoder().decode(bytes);
  } catch (error) {
    if (error instanceof NoFeed || signal.aborted) throw error;
    if (within.aborted) throw new NoFeed("late");
    // The browser does not say which of the two it was.
    throw new NoFeed("unreachable", { host: new URL(url).host });
  }
}

/** @param {File} file @param {string} address where it will be published */
export async function readFile(file, address) {
  if (file.size > FEED_BYTES) throw new NoFeed("tooLarge");
  return read(await file.text(), address);
}

/** @param {string} text @param {string} address @returns {Promise<Reading>} */
export async function read(text, address) {
  const start = text.trimStart().slice(0, 1_000);
  if (/^\ufeff?</.test(start)) throw new NoFeed(/<(rss|feed|rdf:RDF)\b/i.test(start) ? "rss" : "page");
  const parsed = parse(text);
  try {
    const feed = await readFeed(text, address);
    return { publication: publicationOf(address, parsed, feed), text, problems: feed.problems.length };
  } catch (error) {
    throw new NoFeed("noFeed", { message: error instanceof Error ? error.message : "" });
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NoFeed("noJson", { message: error instanceof Error ? error.message : "" });
  }
}

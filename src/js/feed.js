// One try of a feed: the request, its limits, and what has come of it.

import { readBody } from "./body.js";
import { later } from "./tasks.js";

/**
 * What is told of a try, by the numbers that src/web/browser/feeds.rs knows it by; any other is the status that
 * a server refuses with.
 */
const [LOST, LATE, LARGE, NO_JSON, JSON_ROOT, TURN] = [0, 1, 2, 3, 4, 5];

// Enough to tell a web page or a template from JSON.
const SNIFFED_CHARS = 1_000;

/** @typedef {(reading: number, what?: number, found?: unknown, address?: string) => void} Tell */
/** @typedef {[what: number, found?: unknown, address?: string]} Found */

/** @typedef {import("./early.js").Early} Early */

/** @type {Early | "" | null | undefined} */
let lent;

/** What is asked for in this task may have been already. @param {typeof lent} early */
export async function lend(early) {
  lent = early;
  // A request waits for one turn, and that of the last who asks in this task for no more than these two.
  await undefined;
  await undefined;
  lent = undefined;
}

/**
 * Asks for a feed, later, and tells once what comes of it, unless it is aborted.
 * @param {number} reading that it is for
 * @param {string} url
 * @param {boolean} fresh whether the server is asked if what the browser has is still true
 * @param {number} waitMs until then
 * @param {number} deadlineMs for all of it
 * @param {number} limitBytes
 * @param {Tell} tell
 */
export function askFeed(reading, url, fresh, waitMs, deadlineMs, limitBytes, tell) {
  const controller = new AbortController();
  const { signal } = controller;
  let isLate = false;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  signal.onabort = () => clearTimeout(timer);

  async function attempt() {
    await (waitMs && new Promise((resolve) => (timer = setTimeout(resolve, waitMs))));
    if (signal.aborted) return;
    timer = setTimeout(() => {
      isLate = true;
      controller.abort();
    }, deadlineMs);
    /** @type {RequestInit} */
    const init = { signal, credentials: "omit", cache: fresh ? "no-cache" : "default" };
    const answer = lent && lent.url === url ? take(lent, signal) : undefined;
    /** @type {Found} */
    let found = [LOST];
    try {
      found = await read(await (answer ?? fetch(url, init)), limitBytes);
    } catch {
      if (isLate) found = [LATE];
      else if (signal.aborted) return;
    }
    clearTimeout(timer);
    tell(reading, ...found);
  }

  attempt();
  return controller;
}

/** The answer, unless somebody has it. @param {Early} early @param {AbortSignal} signal */
function take(early, signal) {
  const { answer, controller } = early;
  if (!answer) return;
  early.answer = undefined;
  signal.addEventListener("abort", () => controller.abort());
  return later(answer);
}

/**
 * @param {Response} response
 * @param {number} limitBytes
 * @returns {Promise<Found>}
 */
async function read(response, limitBytes) {
  if (!response.ok) return [response.status, response.headers.get("Retry-After")];
  const text = await readBody(response, limitBytes);
  if (text === undefined) return [LARGE];
  try {
    return [JSON_ROOT, JSON.parse(text), response.url];
  } catch {
    return [NO_JSON, text.slice(0, SNIFFED_CHARS)];
  }
}

/**
 * Has one of those who wait for a reading be told, when nothing else runs.
 * @param {number} reading
 * @param {Tell} tell
 */
export async function turn(reading, tell) {
  await undefined;
  tell(reading, TURN);
}

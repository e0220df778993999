// Why a file of the module cannot be had, what cures it, and whether it helps to take another way.

import { isModule } from "./magic.js";

/** @typedef {{ what: string, cure: string, heals: boolean }} Cause */
/** @typedef {{ lost: string, or: string }} Remedies what to do if it is not there; what else always helps */

// A violation of the page's policy is told in a task of its own, which may come after the failure.
const POLICY_MS = 50;

/** Statuses of servers that may answer otherwise soon; so may all from 500 on. */
const PASSING = [408, 425, 429];

const COPY = "copy all .wasm files beside the scripts";
const CARRY =
  'import "newsreel/inline/define" in the place of "newsreel/define", or "newsreel/inline" of "newsreel"';

/** @type {Remedies} */
const BUNDLED = { lost: `${COPY}, say where newsreel_bg.wasm is with define({ wasm }), or ${CARRY}`, or: `, or ${CARRY}` };

/** The paste-in module is told nothing, and has no other entries. @type {Remedies} */
const PASTED = { lost: COPY, or: "" };

/**
 * @param {string} file what it is called where its address is not known
 * @param {() => URL} address
 * @param {any} error what it failed with
 * @returns {Promise<Cause & { at: string }>}
 */
export async function causeOf(file, address, error) {
  const { cause } = error;
  const remedies = cause instanceof URL ? PASTED : BUNDLED;
  const url = where(address);
  const at = cause?.url || url?.href || file;
  // Requests that fail have causes of their own in Node.
  const found = await (cause?.headers ? judge(cause, remedies) : probe(url, remedies));
  return { at, ...(found ?? { what: error.message, cure: remedies.lost, heals: false }) };
}

/** @param {() => URL} address @returns {URL | undefined} nothing where there is no address to begin from */
function where(address) {
  try {
    return address();
  } catch {
    return undefined;
  }
}

/**
 * Asks again, in a way in which other sites answer too.
 * @param {URL | undefined} url
 * @param {Remedies} remedies
 * @returns {Promise<Cause | undefined>} nothing where the network is out, or was
 */
async function probe(url, remedies) {
  if (!url) return { what: "the script does not know where it is itself", cure: remedies.lost, heals: true };
  if (!/^(https?|data):/.test(url.protocol)) {
    return { what: `a page may not read ${url.protocol} addresses`, cure: remedies.lost, heals: true };
  }
  const { answer, isForbidden } = await askUnderPolicy(url);
  if (answer) return judge(answer, remedies);
  if (isForbidden) {
    const source = url.protocol === "data:" ? "data:" : url.origin;
    const cure = `add ${source} to connect-src${remedies.or}`;
    return { what: "the page's Content-Security-Policy forbids to fetch it", cure, heals: true };
  }
  // An answer between two failures: there is a network.
  const { location } = globalThis;
  if (!location || !(await ask(location.href, "HEAD")) || (await ask(url))) return;
  const what = "something on the way blocks it, such as an extension of the browser or a proxy";
  return { what, cure: `let .wasm files pass${remedies.or}`, heals: true };
}

/**
 * @param {URL | string} url
 * @param {string} [method]
 * @returns {Promise<Response | undefined>}
 */
function ask(url, method) {
  return fetch(url, { method, mode: "no-cors", cache: "no-store" }).catch(() => undefined);
}

/** Asks, and hears whether the page's policy forbids that. @param {URL} url */
async function askUnderPolicy(url) {
  let isForbidden = false;
  /** @param {any} event */
  const hear = ({ disposition, blockedURI }) => {
    if (disposition === "enforce" && url.href.startsWith(blockedURI)) isForbidden = true;
  };
  globalThis.addEventListener?.("securitypolicyviolation", hear);
  const answer = await ask(url);
  if (!answer) await new Promise((resolve) => setTimeout(resolve, POLICY_MS));
  globalThis.removeEventListener?.("securitypolicyviolation", hear);
  return { answer, isForbidden };
}

/**
 * @param {Response} answer
 * @param {Remedies} remedies
 * @returns {Promise<Cause | undefined>} nothing where it is a module
 */
async function judge(answer, remedies) {
  if (answer.type === "opaque") {
    const cure = `let its server send Access-Control-Allow-Origin: *${remedies.or}`;
    return { what: "its server does not let pages of other sites read it (CORS)", cure, heals: true };
  }
  const { status } = answer;
  if (!answer.ok) {
    const heals = status < 500 && !PASSING.includes(status);
    return { what: `the server answered ${status}`, cure: remedies.lost, heals };
  }
  // What has been read was none.
  if (!answer.bodyUsed && isModule(await bytesOf(answer))) return;
  const type = answer.headers.get("Content-Type") ?? "of no known type";
  return { what: `this is not WebAssembly but ${type}`, cure: remedies.lost, heals: true };
}

/** @param {Response} answer @returns {Promise<ArrayBuffer>} nothing of one that is cut off */
function bytesOf(answer) {
  return answer.arrayBuffer().catch(() => new ArrayBuffer(0));
}

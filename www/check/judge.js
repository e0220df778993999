// Has documents checked by the worker.

/**
 * What the core tells: see `www/check/src/told.rs`.
 * @typedef {{ start: number, end: number, line: number, column: number, exact: boolean }} Place
 * @typedef {{ index: number, id: string | null, title: string | null }} About
 * @typedef {{ level: "error" | "warning" | "advice", code: string, path: string, message: string, item: About | null, place: Place | null }} Finding
 * @typedef {{ error: number, warning: number, advice: number, unlisted: number }} Count
 * @typedef {{ items: number, skipped: number, count: Count, kind: string | null, findings: Finding[] }} Told
 */

/** @type {Worker | undefined} */
let worker;
let last = 0;

/**
 * What is wrong with a document.
 * @param {Uint8Array} bytes
 * @param {string} address may be empty
 * @param {string} source what the command would be given
 * @returns {Promise<Told>}
 */
export function judge(bytes, address, source) {
  worker ??= new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  const number = ++last;
  return new Promise((resolve, reject) => {
    const own = worker;
    const end = () => {
      own?.removeEventListener("message", hear);
      own?.removeEventListener("error", fail);
    };
    const fail = () => {
      end();
      own?.terminate();
      worker = undefined;
      reject(new Error("the checker did not come"));
    };
    /** @param {MessageEvent} event */
    const hear = ({ data }) => {
      if (data.number !== number) return;
      if (data.error) return fail();
      end();
      resolve(data.told);
    };
    own?.addEventListener("message", hear);
    own?.addEventListener("error", fail);
    own?.postMessage({ number, bytes, address, source });
  });
}

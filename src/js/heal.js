// Where a file of the module cannot be had: finds out why, says so once with what cures it, and takes the
// module out of a script, which every bundler carries. A network that is out is waited for.

import { causeOf } from "./cause.js";

/** @typedef {import("./module.js").Carried} Carried */
/** @typedef {import("./module.js").Checked} Checked */

const BYTES = "./bytes.js";

let isTold = false;

/** What is on its way already: parts are lost together. @type {Promise<{ default: Carried } | undefined> | undefined} */
let coming;

/**
 * @param {string} file what it is called where its address is not known
 * @param {() => URL} address
 * @param {any} error what it failed with; its cause is an answer that is no module, or the address of a
 *   file that is held to its hash
 * @param {Checked} checked
 * @returns {Promise<Carried>} the whole module, in its parts
 */
export async function heal(file, address, error, checked) {
  const { at, what, cure, heals } = await causeOf(file, address, error);
  if (heals) {
    coming ??= checked(BYTES, () => import("./bytes.js"), HASHES[BYTES]).catch(() => (coming = undefined));
    const carried = await coming;
    if (carried) {
      tell(`${at}: ${what}: a script brought the module instead, which takes longer: ${cure}`);
      return carried.default;
    }
  }
  // Of a file that is held to its hash no more is known.
  throw error.cause instanceof URL ? error : new Error(`${at}: ${what}: ${cure}`);
}

/** @param {string} line */
function tell(line) {
  if (!isTold) console.warn(`newsreel: ${line}`);
  isTold = true;
}

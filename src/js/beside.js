// The module's bytes from the files beside a script that Node has required.

/** @typedef {import("./module.js").Carried} Carried */
/** @typedef {import("./module.js").File} File */

/** @type {File[]} */
const FILES = ["carousel", "moves", "signup", "subscribe", "reader", "tools"];

/** @returns {Promise<Carried>} */
export async function beside() {
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  // A bundler has left them behind, and has taken this along.
  if (!fs?.existsSync(path("carousel"))) return (await import("./bytes.js")).default;
  const read = FILES.map((name) => [name, { enumerable: true, get: () => fs.readFileSync(path(name)) }]);
  return Object.defineProperties(/** @type {any} */ ({}), Object.fromEntries(read));
}

/** @param {File} name */
function path(name) {
  return `${__dirname}/${name}.wasm`;
}

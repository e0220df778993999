// What is loaded late: the glue of the WebAssembly module, which esbuild puts into one file with
// this one.

import init from "./newsreel_glue.js";

export { MountedCarousel, MountedSignup, readFeed, validateEmail } from "./newsreel_glue.js";

/**
 * Makes the module ready for use.
 * @param {import("./loader.js").Source} module
 */
export async function start(module) {
  await init({ module_or_path: module });
}

// Loads the widget once for all elements: the WebAssembly module and its glue at the same time.

/** @typedef {typeof import("./widget.js")} Widget */
/** @typedef {string | URL | Response | BufferSource | WebAssembly.Module} Source */

/** @type {Promise<Widget> | undefined} */
let loading;

/** @type {Source | undefined} */
let source;

/** @type {(value?: unknown) => void} */
let settleReady;

/** Resolves when the widget has been loaded for the first time. */
export const ready = new Promise((resolve) => {
  settleReady = resolve;
});

/**
 * Says where the WebAssembly module is, for those who do not serve it beside the scripts.
 * @param {Source} wasm
 */
export function setSource(wasm) {
  source = wasm;
}

/** The loaded widget. After a failure the next call tries again. */
export function loadWidget() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  const wasm = source ?? fetch(new URL("./newsreel_bg.wasm", import.meta.url));
  const [widget, module] = await Promise.all([import("./widget.js"), wasm]);
  await widget.start(module);
  settleReady();
  return widget;
}

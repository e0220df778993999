// Loads the widget once for all elements: the module and its glue at the same time.

import { forgetEarly } from "./early.js";

/** @typedef {import("./widget.js").Widget} Widget */
/** @typedef {import("./module.js").Source} Source */

/** @type {Promise<Widget> | undefined} */
let loading;

/** The glue, and what instances are made from. @type {ReturnType<typeof loadParts> | undefined} */
let parts;

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

/**
 * The loaded widget. After a failure the next call tries again.
 * @param {Element} [host] who is going to speak its language
 */
export function loadWidget(host) {
  loading ??= load(host).catch((error) => {
    loading = parts = undefined;
    forgetEarly(true);
    throw error;
  });
  return loading;
}

/**
 * Loads a file of ours once it is known to be the one that this script was built with. It is in the
 * browser's cache then, and `load` is given it, with its address.
 * @template File
 * @param {string} name
 * @param {(file?: Response, address?: string) => Promise<File> | File} load
 * @param {string} [integrity]
 */
export async function checked(name, load, integrity) {
  if (!CHECKED) return load();
  const url = new URL(name, import.meta.url);
  return load(await fetchWhole(url, integrity ?? HASHES[name]), url.href);
}

/**
 * Imports a script that has been checked, from an address that no bundler need see. What a page has
 * preloaded in vain fails for ever under its own address.
 * @param {Response} [_]
 * @param {string} [address]
 */
export function importChecked(_, address) {
  return import(/** @type {string} */ (address)).catch(() => import(address + "#1"));
}

/** @param {Element} [host] */
async function load(host) {
  const [late, own] = await (parts ??= loadParts(host));
  const widget = await late.start(own, checked, () => {
    // What comes after a panic gets an instance of its own.
    loading = undefined;
  });
  forgetEarly();
  settleReady();
  return widget;
}

/** @param {Element} [host] */
function loadParts(host) {
  return Promise.all([
    checked("./widget.js", CHECKED ? importChecked : () => import("./widget.js")).then((late) => {
      // While the module is still on its way.
      if (host) late.wordsOf(host, checked);
      return late;
    }),
    // What goes wrong with the module is told by the glue, which knows the remedies.
    module().catch((/** @type {Error} */ error) => error),
  ]);
}

/** @returns {Promise<Source | undefined>} nothing where WebAssembly is off */
async function module() {
  if (!globalThis.WebAssembly) return;
  if (!CHECKED && source !== undefined) return source;
  if (INLINE) return (await import("./bytes.js")).default;
  if (BESIDE) return (await import("./beside.js")).beside();
  return checked("./carousel.wasm", (file) => file ?? fetch(new URL("./carousel.wasm", import.meta.url)));
}

/**
 * A file; one of another version is refused, and asked for again past the browser's cache. Its address
 * changes then: a page that preloads modules has the browser keep the other one under the first.
 * @param {URL} url
 * @param {string} integrity
 */
function fetchWhole(url, integrity) {
  return fetch(url, { integrity })
    .catch(async () => {
      const file = await fetch(url, { integrity, cache: "reload" });
      url.hash = "1";
      return file;
    })
    .catch(() => {
      throw new Error(`${url} is not there, or not of this version: put all files of one there, and let connect-src allow it`, { cause: url });
    });
}

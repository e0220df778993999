// What is loaded late: runs the module, keeps what breaks in it from the page, and says what to do
// where it cannot be had. esbuild puts the glue that wasm-bindgen makes into one file with this.

import { makeGlue } from "./newsreel_glue.js";
import style from "./style.js";

/** @typedef {import("./newsreel_glue.js").Glue} Glue */
/** @typedef {typeof import("./without-wasm.js")} Plain */
/** @typedef {string | URL | Response | BufferSource | WebAssembly.Module} Source */
/** @typedef {import("./newsreel_glue.js").MountedCarousel} MountedCarousel */
/** @typedef {import("./newsreel_glue.js").MountedSignup} MountedSignup */
/** @typedef {MountedCarousel | MountedSignup} Mounted */
/** @typedef {Awaited<ReturnType<typeof start>>} Widget */

const FILE = "newsreel_bg.wasm";
const REMEDY =
  `copy ${FILE} beside the scripts, say where it is with define({ wasm }), or import "newsreel/inline"`;

// Panics that a page's widgets survive.
const MOST_PANICS = 1;

let panics = 0;

// One for all shadow roots. Adopted sheets need no `style-src` of a content security policy.
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

/** @type {WebAssembly.Module | Plain | undefined} */
let compiled;

/**
 * Makes an instance of the module.
 * @param {Source | Plain | Error} source
 * @param {() => Promise<Plain>} loadPlain
 * @param {() => void} retire called when the instance has broken: what is in it goes on, but
 *   nothing more is to be mounted in it
 */
export async function start(source, loadPlain, retire) {
  if (panics > MOST_PANICS) throw new Error("it has broken twice on this page");
  compiled ??= await compile(source, loadPlain);
  const glue = makeGlue((error, event) => broke(error, hostOf(event)));
  /** @type {Map<Mounted, [HTMLElement, (error: unknown) => void]>} */
  const all = new Map();
  let broken = false;
  glue.finish({ exports: await instantiate(compiled, glue.imports()) });

  /**
   * @param {unknown} error
   * @param {unknown} [culprit] the element that it happened to, if that is known
   */
  function broke(error, culprit) {
    if (!broken) {
      broken = true;
      panics += 1;
      retire();
    }
    // Only when all calls have returned is it known who did not come to an end.
    queueMicrotask(() => {
      for (const [mounted, [host, fail]] of all) {
        const stuck = isStuck(mounted);
        if (host !== culprit && !stuck) continue;
        all.delete(mounted);
        // What is stuck cannot be freed any more: that would run what is broken.
        if (stuck) mounted.__destroy_into_raw();
        else mounted.free();
        fail(error);
      }
    });
  }

  return {
    broke,
    /**
     * @param {"MountedCarousel" | "MountedSignup"} kind
     * @param {HTMLElement} host
     * @param {string} tag
     * @param {Record<string, string> | undefined} words
     * @param {(error: unknown) => void} fail called if it breaks
     */
    mount(kind, host, tag, words, fail) {
      try {
        /** @type {ShadowRoot} */ (host.shadowRoot).adoptedStyleSheets = [sheet];
        const mounted = new glue[kind](host, tag, words);
        all.set(mounted, [host, fail]);
        return mounted;
      } catch (error) {
        broke(error);
        throw error;
      }
    },
    /** @param {Mounted} mounted */
    unmount(mounted) {
      if (all.delete(mounted)) mounted.free();
    },
    readFeed: glue.readFeed,
    validateEmail: glue.validateEmail,
  };
}

/**
 * The element of ours that an event has come to, if it is one.
 * @param {any} event
 */
function hostOf(event) {
  return event?.currentTarget?.getRootNode?.().host;
}

/** @param {Mounted} mounted */
function isStuck(mounted) {
  try {
    return mounted.isStuck;
  } catch {
    return true;
  }
}

/**
 * @param {Source | Plain | Error} source
 * @param {() => Promise<Plain>} loadPlain
 */
async function compile(source, loadPlain) {
  // `fetch` and `import` fail so, and say nothing of use.
  if (source instanceof TypeError) throw missing(FILE, source.message);
  if (source instanceof Error) throw source;
  if (typeof source === "object" && "instantiate" in source) return source;
  if (typeof source === "string" || source instanceof URL) source = await fetch(source);
  const bytes = source instanceof Response ? await bytesOf(source) : source;
  try {
    return bytes instanceof WebAssembly.Module ? bytes : await WebAssembly.compile(bytes);
  } catch {
    // A content security policy may forbid to compile WebAssembly, but not this.
    return loadPlain();
  }
}

/** @param {Response} response */
async function bytesOf(response) {
  if (!response.ok) throw missing(response.url, `the server answered ${response.status}`);
  const bytes = await response.arrayBuffer();
  // Servers that name its type wrongly are many; what counts is what it is.
  if (String(new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength))) === "0,97,115,109") return bytes;
  const type = response.headers.get("Content-Type");
  throw missing(response.url, `this is not WebAssembly but ${type ?? "of no known type"}`);
}

/**
 * @param {string} address
 * @param {string} why
 */
function missing(address, why) {
  return new Error(`${address}: ${why}: ${REMEDY}`);
}

/**
 * @param {WebAssembly.Module | Plain} compiled
 * @param {WebAssembly.Imports} imports
 */
async function instantiate(compiled, imports) {
  if ("instantiate" in compiled) return compiled.instantiate(imports);
  return (await WebAssembly.instantiate(compiled, imports)).exports;
}

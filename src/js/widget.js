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
/** @typedef {import("./early.js").Early} Early */
/** @typedef {Awaited<ReturnType<typeof start>>} Widget */
/** @typedef {"MountedCarousel" | "MountedSignup"} Kind */
/** @typedef {"signup" | "reader" | "tools"} Part */

/** The module as JavaScript, for where WebAssembly is off or forbidden. */
const PLAIN = "./without-wasm.js";

/**
 * What only some pages need of the module. Bundlers find files by addresses that are written so.
 * @type {Record<Part, () => Promise<Response>>}
 */
const PARTS = {
  signup: () => fetch(new URL("./signup.wasm", import.meta.url)),
  reader: () => fetch(new URL("./reader.wasm", import.meta.url)),
  tools: () => fetch(new URL("./tools.wasm", import.meta.url)),
};

const REMEDY =
  'copy all .wasm files beside the scripts, say where newsreel_bg.wasm is with define({ wasm }), or import "newsreel/inline"';

// How long a form waits at most for a page that is busy. The host's own form shows until then.
const PATIENCE_MS = 200;

// Panics that a page's widgets survive.
const MOST_PANICS = 1;

let panics = 0;

// One for all shadow roots. Adopted sheets need no `style-src` of a content security policy.
/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The style of the reader, which comes with its part. */
let late = "";

// Not before there is something to show: a server has no style sheets.
function adopt(/** @type {ShadowRoot} */ root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style + late);
  }
  root.adoptedStyleSheets = [sheet];
}

/** Adds what of the style stands in a module's section. @param {WebAssembly.Module | Plain} module */
function dress(module) {
  const plain = "instantiate" in module && module.style;
  late ||= plain || new TextDecoder().decode(WebAssembly.Module.customSections(module, "style")[0]);
  sheet?.replaceSync(style + late);
}

/** @type {WebAssembly.Module | Plain | undefined} */
let compiled;

/** Compiled for all instances. @type {Map<Part, Promise<WebAssembly.Module>>} */
const parts = new Map();

/**
 * Makes an instance of the module.
 * @param {Source | Error | undefined} source nothing where WebAssembly is off
 * @param {typeof import("./loader.js").checked} checked
 * @param {() => void} retire called when the instance has broken: what is in it goes on, but
 *   nothing more is to be mounted in it
 */
export async function start(source, checked, retire) {
  if (panics > MOST_PANICS) throw new Error("it has broken twice on this page");
  compiled ??= await compile(source, () =>
    checked(PLAIN, () => import("./without-wasm.js"), HASHES[PLAIN]),
  );
  const glue = makeGlue(own, ask);
  /** @type {Map<unknown, { kind: Kind, mounted?: Mounted, fail: (error: unknown) => void }>} */
  const all = new Map();
  /** @type {Map<string, Early>} */
  const offered = new Map();
  /** The element that code runs for, if that is known. @type {unknown} */
  let running;
  let broken = false;
  const imports = glue.imports();
  const exports = { ...(await instantiate(compiled, imports)) };
  glue.finish({ exports });
  // Parts share the table of the module that they were cut from; one that is whole keeps its own.
  const isTable = (/** @type {unknown} */ value) => value instanceof WebAssembly.Table;
  const isWhole = "instantiate" in compiled || !Object.values(exports).some(isTable);
  if (isWhole) dress(compiled);
  /** The parts of this instance, and whether each has come. @type {Map<Part, Promise<void> | true>} */
  const had = new Map();
  // What tasks are run by is made now, so that it is no element's own.
  glue.goOn();

  /**
   * Sees to it that a part is there.
   * @param {Part} name
   * @returns {Promise<void> | undefined} nothing if it is already
   */
  function provide(name) {
    const part = isWhole || (had.get(name) ?? join(name));
    if (part === true) return;
    had.set(name, part);
    return part;
  }

  /** @param {Part} name */
  async function join(name) {
    try {
      const module = await compilePart(name, checked);
      const part = await WebAssembly.instantiate(module, { ...imports, b: exports });
      Object.assign(exports, part.exports);
      if (name === "reader") dress(module);
      had.set(name, true);
    } catch (error) {
      // The next call tries again.
      had.delete(name);
      throw error;
    }
  }

  /**
   * Sees to it that what an element is made of is there.
   * @param {Kind} kind
   * @param {HTMLElement} host
   */
  function prepare(kind, host) {
    if (kind === "MountedSignup") return provide("signup");
    if (host.getAttribute("open") === "reader") return provide("reader");
  }

  /**
   * What is called later for an element is known as its own.
   * @template {unknown[]} Values
   * @param {(...values: Values) => unknown} call
   */
  function own(call) {
    const owner = running;
    return (/** @type {Values} */ ...values) => run(owner ?? hostOf(values[0]), () => call(...values));
  }

  /**
   * Calls what belongs to an element. What breaks does not break its caller.
   * @template Value
   * @param {unknown} host
   * @param {() => Value} call
   */
  function run(host, call) {
    const before = running;
    running = host;
    try {
      return call();
    } catch (error) {
      broke(error, host);
    } finally {
      running = before;
    }
  }

  /**
   * Fetches, but nothing that was asked for before the module came.
   * @param {string} url
   * @param {RequestInit} init
   */
  function ask(url, init) {
    const early = offered.get(url);
    const answer = early?.answer;
    if (!early || !answer) return fetch(url, init);
    early.answer = undefined;
    init.signal?.addEventListener("abort", () => early.controller.abort());
    return later(answer);
  }

  /**
   * @param {unknown} error
   * @param {unknown} culprit the element that it happened to, if that is known
   */
  function broke(error, culprit) {
    if (!broken) {
      broken = true;
      panics += 1;
      retire();
    }
    // Only when all calls have returned is it known who did not come to an end.
    queueMicrotask(() => {
      for (const [host, { mounted, fail }] of all) {
        const stuck = hasBroken(mounted, false);
        if (host !== culprit && !stuck) continue;
        all.delete(host);
        // What is stuck cannot be freed any more: that would run what is broken.
        if (stuck) mounted?.__destroy_into_raw();
        // It may live on in what broke, and must do nothing then.
        else if (hasBroken(mounted, true)) run(host, () => mounted?.free());
        fail(error);
      }
      run(undefined, glue.goOn);
    });
  }

  return {
    run,
    /**
     * Resolves when an element is to be mounted: each in a task of its own, so that a tap is
     * answered in between, and the news before the forms.
     * @param {Kind} kind
     * @param {HTMLElement} host
     */
    async turn(kind, host) {
      do {
        await prepare(kind, host);
        await (kind === "MountedSignup" ? idle() : later());
        // Its attributes may have changed meanwhile.
      } while (prepare(kind, host));
    },
    /**
     * @param {Kind} kind
     * @param {HTMLElement} host
     * @param {{ tag: string, words: Record<string, string> | undefined }} language
     * @param {(error: unknown) => void} fail called if it breaks
     * @param {Early | "" | null | undefined} early its feed, if that has been asked for
     * @returns {Mounted | undefined} nothing if it broke
     */
    mount(kind, host, { tag, words }, fail, early) {
      adopt(/** @type {ShadowRoot} */ (host.shadowRoot));
      if (early) offered.set(early.url, early);
      const entry = { kind, mounted: /** @type {Mounted | undefined} */ (undefined), fail };
      all.set(host, entry);
      entry.mounted = run(host, () => new glue[kind](host, tag, words));
      idle().then(() => rehearse(host));
      // Its first request is made in the microtask that has been queued before this one.
      if (early) queueMicrotask(() => offered.delete(early.url));
      return entry.mounted;
    },
    /**
     * Has an element read its attributes again, once what they ask for is there.
     * @param {HTMLElement} host
     */
    change(host) {
      const { kind } = all.get(host) ?? {};
      const change = () => run(host, () => all.get(host)?.mounted?.attributesChanged());
      const arrival = kind && prepare(kind, host);
      if (!arrival) return change();
      arrival.then(change, (error) => console.warn(`newsreel: widget-load: nothing changes: ${error}`));
    },
    /** @param {HTMLElement} host */
    unmount(host) {
      const mounted = all.get(host)?.mounted;
      if (all.delete(host)) mounted?.free();
    },
    /** @type {typeof glue.readFeed} */
    async readFeed(input, base) {
      await provide("tools");
      return glue.readFeed(input, base);
    },
    /**
     * @param {string} text
     * @param {boolean} eai
     * @param {boolean} allowTestDomains
     */
    async validateEmail(text, eai, allowTestDomains) {
      await provide("signup");
      return glue.validateEmail(text, eai, allowTestDomains);
    },
  };
}

/**
 * A value, in a task of its own: before the next frame, which would show little, if it can be.
 * @template Value
 * @param {Value | PromiseLike<Value>} [value]
 * @returns {Promise<Value>}
 */
function later(value) {
  const { scheduler } = /** @type {any} */ (globalThis);
  if (scheduler) return scheduler.postTask(() => value, { priority: "user-blocking" });
  return new Promise((resolve) => setTimeout(resolve, 0, value));
}

/** Resolves when the page has nothing better to do. */
function idle() {
  if (!("requestIdleCallback" in globalThis)) return later();
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: PATIENCE_MS }));
}

/**
 * Has the browser compile what a first press calls: it compiles each function when it is called first,
 * and a press would wait for that. These events mean nothing where they happen, and do not bubble, so
 * that nobody else hears of them.
 * @param {HTMLElement} host
 */
function rehearse({ shadowRoot }) {
  const roles = { carousel: "click", slides: "scrollend" };
  for (const [part, event] of Object.entries(roles)) {
    shadowRoot?.querySelector(`[part=${part}]`)?.dispatchEvent(new Event(event));
  }
}

/**
 * The element of ours that an event has come to, if it is one.
 * @param {any} event
 */
function hostOf(event) {
  return event?.currentTarget?.getRootNode?.().host;
}

/**
 * @param {Mounted | undefined} mounted nothing if it broke while it was mounted
 * @param {boolean} isKnown
 */
function hasBroken(mounted, isKnown) {
  try {
    return mounted?.hasBroken(isKnown) ?? isKnown;
  } catch {
    return true;
  }
}

/**
 * @param {Source | Error | undefined} source
 * @param {() => Promise<Plain>} loadPlain
 */
async function compile(source, loadPlain) {
  if (!source) return loadPlain();
  if (source instanceof Error) throw explain(source, "carousel.wasm");
  if (typeof source === "string" || source instanceof URL) source = await fetch(source);
  const bytes = source instanceof Response ? await bytesOf(source) : source;
  try {
    return bytes instanceof WebAssembly.Module ? bytes : await WebAssembly.compile(bytes);
  } catch {
    // A content security policy may forbid to compile WebAssembly, but not this.
    return loadPlain();
  }
}

/**
 * @param {Part} name
 * @param {typeof import("./loader.js").checked} checked
 */
function compilePart(name, checked) {
  const file = `./${name}.wasm`;
  const load = async () => {
    try {
      const response = await checked(file, (found) => found ?? PARTS[name](), HASHES[file]);
      return await WebAssembly.compile(await bytesOf(response));
    } catch (error) {
      parts.delete(name);
      throw explain(error, file);
    }
  };
  const part = parts.get(name) ?? load();
  parts.set(name, part);
  return part;
}

/**
 * `fetch` and `import` fail with an error of this type, and say nothing of use.
 * @param {unknown} error
 * @param {string} file
 */
function explain(error, file) {
  return error instanceof TypeError ? missing(file, error.message) : error;
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

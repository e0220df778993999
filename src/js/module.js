// The module and its parts: compiled once for all instances, from whatever they are given as; and what
// to do where they cannot be had.

import { isModule } from "./magic.js";

/** @typedef {typeof import("./without-wasm.js")} Plain */
/** @typedef {"carousel" | "moves" | "signup" | "subscribe" | "reader" | "tools"} File what the module is cut into */
/** @typedef {Record<File, BufferSource>} Carried the bytes of each */
/** @typedef {string | URL | Response | BufferSource | WebAssembly.Module | Carried} Source */
/** @typedef {WebAssembly.Module | Plain} Compiled */
/** @typedef {typeof import("./loader.js").checked} Checked */
/** @typedef {Exclude<File, "carousel">} Part what only some pages need */

/** The scripts that come with parts. @type {Record<keyof Scripts, () => Promise<any>>} */
const SCRIPTS = {
  signup: () => import("./signup.js"),
  subscribe: () => import("./subscribe.js"),
};

/** @typedef {{ signup?: typeof import("./signup.js"), subscribe?: typeof import("./subscribe.js") }} Scripts */

/** The module as JavaScript, for where WebAssembly is off or forbidden. */
const PLAIN = "./without-wasm.js";

/** What finds another way where a file cannot be had. */
const HEALER = "./heal.js";

/** Bundlers find files by addresses that are written so. @type {Record<File, () => URL>} */
const FILES = {
  carousel: () => new URL("./carousel.wasm", import.meta.url),
  moves: () => new URL("./moves.wasm", import.meta.url),
  signup: () => new URL("./signup.wasm", import.meta.url),
  subscribe: () => new URL("./subscribe.wasm", import.meta.url),
  reader: () => new URL("./reader.wasm", import.meta.url),
  tools: () => new URL("./tools.wasm", import.meta.url),
};

/** The module out of a script. @type {Carried | undefined} */
let carried;

/** @type {Compiled | undefined} */
let compiled;

/** @type {Map<Part, Promise<WebAssembly.Module>>} */
const parts = new Map();

/**
 * @param {Source | Error | undefined} source nothing where WebAssembly is off
 * @param {Checked} checked
 */
export async function compile(source, checked) {
  compiled ??= await make(source, checked);
  return compiled;
}

/**
 * @param {Source | Error | undefined} source
 * @param {Checked} checked
 * @returns {Promise<Compiled>}
 */
async function make(source, checked) {
  const loadPlain = () => checked(PLAIN, () => import("./without-wasm.js"), HASHES[PLAIN]);
  if (!source) return loadPlain();
  const bytes = await given(source, checked);
  try {
    return bytes instanceof WebAssembly.Module ? bytes : await WebAssembly.compile(bytes);
  } catch {
    // A content security policy may forbid to compile WebAssembly, but not this.
    return loadPlain();
  }
}

/**
 * @param {Source | Error} source
 * @param {Checked} checked
 * @returns {Promise<BufferSource | WebAssembly.Module>}
 */
async function given(source, checked) {
  let address = FILES.carousel;
  try {
    if (source instanceof Error) throw source;
    if (typeof source === "string" || source instanceof URL) {
      const url = source;
      address = () => new URL(url, globalThis.document?.baseURI);
      source = await fetch(url);
    }
    if ("carousel" in source) {
      carried = source;
      return source.carousel;
    }
    return source instanceof Response ? await bytesOf(source) : source;
  } catch (error) {
    return heal("carousel", address, error, checked);
  }
}

/**
 * @param {Part} name
 * @param {Checked} checked
 */
export function compilePart(name, checked) {
  const load = async () => {
    try {
      return await WebAssembly.compile(carried?.[name] ?? (await fetchPart(name, checked)));
    } catch (error) {
      parts.delete(name);
      throw error;
    }
  };
  const part = parts.get(name) ?? load();
  parts.set(name, part);
  return part;
}

/** @param {Part} name @param {Checked} checked @returns {Promise<BufferSource>} */
async function fetchPart(name, checked) {
  const file = `./${name}.wasm`;
  try {
    return await bytesOf(await checked(file, (found) => found ?? fetch(FILES[name]()), HASHES[file]));
  } catch (error) {
    return heal(name, FILES[name], error, checked);
  }
}

/**
 * @param {File} name
 * @param {() => URL} address
 * @param {unknown} error
 * @param {Checked} checked
 */
async function heal(name, address, error, checked) {
  const file = `${name}.wasm`;
  const healer = await checked(HEALER, () => import("./heal.js"), HASHES[HEALER]).catch(() => {
    throw new Error(`${file}: ${error}`);
  });
  carried = await healer.heal(file, address, error, checked);
  return carried[name];
}

/** Whether a script comes with a part, too. @param {Part} name @returns {name is keyof Scripts} */
export function hasScript(name) {
  return name in SCRIPTS;
}

/**
 * @param {keyof Scripts} name
 * @param {Checked} checked
 */
export function loadScript(name, checked) {
  const file = `./${name}.js`;
  return checked(file, SCRIPTS[name], HASHES[file]);
}

/**
 * @param {Compiled} module
 * @param {WebAssembly.Imports} imports
 */
export async function instantiate(module, imports) {
  if ("instantiate" in module) return module.instantiate(imports);
  return (await WebAssembly.instantiate(module, imports)).exports;
}

/** The style of the reader, where it is in a module: beside the reader. @param {Compiled} module */
export function styleIn(module) {
  if ("instantiate" in module) return module.style;
  const [section] = WebAssembly.Module.customSections(module, "style");
  return section && new TextDecoder().decode(section);
}

/** @param {Response} response */
async function bytesOf(response) {
  const bytes = await response.arrayBuffer();
  // Servers that name its type wrongly are many; what counts is what it is.
  if (response.ok && isModule(bytes)) return bytes;
  throw new Error(`${response.url}: ${response.status}`, { cause: response });
}

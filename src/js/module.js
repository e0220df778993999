// The module and its parts: compiled once for all instances, from whatever they are given as; and what
// to do where they cannot be had.

/** @typedef {typeof import("./without-wasm.js")} Plain */
/** @typedef {string | URL | Response | BufferSource | WebAssembly.Module} Source */
/** @typedef {WebAssembly.Module | Plain} Compiled */
/** @typedef {typeof import("./loader.js").checked} Checked */
/** @typedef {"moves" | "signup" | "subscribe" | "reader" | "tools"} Part */

/** The scripts that come with parts. @type {Record<keyof Scripts, () => Promise<any>>} */
const SCRIPTS = {
  signup: () => import("./signup.js"),
  subscribe: () => import("./subscribe.js"),
};

/** @typedef {{ signup?: typeof import("./signup.js"), subscribe?: typeof import("./subscribe.js") }} Scripts */

/** The module as JavaScript, for where WebAssembly is off or forbidden. */
const PLAIN = "./without-wasm.js";

/**
 * What only some pages need of the module. Bundlers find files by addresses that are written so.
 * @type {Record<Part, () => Promise<Response>>}
 */
const PARTS = {
  moves: () => fetch(new URL("./moves.wasm", import.meta.url)),
  signup: () => fetch(new URL("./signup.wasm", import.meta.url)),
  subscribe: () => fetch(new URL("./subscribe.wasm", import.meta.url)),
  reader: () => fetch(new URL("./reader.wasm", import.meta.url)),
  tools: () => fetch(new URL("./tools.wasm", import.meta.url)),
};

const REMEDY =
  'copy all .wasm files beside the scripts, say where newsreel_bg.wasm is with define({ wasm }), or import "newsreel/inline"';

/** @type {Compiled | undefined} */
let compiled;

/** @type {Map<Part, Promise<WebAssembly.Module>>} */
const parts = new Map();

/**
 * @param {Source | Error | undefined} source nothing where WebAssembly is off
 * @param {Checked} checked
 */
export async function compile(source, checked) {
  compiled ??= await make(source, () =>
    checked(PLAIN, () => import("./without-wasm.js"), HASHES[PLAIN]),
  );
  return compiled;
}

/**
 * @param {Source | Error | undefined} source
 * @param {() => Promise<Plain>} loadPlain
 * @returns {Promise<Compiled>}
 */
async function make(source, loadPlain) {
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
 * @param {Checked} checked
 */
export function compilePart(name, checked) {
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

// How WebAssembly begins, whatever a server calls it.

const MAGIC = "0,97,115,109";

/** Whether these bytes are a module. @param {ArrayBuffer} bytes */
export function isModule(bytes) {
  return String(new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength))) === MAGIC;
}

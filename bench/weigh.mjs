// What files weigh on the way to a visitor. `node weigh.mjs FILE...` prints a line for each:
// bytes as they are, with gzip at 9, with brotli at 11. Node has both compressors built in.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const BEST = constants.BROTLI_MAX_QUALITY;

/** @param {Buffer} bytes */
export function brotli(bytes, quality = BEST) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const path of process.argv.slice(2)) {
    const bytes = readFileSync(path);
    const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotli(bytes)];
    console.log(sizes.map((size) => size.length).join(" "));
  }
}

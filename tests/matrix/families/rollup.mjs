// Rollup and esbuild, which carry scripts alone.

import { CLASSIC, DEFINE, INLINE, MODULE, page } from "./pages.mjs";

const ROLLUP = ["rollup", "main.js", "--dir", "dist", "--format", "es", "--plugin", "node-resolve"];
const ESBUILD = ["esbuild", "main.js", "--bundle", "--splitting", "--format=esm", "--minify", "--outdir=dist"];
const files = { "dist/index.html": page(MODULE), "main.js": INLINE };

/** @type {import("../site.mjs").Family} */
export default {
  rollup: {
    tool: "rollup",
    how: 'with node-resolve, `import { define } from "newsreel/inline"`',
    files,
    build: [ROLLUP],
    folder: "dist",
  },
  "rollup-inline-define": {
    tool: "rollup",
    how: '`import "newsreel/inline/define"`',
    files: { ...files, "main.js": 'import "newsreel/inline/define";' },
    build: [ROLLUP],
    folder: "dist",
  },
  "rollup-define": {
    tool: "rollup",
    how: '`import "newsreel/define"`',
    files: { ...files, "main.js": DEFINE },
    build: [ROLLUP],
    folder: "dist",
    heals: true,
  },
  "rollup-copy": {
    tool: "rollup",
    how: "with node-resolve, the `.wasm` file copied, `define({ wasm })`",
    files: { ...files, "main.js": 'import { define } from "newsreel";\ndefine({ wasm: "/copied.wasm" });' },
    build: [ROLLUP, ["copy", "newsreel/newsreel_bg.wasm", "dist/copied.wasm"]],
    folder: "dist",
  },
  esbuild: {
    tool: "esbuild",
    how: '`--splitting --format=esm`, `import { define } from "newsreel/inline"`',
    files,
    build: [ESBUILD],
    folder: "dist",
  },
  "esbuild-define": {
    tool: "esbuild",
    how: '`import "newsreel/define"`',
    files: { ...files, "main.js": DEFINE },
    build: [ESBUILD],
    folder: "dist",
    heals: true,
  },
  "esbuild-iife": {
    tool: "esbuild",
    how: 'one classic script, `import { define } from "newsreel/inline"`',
    files: { ...files, "dist/index.html": page(CLASSIC) },
    build: [["esbuild", "main.js", "--bundle", "--format=iife", "--minify", "--outdir=dist"]],
    folder: "dist",
  },
};

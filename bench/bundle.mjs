// The peers' scripts and style sheets, bundled and minified as their documentation advises, with the
// esbuild that bundles the widget.

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { PEERS } from "./subjects.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const esbuild = createRequire(here("../xtask/package.json"))("esbuild");

/** Every file of every peer by its name, such as `embla.js`. */
export async function bundle() {
  const { outputFiles } = await esbuild.build({
    entryPoints: PEERS.map((name) => here(`peers/${name}.js`)),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    // As the widget: all functions are compiled while the script is on its way.
    banner: { js: "//# allFunctionsCalledOnLoad" },
    outdir: here("peers"),
    write: false,
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.split(/[\\/]/).at(-1), contents]));
}

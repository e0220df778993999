// Rspack and Rsbuild.

import { CLASSIC, DEFINE, page } from "./pages.mjs";

const RSPACK = { "public/index.html": page(CLASSIC), "main.js": DEFINE };
const RSPACK_CONFIG = (folder) => ({
  "rspack.config.mjs": `export default { entry: "./main.js", output: { path: import.meta.dirname + "/${folder}" } };`,
});
const RSBUILD = {
  "index.html": page(""),
  "src/index.js": DEFINE,
  "rsbuild.config.mjs": 'export default { html: { template: "./index.html" } };',
};

/** @type {import("../site.mjs").Family} */
export default {
  rspack: {
    tool: "@rspack/core",
    how: "`rspack build`",
    files: { ...RSPACK, ...RSPACK_CONFIG("public") },
    build: [["rspack", "build", "--mode", "production"]],
    folder: "public",
  },
  "rspack-dev": {
    tool: "@rspack/core",
    how: "`rspack dev`",
    files: { ...RSPACK, ...RSPACK_CONFIG("dist") },
    serve: (port) => ["rspack", "dev", "--mode", "development", "--host", "127.0.0.1", "--port", String(port)],
  },
  rsbuild: {
    tool: "@rsbuild/core",
    how: "`rsbuild build`",
    files: RSBUILD,
    build: [["rsbuild", "build"]],
    folder: "dist",
  },
  "rsbuild-dev": {
    tool: "@rsbuild/core",
    how: "`rsbuild dev`",
    files: RSBUILD,
    serve: (port) => ["rsbuild", "dev", "--host", "127.0.0.1", "--port", String(port)],
  },
};

// Bun, as a bundler and as a server.

import { DEFINE, MODULE, page } from "./pages.mjs";

const files = { "index.html": page(MODULE), "main.js": DEFINE };

/** @type {import("../site.mjs").Family} */
export default {
  bun: {
    tool: "bun",
    how: "`bun build` of a page",
    files,
    build: [["bun", "build", "./index.html", "--outdir", "dist", "--minify"]],
    folder: "dist",
    heals: true,
  },
  "bun-splitting": {
    tool: "bun",
    how: "`bun build --splitting` of a script",
    files: { ...files, "dist/index.html": page(MODULE) },
    build: [["bun", "build", "./main.js", "--splitting", "--outdir", "dist"]],
    folder: "dist",
    heals: true,
  },
  "bun-dev": {
    tool: "bun",
    how: "`bun ./index.html`",
    files,
    serve: (port) => ["bun", "./index.html", "--port", String(port)],
    heals: true,
  },
};

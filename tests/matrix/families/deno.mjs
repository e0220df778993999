// Deno, as a bundler and as a runtime.

import { DEFINE, MODULE, page } from "./pages.mjs";
import { CHECK } from "./server.mjs";

/** @type {import("../site.mjs").Family} */
export default {
  deno: {
    tool: "deno",
    how: "`deno bundle --platform browser`",
    files: { "dist/index.html": page(MODULE), "main.js": DEFINE },
    build: [["deno", "bundle", "--platform", "browser", "--node-modules-dir=manual", "-o", "dist/main.js", "main.js"]],
    folder: "dist",
    heals: true,
  },
  "deno-run": {
    tool: "deno",
    how: "`deno run`: `validateEmail` and `readFeed` on a server",
    files: { "main.js": CHECK },
    test: [["deno", "run", "--allow-read", "--allow-env", "--node-modules-dir=manual", "main.js"]],
  },
};

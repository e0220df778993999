// Astro: the elements in a page, the import in its script.

import { DEFINE, page } from "./pages.mjs";

const files = { "src/pages/index.astro": page(`<script>${DEFINE}</script>`) };
const HOST = ["--host", "127.0.0.1", "--port"];

/** @type {import("../site.mjs").Family} */
export default {
  astro: { tool: "astro", how: "`astro build`, imported in a `<script>`", files, build: [["astro", "build"]], folder: "dist" },
  "astro-dev": { tool: "astro", how: "`astro dev`", files, serve: (port) => ["astro", "dev", ...HOST, String(port)] },
};

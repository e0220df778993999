// SvelteKit: rendered on the server, the import at the top of a page.

import { DEFINE, ELEMENTS } from "./pages.mjs";

const files = {
  "vite.config.js": `import adapter from "@sveltejs/adapter-static";
import { sveltekit } from "@sveltejs/kit/vite";
export default { plugins: [sveltekit({ adapter: adapter() })] };`,
  "src/app.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
    %sveltekit.head%</head><body>%sveltekit.body%</body></html>`,
  "src/routes/+layout.js": "export const prerender = true;",
  "src/routes/+page.svelte": `<script>${DEFINE}</script><main>${ELEMENTS}</main>`,
};

/** @type {import("../site.mjs").Family} */
export default {
  svelte: { tool: "@sveltejs/kit", how: "`vite build` with the static adapter", files, build: [["vite", "build"]], folder: "build" },
  "svelte-dev": {
    tool: "@sveltejs/kit",
    how: "`vite`",
    files,
    serve: (port) => ["vite", "--host", "127.0.0.1", "--strictPort", "--port", String(port)],
  },
};

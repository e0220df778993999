// Nuxt: rendered on the server, with what Vue asks of every custom element.

import { DEFINE, ELEMENTS } from "./pages.mjs";

const files = {
  "nuxt.config.mjs": `export default {
    telemetry: false,
    compatibilityDate: "2026-11-01",
    devtools: { enabled: false },
    app: { head: { htmlAttrs: { lang: "en" }, link: [{ rel: "icon", href: "data:," }] } },
    vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("newsreel-") } },
  };`,
  "app/app.vue": `<script setup>${DEFINE}</script><template><main>${ELEMENTS}</main></template>`,
};

/** @type {import("../site.mjs").Family} */
export default {
  nuxt: {
    tool: "nuxt",
    how: "`nuxt build`, `isCustomElement`",
    files,
    build: [["nuxt", "build"]],
    serve: (port) => ["env", "HOST=127.0.0.1", `PORT=${port}`, "node", ".output/server/index.mjs"],
  },
  "nuxt-dev": {
    tool: "nuxt",
    how: "`nuxt dev`, `isCustomElement`",
    files,
    serve: (port) => ["nuxt", "dev", "--host", "127.0.0.1", "--port", String(port), "--no-fork"],
  },
};

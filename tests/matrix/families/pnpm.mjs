// pnpm: the package from its tarball, in a folder of links.

import { DEFINE, MODULE, page, TARBALL } from "./pages.mjs";

const files = {
  "site/package.json": JSON.stringify({
    private: true,
    type: "module",
    dependencies: { newsreel: `file:${TARBALL}` },
    devDependencies: { vite: "8.4.0" },
  }),
  "site/pnpm-workspace.yaml": "packages: []\nstoreDir: ./store\n",
  "site/index.html": page(MODULE),
  "site/main.js": DEFINE,
};
const install = ["pnpm", "--dir", "site", "install", "--ignore-scripts", "--no-frozen-lockfile"];

/** @type {import("../site.mjs").Family} */
export default {
  pnpm: {
    tool: "pnpm",
    how: "Vite in a folder that pnpm has installed, `vite build`",
    files,
    build: [install, ["pnpm", "--dir", "site", "exec", "vite", "build"]],
    folder: "site/dist",
  },
  "pnpm-dev": {
    tool: "pnpm",
    how: "the same, `vite`",
    files,
    build: [install],
    serve: (port) => [
      ...["pnpm", "--dir", "site", "exec", "vite", "--host", "127.0.0.1", "--strictPort", "--port", String(port)],
    ],
  },
};

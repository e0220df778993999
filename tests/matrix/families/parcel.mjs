// Parcel, with package exports on, as it asks for.

import { AUTO, DEFINE, MODULE, page } from "./pages.mjs";

const files = {
  "index.html": page(MODULE),
  "main.js": DEFINE,
  "package.json": '{ "@parcel/resolver-default": { "packageExports": true } }',
  // Parcel takes a project's settings from where its lock file is.
  "pnpm-lock.yaml": "",
};
const build = [["parcel", "build", "index.html", "--dist-dir", "dist", "--no-cache", "--no-source-maps"]];

/** @type {import("../site.mjs").Family} */
export default {
  parcel: { tool: "parcel", how: '`import "newsreel/define"`, package exports on', files, build, folder: "dist" },
  "parcel-auto": {
    tool: "parcel",
    how: '`import "newsreel/auto"`, package exports on',
    files: { ...files, "main.js": AUTO },
    build,
    folder: "dist",
  },
  "parcel-dev": {
    tool: "parcel",
    how: "`parcel serve`, package exports on",
    files,
    serve: (port) => ["parcel", "serve", "index.html", "--no-cache", "--host", "127.0.0.1", "--port", String(port)],
  },
};

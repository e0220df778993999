// Yarn with Plug'n'Play: there is no folder of packages at all.

import { CLASSIC, DEFINE, page, TARBALL } from "./pages.mjs";

const files = {
  "site/package.json": JSON.stringify({
    private: true,
    dependencies: { newsreel: `file:${TARBALL}` },
    devDependencies: { webpack: "5.113.0", "webpack-cli": "7.3.1" },
  }),
  "site/.yarnrc.yml": [
    ...["enableGlobalCache: false", "enableTelemetry: false", "enableScripts: false", "nodeLinker: pnp"],
    "enableImmutableInstalls: false",
  ].join("\n"),
  "site/yarn.lock": "",
  "site/dist/index.html": page(CLASSIC),
  "site/main.js": DEFINE,
};
const WEBPACK = ["webpack", "--mode", "production", "--entry", "./main.js", "--output-path", "dist"];

/** @type {import("../site.mjs").Family} */
export default {
  yarn: {
    tool: "@yarnpkg/cli-dist",
    how: "Plug'n'Play with webpack, `import \"newsreel/define\"`",
    files,
    build: [["yarn", "--cwd", "site", "install"], ["yarn", "--cwd", "site", "exec", ...WEBPACK]],
    folder: "site/dist",
  },
};

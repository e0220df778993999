// webpack, and the bundlers that speak its language.

import { AUTO, CLASSIC, DEFINE, page } from "./pages.mjs";

const files = { "dist/index.html": page(CLASSIC), "main.js": DEFINE };
const WEBPACK = ["webpack", "--mode", "production", "--entry", "./main.js", "--output-path", "dist"];

/** @type {import("../site.mjs").Family} */
export default {
  webpack: { tool: "webpack", how: '`import "newsreel/define"`', files, build: [WEBPACK], folder: "dist" },
  "webpack-auto": {
    tool: "webpack",
    how: '`import "newsreel/auto"`',
    files: { ...files, "main.js": AUTO },
    build: [WEBPACK],
    folder: "dist",
  },
  "webpack-dev": {
    tool: "webpack",
    how: "`webpack serve`",
    files: { ...files, "public/index.html": page(CLASSIC) },
    serve: (port) => [
      ...["webpack", "serve", "--mode", "development", "--entry", "./main.js"],
      ...["--static", "public", "--host", "127.0.0.1", "--port", String(port)],
    ],
  },
  "webpack-elsewhere": {
    tool: "webpack",
    how: "`publicPath` on another origin, which sends no `Access-Control-Allow-Origin`",
    files: { "main.js": DEFINE },
    // The page loads its script, and all that the script names, from the second server.
    elsewhere: {
      files: (address) => ({
        "site/index.html": page(`<script src="${address}main.js"></script>`),
        "webpack.config.cjs": `module.exports = {
          mode: "production", entry: "./main.js",
          output: { path: __dirname + "/dist", publicPath: "${address}" },
        };`,
      }),
      folder: "dist",
    },
    build: [["webpack"]],
    folder: "site",
    heals: true,
  },
};

// Partners' sites, one for each way of building: their files, and how they are built and served.

const ELEMENTS = `
  <newsreel-carousel feed="/feed.json" loading="eager"><a href="/news">News</a></newsreel-carousel>
  <newsreel-signup loading="eager"><form action="/subscribe" method="post">
    <label>E-mail <input type="email" name="email" required></label><button>Subscribe</button>
  </form></newsreel-signup>`;

const page = (script) => `<!doctype html><html lang="en"><meta charset="utf-8">
  <link rel="icon" href="data:,"><title>Partner</title>${ELEMENTS}${script}</html>`;
const MODULE = '<script type="module" src="./main.js"></script>';
const CLASSIC = '<script src="./main.js"></script>';

const AUTO = 'import "newsreel/auto";';
const PARCEL = {
  "package.json": '{ "private": true, "@parcel/resolver-default": { "packageExports": true } }',
  // Parcel takes a project's settings from where its lock file is.
  "pnpm-lock.yaml": "",
};

const NEXT = {
  "package.json": '{ "private": true }',
  // Next itself lies in the folder above.
  "next.config.mjs": 'export default { turbopack: { root: new URL("..", import.meta.url).pathname } };',
  "app/layout.jsx": `export default function Layout({ children }) {
    return <html lang="en"><head><link rel="icon" href="data:,"/></head><body>{children}</body></html>;
  }`,
  "app/page.jsx": `import Newsreel from "./newsreel";
    export default function Page() {
      return <main><Newsreel />
        <newsreel-carousel feed="/feed.json" loading="eager"><a href="/news">News</a></newsreel-carousel>
        <newsreel-signup loading="eager"><form action="/subscribe" method="post">
          <label>E-mail <input type="email" name="email" required /></label><button>Subscribe</button>
        </form></newsreel-signup></main>;
    }`,
  "app/newsreel.jsx": `"use client";
    import "newsreel/define";
    export default function Newsreel() { return null; }`,
};

/**
 * @typedef {object} Project
 * @property {string} tool the npm package that builds it; "" for none
 * @property {string} how what the table says of it
 * @property {Record<string, string>} files
 * @property {string[][]} [build] programs with their arguments, run in the project's folder
 * @property {string} [folder] what is served
 * @property {(address: string, hashes: Record<string, string>) => Record<string, string>} [cdn] more
 *   files, if the package is served from another origin
 * @property {(port: number) => string[]} [serve] a server of its own instead
 */

/** Those that the ordinary tests build: their tools are there anyway, or small. */
export const QUICK = ["html", "cdn", "vite", "vite-auto", "vite-dev", "esbuild", "esbuild-iife"];

/** @type {Record<string, Project>} */
export const projects = {
  html: {
    tool: "",
    how: "paste-in module, from a folder below the root",
    files: { "index.html": page('<script type="module" src="./vendor/newsreel/0.1/newsreel.js"></script>') },
    build: [["copy", "newsreel", "vendor/newsreel/0.1"]],
    folder: ".",
  },
  cdn: {
    tool: "",
    how: "paste-in module with its `integrity`, from another origin, `.wasm` with a wrong type",
    files: {},
    cdn: (address, hashes) => ({
      "index.html": page(`<script type="module" src="${address}newsreel.js"
        integrity="${hashes["newsreel.js"]}" crossorigin="anonymous"></script>`),
    }),
    folder: ".",
  },
  vite: {
    tool: "vite",
    how: '`vite build`, `import "newsreel/define"`',
    files: { "index.html": page(MODULE), "main.js": 'import "newsreel/define";' },
    build: [["vite", "build"]],
    folder: "dist",
  },
  "vite-auto": {
    tool: "vite",
    how: '`vite build`, `import "newsreel/auto"`',
    files: { "index.html": page(MODULE), "main.js": AUTO },
    build: [["vite", "build"]],
    folder: "dist",
  },
  "vite-dev": {
    tool: "vite",
    how: '`vite`, `import "newsreel/define"`',
    files: { "index.html": page(MODULE), "main.js": 'import "newsreel/define";' },
    serve: (port) => ["vite", "--host", "127.0.0.1", "--strictPort", "--port", String(port)],
  },
  webpack: {
    tool: "webpack",
    how: '`import "newsreel/define"`',
    files: { "dist/index.html": page(CLASSIC), "main.js": 'import "newsreel/define";' },
    build: [["webpack", "--mode", "production", "--entry", "./main.js", "--output-path", "dist"]],
    folder: "dist",
  },
  "webpack-auto": {
    tool: "webpack",
    how: '`import "newsreel/auto"`',
    files: { "dist/index.html": page(CLASSIC), "main.js": AUTO },
    build: [["webpack", "--mode", "production", "--entry", "./main.js", "--output-path", "dist"]],
    folder: "dist",
  },
  rollup: {
    tool: "rollup",
    how: 'with node-resolve, `import { define } from "newsreel/inline"`',
    files: { "dist/index.html": page(MODULE), "main.js": 'import { define } from "newsreel/inline";\ndefine();' },
    build: [["rollup", "main.js", "--dir", "dist", "--format", "es", "--plugin", "node-resolve"]],
    folder: "dist",
  },
  "rollup-copy": {
    tool: "rollup",
    how: "with node-resolve, the `.wasm` file copied, `define({ wasm })`",
    files: {
      "dist/index.html": page(MODULE),
      "main.js": 'import { define } from "newsreel";\ndefine({ wasm: "/copied.wasm" });',
    },
    build: [
      ["rollup", "main.js", "--dir", "dist", "--format", "es", "--plugin", "node-resolve"],
      ["copy", "newsreel/newsreel_bg.wasm", "dist/copied.wasm"],
    ],
    folder: "dist",
  },
  esbuild: {
    tool: "esbuild",
    how: '`--splitting --format=esm`, `import { define } from "newsreel/inline"`',
    files: { "dist/index.html": page(MODULE), "main.js": 'import { define } from "newsreel/inline";\ndefine();' },
    build: [["esbuild", "main.js", "--bundle", "--splitting", "--format=esm", "--minify", "--outdir=dist"]],
    folder: "dist",
  },
  "esbuild-iife": {
    tool: "esbuild",
    how: 'one classic script, `import { define } from "newsreel/inline"`',
    files: { "dist/index.html": page(CLASSIC), "main.js": 'import { define } from "newsreel/inline";\ndefine();' },
    build: [["esbuild", "main.js", "--bundle", "--format=iife", "--minify", "--outdir=dist"]],
    folder: "dist",
  },
  parcel: {
    tool: "parcel",
    how: '`import "newsreel/define"`, package exports on',
    files: {
      "index.html": page(MODULE),
      "main.js": 'import "newsreel/define";',
      ...PARCEL,
    },
    build: [["parcel", "build", "index.html", "--dist-dir", "dist", "--no-cache", "--no-source-maps"]],
    folder: "dist",
  },
  "parcel-auto": {
    tool: "parcel",
    how: '`import "newsreel/auto"`, package exports on',
    files: { "index.html": page(MODULE), "main.js": AUTO, ...PARCEL },
    build: [["parcel", "build", "index.html", "--dist-dir", "dist", "--no-cache", "--no-source-maps"]],
    folder: "dist",
  },
  next: {
    tool: "next",
    how: 'App Router with Turbopack, rendered on the server; `import "newsreel/auto"` in a client component',
    files: { ...NEXT, "app/newsreel.jsx": NEXT["app/newsreel.jsx"].replace("newsreel/define", "newsreel/auto") },
    build: [["next", "build"]],
    serve: (port) => ["next", "start", "--hostname", "127.0.0.1", "--port", String(port)],
  },
  "next-webpack": {
    tool: "next",
    how: 'the same with `next build --webpack` and `import "newsreel/define"`',
    files: NEXT,
    build: [["next", "build", "--webpack"]],
    serve: (port) => ["next", "start", "--hostname", "127.0.0.1", "--port", String(port)],
  },
};

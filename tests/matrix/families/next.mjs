// Next with its App Router.

import { ELEMENTS } from "./pages.mjs";

const files = {
  "app/layout.jsx": `export default function Layout({ children }) {
    return <html lang="en"><head><link rel="icon" href="data:,"/></head><body>{children}</body></html>;
  }`,
  "app/page.jsx": `import Newsreel from "./newsreel";
    export default function Page() { return <main><Newsreel />${ELEMENTS}</main>; }`,
  "app/newsreel.jsx": `"use client";
    import "newsreel/define";
    export default function Newsreel() { return null; }`,
};
const auto = { ...files, "app/newsreel.jsx": files["app/newsreel.jsx"].replace("newsreel/define", "newsreel/auto") };
const HOST = ["--hostname", "127.0.0.1", "--port"];
const serve = (port) => ["next", "start", ...HOST, String(port)];

/** @type {import("../site.mjs").Family} */
export default {
  next: {
    tool: "next",
    how: 'App Router with Turbopack, rendered on the server; `import "newsreel/auto"` in a client component',
    files: auto,
    build: [["next", "build"]],
    serve,
  },
  "next-webpack": {
    tool: "next",
    how: 'the same with `next build --webpack` and `import "newsreel/define"`',
    files,
    build: [["next", "build", "--webpack"]],
    serve,
  },
  "next-dev": { tool: "next", how: "`next dev`", files, serve: (port) => ["next", "dev", ...HOST, String(port)] },
};

// TypeScript: the types as each of its ways to find a module finds them in the packed package.

import { readFileSync } from "node:fs";

const source = (name) => readFileSync(new URL(`../../types/${name}`, import.meta.url), "utf8");
const CURRENT = [["esnext", "bundler"], ["node16", "node16"], ["nodenext", "nodenext"]];
const COMPILERS = {
  typescript: CURRENT,
  // The last that knows it, as `node10`.
  "typescript-5": [...CURRENT, ["esnext", "node10"]],
};

/** Sources under every compiler and resolution. */
function row(what, library, names, options = {}, without = []) {
  const files = Object.fromEntries(names.map((name) => [name, source(name)]));
  const test = [];
  for (const [compiler, all] of Object.entries(COMPILERS)) {
    const modes = all.filter(([, resolution]) => !without.includes(resolution));
    for (const [module, moduleResolution] of modes) {
      const project = `${compiler}-${moduleResolution}.json`;
      files[project] = config(names, { ...options, module, moduleResolution });
      test.push(["node", `node_modules/${compiler}/bin/tsc`, "--project", project]);
    }
  }
  const ways = COMPILERS["typescript-5"].map(([, resolution]) => resolution).filter((way) => !without.includes(way));
  const how = `${what}, TypeScript 5.9 too: ${ways.map((way) => `\`${way}\``).join(", ")}`;
  return { tool: "typescript", how, with: library, files, test };
}

function config(files, options) {
  const lib = ["es2023", "dom", "dom.iterable"];
  // Svelte's own types cannot be found that way.
  const skipLibCheck = options.skipLibCheck || options.moduleResolution === "node10";
  const all = { noEmit: true, strict: true, target: "es2023", lib, types: [], ...options, skipLibCheck };
  return JSON.stringify({ compilerOptions: all, files });
}

// Its own types have statements where there may be none, and know no elements but under `bundler`.
const QWIK = { jsx: "react-jsx", jsxImportSource: "@builder.io/qwik", skipLibCheck: true };
const jsx = (jsxImportSource) => ({ jsx: "react-jsx", jsxImportSource });

/** @type {import("../site.mjs").Family} */
export default {
  "types-react": row("types in JSX", "@types/react", ["react.tsx"], jsx("react")),
  "types-preact": row("types in JSX", "preact", ["preact.tsx"], jsx("preact")),
  "types-solid": row("types in JSX", "solid-js", ["solid.tsx"], jsx("solid-js")),
  "types-qwik": row("types in JSX", "@builder.io/qwik", ["qwik.tsx"], QWIK, ["node16", "nodenext", "node10"]),
  "types-templates": row("types for plain scripts, templates of Vue and Svelte", "vue", ["plain.ts", "vue.ts", "svelte.ts"]),
};

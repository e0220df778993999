// Pages that are not built: the package's files as they are.

import { page } from "./pages.mjs";

const FOLDER = [["copy", "newsreel", "vendor/newsreel/0.1"]];
const IMPORTS = { imports: { "newsreel/define": "./vendor/newsreel/0.1/define.js" } };

/** @type {import("../site.mjs").Family} */
export default {
  html: {
    tool: "",
    how: "paste-in module, from a folder below the root",
    files: { "index.html": page('<script type="module" src="./vendor/newsreel/0.1/newsreel.js"></script>') },
    build: FOLDER,
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
  importmap: {
    tool: "",
    how: 'import map (as Rails writes it), `import "newsreel/define"`',
    files: {
      "index.html": page(`<script type="importmap">${JSON.stringify(IMPORTS)}</script>
        <script type="module">import "newsreel/define";</script>`),
    },
    build: FOLDER,
    folder: ".",
  },
};

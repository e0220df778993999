// The package as it is published: what is in it, how much it weighs, that servers can import it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKAGE = new URL("../../pkg/", import.meta.url);

// What every visitor downloads, whether or not an element comes near the viewport.
const PASTE_IN_BYTES = 3_000;

const LANGUAGES = ["ar", "de", "es", "fr", "id", "ja", "ko", "mn", "pt", "ru", "th", "vi", "zh", "zh-Hant"];
const PACKED = [
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "bytes.js",
  "carousel.wasm",
  "custom-elements.json",
  "define.cjs",
  "define.js",
  "frame.css",
  "frame.html",
  "frame.js",
  "framed.js",
  "heal.js",
  "index.cjs",
  "index.d.cts",
  "index.d.ts",
  "index.js",
  "inline-define.js",
  "inline.js",
  "moves.wasm",
  "newsreel.css",
  "newsreel.css.d.ts",
  "newsreel.d.ts",
  "newsreel.js",
  "newsreel_bg.wasm",
  "package.json",
  "reader.wasm",
  "signup.js",
  "signup.wasm",
  "sri.json",
  "subscribe.js",
  "subscribe.wasm",
  ...["gallery", "institutional", "neutral"].map((name) => `themes/${name}.css`),
  "tools.wasm",
  "vscode.css-custom-data.json",
  "vscode.html-custom-data.json",
  "wasm.d.ts",
  "web-types.json",
  "widget.js",
  "without-wasm.js",
  ...LANGUAGES.map((tag) => `words/${tag}.js`),
];

const read = (name) => readFile(new URL(name, PACKAGE));
const hash = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

describe("the package", () => {
  let hashes, manifest;

  before(async () => {
    hashes = JSON.parse(await read("sri.json"));
    manifest = JSON.parse(await read("package.json"));
  });

  it("has these files and no others", () => {
    const packed = JSON.parse(
      execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "./pkg"], { cwd: ROOT }),
    );
    const [{ files }] = Array.isArray(packed) ? packed : Object.values(packed);
    assert.deepEqual(files.map(({ path }) => path).sort(), [...PACKED].sort());
  });

  it("is what Node and bundlers expect of a package", async () => {
    const { messages, pkg } = await publint({ pkgDir: fileURLToPath(PACKAGE), strict: true });
    assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
  });

  it("has types that every resolver of modules finds", () => {
    const attw = fileURLToPath(new URL("../node_modules/.bin/attw", import.meta.url));
    const untyped = Object.keys(manifest.exports).filter((name) => /html|json$/.test(name));
    // Two entries are for pages alone: nobody requires those.
    const options = ["--ignore-rules", "cjs-resolves-to-esm", "--no-color", "--exclude-entrypoints", ...untyped];
    // It ends with an error, which has its table, where it finds a problem.
    execFileSync(attw, ["--pack", ".", ...options], { cwd: fileURLToPath(PACKAGE), encoding: "utf8" });
  });

  it("runs nothing on installation and needs no other package", () => {
    for (const key of ["scripts", "dependencies", "peerDependencies", "optionalDependencies"]) {
      assert.equal(manifest[key], undefined, key);
    }
  });

  it("names the hash of every file that a page loads", async () => {
    const loaded = PACKED.filter((name) => /\.(js|css|wasm)$/.test(name));
    assert.deepEqual(Object.keys(hashes).sort(), loaded.sort());
    for (const name of loaded) assert.equal(hash(await read(name)), hashes[name], name);
  });

  it("has a paste-in module that knows the hash of all that it loads", async () => {
    for (const name of ["widget.js", "carousel.wasm"]) assert.ok(await knows("newsreel.js", name), name);
    // What is loaded then knows the hash of what it loads in turn.
    assert.ok(await knows("heal.js", "bytes.js"));
    const late = ["moves.wasm", "without-wasm.js", "heal.js", "signup.js", "signup.wasm", "subscribe.js", "subscribe.wasm", "reader.wasm", "tools.wasm"];
    for (const name of [...late, ...PACKED.filter((name) => name.startsWith("words/"))]) {
      assert.ok(await knows("widget.js", name), name);
    }
  });

  async function knows(script, name) {
    const digest = createHash("sha256").update(await read(name)).digest("base64");
    return String(await read(script)).includes(`"./${name}":"sha256-${digest}"`);
  }

  it("tells in its README to paste the module that is in it", async () => {
    const readme = String(await read("README.md"));
    const address = `https://cdn.jsdelivr.net/npm/newsreel@${manifest.version}/newsreel.js`;
    assert.ok(readme.includes(`src="${address}"\n  integrity="${hashes["newsreel.js"]}" crossorigin`));
  });

  it(`weighs at most ${PASTE_IN_BYTES} bytes before an element nears the viewport`, async () => {
    const bytes = await read("newsreel.js");
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    const { length } = brotliCompressSync(bytes, { params });
    assert.ok(length <= PASTE_IN_BYTES, `${length} bytes`);
  });

  it("makes no code from text, and no nodes from markup", async () => {
    for (const name of PACKED.filter((name) => /\.c?js$/.test(name))) {
      const text = String(await read(name));
      const found = /\beval\(|\bnew Function\b|innerHTML|outerHTML|insertAdjacentHTML|document\.write/.exec(text);
      assert.equal(found?.[0], undefined, name);
    }
  });

  it("says nothing of the machine that it was built on", async () => {
    const home = /\/(home|root|Users|tmp|work)\/|\.cargo|rustlib|\/rustc\//;
    for (const name of PACKED) {
      const found = home.exec((await read(name)).toString("latin1"));
      assert.equal(found?.[0], undefined, name);
    }
  });

  const NAMES = ["NewsreelCarousel", "NewsreelSignup", "define", "readFeed", "ready", "validateEmail"];
  const CHECK = `
    const check = async ({ readFeed, validateEmail }) => {
      const { address } = await validateEmail("reader@Example.org");
      const feed = { version: "https://jsonfeed.org/version/1.1", title: "News", items: [{ id: "1", title: "Tea" }] };
      const { items } = await readFeed(feed, "https://example.org/feed.json");
      console.log(JSON.stringify([address, items.map(({ title }) => title)]));
    };`;

  /** What a script prints that finds the package by its name, in a process of its own. */
  const node = (...values) => JSON.parse(execFileSync(process.execPath, values, { cwd: PACKAGE, stdio: "pipe" }));

  for (const entry of ["", "/define", "/inline", "/inline/define", "/auto", "/newsreel.js"]) {
    const name = JSON.stringify(`newsreel${entry}`);

    it(`can be imported and required on a server: ${entry || "newsreel"}`, () => {
      const wanted = entry === "/newsreel.js" ? [] : NAMES;
      const print = "((all) => console.log(JSON.stringify(Object.keys(all).sort())))";
      assert.deepEqual(node("-e", `import(${name}).then${print}`), wanted);
      if (entry !== "/newsreel.js") assert.deepEqual(node("-e", `${print}(require(${name}))`), wanted);
    });
  }

  for (const entry of ["", "/define", "/inline", "/inline/define"]) {
    const name = JSON.stringify(`newsreel${entry}`);

    it(`checks addresses and reads feeds on a server: ${entry || "newsreel"}`, () => {
      const wanted = ["reader@example.org", ["Tea"]];
      assert.deepEqual(node("-e", `${CHECK} import(${name}).then(check)`), wanted);
      assert.deepEqual(node("-e", `${CHECK} check(require(${name}))`), wanted);
    });
  }

  it("works with the files that a bundler for browsers has taken for a server", () => {
    // It knows no file: addresses there, and says so.
    assert.deepEqual(node("-e", `${CHECK} import("./index.js").then(check)`), ["reader@example.org", ["Tea"]]);
  });

  it("can be required where nothing can be imported, as in Jest", () => {
    const script = `${CHECK}
      const { readFileSync } = require("node:fs");
      const code = readFileSync("index.cjs", "utf8");
      const module = { exports: {} };
      // A function without a way to import.
      const run = require("node:vm").compileFunction(code, ["module", "exports", "require", "__dirname"]);
      run(module, module.exports, require, process.cwd());
      check(module.exports);`;
    assert.deepEqual(node("-e", script), ["reader@example.org", ["Tea"]]);
  });
});

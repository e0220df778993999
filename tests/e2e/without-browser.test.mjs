// Both elements where partners test their components: a DOM without a browser, whole or without one
// of its parts. Nothing may throw, and either the widget shows or what stands in it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { PARTS } from "./platform.mjs";

const run = promisify(execFile);
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const WIDGET = { states: ["ready", "ready"], shown: [1, 1], codes: [] };
/** What each has: Jest's jsdom has no style sheets that can be adopted, happy-dom an observer that never tells. */
const EXPECTED = {
  jsdom: WIDGET,
  "jsdom-31": WIDGET,
  "jsdom-26": { states: ["error", "error"], shown: ["fallback", "fallback"], codes: ["widget-load", "widget-load"] },
  "happy-dom": { states: ["ready", "idle"], shown: [1, "fallback"], codes: [] },
};
/** What the libraries, and Node's own `Response`, cannot do without themselves. */
const LANGUAGE = /^(Object|Promise|String|WebAssembly|queueMicrotask)\b/;
/** The newest jsdom wants a Node that not everyone has: there is one for it where npm has one. */
const NEWER = path("../node_modules/node-22/bin/node");

async function tryIn(library, ...part) {
  const node = library === "jsdom-31" ? newer() : process.execPath;
  const { stdout } = await run(node, [path("dom.mjs"), library, ...part], { timeout: 60_000 });
  return JSON.parse(stdout);
}

function newer() {
  return existsSync(NEWER) ? NEWER : process.execPath;
}

for (const [library, expected] of Object.entries(EXPECTED)) {
  describe(library, { concurrency: 2 }, () => {
    it("throws nothing, and shows the news or the host's own content", async () => {
      assert.deepEqual(await tryIn(library), { ...expected, forms: [true, true], faults: [] });
    });

    it("is the same with the entry for pages, which finds no file of the module there", async () => {
      const { states, shown, faults } = await tryIn(library, "", "index.js");
      assert.deepEqual({ states, shown, faults }, { states: expected.states, shown: expected.shown, faults: [] });
    });

    for (const part of PARTS.filter((part) => !LANGUAGE.test(part))) {
      it(`throws nothing without ${part}`, async () => {
        const { shown, forms, faults } = await tryIn(library, part);
        assert.deepEqual([forms, faults], [[true, true], []]);
        for (const one of shown) assert.ok(one === 1 || one === "fallback", String(one));
      });
    }
  });
}

// Both elements where partners test their components: a DOM without a browser. Nothing may throw, and
// either the widget shows or what stands in it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL("dom.mjs", import.meta.url));
const WIDGET = { states: ["ready", "ready"], shown: [1, 1], codes: [] };
/** What each has: Jest's jsdom has no style sheets that can be adopted, happy-dom an observer that never tells. */
const EXPECTED = {
  jsdom: WIDGET,
  "jsdom-26": { states: ["error", "error"], shown: ["fallback", "fallback"], codes: ["widget-load", "widget-load"] },
  "happy-dom": { states: ["ready", "idle"], shown: [1, "fallback"], codes: [] },
};

for (const [library, expected] of Object.entries(EXPECTED)) {
  it(`throws nothing in ${library}, and shows the news or the host's own content`, async () => {
    const { stdout } = await run(process.execPath, [PROGRAM, library], { timeout: 60_000 });
    assert.deepEqual(JSON.parse(stdout), { ...expected, forms: [true, true], faults: [] });
  });
}

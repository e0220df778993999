// A server that imports what is meant for pages: every entry, in each Node that is supported.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { CHECK } from "./families/server.mjs";
import { settle } from "./tools.mjs";

const run = promisify(execFile);

// Imports one entry and says which globals it has added, taken away or changed.
const SCRIPT = `
const globals = () => Object.getOwnPropertyDescriptors(globalThis);
globals(); // some come to be when they are looked at
const before = globals();
const entry = process.argv[2];
if (/(css|html|wasm)$/.test(entry)) {
  const { existsSync } = await import("node:fs");
  if (!existsSync(new URL(import.meta.resolve(entry)))) throw new Error(entry + " is not there");
} else {
  const all = await import(entry, entry.endsWith("json") ? { with: { type: "json" } } : {});
  if (entry.endsWith("json") && !all.default) throw new Error(entry + " is empty");
}
const after = globals();
const parts = ["value", "get", "set", "writable", "enumerable", "configurable"];
const touched = [...new Set([...Reflect.ownKeys(before), ...Reflect.ownKeys(after)])].filter(
  (name) => parts.some((part) => !Object.is(before[name]?.[part], after[name]?.[part])),
);
console.log(JSON.stringify([process.version, touched.map(String)]));
`;

/**
 * Imports each entry of the package in a process of its own, then checks an address and reads a feed;
 * gives the version of this Node.
 * @param {string} home where the package has been packed
 * @param {number} major
 */
export async function importAll(home, major) {
  const installed = join(home, "node_modules", `node-${major}`, "bin", "node");
  const node = existsSync(installed) ? installed : process.execPath;
  const folder = await settle(home, `node-${major}`, { "import.mjs": SCRIPT, "check.mjs": CHECK });
  const { default: manifest } = await import(join(home, "package", "package.json"), { with: { type: "json" } });
  let version = "";
  for (const entry of Object.keys(manifest.exports)) {
    const name = `newsreel${entry.slice(1)}`;
    const { stdout, stderr } = await run(node, ["import.mjs", name], { cwd: folder });
    const [ran, touched] = JSON.parse(stdout);
    assert.match(ran, new RegExp(`^v${major}\\.`), `there is no Node ${major} for this system`);
    assert.deepEqual([name, touched, withoutNotice(stderr)], [name, [], ""]);
    version = ran.slice(1);
  }
  await run(node, ["check.mjs"], { cwd: folder });
  return version;
}

// Node says that importing JSON is new to it.
function withoutNotice(text) {
  return text.replace(/^\(node:\d+\) ExperimentalWarning: Importing JSON[^]*?\n\(Use .*\n/, "");
}

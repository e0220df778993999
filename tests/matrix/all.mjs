// Every site of the matrix, and the table of what works. Two families go on at a time; what fails in
// one row is told there, and hides no other.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { launch } from "../e2e/browser.mjs";
import { families } from "./families.mjs";
import { importAll } from "./node.mjs";
import { open } from "./server.mjs";
import { check, start } from "./site.mjs";
import { pack, provide, version } from "./tools.mjs";
import { visit } from "./visit.mjs";

const HOME = process.env.NEWSREEL_MATRIX ?? "";
/** The rows that are asked for, or the families; all, if nothing is said. */
const WANTED = (process.env.NEWSREEL_ROWS ?? "").split(" ").filter(Boolean);
const NODES = [20, 22];
const ON_A_SERVER =
  "imports every entry: nothing throws, no global is touched; `validateEmail` and `readFeed` work";
/** The sites of a family stand in one folder. */
const ONE_BY_ONE = { concurrency: 1 };

const isWanted = (...names) => WANTED.length === 0 || names.some((name) => WANTED.includes(name));
const rows = new Map(); // what works: with which tools, and how, by the row's name
let browser, server;

before(async () => {
  refuseUnknown();
  await pack(HOME);
  [browser, server] = [await launch(), await open()];
});

after(async () => {
  await browser?.close();
  server?.stop();
  console.log(["| built with | how |", "|---|---|", ...lines()].join("\n"));
});

describe("the matrix", { concurrency: 2 }, () => {
  describe("node", ONE_BY_ONE, () => {
    for (const major of NODES.filter((major) => isWanted("node", `node-${major}`))) {
      it(`node-${major}`, async () => {
        rows.set(`node-${major}`, [`Node ${await importAll(HOME, major)}`, ON_A_SERVER]);
      });
    }
  });

  for (const [family, sites] of Object.entries(families)) {
    const wanted = Object.entries(sites).filter(([name]) => isWanted(family, name));
    if (wanted.length > 0) describe(family, ONE_BY_ONE, () => tell(family, wanted));
  }
});

function tell(family, sites) {
  before(() => provide(HOME, family));
  for (const [name, site] of sites) {
    it(name, async (t) => {
      if (site.test) await check(HOME, family, site, server.address(name));
      else await opens(t, family, name, site);
      if (!site.test || site.sends) assert.deepEqual(server.sentBy(name), ["reader@example.org"]);
      rows.set(name, [await builtWith(family, site), site.how]);
    });
  }
}

async function opens(t, family, name, site) {
  const { address, stop } = await start(HOME, family, site, server.address(name));
  t.after(stop);
  await visit(t, browser, { address, titles: server.titles, heals: site.heals });
}

async function builtWith(family, { tool, with: second }) {
  const names = [tool, second].filter(Boolean);
  const parts = await Promise.all(names.map(async (name) => `${name} ${await version(HOME, family, name)}`));
  return parts.join(", ") || "nothing";
}

function refuseUnknown() {
  const ours = Object.entries(families).flatMap(([family, sites]) => [family, ...Object.keys(sites)]);
  const names = new Set([...ours, "node", ...NODES.map((major) => `node-${major}`)]);
  const unknown = WANTED.filter((name) => !names.has(name));
  if (unknown.length > 0) throw new Error(`no such row: ${unknown.join(", ")}. There are ${[...names].join(", ")}`);
}

/** The table: a line for each tool, in the order of the families. */
function lines() {
  const names = [...Object.values(families).flatMap(Object.keys), ...NODES.map((major) => `node-${major}`)];
  const found = names.map((name) => rows.get(name)).filter(Boolean);
  const ways = new Map();
  for (const [tools, how] of found) ways.set(tools, [...(ways.get(tools) ?? []), how]);
  return [...ways].map(([tools, all]) => `| ${tools} | ${all.join("; ")} |`);
}

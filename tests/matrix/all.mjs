// Every project of the matrix, one after the other, and the table of what works.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { launch } from "../e2e/browser.mjs";
import { importAll } from "./node.mjs";
import { projects } from "./projects.mjs";
import { pack, start } from "./site.mjs";
import { visit } from "./visit.mjs";

const HOME = process.env.NEWSREEL_MATRIX ?? "";
const TOOLS = ["../node_modules/", "../../xtask/node_modules/"].map((path) => new URL(path, import.meta.url));

describe("the matrix", () => {
  let browser;
  const rows = [];

  before(async () => {
    await pack(HOME);
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    console.log(["| built with | how |", "|---|---|", ...rows].join("\n"));
  });

  for (const major of [20, 22]) {
    it(`node ${major}`, async () => {
      const version = await importAll(HOME, major);
      rows.push(`| Node ${version} | imports every entry; nothing throws, no global is touched |`);
    });
  }

  for (const [name, { tool, how }] of Object.entries(projects)) {
    it(name, async (t) => {
      const site = await start(HOME, name);
      t.after(site.stop);
      await visit(t, browser, site.address);
      rows.push(`| ${tool ? `${tool} ${await version(tool)}` : "nothing"} | ${how} |`);
    });
  }
});

async function version(tool) {
  const folders = [join(HOME, "node_modules"), ...TOOLS.map((url) => fileURLToPath(url))];
  const path = folders.map((folder) => join(folder, tool, "package.json")).find(existsSync);
  return JSON.parse(String(await readFile(path ?? ""))).version;
}

// Every host, one after the other: what authors paste goes in, what comes out is opened in a browser, and
// the table of the package's README says what was seen.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

import { launch } from "../e2e/browser.mjs";
import { HOSTS, version } from "./hosts.mjs";
import { alive, frameLives, plain } from "./look.mjs";
import { makeWiki } from "./mediawiki.mjs";
import { lineOf, publish, published, row, table, withVersion } from "./table.mjs";
import { texts } from "./texts.mjs";

const { NEWSREEL_EDITORS: home = "", NEWSREEL_PYTHON: python = "", NEWSREEL_WIKI = "" } = process.env;
const WANTED = (process.env.NEWSREEL_WANTED ?? "").split("\n").filter(Boolean);
const WRITES = Boolean(process.env.NEWSREEL_WRITE);
const isWanted = (name) =>
  WANTED.length === 0 || WANTED.some((word) => name.toLowerCase().includes(word.toLowerCase()));

describe("of what authors paste, what is left", () => {
  let tools, pasted, expected;
  /** @type {(string | undefined)[]} */
  const rows = [];

  before(async () => {
    const requirements = String(await readFile(new URL("requirements.txt", import.meta.url)));
    tools = { browser: await launch(), editors: once(bundle), home, python, requirements, wiki: lateWiki() };
    pasted = await texts();
    expected = await published();
  });

  after(async () => {
    await tools?.browser.close();
    await tools?.wiki.clear();
    console.log(table(rows.filter(Boolean)));
    // Of a host that was not or could not be asked, what is published stays.
    const all = HOSTS.map(([name], index) => rows[index] ?? lineOf(name, expected ?? []));
    if (WRITES) await publish(all.filter(Boolean));
  });

  for (const [index, [name, versioned, make]] of HOSTS.entries()) {
    if (!isWanted(name)) continue;
    it(`in ${name} is what the table says`, async () => {
      const seen = await look(await make(pasted, tools));
      const line = row(withVersion(name, await version(versioned, tools)), seen);
      rows[index] = line;
      if (!WRITES) assert.equal(line, lineOf(name, expected));
    });
  }

  it("is told of no other host", () => {
    const names = HOSTS.map(([name]) => name);
    const others = expected.filter((line) => !names.some((name) => lineOf(name, [line])));
    if (!WRITES) assert.deepEqual(others, []);
  });

  async function look(left) {
    const { browser } = tools;
    const [script] = /<script[^]*?<\/script>/.exec(pasted.snippet) ?? [];
    const both = async (html) => {
      const own = await alive(browser, html);
      return [own, own.carousel && own.signup ? own : await alive(browser, html, script)];
    };
    return {
      snippet: await both(left.snippet),
      line: await both(left.line),
      plain: await plain(browser, left.snippet),
      frame: await frameLives(browser, left.frame),
      link: await plain(browser, left.link),
      address: await plain(browser, left.address),
    };
  }
});

/** Makes something when it is asked for first: that it cannot be made is no other host's failure. */
function once(make) {
  let made;
  return () => (made ??= make());
}

function lateWiki() {
  let clear = () => {};
  const made = once(async () => {
    const wiki = await makeWiki(NEWSREEL_WIKI);
    clear = wiki.clear;
    return wiki;
  });
  return {
    parse: async (text, settings) => (await made()).parse(text, settings),
    get version() {
      return made().then(({ version }) => version);
    },
    clear: () => clear(),
  };
}

/** The script of the editors' page. */
async function bundle() {
  const input = fileURLToPath(new URL("editors.js", import.meta.url));
  const modules = [join(home, "node_modules"), "node_modules"];
  const bundled = await rolldown({ input, platform: "browser", resolve: { modules }, logLevel: "silent" });
  const file = join(home, "editors.js");
  await bundled.write({ file, format: "iife", codeSplitting: false });
  return file;
}

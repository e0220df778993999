// Every sample of code in the documentation is run: what a page is made of in a browser, commands and files by
// the command. One that no rule covers is a fault.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch } from "./browser.mjs";
import { RULES as IN_BROWSER } from "./docs-browser.mjs";
import { RULES as BY_COMMAND, buildCommand } from "./docs-command.mjs";
import { samples } from "./docs-pages.mjs";

const all = await samples();

describe("the samples of the documentation", { concurrency: 2 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
    await buildCommand();
  });
  after(() => browser.close());

  it("are there, in every language that has a rule", () => {
    const known = Object.keys({ ...IN_BROWSER, ...BY_COMMAND });
    const written = new Set(all.map(({ language }) => language));
    assert.deepEqual([...written].sort(), known.sort());
  });

  for (const [number, { where, language, code }] of all.entries()) {
    it(`works: ${language} ${number + 1}, in ${where}`, async (t) => {
      if (IN_BROWSER[language]) await IN_BROWSER[language](t, browser, code);
      else await BY_COMMAND[language](code);
    });
  }
});

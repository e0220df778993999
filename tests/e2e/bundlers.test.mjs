// Partners' sites, as their own tools build them from the published package.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { QUICK } from "../matrix/projects.mjs";
import { pack, start } from "../matrix/site.mjs";
import { visit } from "../matrix/visit.mjs";
import { launch } from "./browser.mjs";

describe("a partner's site", () => {
  let browser, home;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), "newsreel-"));
    await pack(home);
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await rm(home, { recursive: true, force: true });
  });

  for (const name of QUICK) {
    it(`has slides and a form: ${name}`, async (t) => {
      const site = await start(home, name);
      t.after(site.stop);
      await visit(t, browser, site.address);
    });
  }
});

// Partners' sites, as their own tools build them from the published package.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { families, QUICK } from "../matrix/families.mjs";
import { open } from "../matrix/server.mjs";
import { start } from "../matrix/site.mjs";
import { pack } from "../matrix/tools.mjs";
import { visit } from "../matrix/visit.mjs";
import { launch } from "./browser.mjs";

describe("a partner's site", () => {
  let browser, home, server;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), "newsreel-"));
    await pack(home);
    [browser, server] = [await launch(), await open()];
  });

  after(async () => {
    await browser?.close();
    server?.stop();
    await rm(home, { recursive: true, force: true });
  });

  for (const [family, names] of Object.entries(QUICK)) {
    for (const name of names) {
      it(`has slides and a form: ${name}`, async (t) => {
        const { address, stop } = await start(home, family, families[family][name], server.address(name));
        t.after(stop);
        await visit(t, browser, { address, titles: server.titles });
        assert.deepEqual(server.sentBy(name), ["reader@example.org"]);
      });
    }
  }
});

// The sign-up in a page that React's server has written and its script takes over later: before
// anybody has used the form, and while it says something.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { build } from "vite";

import { NAMES } from "./engines.mjs";
import { Page } from "./hydration-page.mjs";
import { siteIn } from "./signup-page.mjs";

const ADDRESS = "ada@example.org";

/** React and the page's script, as one text. */
async function bundled() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL(".", import.meta.url)),
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, minify: false, lib: { entry: "hydration-script.mjs", formats: ["iife"], name: "page" } },
  });
  return output[0].code.replaceAll("</script", "<\\/script");
}

for (const name of NAMES) {
  describe(`in ${name}, a page of React's`, () => {
    const site = siteIn(name);
    let engine, recorder, script;

    before(async () => {
      script = await bundled();
      await site.launch();
      ({ engine, recorder } = site);
    });
    after(site.close);

    const open = () =>
      site.open(`<div id="root">${renderToString(createElement(Page))}</div><script>${script}</script>`);

    async function hydrate() {
      await engine.run(() => {
        window.element = document.querySelector("newsreel-signup");
        window.hydrate();
      });
      // It answers to nothing before.
      await engine.until(() => {
        document.querySelector("#again").click();
        return /[1-9]/.test(document.querySelector("#again").textContent);
      });
    }

    const stays = () => engine.run(() => window.element === document.querySelector("newsreel-signup"));

    async function subscribes() {
      await site.isAtWork();
      await site.replace(ADDRESS);
      await engine.click("#join");
      const { body } = await recorder.first();
      assert.equal(body, "email=ada%40example.org");
      await site.reaches("subscribed");
      assert.equal(recorder.all().length, 1);
      assert.deepEqual(await site.faults(), []);
    }

    it("finds the form as its server wrote it until somebody uses it", async () => {
      await open();
      await hydrate();
      assert.deepEqual([await stays(), await engine.run(() => window.recovered)], [true, []]);
      await subscribes();
    });

    it("may take the form over while a message shows: that stays or comes back", async () => {
      await open();
      await engine.type("[name=email]", "ada@");
      await engine.click("#join");
      await site.reaches("invalid");
      const said = await site.says();
      await hydrate();
      await site.isAtWork();
      if (!(await stays())) {
        await site.replace("ada@");
        await engine.click("#join");
      }
      assert.equal(await site.says(), said);
      assert.equal(await engine.run(() => document.querySelectorAll(".newsreel-message").length), 1);
      await subscribes();
    });
  });
}

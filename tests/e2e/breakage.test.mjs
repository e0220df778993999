// A widget that breaks is nobody else's problem.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { MODE, newPage } from "./browser.mjs";
import { showsFallback } from "./elements.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const carousel = (id) => `<newsreel-carousel id="${id}" feed="/feed.json" loading="eager">
  <a href="/news">News</a></newsreel-carousel>`;
const signup = `<newsreel-signup loading="eager"><form action="/subscribe" method="post">
  <label>E-mail <input type="email" name="email"></label><button>Go</button></form></newsreel-signup>`;
const script = '<script type="module" src="/pkg/newsreel.js"></script>';

const { browser, demo } = await openSite();

describe("a widget that breaks", () => {
  async function open(t, html) {
    const page = await newPage(t, browser);
    await page.addInitScript(sabotage);
    await openHtml(page, demo, html + script);
    const element = (id) => page.locator(`#${id}`);
    const next = (id) => element(id).getByRole("button", { name: "Next slide" });
    const reaches = (id, wanted) =>
      page.waitForFunction(([id, wanted]) => document.getElementById(id).state === wanted, [id, wanted]);
    const index = (id) => element(id).evaluate((host) => host.index);
    return { page, element, next, reaches, index };
  }

  it("shows its fallback, and the others go on", async (t) => {
    const html = carousel("one") + carousel("two") + signup;
    const { page, element, next, reaches, index } = await open(t, html);
    await next("two").click();
    const field = page.locator("newsreel-signup").getByRole("textbox");
    await field.fill("kept@example.org");
    await page.evaluate(() => window.pressBroken("one"));
    await reaches("one", "error");
    assert.equal(await showsFallback(element("one")), true);
    assert.equal(await next("one").count(), 0);
    assert.equal(await index("two"), 1);
    await next("two").click();
    assert.equal(await index("two"), 0);
    assert.equal(await field.inputValue(), "kept@example.org");
    assert.deepEqual(await page.evaluate(() => window.heard), [["one", "widget-panic"]]);
    assert.deepEqual(page.problems, []);
  });

  it("breaks to no caller of its methods and properties", async (t) => {
    const { page, reaches } = await open(t, carousel("one"));
    await reaches("one", "ready");
    await page.evaluate(() => {
      window.breakIn("one");
      document.getElementById("one").next();
    });
    await reaches("one", "error");
    assert.deepEqual(page.problems, []);
  });

  it("may be asked again, and has an instance of its own then", async (t) => {
    const { page, next, reaches, index } = await open(t, carousel("one") + carousel("two"));
    await reaches("two", "ready");
    await page.evaluate(() => window.pressBroken("one"));
    await reaches("one", "error");
    await page.evaluate(() => {
      window.breakIn(null);
      document.getElementById("one").reload();
    });
    await next("one").click();
    await next("two").click();
    assert.deepEqual([await index("one"), await index("two")], [1, 1]);
    if (MODE === "wasm") assert.equal(await page.evaluate(() => window.instances), 2);
  });

  it("is not tried a third time", async (t) => {
    const { page, next, reaches } = await open(t, carousel("one"));
    for (const time of [1, 2]) {
      await next("one").click();
      await page.evaluate(() => window.pressBroken("one"));
      await reaches("one", "error");
      await page.evaluate(() => {
        window.breakIn(null);
        document.getElementById("one").reload();
      });
      if (time === 2) await page.waitForFunction(() => window.heard.length === 3);
    }
    const heard = await page.evaluate(() => window.heard.map(([, code]) => code));
    assert.deepEqual(heard, ["widget-panic", "widget-panic", "widget-load"]);
    if (MODE === "wasm") assert.equal(await page.evaluate(() => window.instances), 2);
    assert.deepEqual(page.problems, []);
  });

  it("leaves the page without a word when it is removed", async (t) => {
    const { page, next, reaches } = await open(t, carousel("one") + carousel("two"));
    await reaches("two", "ready");
    await page.evaluate(() => window.pressBroken("one"));
    await reaches("one", "error");
    await page.evaluate(async () => {
      for (const id of ["one", "two"]) document.getElementById(id).remove();
      await new Promise(requestAnimationFrame);
    });
    assert.deepEqual(page.problems, []);
  });
});

/**
 * Runs in the page before all else: `breakIn(id)` makes the next drawing in that element throw, and
 * `pressBroken(id)` presses a button of it then.
 */
function sabotage() {
  window.heard = [];
  window.instances = 0;
  let broken = null;
  window.breakIn = (id) => (broken = id);
  window.pressBroken = (id) => {
    const button = document.getElementById(id).shadowRoot.querySelector('[part~="next"]');
    broken = id;
    button.click();
  };
  addEventListener("newsreel:error", ({ target, detail }) => window.heard.push([target.id, detail.code]));
  // A call that Rust takes for one that cannot fail: what it throws unwinds nothing, as a panic does.
  const { getAttribute } = Element.prototype;
  Element.prototype.getAttribute = function (name) {
    if (broken && this.getRootNode().host?.id === broken) throw new Error("sabotage");
    return getAttribute.call(this, name);
  };
  const instantiate = globalThis.WebAssembly?.instantiate;
  if (!instantiate) return;
  WebAssembly.instantiate = (...values) => {
    window.instances += 1;
    return instantiate(...values);
  };
}

// A widget that breaks is nobody else's problem.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { MODE, MODULE, newPage } from "./browser.mjs";
import { showsFallback } from "./elements.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const carousel = (id, feed = "/feed.json") => `<newsreel-carousel id="${id}" feed="${feed}"
  loading="eager"><a href="/news">News</a></newsreel-carousel>`;
const signup = `<newsreel-signup loading="eager"><form action="/subscribe" method="post">
  <label>E-mail <input type="email" name="email"></label><button>Go</button></form></newsreel-signup>`;
const script = '<script type="module" src="/pkg/newsreel.js"></script>';

const { browser, demo } = await openSite();

describe("a widget that breaks", () => {
  async function open(t, html, place = "", prepare = () => {}) {
    const page = await newPage(t, browser);
    await page.addInitScript(sabotage);
    await page.addInitScript((place) => (window.place = place), place);
    await prepare(page);
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

  /** Where the first of three breaks, without an event that would tell whose it is, and how. */
  const PLACES = {
    "while it is mounted": () => {},
    "in an observer": (host) => (host.style.display = "none"),
    "in a timer": (host) => (host.style.width = "20em"),
    "when its feed arrives": (host) => host.reload(),
    "when its feed is read": (host) => host.reload(),
  };

  for (const [place, bring] of Object.entries(PLACES)) {
    it(`shows its fallback, and the others go on, if it breaks ${place}`, async (t) => {
      const inMount = place === "while it is mounted";
      const html = carousel("one", "/feed.json?one") + carousel("two") + carousel("three");
      const { page, element, next, reaches, index } = await open(t, html, inMount ? place : "");
      for (const id of inMount ? [] : ["one", "two", "three"]) await reaches(id, "ready");
      await page.evaluate((place) => (window.place = place), place);
      await element("one").evaluate(bring);
      await reaches("one", "error");
      await element("one").evaluate((host) => (host.style.display = "block"));
      assert.equal(await showsFallback(element("one")), true);
      for (const id of ["two", "three"]) {
        await next(id).click();
        assert.equal(await index(id), 1);
      }
      assert.deepEqual(await page.evaluate(() => window.heard), [["one", "widget-panic"]]);
      await page.evaluate(() => (window.place = ""));
      await element("one").evaluate((host) => host.reload());
      await next("one").click();
      assert.equal(await index("one"), 1);
      assert.deepEqual(page.problems, []);
    });
  }

  it("keeps nobody waiting for what came after it", async (t) => {
    // What hears of feeds was made before all of them, and is not the first one's own.
    const html = ["three", "one", "two"].map((id) => carousel(id, `/feed.json?${id}`)).join("");
    const { page, next, reaches } = await open(t, html, "when its feed arrives", async (page) => {
      // Both answers are there before the module is, so that it takes both in one turn.
      const feeds = ["?one", "?two"].map((end) => {
        return page.waitForEvent("requestfinished", (request) => request.url().endsWith(end));
      });
      await page.route(MODULE, async (route) => {
        await Promise.all(feeds);
        await route.fallback();
      });
    });
    await reaches("one", "error");
    for (const id of ["two", "three"]) await next(id).click();
    assert.deepEqual(await page.evaluate(() => window.heard), [["one", "widget-panic"]]);
  });

  it("is told by a form that breaks when its answer arrives", async (t) => {
    const { page } = await open(t, signup + carousel("two"), "when its answer arrives");
    const form = page.locator("newsreel-signup");
    await page.locator("newsreel-signup[data-state=editing]").waitFor();
    await form.getByLabel("E-mail").fill("reader@example.org");
    await form.getByRole("button", { name: "Go" }).click();
    await page.waitForFunction(() => window.heard.length > 0);
    assert.deepEqual(await page.evaluate(() => window.heard), [["", "widget-panic"]]);
    assert.equal(await form.getByLabel("E-mail").isVisible(), true);
    assert.equal(await form.locator("form").count(), 1);
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
 * `pressBroken(id)` presses a button of it then. `place` says where the element `one` breaks.
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
  // Calls that Rust takes for ones that cannot fail: what they throw unwinds nothing, as a panic does.
  const { getAttribute } = Element.prototype;
  Element.prototype.getAttribute = function (name) {
    const id = this.getRootNode().host?.id;
    if (id === "one" && window.place === "while it is mounted") throw new Error("sabotage");
    return getAttribute.call(this, name);
  };
  // Where a slide is to be scrolled to.
  spoil(HTMLElement, "offsetLeft", (slide) => {
    const id = slide.getRootNode().host?.id;
    return id !== undefined && (id === broken || (id === "one" && window.place === "in a timer"));
  });
  spoil(IntersectionObserverEntry, "intersectionRatio", ({ target }) => {
    return window.place === "in an observer" && target.id === "one";
  });
  const { fetch } = window;
  window.fetch = async (...values) => {
    const response = await fetch(...values);
    const breaks = window.place === "when its feed arrives" && response.url.endsWith("?one");
    return breaks ? new Response('{ "items": "sabotage" }') : response;
  };
  let answered = false;
  spoil(Response, "status", () => {
    answered = window.place === "when its answer arrives";
    return false;
  });
  // Once: when the form is given back, nothing is in the way.
  spoil(HTMLElement, "dataset", ({ localName }) => {
    const breaks = answered && localName === "newsreel-signup";
    answered &&= !breaks;
    return breaks;
  });
  const { parse } = JSON;
  JSON.parse = (text) => {
    const value = parse(text);
    if (value?.items === "sabotage") return { items: untouchable() };
    if (window.place !== "when its feed is read") return value;
    const get = () => {
      throw new Error("sabotage");
    };
    return Object.defineProperty(value, "title", { get, enumerable: true });
  };
  function spoil(type, name, isSpoilt) {
    const { get } = Object.getOwnPropertyDescriptor(type.prototype, name);
    Object.defineProperty(type.prototype, name, {
      get() {
        if (isSpoilt(this)) throw new Error("sabotage");
        return get.call(this);
      },
    });
  }
  /** Even to ask whether it is a list throws. */
  function untouchable() {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  }
  const instantiate = globalThis.WebAssembly?.instantiate;
  if (!instantiate) return;
  WebAssembly.instantiate = (module, imports) => {
    // A part is given what the first module has.
    if (!("b" in imports)) window.instances += 1;
    return instantiate(module, imports);
  };
}

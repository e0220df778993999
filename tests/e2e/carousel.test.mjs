// The demo page's carousel in a browser, as a visitor uses it.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { MODULE, newPage } from "./browser.mjs";
import { carouselOf, showsFallback } from "./elements.mjs";
import { headlinesOf } from "./server.mjs";
import { openSite } from "./site.mjs";

const { browser, demo } = await openSite();
const headlines = await headlinesOf(demo);

describe("the carousel of the demo page", () => {
  async function open(t) {
    const page = await newPage(t, browser);
    await page.goto(demo.address);
    const carousel = await carouselOf(page);
    await carousel.shows(headlines[0]);
    return { page, carousel };
  }

  it("shows both articles, each with picture, headline link, date, source and summary", async (t) => {
    const { carousel } = await open(t);
    assert.equal(headlines.length, 2);
    for (const [index, headline] of headlines.entries()) {
      // The first one shows already: its button can do no more.
      if (index > 0) await carousel.picker(headline).click();
      await carousel.shows(headline);
      const name = `${index + 1} of ${headlines.length}: ${headline}`;
      const slide = carousel.host.getByRole("group", { name });
      await slide.getByRole("heading", { name: headline }).getByRole("link").waitFor();
      await slide.locator("time[datetime]").waitFor();
      await slide.locator('[part~="source"]').filter({ hasText: /\S/ }).waitFor();
      await slide.locator('[part~="summary"]').filter({ hasText: /\S/ }).waitFor();
      const image = slide.locator('img[part~="image"]').first();
      assert.match((await image.getAttribute("alt")) ?? "", /\S/);
      await image.evaluate((node) => node.decode());
    }
  });

  it("has the name and the roles of a carousel", async (t) => {
    const { carousel } = await open(t);
    const region = carousel.host.getByRole("region");
    assert.match((await region.getAttribute("aria-roledescription")) ?? "", /\S/);
    const name = (await region.getAttribute("aria-label")) ?? "";
    assert.match(name, /\S/);
  });

  it("stands where the last of two quick moves led", async (t) => {
    const { carousel } = await open(t);
    const places = await carousel.host.evaluate(async (host) => {
      const slides = host.shadowRoot.querySelector("[part=slides]");
      const frame = () => new Promise(requestAnimationFrame);
      host.next();
      await frame();
      host.previous();
      const places = [];
      while (places.slice(-30).filter((place) => place === slides.scrollLeft).length < 30) {
        places.push(slides.scrollLeft);
        await frame();
      }
      return places;
    });
    assert.equal(places.at(-1), 0, places.join(" "));
    await carousel.shows(headlines[0]);
    // Nothing of ours is under way any more: whatever scrolls now is a person's doing.
    await carousel.host.evaluate((host) => {
      const slides = host.shadowRoot.querySelector("[part=slides]");
      slides.scrollTo({ left: slides.clientWidth, behavior: "instant" });
    });
    await carousel.shows(headlines[1]);
  });

  it("goes on with the next control and back with the previous one, around the ends", async (t) => {
    const { carousel } = await open(t);
    const [first, second] = headlines;
    await carousel.next.click();
    await carousel.shows(second);
    await carousel.next.click();
    await carousel.shows(first);
    await carousel.previous.click();
    await carousel.shows(second);
    await carousel.previous.click();
    await carousel.shows(first);
  });

  it("goes to the slide whose number is picked", async (t) => {
    const { carousel } = await open(t);
    await carousel.picker(headlines[1]).click();
    await carousel.shows(headlines[1]);
    assert.equal(await carousel.host.evaluate((host) => host.index), 1);
  });

  it("moves by keyboard alone and keeps the focus where it is", async (t) => {
    const { page, carousel } = await open(t);
    await carousel.next.focus();
    await page.keyboard.press("Enter");
    await carousel.shows(headlines[1]);
    assert.equal(await isFocused(carousel.next), true);
    await carousel.previous.focus();
    await page.keyboard.press("Space");
    await carousel.shows(headlines[0]);
    await carousel.picker(headlines[1]).focus();
    await page.keyboard.press("Enter");
    await carousel.shows(headlines[1]);
  });

  it("lets the Tab key reach every control, and no slide that is off screen", async (t) => {
    const { page, carousel } = await open(t);
    await carousel.host.evaluate((host) => {
      host.tabIndex = -1;
      host.focus();
    });
    const reached = await tabThrough(page, carousel.host);
    for (const control of ["Previous slide", "Next slide"]) {
      assert.ok(reached.includes(control), `${control} is not among ${reached.join(" | ")}`);
    }
    for (const headline of headlines) {
      assert.ok(reached.some((name) => name.includes(headline)), `no picker for ${headline}`);
    }
    assert.ok(!reached.includes(headlines[1]), "a link of the second slide took the focus");
  });

  it("tells the page what it loaded and where it moved", async (t) => {
    const page = await newPage(t, browser);
    await page.addInitScript(() => {
      window.heard = [];
      for (const name of ["newsreel:load", "newsreel:slide"]) {
        addEventListener(name, (event) => window.heard.push([name, event.detail]));
      }
    });
    await page.goto(demo.address);
    const carousel = await carouselOf(page);
    await carousel.shows(headlines[0]);
    await carousel.next.click();
    await carousel.shows(headlines[1]);
    const heard = new Map(await page.evaluate(() => window.heard));
    assert.deepEqual(heard.get("newsreel:load"), { count: 2, skipped: 0 });
    const { index, reason } = heard.get("newsreel:slide");
    assert.deepEqual({ index, reason }, { index: 1, reason: "user" });
  });

  it("shows the page's own link when there is no feed", async (t) => {
    const page = await newPage(t, browser);
    await page.route("**/feed.json", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(demo.address);
    const { host } = await carouselOf(page);
    await page.waitForFunction(() => document.querySelector("newsreel-carousel").state === "error");
    assert.equal(await showsFallback(host), true);
  });

  it("shows the page's own link when the module cannot be had", async (t) => {
    const page = await newPage(t, browser);
    await page.addInitScript(() => {
      addEventListener("newsreel:error", (event) => (window.failure = event.detail.code));
    });
    for (const file of [MODULE, "**/pkg/bytes.js"]) await page.route(file, (route) => route.abort());
    await page.goto(demo.address);
    const { host } = await carouselOf(page);
    await page.waitForFunction(() => window.failure !== undefined);
    assert.equal(await showsFallback(host), true);
  });
});

function isFocused(control) {
  return control.evaluate((node) => node.getRootNode().activeElement === node);
}

/** The names of all that the Tab key reaches inside an element, from its beginning to its end. */
async function tabThrough(page, host) {
  const names = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const name = await host.evaluate((host) => {
      const node = host.shadowRoot.activeElement;
      return node && (node.getAttribute("aria-label") ?? node.textContent.trim());
    });
    if (name === null) return names;
    names.push(name);
    assert.ok(names.length < 30, `the focus does not leave the carousel: ${names.join(" | ")}`);
  }
}

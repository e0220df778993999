// What the widget owes the page that it is a guest in.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { faultsIn } from "./axe.mjs";
import { MODULE, newPage } from "./browser.mjs";
import { carouselOf, showsFallback, signupOf } from "./elements.mjs";
import { headlinesOf, openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const { browser, demo } = await openSite();
const headlines = await headlinesOf(demo);

describe("the host page", () => {
  /** The demo page with both elements at work. */
  async function use(page) {
    await page.goto(demo.address);
    const carousel = await carouselOf(page);
    await carousel.shows(headlines[0]);
    return { carousel, signup: await signupOf(page) };
  }

  it("has links and a form without script", async (t) => {
    const page = await newPage(t, browser, { javaScriptEnabled: false });
    await page.goto(demo.address);
    assert.equal(await showsFallback(page.locator("newsreel-carousel")), true);
    assert.equal(await page.locator('newsreel-signup input[type="email"]').isVisible(), true);
    assert.equal(await page.locator("newsreel-signup button").isVisible(), true);
  });

  it("sees no error in its console and none of its scripts", async (t) => {
    const page = await newPage(t, browser);
    const { carousel, signup } = await use(page);
    await carousel.next.click();
    await carousel.shows(headlines[1]);
    await signup.submit("quiet@example.org");
    await signup.reaches("subscribed");
    assert.deepEqual(page.problems, []);
  });

  for (const width of [320, 768, 1280]) {
    it(`does not move under the reader's eyes at ${width} px`, async (t) => {
      const page = await newPage(t, browser, { viewport: { width, height: 800 } });
      await page.addInitScript(observeShifts);
      // As over a slow line: what stands in for the widget has been seen before it comes.
      await page.route(MODULE, async (route) => {
        await page.waitForLoadState("load");
        await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => setTimeout(then))));
        await route.continue();
      });
      const { carousel, signup } = await use(page);
      await carousel.host.locator("img").first().evaluate((image) => image.decode());
      await signup.input.waitFor();
      assert.deepEqual(await page.evaluate(() => window.shifts()), []);
      assert.equal(await overflow(page), 0, "the page is wider than the window");
    });
  }

  it("may include the script twice, even from two addresses", async (t) => {
    const page = await newPage(t, browser);
    await page.goto(demo.address);
    for (const url of ["/pkg/newsreel.js", "/pkg/newsreel.js?again"]) {
      await page.addScriptTag({ type: "module", url });
    }
    const carousel = await carouselOf(page);
    await carousel.shows(headlines[0]);
    await carousel.next.click();
    await carousel.shows(headlines[1]);
    assert.equal(await carousel.next.count(), 1);
    assert.deepEqual(page.problems, []);
  });

  it("may move the carousel: it stays on its slide and reads nothing again", async (t) => {
    const page = await newPage(t, browser);
    const reads = [];
    page.on("request", (request) => request.url().endsWith("feed.json") && reads.push(request.url()));
    const { carousel } = await use(page);
    await carousel.next.click();
    await carousel.shows(headlines[1]);
    const before = reads.length;
    await carousel.host.evaluate(async (host) => {
      document.body.append(document.createElement("section"));
      document.body.lastElementChild.append(host);
      // Long enough for a teardown that waits for a microtask, a task or a frame.
      for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
    });
    await carousel.shows(headlines[1]);
    assert.equal(await carousel.host.evaluate((host) => host.index), 1);
    await carousel.previous.click();
    await carousel.shows(headlines[0]);
    assert.equal(reads.length, before);
  });

  it("may set properties before the element is defined", async (t) => {
    const page = await newPage(t, browser);
    await openHtml(
      page,
      demo,
      `<newsreel-carousel id="early" loading="eager"></newsreel-carousel>
       <script>early.feed = "/feed.json"; early.label = "Set early";</script>
       <script type="module" src="/pkg/newsreel.js"></script>`,
    );
    const carousel = await carouselOf(page);
    await carousel.shows(headlines[0]);
    await carousel.host.getByRole("region", { name: "Set early" }).waitFor();
    const own = await carousel.host.evaluate((host) => Object.hasOwn(host, "feed"));
    assert.equal(own, false, "the property hides the element's own");
  });

  it("loads the module once for two carousels, each with controls of its own", async (t) => {
    const page = await newPage(t, browser);
    const modules = [];
    // A script is fetched to be checked, and then imported from the browser's cache.
    const isFetch = (request) => MODULE.test(request.url()) && request.resourceType() === "fetch";
    page.on("request", (request) => isFetch(request) && modules.push(request.url()));
    const element = (id) => `<newsreel-carousel id="${id}" feed="/feed.json" loading="eager"></newsreel-carousel>`;
    const script = '<script type="module" src="/pkg/newsreel.js"></script>';
    await openHtml(page, demo, element("one") + element("two") + script);
    const [one, two] = [page.locator("#one"), page.locator("#two")];
    await one.getByRole("button", { name: "Next slide" }).waitFor();
    await two.getByRole("button", { name: "Next slide" }).click();
    await page.waitForFunction(() => document.getElementById("two").index === 1);
    assert.equal(await one.evaluate((host) => host.index), 0);
    assert.equal(modules.length, 1);
  });

  it("passes axe with both elements in it", async (t) => {
    const page = await newPage(t, browser);
    await use(page);
    assert.deepEqual(await faultsIn(page), []);
  });
});

/** Runs in the page before all else. */
function observeShifts() {
  const seen = [];
  const name = ({ node }) => {
    const element = node instanceof Element ? node : node?.parentElement;
    return `${element?.localName}: ${node?.textContent.trim().slice(0, 60)}`;
  };
  const note = (entries) => {
    for (const entry of entries.filter((entry) => !entry.hadRecentInput)) {
      seen.push({ value: entry.value, moved: entry.sources.map(name) });
    }
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.shifts = () => {
    note(observer.takeRecords());
    return seen;
  };
}

function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

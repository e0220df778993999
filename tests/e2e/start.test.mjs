// The time between the first slide and what moves it: nothing that a person does is lost, and nothing
// is done twice.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { newPage } from "./browser.mjs";
import { feedOf } from "./news-page.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const HELD_MS = 2_000;
const LOOK_MS = 200;
// A file that is refused is asked for once more, past the browser's cache.
const ASKED_AT_ONCE = 2;
const IDS = ["0", "1", "2", "3", "4"];
const carousel = (attributes = "") =>
  `<newsreel-carousel feed="/five.json" loading="eager" ${attributes}></newsreel-carousel>
  <script type="module" src="/pkg/newsreel.js"></script>`;

const { browser, demo } = await openSite();

describe("between the first slide and what moves it", () => {
  /** A page whose second part waits until `come` is called. */
  async function open(t, { attributes, picture, answer = (route) => route.continue(), ...options } = {}) {
    const page = await newPage(t, browser, options);
    const feed = feedOf(IDS);
    // What the start can read: all that a slide shows.
    for (const item of feed.items) item.summary = `All of ${item.title}.`;
    if (picture) feed.items[0].image = picture;
    let come;
    const held = new Promise((resolve) => (come = resolve));
    await page.addInitScript(() => {
      window.heard = [];
      for (const name of ["load", "slide", "open", "error"]) {
        addEventListener(`newsreel:${name}`, ({ detail }) => {
          window.heard.push([name, detail.code ?? detail.reason ?? detail.id ?? detail.count]);
        });
      }
      window.clicks = 0;
      addEventListener("click", () => (window.clicks += 1));
    });
    await page.route("**/five.json", (route) => route.fulfill({ json: feed }));
    await page.route("**/articles/*", (route) => route.fulfill({ contentType: "text/html", body: "<h1>There</h1>" }));
    let tries = 0;
    await page.route("**/pkg/moves.wasm", async (route) => {
      await held;
      await answer(route, (tries += 1));
    });
    await openHtml(page, demo, carousel(attributes));
    const host = page.locator("newsreel-carousel");
    await host.getByRole("link", { name: "Item 0" }).waitFor();
    const shows = (headline) => host.locator("[part=slide]:not([inert])").getByText(headline, { exact: true }).waitFor();
    const button = (name) => host.getByRole("button", { name });
    const heard = () => page.evaluate(() => window.heard);
    const reaches = (state) =>
      page.waitForFunction((state) => document.querySelector("newsreel-carousel").state === state, state);
    return { page, host, come, shows, button, heard, reaches };
  }

  it("shows the first slide with its controls, and says that it is not ready", async (t) => {
    const { host, come, button, heard, reaches } = await open(t);
    assert.equal(await host.locator("[part=slide]").count(), 1);
    assert.equal(await button("Next slide").isVisible(), true);
    assert.equal(await host.getByRole("group", { name: "Choose a slide" }).getByRole("button").count(), 5);
    assert.deepEqual(await host.evaluate((host) => [host.state, host.count, host.index]), ["loading", 5, 0]);
    assert.deepEqual(await heard(), []);
    const before = await host.boundingBox();
    come();
    await reaches("ready");
    assert.deepEqual(await heard(), [["load", 5]]);
    assert.deepEqual(await host.boundingBox(), before);
  });

  for (const [what, press, headline, moves] of [
    ["a press on Next", ({ button }) => button("Next slide").click(), "Item 1", 1],
    ["two presses on Next", ({ button }) => button("Next slide").click({ clickCount: 2 }), "Item 2", 2],
    ["a press on Previous", ({ button }) => button("Previous slide").click(), "Item 4", 1],
    ["a press on the picker", ({ button }) => button(/Item 3/).click(), "Item 3", 1],
    ["Enter on Next", ({ button }) => button("Next slide").press("Enter"), "Item 1", 1],
    ["an arrow key on the picker", ({ button }) => button(/Item 0/).press("ArrowRight"), "Item 1", 1],
    ["End on the picker", ({ button }) => button(/Item 0/).press("End"), "Item 4", 1],
  ]) {
    it(`loses no ${what}`, async (t) => {
      const opened = await open(t);
      await press(opened);
      await opened.page.waitForTimeout(LOOK_MS);
      assert.deepEqual(await opened.heard(), []);
      opened.come();
      await opened.shows(headline);
      const slides = (await opened.heard()).filter(([name]) => name === "slide");
      assert.deepEqual(slides, Array(moves).fill(["slide", "user"]));
      // A page that counts presses counts each once.
      if (what.includes("press on")) assert.equal(await opened.page.evaluate(() => window.clicks), moves);
    });
  }

  it("does what a script asked for, in its order", async (t) => {
    const { page, host, come, shows, heard } = await open(t);
    await host.evaluate((host) => (host.show(3), host.next(), host.previous(), host.previous()));
    come();
    await shows("Item 2");
    await page.waitForFunction(() => window.heard.length === 5);
    assert.deepEqual(await heard(), [["load", 5], ...Array(4).fill(["slide", "api"])]);
  });

  it("takes over a swipe that began before", async (t) => {
    const { page, host, come, shows, reaches } = await open(t, { hasTouch: true, viewport: { width: 390, height: 844 } });
    const { x, y, width } = await host.locator("[part=slide]").boundingBox();
    const touch = await page.context().newCDPSession(page);
    const at = (type, part) =>
      touch.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd" ? [] : [{ x: x + width * part, y: y + 40 }],
      });
    await at("touchStart", 0.9);
    await at("touchMove", 0.8);
    come();
    await reaches("ready");
    for (const part of [0.7, 0.5, 0.3, 0.1]) await at("touchMove", part);
    await at("touchEnd");
    await shows("Item 1");
  });

  it("fits a box that has become another one", async (t) => {
    const { page, host, come, shows, button, reaches } = await open(t, { viewport: { width: 900, height: 700 } });
    await page.setViewportSize({ width: 360, height: 700 });
    come();
    await reaches("ready");
    const width = await host.evaluate(({ clientWidth }) => clientWidth);
    assert.ok(width <= 360);
    await button("Next slide").click();
    await shows("Item 1");
    await page.waitForFunction(() => {
      const host = document.querySelector("newsreel-carousel");
      const [slide, box] = [host.shadowRoot.querySelector("[part=slide]:not([inert])"), host];
      const [one, other] = [slide.getBoundingClientRect(), box.getBoundingClientRect()];
      return Math.abs(one.x - other.x) < 2 && one.width <= other.width;
    });
  });

  it("does not begin to rotate under the pointer that has come meanwhile", async (t) => {
    const { page, host, come, reaches, heard } = await open(t, { attributes: 'interval="2"' });
    await host.locator("[part=carousel]").hover();
    come();
    await reaches("ready");
    await page.waitForTimeout(3_000);
    assert.deepEqual(await heard(), [["load", 5]]);
  });

  it("marks a picture that has failed meanwhile", async (t) => {
    const { page, host, come, reaches } = await open(t, { picture: "/lost.png" });
    await page.waitForFunction(() => {
      const picture = document.querySelector("newsreel-carousel").shadowRoot.querySelector("img");
      return picture.complete && picture.currentSrc;
    });
    come();
    await reaches("ready");
    assert.equal(await host.locator("[data-broken]").count(), 1);
  });

  it("follows a link once the page has been asked", async (t) => {
    const { page, host, come, heard, reaches } = await open(t);
    await page.evaluate(() => addEventListener("newsreel:open", (event) => event.preventDefault(), { once: true }));
    await host.getByRole("link", { name: "Item 0" }).click();
    come();
    await reaches("ready");
    await page.waitForFunction(() => window.heard.length === 2);
    assert.deepEqual(await heard(), [["load", 5], ["open", "0"]]);
    await host.getByRole("link", { name: "Item 0" }).click();
    await page.getByRole("heading", { name: "There" }).waitFor();
  });

  it("leaves a link with a modifier to the browser", async (t) => {
    const { page, host } = await open(t);
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      host.getByRole("link", { name: "Item 0" }).click({ modifiers: ["Control"] }),
    ]);
    await tab.close();
  });

  it("remembers what was asked for while it was out of the document", async (t) => {
    const { page, host, come, shows } = await open(t);
    await host.evaluate(async (host) => {
      const { parentNode, nextSibling } = host;
      host.show(2);
      host.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      parentNode.insertBefore(host, nextSibling);
    });
    come();
    await shows("Item 2");
    assert.deepEqual(page.problems, []);
  });

  it("tells the page when it does not come, keeps slide and links, and heals", async (t) => {
    const answer = (route, tries) => (tries <= ASKED_AT_ONCE ? route.abort() : route.continue());
    const { page, host, come, shows, button, heard } = await open(t, { answer });
    await button("Next slide").click();
    come();
    await page.waitForFunction(() => window.heard.length > 0);
    assert.deepEqual(await heard(), [["error", "widget-part"]]);
    await shows("Item 0");
    // A press has it asked for again at once; both are done then.
    await button("Next slide").click();
    await shows("Item 2");
    assert.equal(await host.evaluate((host) => host.state), "ready");
  });

  it("lets links be followed when it never comes", async (t) => {
    const { page, host, come } = await open(t, { answer: (route) => route.abort() });
    await page.route("**/pkg/bytes.js", (route) => route.abort());
    come();
    await page.waitForFunction(() => window.heard.length > 0);
    await host.getByRole("link", { name: "Item 0" }).click();
    await page.getByRole("heading", { name: "There" }).waitFor();
  });

  it("lets a link go that was held when it does not come", async (t) => {
    const { page, host, come } = await open(t, { answer: (route) => route.abort() });
    await page.route("**/pkg/bytes.js", (route) => route.abort());
    await host.getByRole("link", { name: "Item 0" }).click();
    come();
    await page.getByRole("heading", { name: "There" }).waitFor();
  });
});

describe("without what moves the slides", () => {
  const zh = { title: "茶与墨", summary: "一句话。", date_published: "2026-11-02T09:00:00+08:00", language: "zh" };
  const ar = { title: "شاي وحبر", content_text: "", authors: [{ name: "ليلى" }], language: "ar" };
  const picture = "/pictures/kites.webp";

  /** A page that shows one item, with the part that moves slides held back until `come` is called. */
  async function open(t, item) {
    const page = await newPage(t, browser);
    let come;
    const held = new Promise((resolve) => (come = resolve));
    await page.route("**/five.json", (route) =>
      route.fulfill({ json: { version: "https://jsonfeed.org/version/1.1", items: [{ id: "0", ...item }] } }),
    );
    const asked = page.waitForRequest("**/pkg/moves.wasm");
    await page.route("**/pkg/moves.wasm", async (route) => {
      await held;
      await route.continue();
    });
    const answered = page.waitForResponse("**/five.json");
    await openHtml(page, demo, carousel());
    await Promise.all([asked, answered]);
    return { page, come, slide: page.locator("newsreel-carousel [part=slide]") };
  }

  for (const [what, item] of [
    ["plain texts", { title: "Tea & Ink", summary: "R&D." }],
    ["Chinese", zh],
    ["Arabic", ar],
    ["its text in HTML", { title: "Tea", summary: "All.", content_html: "<p>Tea</p>" }],
    ["a picture of its own", { title: "Tea", summary: "All.", image: picture, content_html: `<img src="${picture}">` }],
  ]) {
    it(`shows an item with ${what}`, async (t) => {
      const { page, slide } = await open(t, item);
      await slide.getByText(item.title, { exact: true }).waitFor();
      assert.deepEqual(page.problems, []);
    });
  }

  it("adds the words that are made of its text to the slide that shows", async (t) => {
    const { page, come, slide } = await open(t, { title: "Tea", content_html: "<p>Two &amp; three.</p>", url: "/a" });
    const link = slide.getByRole("link", { name: "Tea" });
    await link.focus();
    const before = await slide.boundingBox();
    await link.evaluate((link) => (link.wasThere = true));
    assert.equal(await slide.locator("[part=summary]").count(), 0);
    come();
    await slide.getByText("Two & three.", { exact: true }).waitFor();
    assert.equal(await link.evaluate((link) => link.wasThere && link.getRootNode().activeElement === link), true);
    assert.deepEqual(await slide.boundingBox(), before);
    assert.deepEqual(page.problems, []);
  });

  for (const [what, item, headline] of [
    ["an escaped title", { title: "Tea &amp; Ink" }, "Tea & Ink"],
    ["no title", { content_html: "<p>Tea and ink.</p>" }, "Tea and ink."],
    ["a summary in HTML", { title: "Tea", summary: "<p>All.</p>" }, "Tea"],
    ["a date as mails have it", { title: "Tea", date_published: "Mon, 02 Nov 2026 09:00:00 GMT" }, "Tea"],
    ["a picture in its HTML", { title: "Tea", summary: "All.", content_html: `<img src="${picture}">` }, "Tea"],
  ]) {
    it(`waits with an item with ${what}, and shows it in full`, async (t) => {
      const { page, come, slide } = await open(t, item);
      await page.waitForTimeout(LOOK_MS);
      assert.equal(await slide.count(), 0);
      come();
      await slide.getByText(headline, { exact: true }).first().waitFor();
      if (what.includes("date")) assert.equal(await slide.locator("time").count(), 1);
      if (what.includes("picture")) assert.equal(await slide.locator("img").count(), 1);
      assert.deepEqual(page.problems, []);
    });
  }
});

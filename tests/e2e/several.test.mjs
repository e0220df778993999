// Pages that put elements in, move them, take them out, and come back.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { newPage } from "./browser.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const carousel = '<newsreel-carousel feed="/feed.json" loading="eager"></newsreel-carousel>';
const script = '<script type="module" src="/pkg/newsreel.js"></script>';

const { browser, demo } = await openSite();

describe("elements that come and go", () => {
  async function open(t, html) {
    const page = await newPage(t, browser);
    await openHtml(page, demo, html + script);
    return page;
  }

  /** The carousel works: there is one, with one set of controls. */
  async function works(root) {
    const next = root.getByRole("button", { name: "Next slide" });
    await next.click();
    const host = root.locator("newsreel-carousel");
    assert.deepEqual([await next.count(), await host.evaluate(({ index }) => index)], [1, 1]);
  }

  it("work inside of somebody else's shadow root", async (t) => {
    const page = await open(t, `<div id="host"><template shadowrootmode="open">${carousel}</template></div>`);
    await works(page.locator("#host"));
    assert.deepEqual(page.problems, []);
  });

  it("work in several frames, each with a document of its own", async (t) => {
    const frame = '<iframe src="/" width="900" height="700"></iframe>';
    const page = await open(t, frame + frame);
    for (const index of [0, 1]) {
      const inner = page.frameLocator("iframe").nth(index);
      await inner.locator("newsreel-carousel").scrollIntoViewIfNeeded();
      await works(inner);
    }
    assert.deepEqual(page.problems, []);
  });

  it("stand being mounted twice, as in React's strict mode", async (t) => {
    const page = await open(t, "<main></main>");
    await page.evaluate(async () => {
      const element = document.createElement("newsreel-carousel");
      element.feed = "/feed.json";
      element.loading = "eager";
      const main = document.querySelector("main");
      main.append(element);
      element.remove();
      main.append(element);
      await new Promise(requestAnimationFrame);
      element.remove();
      await new Promise(requestAnimationFrame);
      main.append(element);
    });
    await works(page.locator("main"));
    assert.deepEqual(page.problems, []);
  });

  it("stand a page that swaps its content, as Turbo and htmx do", async (t) => {
    const page = await open(t, `<main>${carousel}</main>`);
    await page.evaluate(async (html) => {
      for (let swap = 0; swap < 20; swap += 1) {
        const next = new DOMParser().parseFromString(html, "text/html");
        document.querySelector("main").replaceChildren(...next.body.childNodes);
        await new Promise(requestAnimationFrame);
      }
    }, carousel);
    await works(page.locator("main"));
    assert.deepEqual(page.problems, []);
  });

  it("do no harm to an element that they stand in", async (t) => {
    const form = '<form action="/subscribe" method="post"><input type="email" name="email"></form>';
    const page = await open(t, `<newsreel-signup loading="eager">${form}</newsreel-signup>`);
    const outer = page.locator("newsreel-signup");
    await outer.and(page.locator("[data-state=editing]")).waitFor();
    await outer.evaluate(async (outer, html) => {
      const loaded = new Promise((resolve) => document.addEventListener("newsreel:load", resolve));
      outer.insertAdjacentHTML("beforeend", html);
      await loaded;
      await new Promise((resolve) => requestIdleCallback(resolve));
    }, carousel);
    assert.equal(await outer.locator("form").count(), 1);
    assert.equal(await outer.getAttribute("data-state"), "editing");
    assert.deepEqual(page.problems, []);
  });

  it("are there when the visitor comes back", async (t) => {
    const page = await newPage(t, browser);
    await page.goto(demo.address);
    await page.locator("newsreel-carousel").scrollIntoViewIfNeeded();
    await works(page.locator("body"));
    await page.goto(new URL("ar.html", demo.address).href);
    await page.goBack();
    await page.locator("newsreel-carousel").scrollIntoViewIfNeeded();
    await page.getByRole("button", { name: "Next slide" }).click();
    assert.deepEqual(page.problems, []);
  });
});

// The carousel under real fingers, wheels, mice and keys, in pages of every kind.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { newPage } from "./browser.mjs";
import { openSite } from "./site.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const { browser, demo } = await openSite();

describe("a carousel under real input", () => {
  /** A page with a carousel of so many items between two tall blocks. */
  async function open(t, { count = 5, attributes = "", style = "", head = "", options } = {}) {
    const page = await newPage(t, browser, options);
    const address = new URL("guest.html", demo.address).href;
    const body = `<!doctype html><meta name=viewport content="width=device-width"><title>Guest</title>
      <style>body{margin:0}.tall{height:900px}${style}</style>${head}<div class=tall></div>
      <newsreel-carousel feed=items.json loading=eager ${attributes}></newsreel-carousel>
      <div class=tall><a id=after href="#after">After</a></div>
      <script type=module src="/pkg/newsreel.js"></script>`;
    await page.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
    await page.route("**/items.json", (route) => route.fulfill({ json: feed(count) }));
    await page.goto(address);
    const host = page.locator("newsreel-carousel");
    const ready = (element) => document.querySelector("newsreel-carousel").state !== "idle";
    await page.waitForFunction(ready);
    // The first comes alone, and nobody swipes as fast as a test does.
    const slides = host.locator("[part~=slide]");
    if (count > 0) await slides.nth(Math.min(count, 2) - 1).waitFor({ state: "attached" });
    return { page, host };
  }

  /** Waits until this slide stands where the slides are seen. */
  async function stands(page, index) {
    await page.waitForFunction((index) => {
      const host = document.querySelector("newsreel-carousel");
      const slides = host.shadowRoot?.querySelector("[part=slides]");
      const slide = slides?.querySelector("[part=slide]:not([inert])");
      if (host.index !== index || !slide) return false;
      const [a, b] = [slides, slide].map((node) => node.getBoundingClientRect());
      const [x, y] = [slides, slide].map((node) => getComputedStyle(node).direction === "rtl");
      return Math.abs(x && y ? a.right - b.right : a.left - b.left) < 1.5;
    }, index);
  }

  async function boxOf(page) {
    const slides = page.locator("newsreel-carousel [part=slides]");
    await slides.scrollIntoViewIfNeeded();
    return slides.boundingBox();
  }

  async function swipe(page, from, to) {
    const session = await page.context().newCDPSession(page);
    const send = (type, touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
    await send("touchStart", [from]);
    for (let step = 1; step <= 8; step++) {
      const [x, y] = ["x", "y"].map((axis) => from[axis] + ((to[axis] - from[axis]) * step) / 8);
      await send("touchMove", [{ x, y }]);
    }
    await send("touchEnd", []);
  }

  it("follows a finger from slide to slide and back", async (t) => {
    const { page } = await open(t, { options: PHONE });
    const box = await boxOf(page);
    const [left, right, y] = [box.x + 40, box.x + box.width - 40, box.y + 100];
    await swipe(page, { x: right, y }, { x: left, y });
    await stands(page, 1);
    await swipe(page, { x: right, y }, { x: left, y });
    await stands(page, 2);
    await swipe(page, { x: left, y }, { x: right, y });
    await stands(page, 1);
  });

  it("leaves an upward swipe to the page", async (t) => {
    const { page } = await open(t, { options: PHONE });
    const box = await boxOf(page);
    const before = await page.evaluate(() => scrollY);
    const x = box.x + box.width / 2;
    await swipe(page, { x, y: box.y + 250 }, { x: x + 5, y: box.y + 50 });
    await page.waitForFunction((before) => scrollY > before + 50, before);
    await stands(page, 0);
  });

  it("follows a trackpad and never fights back", async (t) => {
    const { page } = await open(t);
    const box = await boxOf(page);
    await page.mouse.move(box.x + 100, box.y + 100);
    await page.mouse.wheel(box.width * 0.8, 0);
    await stands(page, 1);
    await page.mouse.wheel(-box.width * 0.8, 0);
    await stands(page, 0);
  });

  it("leaves a wheel that turns downwards to the page", async (t) => {
    const { page } = await open(t);
    const box = await boxOf(page);
    const before = await page.evaluate(() => scrollY);
    await page.mouse.move(box.x + 100, box.y + 100);
    await page.mouse.wheel(0, 200);
    await page.waitForFunction((before) => scrollY > before + 100, before);
    await stands(page, 0);
  });

  it("is dragged with a mouse, also by a link, and follows the link only at a click", async (t) => {
    const { page } = await open(t);
    const box = await boxOf(page);
    await page.mouse.move(box.x + box.width * 0.8, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.2, box.y + 30, { steps: 6 });
    await page.mouse.up();
    await stands(page, 1);
    assert.equal(new URL(page.url()).pathname, "/guest.html");
    await page.mouse.click(box.x + box.width * 0.5, box.y + 30);
    await page.waitForURL("**/articles/2");
  });

  it("goes back where a short drag or Escape leaves it", async (t) => {
    const { page } = await open(t);
    const box = await boxOf(page);
    const at = (part) => [box.x + box.width * part, box.y + 30];
    await page.mouse.move(...at(0.8));
    await page.mouse.down();
    await page.mouse.move(...at(0.2), { steps: 6 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await stands(page, 0);
  });

  it("mirrors all of it where the page reads from right to left", async (t) => {
    const { page, host } = await open(t, { attributes: "dir=rtl" });
    const box = await boxOf(page);
    await page.mouse.move(box.x + box.width * 0.2, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + 30, { steps: 6 });
    await page.mouse.up();
    await stands(page, 1);
    await host.getByRole("button", { name: "3: Item 3" }).focus();
    await page.keyboard.press("ArrowLeft");
    await stands(page, 2);
  });

  it("stays on its slide when the direction of the page turns", async (t) => {
    const { page, host } = await open(t);
    await host.evaluate((element) => element.show(2));
    await stands(page, 2);
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await stands(page, 2);
    await host.getByRole("button", { name: "Next slide" }).click();
    await stands(page, 3);
  });

  it("is right when it is shown after it was mounted out of sight", async (t) => {
    const { page, host } = await open(t, { style: "newsreel-carousel{display:none}" });
    await page.evaluate(() => document.querySelector("newsreel-carousel").show(3));
    await host.evaluate((element) => (element.style.display = "block"));
    await stands(page, 3);
    await host.getByRole("button", { name: "Next slide" }).click();
    await stands(page, 4);
  });

  it("keeps its slide while the page is zoomed and turned", async (t) => {
    const { page } = await open(t);
    await page.evaluate(() => document.querySelector("newsreel-carousel").show(3));
    await stands(page, 3);
    for (const width of [320, 1280, 640]) {
      await page.setViewportSize({ width, height: 800 });
      await stands(page, 3);
    }
  });

  it("never moves the page, whatever its style says of scrolling", async (t) => {
    const style = "html{scroll-behavior:smooth;scroll-padding:200px}*{scroll-margin:300px}";
    const { page, host } = await open(t, { style });
    await host.getByRole("button", { name: "Next slide" }).scrollIntoViewIfNeeded();
    await page.waitForFunction(() => new Promise((done) => {
      const before = scrollY;
      requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY === before)));
    }));
    const before = await page.evaluate(() => scrollY);
    await page.evaluate(() => document.querySelector("newsreel-carousel").show(4));
    await stands(page, 4);
    assert.equal(await page.evaluate(() => scrollY), before);
  });

  it("keeps its look in a page with hostile styles", async (t) => {
    const style = `* { all: unset; box-sizing: content-box; float: left; color: lime !important }
      button, img { width: 1px !important; height: 1px !important } [part] { position: fixed }`;
    const { page, host } = await open(t, { style });
    const next = host.getByRole("button", { name: "Next slide" });
    const box = await next.boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, `${box.width} by ${box.height}`);
    await next.click();
    await stands(page, 1);
  });

  it("is entered backwards at the slide that shows", async (t) => {
    const { page, host } = await open(t);
    await page.locator("#after").focus();
    await page.keyboard.press("Shift+Tab");
    const text = await host.evaluate((element) => element.shadowRoot.activeElement.textContent);
    assert.equal(text, "Item 1");
  });

  it("leaves keys to the page where the focus is not on its picker", async (t) => {
    const { page, host } = await open(t);
    for (const key of ["ArrowRight", "End", "ArrowDown"]) {
      await page.locator("#after").focus();
      await page.keyboard.press(key);
      assert.equal(await host.evaluate((element) => element.index), 0, key);
    }
  });

  it("prints all its slides and comes back to the one that showed", async (t) => {
    const { page, host } = await open(t, { count: 12 });
    await host.evaluate((element) => element.show(6));
    await page.evaluate(() => {
      const count = () => {
        const slides = document.querySelector("newsreel-carousel").shadowRoot;
        window.printed = slides.querySelectorAll("[part=slide]").length;
      };
      addEventListener("beforeprint", () => queueMicrotask(count));
    });
    await page.pdf();
    assert.equal(await page.evaluate(() => window.printed), 12);
    await stands(page, 6);
    assert.equal(await host.locator("[part~=slide]").count(), 6);
  });

  it("says that there is no news, and shows it when it comes", async (t) => {
    const { page, host } = await open(t, { count: 0 });
    await host.getByText("No news yet.").waitFor();
    await page.route("**/items.json", (route) => route.fulfill({ json: feed(2) }));
    await host.evaluate((element) => element.reload());
    await stands(page, 0);
  });

  it("turns two slides in the same direction, one after the other", async (t) => {
    const { page, host } = await open(t, { count: 2 });
    const next = host.getByRole("button", { name: "Next slide" });
    for (const index of [1, 0, 1]) {
      await next.click();
      await stands(page, index);
    }
  });

  it("takes two quick presses for two steps", async (t) => {
    const { page, host } = await open(t);
    await host.getByRole("button", { name: "Next slide" }).dblclick({ delay: 5 });
    await stands(page, 2);
  });

  it("picks the nine thousandth of ten thousand like the second", async (t) => {
    const { page, host } = await open(t, { count: 10_000 });
    const nodes = () => host.evaluate((element) => element.shadowRoot.querySelectorAll("*").length);
    const before = await nodes();
    await host.evaluate((element) => element.show(8_999));
    await stands(page, 8_999);
    await host.getByRole("button", { name: "9001: Item 9001" }).click();
    await stands(page, 9_000);
    await host.getByRole("button", { name: "Next slide" }).click();
    await stands(page, 9_001);
    assert.ok((await nodes()) <= before + 20, `${before} nodes became ${await nodes()}`);
  });

  it("asks for no frame while it is idle, also with its rotation armed", async (t) => {
    const { page } = await open(t, { attributes: "interval=60" });
    await stands(page, 0);
    await page.evaluate(() => {
      window.frames_asked = 0;
      const ask = window.requestAnimationFrame;
      window.requestAnimationFrame = (call) => (window.frames_asked++, ask(call));
      return new Promise((done) => ask(() => ask(() => ask(done))));
    });
    assert.equal(await page.evaluate(() => window.frames_asked), 0);
  });

  it("works on after the browser has kept the page and brought it back", async (t) => {
    const { page, host } = await open(t);
    await host.evaluate((element) => element.show(2));
    await page.goto(new URL("zh.html", demo.address).href);
    await page.goBack();
    await page.locator("newsreel-carousel [part~=slide]").first().waitFor({ state: "attached" });
    const index = await host.evaluate((element) => element.index);
    await host.getByRole("button", { name: "Next slide" }).click();
    await stands(page, index + 1);
  });

  it("is itself again when it is cloned or taken into another document", async (t) => {
    const { page } = await open(t);
    await page.evaluate(() => {
      const [first] = document.querySelectorAll("newsreel-carousel");
      const clone = first.cloneNode(true);
      first.replaceWith(clone);
      const frame = document.createElement("iframe");
      document.body.append(frame);
      frame.contentDocument.body.append(clone);
      document.querySelector(".tall").after(clone);
    });
    await stands(page, 0);
    await page.locator("newsreel-carousel").getByRole("button", { name: "Next slide" }).click();
    await stands(page, 1);
  });
});

function feed(count) {
  const item = (index) => ({ id: `${index}`, url: `/articles/${index}`, title: `Item ${index}` });
  const items = Array.from({ length: count }, (_, index) => item(index + 1));
  return { version: "https://jsonfeed.org/version/1.1", title: "Harbour News", items };
}

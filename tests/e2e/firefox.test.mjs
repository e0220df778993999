// Real keys and a real mouse in Firefox: what `input.test.mjs` and `reader.test.mjs` show in Chromium.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launchFirefox } from "./firefox.mjs";
import { startPublisher } from "./publisher.mjs";

const TITLES = ["One", "Two", "Three", "Four"];

const items = TITLES.map((title, index) => {
  return { id: title, url: `/articles/${index + 1}`, title, content_text: `All about ${title}.` };
});
const FEED = { version: "https://jsonfeed.org/version/1.1", title: "Harbour News", items };

/** The hash of no file. */
const OTHER = `sha256-${"0".repeat(43)}=`;

const page = (attributes, hint = "") => `<!doctype html><html lang="en"><title>Guest</title>${hint}
  <link rel="icon" href="data:,"><style>body { margin: 0 } .tall { height: 1500px }</style>
  <a id="before" href="#before">Before</a>
  <newsreel-carousel feed="/feed.json" loading="eager" ${attributes}></newsreel-carousel>
  <div class="tall"><a id="after" href="#after">After</a></div>
  <script type="module" src="/pkg/newsreel.js"></script>`;

/** Runs in the page. */
function isReading(wanted) {
  return document.querySelector("newsreel-carousel").shadowRoot.querySelector("dialog").open === wanted;
}

describe("in Firefox, the carousel", () => {
  let firefox, publisher;

  before(async () => {
    publisher = await startPublisher();
    publisher.answer("/feed.json", (response) => {
      response.writeHead(200, { "Content-Type": "application/feed+json" }).end(JSON.stringify(FEED));
    });
    for (const [path, attributes, hint] of [
      ["/links", ""],
      ["/rotating", 'interval="60"'],
      ["/reader", 'open="reader"'],
      ["/rtl", 'dir="rtl"'],
      ["/preloaded", "", '<link rel="modulepreload" href="/pkg/widget.js">'],
      ["/preloaded-in-vain", "", `<link rel="modulepreload" href="/pkg/widget.js" integrity="${OTHER}">`],
    ]) {
      publisher.answer(path, (response) => {
        response.writeHead(200, { "Content-Type": "text/html" }).end(page(attributes, hint));
      });
    }
    for (const index of TITLES.keys()) {
      publisher.answer(`/articles/${index + 1}`, (response) => response.end("An article"));
    }
    firefox = await launchFirefox();
  });

  after(async () => {
    await firefox?.close();
    await publisher?.stop();
  });

  for (const path of ["/preloaded", "/preloaded-in-vain"]) {
    it(`starts where its script is ${path.slice(1).replaceAll("-", " ")}`, () => open(path));
  }

  async function open(path) {
    await firefox.goto(publisher.origin + path);
    // The first slide comes alone.
    await firefox.until(() => {
      const { shadowRoot } = document.querySelector("newsreel-carousel");
      return shadowRoot?.querySelectorAll("[part=slide]").length > 1;
    });
  }

  /** Waits until this slide is the one that shows and stands in its place. */
  const stands = (index) =>
    firefox.until((index) => {
      const host = document.querySelector("newsreel-carousel");
      const slides = host.shadowRoot.querySelector("[part=slides]");
      const slide = slides.querySelector("[part=slide]:not([inert])");
      const [place, box] = [slides, slide].map((node) => node.getBoundingClientRect());
      return host.index === index && Math.abs(place.left - box.left) < 1.5;
    }, index);

  /** What has the focus, by its name. */
  const focused = () =>
    firefox.run(() => {
      const host = document.activeElement;
      const node = host?.shadowRoot?.activeElement ?? host;
      return node.ariaLabel ?? node.textContent.trim();
    });

  const focus = (selector) =>
    firefox.run((selector) => {
      const root = document.querySelector("newsreel-carousel").shadowRoot;
      (document.querySelector(selector) ?? root.querySelector(selector)).focus();
    }, selector);

  /** A point of a part, as parts of its width and height. */
  const pointOf = (part, across, down = 0.5) =>
    firefox.run(
      (part, across, down) => {
        const root = document.querySelector("newsreel-carousel").shadowRoot;
        const { x, y, width, height } = root.querySelector(part).getBoundingClientRect();
        return { x: x + width * across, y: y + height * down };
      },
      part,
      across,
      down,
    );

  const pathname = () => firefox.run(() => location.pathname);

  it("is walked through with Tab, in the order of the pattern, and back", async () => {
    await open("/rotating");
    await focus("#before");
    // The control says what it would do: the keyboard's focus has stopped the rotation.
    const order = [
      "Start rotation",
      "Previous slide",
      ...TITLES.map((title, index) => `${index + 1}: ${title}`),
      "Next slide",
      "One",
    ];
    for (const name of [...order, "After"]) {
      await firefox.press("Tab");
      assert.equal(await focused(), name);
    }
    for (const name of [...order.toReversed(), "Before"]) {
      await firefox.press("Shift+Tab");
      assert.equal(await focused(), name);
    }
  });

  it("moves with Enter and Space on its buttons, which keep the focus", async () => {
    await open("/links");
    await focus("[part=next]");
    await firefox.press("Enter");
    await stands(1);
    await firefox.press(" ");
    await stands(2);
    assert.equal(await focused(), "Next slide");
    await focus("[part=previous]");
    await firefox.press("Enter");
    await stands(1);
    assert.equal(await focused(), "Previous slide");
  });

  it("moves with arrows, Home and End in the picker, and leaves other keys alone", async () => {
    await open("/links");
    await focus("[part=picker-button]");
    for (const [key, index] of [
      ["ArrowRight", 1],
      ["End", 3],
      ["ArrowRight", 0],
      ["ArrowLeft", 3],
      ["Home", 0],
    ]) {
      await firefox.press(key);
      await stands(index);
      assert.equal(await focused(), `${index + 1}: ${TITLES[index]}`);
    }
    await focus("#before");
    await firefox.press("ArrowRight");
    await stands(0);
  });

  it("mirrors the arrows from right to left", async () => {
    await open("/rtl");
    await focus("[part=picker-button]");
    await firefox.press("ArrowLeft");
    await stands(1);
    await firefox.press("ArrowRight");
    await stands(0);
  });

  it("follows a headline with Enter", async () => {
    await open("/links");
    await focus("[part=slide]:not([inert]) [part=link]");
    await firefox.press("Enter");
    await firefox.until(() => location.pathname === "/articles/1");
  });

  it("opens the reader with Enter, keeps Tab in it and gives the focus back with Escape", async () => {
    await open("/reader");
    await focus("[part=slide]:not([inert]) [part=link]");
    await firefox.press("Enter");
    await firefox.until(isReading, true);
    assert.equal(await focused(), "One");
    await firefox.press("Shift+Tab");
    assert.equal(await focused(), "Close");
    const names = [];
    for (let press = 0; press < 8; press++) {
      await firefox.press("Tab");
      names.push(await focused());
    }
    const behind = ["Before", "After", "Next slide"].filter((name) => names.includes(name));
    assert.deepEqual(behind, []);
    await firefox.press("Escape");
    await firefox.until(isReading, false);
    assert.equal(await focused(), "One");
    assert.equal(await pathname(), "/reader");
  });

  it("moves at a click on Next and on a number", async () => {
    await open("/links");
    await firefox.clickAt(await pointOf("[part=next]", 0.5));
    await stands(1);
    await firefox.clickAt(await pointOf("[part=picker] :last-child", 0.5));
    await stands(3);
  });

  it("is dragged with a mouse, also by a link, and follows the link only at a click", async () => {
    await open("/links");
    const [right, left] = [await pointOf("[part=slides]", 0.8, 0.1), await pointOf("[part=slides]", 0.2, 0.1)];
    await firefox.drag(right, left);
    await stands(1);
    await firefox.drag(left, right);
    await stands(0);
    assert.equal(await pathname(), "/links");
    await firefox.clickAt(left);
    await firefox.until(() => location.pathname === "/articles/1");
  });

  it("follows a trackpad across, and leaves the way down to the page", async () => {
    await open("/links");
    const point = await pointOf("[part=slides]", 0.5, 0.1);
    const { x } = await pointOf("[part=slides]", 0.8);
    await firefox.wheel(point, { deltaX: x });
    await stands(1);
    await firefox.wheel(point, { deltaX: -x });
    await stands(0);
    await firefox.wheel(point, { deltaY: 300 });
    await firefox.until(() => scrollY > 100);
    await stands(0);
  });

  it("stops its rotation at a click on the control", async () => {
    await open("/rotating");
    await firefox.clickAt(await pointOf("[part=rotation]", 0.5));
    await firefox.until(() => {
      const { shadowRoot } = document.querySelector("newsreel-carousel");
      return shadowRoot.querySelector("[part=rotation]").ariaLabel === "Start rotation";
    });
  });
});

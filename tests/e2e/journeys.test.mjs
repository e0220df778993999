// A visitor's ways through carousel, reader and sign-up, the same in three engines.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NAMES } from "./engines.mjs";
import { carousel, newsIn } from "./news-page.mjs";

/** What a page may do to the box that a carousel stands in. */
const AROUND = {
  "in a page as it is": "",
  "from right to left": "direction: rtl",
  "where it is scaled": "scale: 0.5; transform-origin: 0 0; width: 1200px",
  "where it is zoomed in": "zoom: 1.5; width: 500px",
  "where it is zoomed out": "zoom: 0.67; width: 1200px",
  "where it is turned": "rotate: 90deg; transform-origin: 0 0; translate: 700px 0; width: 600px",
  "where it stands on its head": "rotate: 180deg",
};

for (const name of NAMES) {
  describe(`in ${name}, a visitor`, () => {
    const news = newsIn(name);
    let engine;
    before(async () => {
      await news.launch();
      ({ engine } = news);
    });
    after(news.close);

    /** Each step leads to a slide, told once and by whom; nothing else is told, and nothing breaks. */
    async function goes(steps) {
      for (const [does, index, by = "user"] of steps) {
        await does();
        await news.stands(index);
        assert.deepEqual(await news.told(), [`${index} ${by}`], `${does}`);
      }
      assert.deepEqual(await news.faults(), []);
    }

    const press = (part) => () => news.click(`[part=${part}]`);
    const pick = (number) => () => news.click(`[part=picker] [value="${number}"]`);
    const key = (names) => () => engine.press(names);
    const script = (work, ...args) => () => engine.run(work, ...args);

    it("presses, picks and uses the keys", async () => {
      await news.open(carousel(8));
      await goes([
        [press("next"), 1],
        [press("next"), 2],
        [press("previous"), 1],
        [pick(5), 4],
        [key("ArrowRight"), 5],
        [key("ArrowLeft"), 4],
        [key("End"), 7],
        [key("ArrowRight"), 0],
        [script(() => page.hosts()[0].show(3)), 3, "api"],
      ]);
    });

    it("reads from right to left", async () => {
      await news.open(carousel(8, 'dir="rtl"'));
      await goes([[press("next"), 1], [pick(4), 3], [key("ArrowLeft"), 4], [key("ArrowRight"), 3]]);
    });

    it("sees several slides side by side", async () => {
      await news.open(carousel(8), "newsreel-carousel { --newsreel-slides-per-view: 3 }");
      await goes([[press("next"), 1], [pick(4), 3], [press("next"), 4], [press("next"), 5], [press("next"), 0]]);
    });

    it("turns the wheel across, or two fingers", async () => {
      await news.open(carousel(5));
      const point = await news.middle("[part=slides]");
      await engine.pointer.move(point);
      const width = await engine.run(() => page.scroller().clientWidth);
      // WebKit's driver turns it once a page.
      await goes([[() => engine.pointer.wheel(point, width), 1], [press("next"), 2]]);
    });

    it("presses twice, and again in the middle of a move", async () => {
      await news.open(carousel(8));
      for (const part of ["next", "next", "previous", "next"]) await news.click(`[part=${part}]`);
      await news.stands(2);
      assert.deepEqual(await news.told(), ["1 user", "2 user", "1 user", "2 user"]);
    });

    it("subscribes beside the news", async () => {
      const form = `<form action="/subscribe" method="post"><label>E-mail <input type="email" name="email" required></label>
        <button id="join">Subscribe</button></form>`;
      await news.open(`${carousel(5)}<newsreel-signup loading="eager">${form}</newsreel-signup>`);
      await engine.until(() => document.querySelector("newsreel-signup[data-state]"));
      await goes([[press("next"), 1]]);
      news.recorder.clear();
      await engine.type("[name=email]", "ada@example.org");
      await engine.click("#join");
      await engine.until(() => document.querySelector("newsreel-signup").state === "subscribed");
      assert.deepEqual(news.recorder.all().map(({ body }) => body), ["email=ada%40example.org"]);
      await goes([[press("next"), 2]]);
    });

    it("has one slide, and nothing to press", async () => {
      await news.open(carousel(1));
      assert.equal(await engine.run(() => page.find("[part=next]").hidden), true);
      await news.stands(0);
      assert.deepEqual(await news.told(), []);
    });

    for (const [where, style] of Object.entries(AROUND)) {
      it(`drags with the mouse ${where}, and what is held stays under the hand`, async () => {
        await news.open(`<div style="${style}">${carousel(5)}</div>`);
        await goes([
          [() => drag(0.6), 1],
          [() => drag(-0.6), 0],
        ]);
        const [from, to] = await line(0.4);
        await engine.pointer.press(from);
        await engine.pointer.move(to);
        const moved = await engine.run(() => page.scroller().scrollLeft / page.scroller().clientWidth);
        await engine.pointer.move(from);
        await engine.pointer.release();
        assert.ok(Math.abs(Math.abs(moved) - 0.4) < 0.02, `moved by ${moved}`);
        await news.stands(0);
      });
    }

    /** A way along the slides on the screen, so many slides long. */
    const line = (slides) => engine.run(lineOf, slides);

    async function drag(slides) {
      const [from, to] = await line(slides);
      await engine.pointer.drag(from, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, to);
    }
  });
}

// These run in the page.

function lineOf(slides) {
  // Where a browser does not know this, it gives boxes without the zoom.
  const zoom = "currentCSSZoom" in Element.prototype ? 1 : getComputedStyle(document.querySelector("div")).zoom;
  const middle = (node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { x: ((left + right) / 2) * zoom, y: ((top + bottom) / 2) * zoom };
  };
  const [one, two] = page.all("[part=slide]").slice(0, 2).map(middle);
  const centre = middle(page.scroller());
  const at = (part) => ({ x: centre.x + (two.x - one.x) * part, y: centre.y + (two.y - one.y) * part });
  return [at(slides / 2), at(-slides / 2)];
}

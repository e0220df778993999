// What happens around a visitor who reads or moves: news come, the page changes, an article opens.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NAMES } from "./engines.mjs";
import { carousel, feedOf, newsIn } from "./news-page.mjs";

const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==", "base64");
const IDS = ["a", "b", "c", "d", "e", "f"];

for (const name of NAMES) {
  describe(`in ${name}, while a visitor is there,`, () => {
    const news = newsIn(name);
    let engine;
    before(async () => {
      await news.launch();
      ({ engine } = news);
    });
    after(news.close);

    async function open(attributes = "", style = "") {
      news.publish(feedOf(IDS));
      await news.open(carousel("x", attributes), style);
    }

    /** Reads another feed, which must have come. */
    async function reload(ids) {
      news.publish(feedOf(ids));
      await engine.run(read);
    }

    describe("focus, selection and slide stay", () => {
      const KEPT = {
        "an item comes last": [...IDS, "n"],
        "an item comes first": ["n", ...IDS],
        "items come on both sides": ["n", ...IDS, "o"],
        "others go": ["c", "f"],
        "all are turned around": [...IDS].reverse(),
      };
      for (const [what, ids] of Object.entries(KEPT)) {
        it(`where ${what}`, async () => {
          await open();
          await engine.run(() => page.hosts()[0].show(2));
          await news.stands(2);
          await engine.run(mark);
          await news.told();
          await reload(ids);
          await news.stands(ids.indexOf("c"));
          assert.deepEqual(await engine.run(marks), { focus: "Item c", text: "Item c", isSame: true });
          assert.deepEqual(await news.told(), []);
          const order = await engine.run(() => page.all("[part=link]").map((link) => link.textContent));
          const wanted = ids.map((id) => `Item ${id}`).filter((title) => order.includes(title));
          assert.deepEqual(order, wanted);
        });
      }
    });

    describe("the focus goes to what is left", () => {
      const LINK = "[part=slide]:not([inert]) [part=link]";
      const LOST = {
        "the item goes": () => reload(["a", "b", "e", "f"]),
        "all items go": () => reload([]),
        "one item is left": () => reload(["c"]),
        "another item is left": () => reload(["e"]),
        "no item has room for its number": () => engine.run(() => (page.hosts()[0].style.width = "140px")),
        "headlines have another level": () => set("heading-level", "4"),
        "headlines open the reader": () => set("open", "reader"),
        "there may be less": () => set("limit", "2"),
        "a tag is asked for that nothing has": () => set("tag", "none"),
        "another feed is asked for": () => set("feed", "/feed?3"),
      };
      const set = (attribute, value) =>
        engine.run((name, value) => page.hosts()[0].setAttribute(name, value), attribute, value);
      for (const [what, happens] of Object.entries(LOST)) {
        for (const from of what.includes("item") ? [LINK, "[part=picker] [aria-current]", "[part=next]"] : [LINK]) {
          it(`from ${from} where ${what}`, async () => {
            await open();
            await engine.run(() => page.hosts()[0].show(2));
            await news.stands(2);
            await engine.run((from) => page.find(from).focus(), from);
            await happens();
            await engine.until(() => ["ready", "empty"].includes(page.hosts()[0].state));
            await engine.run(() => page.still());
            assert.equal(await engine.run(whereIsFocus), "where it is seen");
          });
        }
      }
    });

    it("news do not pull away what the mouse holds", async () => {
      await open();
      const [from, to] = [await news.middle("[part=slides]", 0.8), await news.middle("[part=slides]", 0.3)];
      await engine.run(() => page.hosts()[0].show(2));
      await news.stands(2);
      await news.told();
      await engine.pointer.press(from);
      await engine.pointer.move(to);
      const held = await engine.run(places);
      await reload(["n", "m", ...IDS]);
      assert.deepEqual(await engine.run(places), held);
      await engine.pointer.move(from);
      assert.ok(Math.abs((await engine.run(places))["Item c"]) < 2);
      await engine.pointer.move(to);
      await engine.pointer.release();
      await news.stands(5);
      assert.deepEqual(await news.told(), ["5 user"]);
    });

    it("what assistive technology scrolls is a person's move", async () => {
      await open();
      await engine.run(() => page.still());
      await engine.run(() => page.all("[part=slide]")[1].scrollIntoView({ block: "nearest", inline: "start" }));
      await news.stands(1);
      assert.deepEqual(await news.told(), ["1 user"]);
    });

    it("the slide stays where the page gives it more room or less, hides it and turns", async () => {
      await open("", "newsreel-carousel { width: 700px }");
      await engine.run(() => page.hosts()[0].show(3));
      await news.stands(3);
      await news.told();
      for (const style of ["width: 320px", "width: 999px", "--newsreel-slides-per-view: 2; width: 800px", "width: 500px", "display: none", "", "direction: rtl", ""]) {
        await engine.run((style) => page.hosts()[0].setAttribute("style", style), style);
        if (style !== "display: none") await news.stands(3);
        assert.deepEqual(await news.told(), [], style);
      }
      await engine.resize(600, 700);
      await news.stands(3);
      await engine.resize(1000, 800);
      await news.stands(3);
      assert.deepEqual(await news.told(), []);
    });

    it("an article opens, shows its pictures and gives the focus back", async () => {
      const feed = feedOf(IDS);
      const figures = [1, 2, 3].map((at) => ({ url: `/picture-${at}.gif`, alt: `Picture ${at}` }));
      for (const { url } of figures) {
        news.recorder.answer(url, (response) => response.writeHead(200, { "Content-Type": "image/gif" }).end(PIXEL));
      }
      feed.items[1]._newsreel = { figures };
      news.publish(feed);
      await news.open(carousel("x", 'open="reader"'));
      await news.click("[part=next]");
      await news.stands(1);
      await news.told();
      await engine.run(() => page.find("[part=slide]:not([inert]) [part=link]").focus());
      await engine.press("Enter");
      await engine.until(() => page.find("dialog[open] [part=headline]"));
      assert.equal(await engine.run(() => page.find("dialog [part=headline]").textContent), "Item b");
      await engine.until(() => page.all("dialog [part=slide]").length === 3);
      await engine.run(() => page.find("dialog [part=slide]:not([inert])").focus());
      await engine.press("Tab");
      await engine.run(() => page.still());
      assert.equal(await engine.run(said), "", "nothing has moved");
      for (const at of [2, 3, 1]) {
        await engine.run(() => page.find("dialog [part=next]").scrollIntoView({ block: "center" }));
        await news.click("dialog [part=next]");
        await engine.until(showsPicture, `Picture ${at}`);
        await engine.until(says, `Picture ${at}`);
      }
      await engine.press("Escape");
      await engine.until(() => !page.find("dialog[open]"));
      assert.equal(await engine.run(whereIsFocus), "where it is seen");
      await news.stands(1);
      assert.deepEqual(await news.told(), []);
      assert.deepEqual(await news.faults(), []);
    });

    it("a picture that fails is marked, and no more than that moves", async () => {
      const feed = feedOf(IDS);
      feed.items[0].image = "/none.png";
      news.recorder.answer("/none.png", (response) => response.writeHead(404).end());
      news.publish(feed);
      await news.open(carousel("x"));
      await engine.until(() => page.find("[part=slide] [part=figure][data-broken]"));
      await news.stands(0);
      assert.deepEqual(await news.told(), []);
    });

    it("rotation waits while the page is hidden, and goes on", async () => {
      await open('interval="3"');
      await engine.run(hide, true);
      await engine.run(() => page.still());
      assert.deepEqual(await news.told(), []);
      await engine.run(hide, false);
      await engine.until(() => told.length > 0);
      await engine.run(() => page.hosts()[0].stop());
      await news.stands(1);
      assert.deepEqual(await news.told(), ["1 rotation"]);
    });
  });
}

// These run in the page.

async function read() {
  const [host] = page.hosts();
  const loaded = new Promise((done) => host.addEventListener("newsreel:load", done, { once: true }));
  host.reload();
  await loaded;
}

/** Puts the focus on the headline that shows, and selects it. */
function mark() {
  const link = page.find("[part=slide]:not([inert]) [part=link]");
  link.focus();
  window.marked = link;
  window.range = document.createRange();
  range.selectNodeContents(link);
}

function marks() {
  const [host] = page.hosts();
  const shown = page.find("[part=slide]:not([inert]) [part=link]");
  const focus = host.shadowRoot.activeElement?.textContent;
  return { focus, text: range.toString(), isSame: shown === marked };
}

function whereIsFocus() {
  const [host] = page.hosts();
  if (document.activeElement !== host) return `on ${document.activeElement?.localName}`;
  const focused = host.shadowRoot.activeElement;
  if (!focused) return "on the host";
  if (focused.closest("[inert], [hidden]")) return "where nothing can be read";
  return focused.getClientRects().length > 0 ? "where it is seen" : "on what is not drawn";
}

/** What the pictures' carousel has to say. */
function said() {
  return page.find("dialog [part=carousel] [part=notice]").textContent;
}

function says(words) {
  return page.find("dialog [part=carousel] [part=notice]").textContent.includes(words);
}

/** Whether a picture stands where it is seen. */
function showsPicture(alt) {
  const [box, slide] = ["dialog [part=slides]", "dialog [part=slide]:not([inert])"].map((selector) => {
    return page.find(selector).getBoundingClientRect();
  });
  const shown = page.find("dialog [part=slide]:not([inert]) img").alt;
  return shown === alt && Math.abs(box.left - slide.left) < 1.5;
}

/** Where each slide stands that is near, by its headline. */
function places() {
  const box = page.scroller().getBoundingClientRect();
  const slides = page.all("[part=slide]").map((slide) => {
    const left = slide.getBoundingClientRect().left - box.left;
    return [slide.querySelector("[part=link]").textContent, Math.round(left)];
  });
  return Object.fromEntries(slides.filter(([, left]) => Math.abs(left) < box.width));
}

function hide(hidden) {
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}

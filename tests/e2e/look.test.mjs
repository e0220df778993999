// The look where a visitor needs another one: with few colours, and in little room.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { openSite } from "./site.mjs";
import { STATES, openState, stateOf } from "./states.mjs";

const site = await openSite();

describe("in forced colours", () => {
  const open = (t, name) =>
    openState(t, site, stateOf(name), { forcedColors: "active" });

  const STOPS = {
    rotation: ["rotation", "previous", "picker-button", "next", "link"],
    "no feed": ["retry"],
    "an article": ["close", "neighbour"],
    "an address that may be another": ["input", "submit", "suggestion", "privacy"],
    "an answer that says neither yes nor no": ["finish"],
  };

  for (const [state, parts] of Object.entries(STOPS)) {
    it(`the focus shows on ${parts.join(", ")}`, async (t) => {
      const { page, host } = await open(t, state);
      await page.keyboard.press("Shift"); // a hand on the keyboard
      for (const part of parts) {
        const control = host.locator(`[part=${part}], .newsreel-${part}`).first();
        await host.evaluate(({ shadowRoot }) => (shadowRoot ?? document).activeElement?.blur());
        const before = await pictureOf(control);
        await control.focus();
        const { width, height } = await control.boundingBox();
        const changed = await difference(page, before, await pictureOf(control));
        assert.ok(changed > width + height, `${part} has no ring`);
      }
    });
  }

  it("the number of the slide that shows is framed", async (t) => {
    const { page, host } = await open(t, "two items");
    const first = page.locator("[part=picker-button]").first();
    const before = await pictureOf(first);
    await host.evaluate((element) => element.show(0));
    await page.locator('[part=picker-button][value="1"][aria-current]').waitFor();
    const { width, height } = await first.boundingBox();
    assert.ok((await difference(page, before, await pictureOf(first))) > width + height);
  });

  it("what rotation does has one sign and what it would do another", async (t) => {
    const { page } = await open(t, "rotation");
    const control = page.locator("[part=rotation]");
    const stop = await pictureOf(control);
    assert.ok((await ink(page, stop)) > 50, "nothing is drawn to stop with");
    await control.click();
    await page.mouse.move(0, 0);
    await page.locator("[part=rotation]:not([data-rotates])").waitFor();
    await page.evaluate(() => document.querySelector("newsreel-carousel").shadowRoot.activeElement.blur());
    const start = await pictureOf(control);
    assert.ok((await ink(page, start)) > 50, "nothing is drawn to start with");
    assert.ok((await difference(page, stop, start)) > 20, "both look alike");
  });

  it("the cross that closes the reader is drawn", async (t) => {
    const { page } = await open(t, "an article");
    await page.locator("[part=reader] [part=headline]").focus();
    assert.ok((await ink(page, await pictureOf(page.locator("[part=close]")))) > 40);
  });

  it("a gap in the picker is grey and its numbers are not", async (t) => {
    const { page } = await open(t, "ten items");
    const [gap, number] = ["picker-gap", "picker-button"].map((part) =>
      page.locator(`[part=${part}]`).first().evaluate((node) => getComputedStyle(node).color),
    );
    assert.notEqual(await gap, await number);
  });

  it("a button that waits is grey", async (t) => {
    const [waiting, ready] = [await open(t, "an address on its way"), await open(t, "a form")];
    const [grey, plain] = [waiting, ready].map(({ page }) =>
      page.locator(".newsreel-submit").evaluate((node) => getComputedStyle(node).color),
    );
    assert.notEqual(await grey, await plain);
  });

  it("a message of a fault has an edge, and its field a thicker frame", async (t) => {
    const edge = (page) =>
      page.evaluate(() => {
        const own = (name) => document.querySelector(`.newsreel-${name}`);
        const width = (name) => getComputedStyle(own(name)).borderInlineStartWidth;
        return [width("message"), width("input")];
      });
    const [bad, plain] = [await open(t, "an address that is none"), await open(t, "an address on its way")];
    assert.deepEqual(await edge(bad.page), ["3px", "2px"]);
    assert.deepEqual(await edge(plain.page), ["0px", "1px"]);
  });
});

// WCAG 2.2, 1.4.10: a window of 1280 × 1024 at 400 %. A page that wants three slides side by side
// there wants no more than their beginnings.
describe("in little room", () => {
  for (const lang of ["en", "ar"]) {
    for (const state of STATES.filter(({ name }) => name !== "several side by side")) {
      it(`shows ${state.name} whole, in ${lang}`, async (t) => {
        const { page } = await openState(t, site, state, { lang, width: 320, height: 256 });
        const [scrolls, cut] = await page.evaluate(whatIsCut);
        assert.equal(scrolls, 0, "the page scrolls across");
        assert.deepEqual(cut, []);
      });
    }
  }

  it("sees what is cut where it is planted", async (t) => {
    const { page, host } = await openState(t, site, stateOf("two items"), { width: 320 });
    await host.evaluate(({ shadowRoot }) => {
      shadowRoot.querySelector("[part=next]").style.translate = "50px";
      shadowRoot.querySelector("[part=slide]:not([inert]) [part=headline]").style.maxBlockSize = "1em";
    });
    const [, cut] = await page.evaluate(whatIsCut);
    assert.deepEqual(cut.map(([part]) => part), ["next", "headline"]);
  });
});

describe("what does not all show", () => {
  const LONG = { id: "1", url: "/1", title: "A boat", summary: "Oak, larch and hemp. ".repeat(80) };

  it("a summary that is cut ends with a sign for it", async (t) => {
    const state = { ...stateOf("one item"), items: [LONG], sees: "[part=summary]" };
    const { page } = await openState(t, site, state, { width: 320 });
    const summary = page.locator("[part=summary]");
    const before = await pictureOf(summary);
    await summary.locator("> *").evaluate((words) => words.style.setProperty("-webkit-line-clamp", "none"));
    const changed = await difference(page, before, await pictureOf(summary));
    // The end of one line, and nothing else.
    assert.ok(changed > 5 && changed < 1000, `${changed} points`);
  });

  it("a picture that does not come is still told", async (t) => {
    const { host } = await openState(t, site, stateOf("a picture that is broken"));
    assert.equal(await host.getByRole("img", { name: "A boat" }).count(), 1);
  });
});

/**
 * Runs in the page: how far it scrolls across, and the parts whose text is not to be seen whole.
 * Captions and summaries are no such parts: they stand whole in the article.
 */
function whatIsCut() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const host = document.querySelector("newsreel-carousel, newsreel-signup");
  const root = host.shadowRoot ?? host;
  const parts = "headline origin close retry previous next rotation picker-button neighbour";
  const own = "input submit label title message suggestion finish consent contact";
  const selector = [
    ...parts.split(" ").map((part) => `[part=${part}]`),
    ...own.split(" ").map((name) => `.newsreel-${name}`),
    ...["label", "input", "button"].map((name) => `form ${name}:not(.newsreel-trap)`),
  ].join();
  const reader = root.querySelector("dialog[open]");
  const shown = [...(reader ?? root).querySelectorAll(selector)].filter(
    (node) => node.checkVisibility() && !node.closest("[inert], dialog:not([open])"),
  );
  const isCut = (node) => {
    const { left, right } = node.getBoundingClientRect();
    const clips = getComputedStyle(node).overflowY === "hidden";
    const outside = left < -0.5 || right > clientWidth + 0.5;
    return outside || (clips && node.scrollHeight > node.clientHeight + 1);
  };
  const cut = shown.filter(isCut).map((node) => [node.getAttribute("part") ?? node.className, node.textContent]);
  return [scrollWidth - clientWidth, cut];
}

/** What is drawn of a part, and a little around it. */
async function pictureOf(part) {
  await part.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await part.boundingBox();
  const clip = { x: Math.max(0, x - 4), y: Math.max(0, y - 4), width: width + 8, height: height + 8 };
  return (await part.page().screenshot({ clip, animations: "disabled", caret: "hide" })).toString("base64");
}

/** How many points of two pictures differ. */
function difference(page, one, other) {
  return pixels(page, [one, other], ([a, b]) => a.filter((point, at) => point !== b[at]).length);
}

/** How many points of a picture have not the colour of its corner. */
function ink(page, picture) {
  return pixels(page, [picture], ([points]) => points.filter((point) => point !== points[0]).length);
}

/** Reads the points of pictures in a page of the browser, which knows their format. */
async function pixels(page, pictures, count) {
  const canvas = await page.context().newPage();
  const points = await canvas.evaluate(async (pictures) => {
    const read = async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const { width, height } = image;
      const context = new OffscreenCanvas(width, height).getContext("2d");
      context.drawImage(image, 0, 0);
      return [...new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)];
    };
    return Promise.all(pictures.map(read));
  }, pictures);
  await canvas.close();
  return count(points);
}

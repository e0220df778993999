// The carousel in whatever box a page puts it into: shrunk to fit, narrow, vertical, turned, with
// more space between the letters.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { boxesIn, carousel, faultsOfBoxes, showFar, sizes } from "./boxes-page.mjs";
import { NAMES } from "./engines.mjs";

/** What a page may put around it, with `@` for the place. */
const SHRINKING = {
  "a row": '<div style="display:flex">@</div>',
  "a centred column": '<div style="display:flex;flex-direction:column;align-items:center">@</div>',
  "a centred grid": '<div style="display:grid;justify-items:center">@</div>',
  "a float": '<div style="float:left">@</div>',
  "an inline block": '<div style="display:inline-block">@</div>',
  "what fits its content": '<div style="width:fit-content">@</div>',
  "what stands by itself": '<div style="position:absolute">@</div>',
  "a cell": '<div style="display:table-cell">@</div>',
};
const FILLED = {
  "a block": "<div>@</div>",
  "a column that stretches": '<div style="display:flex;flex-direction:column">@</div>',
  "a grid": '<div style="display:grid">@</div>',
  "an item that grows": '<div style="display:flex"><div style="flex:1">@</div></div>',
};
const LIST = `<ul><li>${"A long headline of the page's own. ".repeat(9)}</li></ul>`;
const WIDTHS = [120, 140, 160, 200, 212, 240, 256, 264, 288, 300, 312, 328, 360, 480, 544, 600, 672, 800];
const LANGUAGES = ["ar", "de", "es", "fr", "id", "ja", "ko", "mn", "pt", "ru", "th", "vi", "zh", "zh-Hant"];
const MODES = ["vertical-rl", "vertical-lr", "sideways-rl", "sideways-lr"];
/** What WCAG 1.4.12 lets a person ask for. */
const SPACED = `* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

const within = (width, parents, inner = carousel(2, "", LIST)) =>
  Object.values(parents)
    .map((parent) => `<div style="inline-size:${width}px;overflow:clip;position:relative">${parent.replace("@", inner)}</div>`)
    .join("");
const columns = (widths, counts, attributes = "") =>
  widths.flatMap((width) =>
    counts.map((count) => `<div style="inline-size:${width}px">${carousel(count, attributes)}</div>`),
  ).join("");

for (const name of NAMES) {
  describe(`in ${name}, a carousel`, () => {
    const site = boxesIn(name);
    let engine;

    before(async () => {
      await site.launch();
      ({ engine } = site);
    });
    after(site.close);

    async function isWhole() {
      await engine.run(showFar);
      assert.deepEqual(await engine.run(faultsOfBoxes), []);
    }

    for (const [width, wanted] of [[800, 640], [320, 320]]) {
      it(`has the width of a column where it is shrunk to fit ${width} px`, async () => {
        await site.open(within(width, SHRINKING));
        const found = (await engine.run(sizes)).map(([width]) => width);
        assert.deepEqual(found, Object.keys(SHRINKING).map(() => wanted));
        assert.deepEqual(await engine.run(faultsOfBoxes), []);
      });

      it(`fills what it is not shrunk to, of ${width} px`, async () => {
        await site.open(within(width, FILLED));
        const found = (await engine.run(sizes)).map(([width]) => width);
        assert.deepEqual(found, Object.keys(FILLED).map(() => width));
      });

      it(`has its size before it comes, within ${width} px`, async () => {
        const page =
          within(width, { ...SHRINKING, ...FILLED }) + within(width, FILLED, carousel(2, 'theme="dark"'));
        await site.openStill(page);
        const before = await engine.run(sizes);
        await site.open(page);
        assert.deepEqual(await engine.run(sizes), before);
      });
    }

    it("takes from the page no more than is left beside something else", async () => {
      const text = `<p>${"Words that may be wrapped. ".repeat(9)}</p>`;
      await site.open(`<div style="display:flex;inline-size:320px">${text}${carousel(2)}</div>
        <table style="inline-size:320px"><tr><td>${text}<td>${carousel(2)}</table>`);
      for (const [width] of await engine.run(sizes)) assert.ok(width >= 120 && width < 320, `${width}`);
      assert.deepEqual(await engine.run(faultsOfBoxes), []);
    });

    it("stays in one of the page's columns", async () => {
      await site.open(`<div style="columns:2;inline-size:800px"><p>A line.</p><p>A line.</p>${carousel(2)}</div>`);
      const pieces = await engine.run(() => document.querySelector("newsreel-carousel").getClientRects().length);
      assert.equal(pieces, 1);
    });

    for (const attributes of ["", 'interval="60"']) {
      it(`is whole from 120 px on ${attributes && "while it rotates"}`, async () => {
        await site.open(columns(WIDTHS, [2, 3, 5, 8, 120, 10_000], attributes));
        await isWhole();
      });

      it(`is whole with the space that a person wants ${attributes && "while it rotates"}`, async () => {
        await site.open(columns([120, 160, 264, 320, 600, 800], [2, 8, 10_000], attributes), {
          head: `<style>${SPACED}</style>`,
        });
        await isWhole();
        await engine.run(styleInside, SPACED); // as a user's own sheet does
        await isWhole();
      });
    }

    for (const style of ["zoom: 1.5", "inline-size: 700px; scale: 1.2; transform-origin: 0 0", "font-size: 32px", "direction: rtl"]) {
      it(`is whole in a page with ${style}`, async () => {
        await site.open(columns([120, 160, 264, 320, 600], [2, 8, 10_000]), {
          head: `<style>body { ${style} }</style>`,
        });
        await isWhole();
      });
    }

    it("has the space between letters and words that the page has", async () => {
      await site.open(carousel(2), { head: `<style>${SPACED}</style>` });
      const found = await engine.run(() => {
        const root = document.querySelector("newsreel-carousel").shadowRoot;
        return [..."headline summary next".split(" ")].map((part) => {
          const { letterSpacing, wordSpacing } = getComputedStyle(root.querySelector(`[part=${part}]`));
          return [letterSpacing, wordSpacing].map(parseFloat);
        });
      });
      for (const spaces of found) assert.deepEqual(spaces, [1.92, 2.56]);
    });

    it("says the place alone where the picker does not fit", async () => {
      await site.open(columns([160, 400], [8]));
      await isWhole();
      assert.deepEqual(await engine.run(pickers), [
        { buttons: 0, position: "2 / 8" },
        { buttons: 6, position: "" },
      ]);
      await engine.run(() => document.querySelector("newsreel-carousel").previous());
      assert.equal((await engine.run(pickers))[0].position, "1 / 8");
    });

    it("says no place where there is one slide", async () => {
      await site.open(columns([160], [1]));
      assert.deepEqual(await engine.run(pickers), [{ buttons: 0, position: "" }]);
    });

    for (const mode of MODES) {
      it(`stands and moves as ever in a page that is ${mode}`, async () => {
        const head = `<style>html { writing-mode: ${mode}; text-orientation: upright }</style>`;
        const page = `<p>A line</p>${carousel(8, 'open="reader"')}<p>A line</p>`;
        await site.openStill(page, { head });
        const [before] = await engine.run(sizes);
        await site.open(page, { head });
        const [[width, height]] = await engine.run(sizes);
        assert.deepEqual([width, height], before);
        assert.equal(width, 640);
        assert.ok(height < 500, `${height}`);
        await engine.run(showFar);
        assert.deepEqual(await engine.run(placeOfTheSecond), [0, 0]);
        await engine.run(() => {
          document.querySelector("newsreel-carousel").shadowRoot.querySelectorAll("[part=link]")[1].click();
        });
        await engine.until(() => document.querySelector("newsreel-carousel").shadowRoot.querySelector("[part=article]"));
        const [left, right, top, bottom] = await engine.run(placeOfTheReader);
        assert.ok(left >= 0 && Math.abs(left - right) < 2, `${left} ${right}`);
        assert.ok(top >= 0 && Math.abs(top - bottom) < 2, `${top} ${bottom}`);
      });

      it(`is whole in a narrow part of a page that is ${mode}`, async () => {
        const narrow = `<div style="block-size:160px">${carousel(8, 'interval="60"')}</div>`;
        await site.open(narrow, { head: `<style>body { writing-mode: ${mode} }</style>` });
        assert.equal((await engine.run(sizes))[0][0], 160);
        await isWhole();
      });
    }

    it("points the way that the page's style reads", async () => {
      await site.open(`<div style="direction:rtl">${carousel(2)}</div>${carousel(2)}`);
      const rings = await engine.run(() =>
        [...document.querySelectorAll("newsreel-carousel")].map((host) => {
          const previous = host.shadowRoot.querySelector("[part=previous]");
          const { borderLeftWidth, borderRightWidth } = getComputedStyle(previous, "::before");
          return [borderLeftWidth, borderRightWidth];
        }),
      );
      assert.deepEqual(rings, [["0px", "6px"], ["6px", "0px"]]);
    });

    it("ends a summary that is cut with the sign for it, and no other", async () => {
      await site.open(columns([120, 200, 320, 560, 800], ["words"]));
      const found = await engine.run(summaries);
      for (const { clamp, lines, room, isCut } of found) {
        assert.equal(clamp, lines, JSON.stringify(found));
        assert.ok(lines === room || !isCut, JSON.stringify(found));
      }
      assert.deepEqual(found.map(({ isCut }) => isCut).slice(0, 2), [true, true]);
    });

    it("cuts no headline through a line", async () => {
      await site.open(columns([120, 160, 240, 320, 560, 800], ["long"]));
      for (const [height, line] of await engine.run(headlines)) {
        assert.ok(height >= 2 * line, `${height} of ${line}`);
        const lines = height / line;
        assert.ok(Math.abs(lines - Math.round(lines)) < 0.1, `${lines} lines`);
      }
    });

    it("leaves no frame of a picture that does not come", async () => {
      await site.open(columns([120, 320, 560, 800], ["broken"]));
      await engine.until(() =>
        [...document.querySelectorAll("newsreel-carousel")].every((host) => host.shadowRoot.querySelector("[data-broken]")),
      );
      for (const { text, figure, alt } of await engine.run(brokenSlides)) {
        assert.deepEqual(text, [2, 2, 2]);
        assert.deepEqual(figure, [1, 1]);
        assert.equal(alt, "A boat");
      }
    });
  });
}

describe("a carousel", () => {
  const site = boxesIn("chromium");
  before(site.launch);
  after(site.close);

  for (const lang of LANGUAGES) {
    it(`is whole in ${lang}`, async () => {
      const rotating = columns(WIDTHS, [2, 8, 10_000], 'interval="60"');
      await site.open(columns(WIDTHS, [2, 8, 10_000]) + rotating, { lang });
      await site.engine.run(showFar);
      assert.deepEqual(await site.engine.run(faultsOfBoxes), []);
    });
  }

  it("is known not to be whole where that is planted", async () => {
    await site.open(columns([160], [8]));
    await site.engine.run(styleInside, "[part=next] { translate: 50px } [part=previous] { translate: 30px }");
    const faults = await site.engine.run(faultsOfBoxes);
    assert.deepEqual(faults, [
      "160 px, 8 items: next Next leaves it",
      "160 px, 8 items: position 1 / 8 meets Previous",
    ]);
  });
});

// These run in the page.

function styleInside(text) {
  for (const { shadowRoot } of document.querySelectorAll("newsreel-carousel")) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  }
}

/** Of each carousel, how many buttons of the picker there are to see, and the place that it says. */
function pickers() {
  return [...document.querySelectorAll("newsreel-carousel")].map(({ shadowRoot }) => {
    const shown = (part) => [...shadowRoot.querySelectorAll(`[part=${part}]`)].filter((node) => node.checkVisibility());
    return { buttons: shown("picker-button").length, position: shown("position").map((node) => node.innerText).join() };
  });
}

/** How far the second slide is from where slides show. */
function placeOfTheSecond() {
  const { shadowRoot } = document.querySelector("newsreel-carousel");
  const slides = shadowRoot.querySelector("[part=slides]").getBoundingClientRect();
  const second = shadowRoot.querySelectorAll("[part=slide]")[1].getBoundingClientRect();
  return [second.left - slides.left, second.top - slides.top].map(Math.round);
}

/** How far the reader is from the edges of the window. */
function placeOfTheReader() {
  const reader = document.querySelector("newsreel-carousel").shadowRoot.querySelector("[part=reader]");
  const { left, right, top, bottom } = reader.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  return [left, clientWidth - right, top, clientHeight - bottom].map(Math.round);
}

/** How many lines each summary shows, how many there is room for, and after how many it is ended. */
function summaries() {
  return [...document.querySelectorAll("newsreel-carousel")].map(({ shadowRoot }) => {
    const summary = shadowRoot.querySelector("[part=summary]");
    const words = summary.firstElementChild;
    const style = getComputedStyle(words);
    const line = parseFloat(style.lineHeight);
    return {
      clamp: Number(style.webkitLineClamp),
      room: Math.floor(summary.clientHeight / line),
      lines: Math.round(words.clientHeight / line),
      isCut: words.scrollHeight > words.clientHeight + 1,
    };
  });
}

/** How high each headline is, and a line of it. */
function headlines() {
  return [...document.querySelectorAll("newsreel-carousel")].map(({ shadowRoot }) => {
    const headline = shadowRoot.querySelector("[part=headline]");
    const range = document.createRange();
    range.selectNodeContents(headline);
    const tops = [...new Set([...range.getClientRects()].map(({ top }) => top))];
    // WebKit's lines are as high as whole pixels make them.
    return [headline.clientHeight, (tops.at(-1) - tops[0]) / (tops.length - 1)];
  });
}

/** How far the text of the first slide is from its edges, and how large its figure is. */
function brokenSlides() {
  return [...document.querySelectorAll("newsreel-carousel")].map(({ shadowRoot }) => {
    const slide = shadowRoot.querySelector("[part=slide]");
    const box = (part) => slide.querySelector(`[part=${part}]`).getBoundingClientRect();
    const [around, text, figure] = [slide.getBoundingClientRect(), box("text"), box("figure")];
    const image = slide.querySelector("[part=image]");
    const edges = [text.left - around.left, text.top - around.top, around.bottom - text.bottom];
    return {
      text: edges.map(Math.round),
      figure: [figure.width, figure.height].map(Math.round),
      alt: image.checkVisibility() ? image.alt : null,
    };
  });
}

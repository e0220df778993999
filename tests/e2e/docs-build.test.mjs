// What the pages of the documentation are made with: sections of Markdown, their links, and tables of the sources.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";

import { ROOT } from "./docs-pages.mjs";
import { declarationOf, referenceOf, table } from "../../www/docs/build/elements.js";
import { feedErrors, otherCodes } from "../../www/docs/build/errors.js";
import { englishOf, languagesOf } from "../../www/docs/build/languages.js";
import { anchorOf, destination, rewriteLinks } from "../../www/docs/build/links.js";
import { heardBetween } from "../../www/docs/build/made.js";
import { askedFor, headingsOf, placesOf } from "../../www/docs/build/places.js";
import { pagesOf } from "../../www/docs/build/plugin.js";
import { atLevel, blocksOf, Files, passageOf, sectionOf } from "../../www/docs/build/sections.js";

const file = (path) => readFile(join(ROOT, path), "utf8");
const TEXT = "# A\n\nOne.\n\n## `<b-c>`\n\nTwo.\n\n```sh\n# no heading\n```\n\n### D\n\nThree.\n\n## E\n\nFour.";

describe("a section", () => {
  const blocks = blocksOf(TEXT);
  const texts = (found) => found.map(({ text }) => text);

  it("goes as far as the next heading that is no part of it", () => {
    assert.deepEqual(texts(sectionOf(blocks, "<b-c>")), ["## `<b-c>`", "Two.", "```sh\n# no heading\n```", "### D", "Three."]);
  });

  it("that is asked for alone ends at the next heading", () => {
    assert.deepEqual(texts(sectionOf(blocks, "<b-c>", true)), ["## `<b-c>`", "Two.", "```sh\n# no heading\n```"]);
  });

  it("stands at the level that a page wants, with those below it", () => {
    assert.match(atLevel(sectionOf(blocks, "D"), 2), /^## D\n\nThree\.$/);
    assert.match(atLevel(sectionOf(blocks, "<b-c>"), 3), /^### `<b-c>`\n[^]*\n#### D\n/);
  });

  it("that is not there, or there twice, ends the build", () => {
    assert.throws(() => sectionOf(blocks, "F"), /0 headings are "F"/);
    assert.throws(() => sectionOf(blocksOf("# A\n\n# A"), "A"), /2 headings are "A"/);
  });

  it("gives a passage by how it begins, or ends the build", () => {
    assert.deepEqual(texts(passageOf(sectionOf(blocks, "<b-c>", true), "Two", 1)), ["Two."]);
    assert.throws(() => passageOf(sectionOf(blocks, "E"), "Five"), /no block of "E" begins with "Five"/);
  });
});

describe("a link of a section", () => {
  const known = {
    from: "pkg/about.md",
    places: new Map([["pkg/about.md#services", "/docs/services/#services"], ["cli/recipes/README.md", "/docs/serving/"]]),
    repository: "https://git.example/n",
    isFile: (path) => ["pkg/about.md", "bench/README.md"].includes(path),
  };

  for (const [target, wanted] of [
    ["#services", "/docs/services/#services"],
    ["#licence", "https://git.example/n/blob/main/pkg/about.md#licence"],
    ["../bench/README.md", "https://git.example/n/blob/main/bench/README.md"],
    ["../cli/recipes/README.md", "/docs/serving/"],
    ["https://example.org/a", "https://example.org/a"],
    ["mailto:a@example.org", "mailto:a@example.org"],
  ]) {
    it(`leads from ${target} to ${wanted}`, () => assert.equal(destination(target, known), wanted));
  }

  it("to a file that is not there ends the build", () => {
    assert.throws(() => destination("gone.md", known), /pkg\/about\.md links to pkg\/gone\.md/);
  });

  it("is rewritten where it is one, and not in code", () => {
    const markdown = "[a](#x), [`b`](#x) and `[c](#x)`\n\n```md\n[d](#x)\n```\n\n[e](#x)";
    const wanted = "[a](Y), [`b`](Y) and `[c](#x)`\n\n```md\n[d](#x)\n```\n\n[e](Y)";
    assert.equal(rewriteLinks(markdown, () => "Y"), wanted);
  });

  it("to a picture is refused", () => {
    assert.throws(() => rewriteLinks("![p](a.webp)", String), /a picture stands there/);
  });
});

describe("the pages", () => {
  const pages = pagesOf(ROOT);

  it("leave nothing of the package's README out but its head and its licence", async () => {
    const places = placesOf(new Files(ROOT), pages);
    const titles = headingsOf(await file("pkg/about.md"));
    const left = titles.filter((title) => !places.has(`pkg/about.md#${anchorOf(title)}`));
    assert.deepEqual(left, ["Newsreel", "Licence"]);
  });

  it("ask for sections in a form that is understood", () => {
    for (const [name, text] of pages) {
      const written = text.match(/\{% (section|alone|passage)\b/g) ?? [];
      assert.equal(askedFor(text).length, written.length, name);
    }
  });
});

describe("the tables", () => {
  it("have all that the manifest has of an element", async () => {
    const manifest = JSON.parse(await file("pkg/custom-elements.json"));
    for (const tag of ["newsreel-carousel", "newsreel-signup"]) {
      const { attributes, members, events, slots = [], cssParts = [], cssProperties } = declarationOf(manifest, tag);
      const reference = referenceOf(manifest, tag);
      const named = [...attributes, ...events, ...cssParts, ...cssProperties].map(({ name }) => `| \`${name}\` |`);
      const methods = members.filter(({ kind }) => kind === "method").map(({ name }) => `| \`${name}(`);
      const properties = members.filter(({ kind }) => kind === "field").map(({ name }) => `\`${name}\` |`);
      const wanted = [...named, ...methods, ...properties, ...slots.map(({ description }) => description)];
      assert.deepEqual(wanted.filter((text) => !reference.includes(text)), []);
    }
    assert.throws(() => declarationOf(manifest, "no-such"), /has no <no-such>/);
  });

  it("keep a bar inside of a cell", () => {
    assert.equal(table([["a"], ["`b | c`"]]), "| a |\n| --- |\n| `b \\| c` |");
  });

  it("have every error of a feed with cause and remedy", async () => {
    const source = await file("src/feed/error.rs");
    const errors = feedErrors(source);
    assert.deepEqual(errors.map(({ code }) => code), [...new Set(source.match(/feed-[a-z-]+/g))]);
    assert.ok(errors.every(({ remedy }) => !remedy.includes("\\\n") && !/\s{2}/.test(remedy)));
    assert.throws(() => feedErrors("fn code fn sentence fn message"), /is not read any more/);
  });

  it("know the codes that scripts and the form send", () => {
    assert.deepEqual(otherCodes(['fail(host, "widget-part", a)', '("signup-field", b), "widget-part"']), ["signup-field", "widget-part"]);
  });

  it("have the words of each language, and of English all that the others have", async () => {
    const english = englishOf(await file("src/words.rs"));
    const chinese = JSON.parse(await file("src/words/zh.json"));
    assert.deepEqual(Object.keys(english), Object.keys(chinese));
    const [row] = languagesOf({ zh: chinese });
    assert.deepEqual([row.tag, row.name, row.next], ["zh", "Chinese", chinese.nextSlide]);
  });

  it("have a transcript from one step to another", () => {
    const files = { text: () => "# a\nA\n\n# b\nB\n\n# c\nC\n" };
    assert.equal(heardBetween(files, "x", "a", "b"), "```transcript\n# a\nA\n\n# b\nB\n```");
    assert.throws(() => heardBetween(files, "x", "a", "d"), /has no step "d"/);
  });
});

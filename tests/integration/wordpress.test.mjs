// What a publisher's news become in a real WordPress: of a bare address, as an author pastes it, and of what
// else people of each role put into each editor. Run by `cargo xtask integration wordpress`.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";

import { launch } from "../e2e/browser.mjs";
import { EDITORS, logIn, openBlocks, publishBlocks } from "./wordpress-people.mjs";
import { startPublisher } from "./wordpress-publisher.mjs";
import { isChecked, leftOf, openPost } from "./wordpress-seen.mjs";
import { startWordPress } from "./wordpress.mjs";

/** What WordPress makes of an answer. */
const FRAME = "iframe.wp-embedded-content";
/** As the table calls them: those with a star are on a host that forbids HTML to all. */
const PEOPLE = {
  administrator: { role: "administrator" },
  editor: { role: "editor" },
  author: { role: "author" },
  "administrator*": { role: "administrator", isFiltered: true },
};

const textOf = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
/** The first piece of HTML in a text that begins like this. */
const piece = (text, start) => new RegExp(`\`\`\`html\n(${start}[^]*?)\n\`\`\``).exec(text)[1];
const said = await textOf("pkg/about.md");
/** What it says of WordPress. */
const [chapter] = said.slice(said.indexOf("\n### In WordPress\n") + 1).split(/\n##+ /);
/** What is pasted, by the table's columns. */
const SAMPLES = {
  snippet: ["html", piece(await textOf("README.md"), "<link")],
  "one line": ["html", piece(chapter, "<div>")],
  frame: ["html", piece(said, "<iframe").replace("lang=en", "show=both")],
  "bare address": ["address", "https://example.org/news"],
};

/** The rows of the table: who, in which editor, and what is left of each sample. */
function rows() {
  const lines = chapter.split("\n").filter((line) => line.startsWith("|"));
  const cells = (line) => line.split("|").slice(1, -1).map((cell) => cell.trim());
  const [[, , ...columns], , ...found] = lines.map(cells);
  assert.deepEqual(columns, Object.keys(SAMPLES));
  return found.flatMap(([who, editor, ...cells]) => {
    const left = Object.fromEntries(cells.map((cell, at) => [columns[at], cell]));
    return who.split(", ").map((name) => ({ name, editor, left }));
  });
}

describe("WordPress", () => {
  let browser, publisher, wordpress;

  before(async () => {
    publisher = await startPublisher();
    wordpress = await startWordPress(process.env.NEWSREEL_WORDPRESS, publisher.port);
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await wordpress?.stop();
    await publisher?.stop();
  });

  describe("where an author pastes the bare address", () => {
    let post;

    before(async () => {
      const person = await logIn(browser, wordpress, PEOPLE.author);
      const { page } = person;
      await openBlocks(person);
      await page.keyboard.press("Escape"); // it greets who is new
      await page.locator(".editor-post-title__input").fill("News");
      await page.keyboard.press("Enter");
      await page.evaluate((address) => navigator.clipboard.writeText(address), publisher.news);
      await page.keyboard.press("Control+V");
      await page.getByText(publisher.news).or(page.locator(".wp-block-embed")).first().waitFor();
      post = await publishBlocks(person);
      await page.context().close();
    });

    async function open(t, options) {
      const page = await openPost(browser, post, options);
      t.after(() => page.context().close());
      return { page, frame: page.frameLocator(FRAME), element: page.locator(FRAME) };
    }

    it("shows slides that move, in a frame with scripts alone", async (t) => {
      const { frame, element } = await open(t);
      assert.equal(await element.getAttribute("sandbox"), "allow-scripts");
      const carousel = frame.locator("newsreel-carousel");
      await carousel.locator("[part=headline]").first().waitFor();
      await carousel.locator("[part=next]").click();
      await frame.getByRole("link", { name: "Headline 2 of the museum" }).waitFor();
      const isAnswer = ({ url }) => url.startsWith("/oembed.json?");
      assert.ok(publisher.asked().some(isAnswer), "it was found by discovery");
    });

    it("refuses what is no address, and sends one where the feed says", async (t) => {
      const { frame } = await open(t);
      assert.ok(await isChecked(frame.locator("newsreel-signup"), publisher));
    });

    it("is as high as the frame asks", async (t) => {
      const { page, frame, element } = await open(t);
      await frame.locator("newsreel-signup form").waitFor();
      await page.waitForFunction(isObeyed);
      assert.notEqual(await element.getAttribute("height"), "420");
      const fits = () => document.documentElement.scrollHeight <= innerHeight;
      assert.ok(await frame.locator("body").evaluate(fits));
    });

    it("is seen although WordPress listens only when the frame has told all", async (t) => {
      const { promise, resolve } = withResolvers();
      const context = await browser.newContext();
      t.after(() => context.close());
      const page = await context.newPage();
      await page.route(/wp-embed/, async (route) => {
        await promise;
        await route.continue();
      });
      await page.goto(post, { waitUntil: "commit" });
      await page.frameLocator(FRAME).locator("newsreel-signup form").waitFor();
      resolve();
      await page.waitForFunction(isObeyed);
      assert.equal(await page.locator("blockquote").isVisible(), false);
    });

    it("opens a headline in place, and follows the link to the publisher's site", async (t) => {
      const { page, frame } = await open(t);
      await frame.getByRole("link", { name: "Headline 1 of the museum" }).click();
      await frame.getByRole("dialog").getByText("The boats are back, 1 of them.").waitFor();
      await page.keyboard.press("Escape");
      await frame.locator("footer a").click();
      await page.waitForURL(`${publisher.site}/`);
    });

    it("is a link to the page of news where no script runs", async (t) => {
      const { page, element } = await open(t, { javaScriptEnabled: false });
      const link = page.getByRole("link", { name: "Two Rivers Museum" });
      assert.equal(await link.getAttribute("href"), publisher.news);
      assert.equal(await link.isVisible(), true);
      assert.match(await element.getAttribute("style"), /clip/);
    });
  });

  for (const { name, editor, left } of rows()) {
    it(`leaves to an ${name} in the ${editor} editor what the documentation says`, async (t) => {
      const person = await logIn(browser, wordpress, PEOPLE[name]);
      t.after(() => person.page.context().close());
      const found = {};
      for (const [sample, [kind, text]] of Object.entries(SAMPLES)) {
        const post = await EDITORS[editor](person, kind, publisher.here(text));
        const page = await openPost(browser, post);
        found[sample] = await leftOf(page, publisher);
        await page.context().close();
      }
      assert.deepEqual(found, left);
    });
  }
});

/** The frame shows, with a height of its own. */
function isObeyed() {
  const frame = document.querySelector("iframe.wp-embedded-content");
  return frame && !frame.hasAttribute("style") && Number(frame.height) > 420;
}

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}

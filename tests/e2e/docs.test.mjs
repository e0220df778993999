// The documentation as its readers find it: every page whole, light, reachable and searchable.

import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { before, describe, it } from "node:test";

import { faultsIn } from "./axe.mjs";
import { newPage } from "./browser.mjs";
import { pagesOfDocs, pagesOfSite, ROOT, SITE } from "./docs-pages.mjs";
import { openSite } from "./site.mjs";

const { browser, demo } = await openSite();
const pages = await pagesOfDocs();
const REPOSITORY = "https://github.com/newsreel/newsreel/blob/main/";
/** What a first visit may weigh, in bytes as they are sent. */
const MOST = 100_000;
/** The width of A4 without its margins, in CSS pixels. */
const PAPER = 680;

/** Opens a page of the documentation; gives what it asks for, too. */
async function open(t, address, options) {
  const page = await newPage(t, browser, options);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(new URL(`site/docs/${address}`, demo.address).href);
  return { page, asked };
}

describe("a page of the documentation", { concurrency: 2 }, () => {
  for (const { address } of pages) {
    it(`has no fault, asks no other host and weighs little: docs/${address}`, async (t) => {
      const { page, asked } = await open(t, address);
      await page.waitForLoadState("networkidle");
      const weight = await page.evaluate(() => {
        const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
        return entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
      });
      assert.ok(weight > 0 && weight < MOST, `${weight} bytes`);
      assert.deepEqual(asked.filter((url) => !url.startsWith(demo.address)), []);
      assert.deepEqual(await faultsIn(page, "html"), [], "light");
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await faultsIn(page, "html"), [], "dark");
      await page.setViewportSize({ width: 320, height: 800 });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.deepEqual(await faultsIn(page, "html"), [], "narrow");
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} pixels wider than a phone`);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: PAPER, height: 1000 });
      assert.deepEqual(await page.evaluate(cutOff), [], "in print");
      assert.deepEqual(page.problems, []);
    });
  }
});

// In the page: what is wider than its place, and so cut on paper.
function cutOff() {
  const places = [...document.querySelectorAll("html, .docs-table, pre")];
  return places.filter((place) => place.scrollWidth > place.clientWidth).map((place) => place.textContent.slice(0, 80));
}

describe("the list of the documentation", () => {
  it("has every page, and marks the one that is read", () => {
    for (const { address, document } of pages.filter(({ address }) => address !== "search/")) {
      const links = [...document.querySelectorAll(".docs-list a")];
      const leads = links.map((link) => posix.join("/docs/", address, link.getAttribute("href")));
      const others = pages.map((page) => `/docs/${page.address}`).filter((one) => one !== "/docs/search/");
      assert.deepEqual(leads.sort(), others.sort());
      const current = links.filter((link) => link.getAttribute("aria-current") === "page");
      assert.deepEqual(current.map((link) => link.textContent), [document.querySelector("h1").textContent]);
    }
  });

  it("goes from the first page to the last by its next pages, and back", () => {
    const beside = (address, way) => {
      const page = pages.find((one) => one.address === address);
      const link = page.document.querySelector(`.docs-beside [rel=${way}]`);
      return link && posix.join("/docs/", address, link.getAttribute("href")).slice("/docs/".length);
    };
    const read = [""];
    while (beside(read.at(-1), "next") !== null) read.push(beside(read.at(-1), "next"));
    assert.equal(new Set(read).size, pages.length - 1); // all but the search
    for (const [at, address] of read.slice(1).entries()) assert.equal(beside(address, "prev"), read[at]);
  });

  it("stands open where there is room, and behind its summary on a phone", async (t) => {
    const { page } = await open(t, "feed/");
    const link = page.getByRole("link", { name: "Languages" });
    assert.equal(await link.isVisible(), true);
    await page.setViewportSize({ width: 360, height: 800 });
    assert.equal(await link.isVisible(), false);
    await page.getByText("All pages").click();
    await link.click();
    await page.waitForURL(/docs\/languages\/$/);
  });
});

describe("the links of the site", () => {
  let all;
  before(async () => (all = new Map((await pagesOfSite()).map(({ path, document }) => [path, document]))));

  it("lead to pages, files and places that there are", () => {
    const broken = [...all].flatMap(([path, document]) => {
      const nodes = [...document.querySelectorAll("[href], [src]")];
      const targets = nodes.map((node) => node.getAttribute("href") ?? node.getAttribute("src"));
      return targets.filter((target) => !isThere(path, target)).map((target) => `${path}: ${target}`);
    });
    assert.deepEqual(broken, []);
  });

  function isThere(from, target) {
    const { origin, pathname, hash, href } = new URL(target, `https://site.example/${from}`);
    if (href.startsWith(REPOSITORY)) return existsSync(join(ROOT, href.slice(REPOSITORY.length).split("#")[0]));
    if (origin !== "https://site.example") return /^(https|mailto|tel):/.test(href);
    const path = join(SITE, decodeURIComponent(pathname));
    if (!existsSync(path)) return false;
    const file = statSync(path).isDirectory() ? join(path, "index.html") : path;
    const document = all.get(file.slice(SITE.length + 1));
    if (hash.length < 2) return existsSync(file);
    return document?.getElementById(decodeURIComponent(hash.slice(1))) != null;
  }
});

describe("a sample", () => {
  it("is copied by its button, which says so", async (t) => {
    const { page } = await open(t, "publisher/", { permissions: ["clipboard-read", "clipboard-write"] });
    const button = page.getByRole("button", { name: "Copy" }).first();
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "cargo install newsreel-cli\n");
    await button.waitFor();
  });

  it("that is wider than a phone is scrolled by keyboard, and so is a table", async (t) => {
    const { page } = await open(t, "services/", { viewport: { width: 320, height: 800 } });
    for (const selector of [".docs-code pre[tabindex]", ".docs-table[tabindex]"]) {
      const scroller = page.locator(selector).first();
      await scroller.focus();
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
    }
  });
});

describe("the search", () => {
  it("fetches nothing of its index before somebody searches", async (t) => {
    for (const address of ["", "search/"]) {
      const { page, asked } = await open(t, address);
      await page.waitForLoadState("networkidle");
      assert.deepEqual(asked.filter((url) => url.includes("/pagefind/")), []);
    }
  });

  it("finds a word by keyboard, says how many pages have it, and leads there", async (t) => {
    const { page } = await open(t, "feed/");
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("Sympa");
    await page.keyboard.press("Enter");
    await page.waitForURL(/docs\/search\/\?q=Sympa$/);
    await page.locator("#said", { hasText: /^\d+ pages? (has|have) “Sympa”\.$/ }).waitFor();
    assert.equal(await page.locator("#said").getAttribute("role"), "status");
    assert.ok((await page.locator("#found mark").allTextContents()).some((text) => /sympa/i.test(text)));
    await page.getByRole("searchbox").focus();
    await page.keyboard.press("Tab"); // to what empties the field or sends it
    const isFound = () => document.activeElement.closest("#found") !== null;
    for (let stop = 0; stop < 3 && !(await page.evaluate(isFound)); stop++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/docs\/(services|addresses)\//);
    assert.deepEqual(page.problems, []);
  });

  it("shows markup that it finds as text, and has no fault", async (t) => {
    const { page } = await open(t, "search/?q=modulepreload");
    await page.locator("#found mark").first().waitFor();
    assert.match(await page.locator("#found").innerText(), /<link rel="modulepreload"/);
    assert.equal(await page.locator("#found link").count(), 0);
    assert.deepEqual(await faultsIn(page, "html"), []);
  });

  it("says when nothing has the word, and searches again in place", async (t) => {
    const { page } = await open(t, "search/?q=xyzzyplugh");
    await page.locator("#said", { hasText: "No pages have “xyzzyplugh”." }).waitFor();
    await page.getByRole("searchbox").fill("nonce");
    await page.keyboard.press("Enter");
    await page.locator("#found mark").first().waitFor();
    await page.goBack();
    await page.locator("#said", { hasText: "No pages have “xyzzyplugh”." }).waitFor();
  });

  it("says so when its index cannot be had", async (t) => {
    const { page } = await open(t, "search/");
    await page.route(/\/pagefind\//, (route) => route.abort());
    await page.getByRole("searchbox").fill("nonce");
    await page.keyboard.press("Enter");
    await page.locator("#said", { hasText: "could not be loaded" }).waitFor();
  });
});

// The reader: the article in place, as a visitor uses it.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { faultsIn } from "./axe.mjs";
import { newPage } from "./browser.mjs";
import { carouselOf } from "./elements.mjs";
import { openSite } from "./site.mjs";

const PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==";

const { browser, demo } = await openSite();
const feed = await (await fetch(new URL("feed.json", demo.address))).json();

describe("the reader", () => {
  /** The demo page in a language, with its first article open. */
  async function read(t, { name = "", options = {} } = {}) {
    const page = await newPage(t, browser, options);
    await page.goto(new URL(name, demo.address).href);
    const { host } = await carouselOf(page);
    const link = host.locator('[part="slide"]:not([inert]) [part="link"]');
    await link.click();
    return { page, host, link, reader: host.getByRole("dialog") };
  }

  /** A page with one carousel whose feed has these items. */
  async function readItems(t, items, attributes = 'open="reader"') {
    const page = await newPage(t, browser);
    const body = { version: "https://jsonfeed.org/version/1.1", title: "Harbour", items };
    await page.route("**/own.json", (route) => route.fulfill({ json: body }));
    await page.route("**/own.html", (route) => {
      const html = `<!doctype html><html lang="en"><title>Guest</title><h1>Guest</h1>
        <newsreel-carousel feed="/own.json" loading="eager" ${attributes}></newsreel-carousel>
        <script type="module" src="/pkg/newsreel.js"></script>`;
      return route.fulfill({ contentType: "text/html", body: html });
    });
    await page.goto(new URL("own.html", demo.address).href);
    const host = page.locator("newsreel-carousel");
    await host.locator('[part="slide"]:not([inert]) [part="link"]').click();
    return { page, host, reader: host.getByRole("dialog") };
  }

  it("shows both articles whole: every paragraph, caption and picture", async (t) => {
    const { page, reader } = await read(t);
    for (const item of feed.items) {
      await reader.getByRole("heading", { name: item.title }).waitFor();
      const { texts } = await page.evaluate((html) => {
        const inert = new DOMParser().parseFromString(html, "text/html");
        const text = ({ textContent }) => textContent;
        return { texts: [...inert.querySelectorAll("p, figcaption")].map(text) };
      }, item.content_html);
      const shown = await reader.textContent();
      const captions = item._newsreel.figures.flatMap(({ caption, credit }) => [caption, credit]);
      for (const text of [...texts, ...captions]) assert.ok(shown.includes(text), text);
      for (const { url, alt } of item._newsreel.figures) {
        const image = reader.locator(`img[src$="${url.replace("..", "")}"]`);
        assert.equal(await image.count(), 1, url);
        assert.equal(await image.getAttribute("alt"), alt);
        await image.scrollIntoViewIfNeeded();
        await image.evaluate((node) => node.decode());
      }
      const next = reader.getByRole("button", { name: "Next article" });
      if (await next.count()) await next.click();
    }
  });

  it("wears the style that comes with it", async (t) => {
    const { reader } = await read(t);
    const position = await reader.locator("[part=bar]").evaluate((bar) => getComputedStyle(bar).position);
    assert.equal(position, "sticky");
  });

  it("has the breadcrumb of the article as links, without the headline", async (t) => {
    const { reader } = await read(t);
    const links = reader.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link");
    const titles = feed.items[0]._newsreel.breadcrumb.map(({ title }) => title);
    assert.deepEqual(await links.allTextContents(), titles);
    assert.ok(!titles.includes(feed.items[0].title));
  });

  it("takes the focus in, keeps it, and gives it back on Escape", async (t) => {
    const { page, host, reader, link } = await read(t);
    await reader.waitFor();
    const focused = () => host.evaluate((host) => host.shadowRoot.activeElement?.getAttribute("part"));
    assert.equal(await focused(), "headline");
    const address = page.url();
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => {
        const root = document.querySelector("newsreel-carousel").shadowRoot;
        const active = root.activeElement ?? document.activeElement;
        return active !== document.body && !active.closest("dialog");
      });
      assert.equal(outside, false, "the focus left the reader");
    }
    await page.keyboard.press("Escape");
    await reader.waitFor({ state: "hidden" });
    assert.equal(await link.evaluate((node) => node.getRootNode().activeElement === node), true);
    assert.equal(page.url(), address);
  });

  it("goes on to the next article and leaves the visitor at its slide", async (t) => {
    const { page, host, reader } = await read(t);
    await reader.getByRole("button", { name: "Next article" }).click();
    await reader.getByRole("heading", { name: feed.items[1].title }).waitFor();
    await reader.getByRole("button", { name: "Close" }).click();
    await reader.waitFor({ state: "hidden" });
    assert.equal(await host.evaluate((host) => host.index), 1);
    const focused = await host.evaluate((host) => host.shadowRoot.activeElement?.textContent);
    assert.equal(focused, feed.items[1].title);
    await page.keyboard.press("Enter");
    await reader.getByRole("button", { name: "Previous article" }).click();
    await reader.getByRole("heading", { name: feed.items[0].title }).waitFor();
  });

  it("shows several figures as a carousel of its own", async (t) => {
    const figures = ["Bow", "Stern", "Mast"].map((alt) => {
      return { url: `${PIXEL}#${alt}`, alt, caption: `The ${alt}`, credit: "A. Photographer" };
    });
    const item = { id: "1", title: "A boat", content_text: "Words.", _newsreel: { figures } };
    const { reader } = await readItems(t, [item]);
    const pictures = reader.getByRole("region", { name: "Pictures" });
    const shows = (name) => pictures.locator(`[part="slide"]:not([inert])[aria-label="${name}"]`).waitFor();
    await shows("1 of 3: Bow");
    await pictures.getByRole("button", { name: "Next slide" }).click();
    await shows("2 of 3: Stern");
    await pictures.locator("[aria-live=polite]", { hasText: "2 of 3: Stern" }).waitFor();
    await pictures.getByRole("button", { name: "3: Mast" }).press("ArrowRight");
    await shows("3 of 3: Mast");
    assert.match(await pictures.locator("[part=caption]").last().textContent(), /The Mast · A. Photographer/);
  });

  it("follows footnotes inside, and everything else beside the page", async (t) => {
    const html = `<p>Said<sup><a href="#n1" id="r1">1</a></sup> and <a href="/more">more</a>.</p>
      ${"<p>Long.</p>".repeat(80)}<ol><li id="n1">Note <a href="#r1">back</a></li></ol>`;
    const item = { id: "1", url: "https://feed.example/1", title: "Notes", content_html: html };
    const { page, host, reader } = await readItems(t, [item]);
    const address = page.url();
    await reader.getByRole("link", { name: "1", exact: true }).click();
    const focused = () => host.evaluate((host) => host.shadowRoot.activeElement.textContent);
    assert.equal(await focused(), "Note back");
    await reader.getByRole("link", { name: "back" }).click();
    assert.equal(await focused(), "1");
    assert.equal(page.url(), address);
    const more = reader.getByRole("link", { name: "more" });
    assert.equal(await more.getAttribute("href"), "https://feed.example/more");
    assert.equal(await more.getAttribute("target"), "_blank");
    assert.equal(await more.getAttribute("rel"), "noopener noreferrer");
  });

  it("shows what the author wrote and nothing that a generator added", async (t) => {
    const url = "https://feed.example/1?a=b";
    const html = `<h1>Tea &amp; Ink<a href="#tea" aria-hidden="true">#</a></h1>
      <h2 id="one">One<a class="hash-link" aria-label="Direct link" href="${url}#one">\u200b</a></h2>
      <p>Said<a href="${url}#n1">1</a>, <a href="#gone" hreflang="zh">there</a>.</p>
      <h2 id="two"><a href="#two"><span>Two</span></a></h2>
      <p><img src="https://feed.example/counter.gif" width="2" height="2" alt="">
      <img src="https://feed.example/counter.gif" style="width:1px;height:1px"></p>
      ${"<p>Long.</p>".repeat(80)}<p id="n1">Note</p>`;
    const authors = [{ name: "Ana", url: "mailto:ana@feed.example" }];
    const { host, reader } = await readItems(t, [
      { id: "1", url, title: "Tea &amp; Ink", content_html: html, authors },
    ]);
    assert.deepEqual(await reader.getByRole("heading").allTextContents(), ["Tea & Ink", "One", "Two"]);
    const links = reader.locator("[part=content] a");
    assert.deepEqual(await links.allTextContents(), ["1", "there"]);
    assert.equal(await links.last().getAttribute("href"), `${url}#gone`);
    assert.equal(await links.last().getAttribute("hreflang"), "zh");
    assert.equal(await reader.locator("[part=source]").textContent(), "By Ana");
    assert.equal(await reader.locator("[part=source] a").count(), 0);
    await links.first().click();
    const focused = () => host.evaluate((host) => host.shadowRoot.activeElement.textContent);
    assert.equal(await focused(), "Note");
    assert.equal(await reader.locator("img").count(), 0);
  });

  it("plays sound and film with the browser's controls and links to other files", async (t) => {
    const attachments = [
      { url: "https://feed.example/talk.mp3", mime_type: "audio/mpeg", title: "The talk" },
      { url: "https://feed.example/film.mp4", mime_type: "video/mp4" },
      { url: "https://feed.example/list.pdf", mime_type: "application/pdf", size_in_bytes: 2_400_000 },
    ];
    const { reader } = await readItems(t, [{ id: "1", title: "Files", content_text: "x", attachments }]);
    const list = reader.getByRole("list", { name: "Attachments" });
    assert.equal(await list.locator("audio[controls]").getAttribute("src"), attachments[0].url);
    assert.equal(await list.locator("video[controls][preload=none]").getAttribute("src"), attachments[1].url);
    assert.equal(await list.getByRole("listitem").last().textContent(), "list.pdf (2.4 MB)");
  });

  it("lets the page cancel it, and leaves modified presses to the browser", async (t) => {
    const item = { id: "a", url: "https://feed.example/1", title: "Mine", content_text: "x" };
    const { page, host, reader } = await readItems(t, [item]);
    await page.keyboard.press("Escape");
    await reader.waitFor({ state: "hidden" });
    const pressed = await host.evaluate((host) => {
      const link = host.shadowRoot.querySelector('[part="link"]');
      const open = () => host.shadowRoot.querySelector("dialog").open;
      const press = (how) => !link.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, ...how }));
      const heard = [];
      host.addEventListener("newsreel:open", (event) => {
        heard.push(event.detail);
        event.preventDefault();
      });
      const cancelled = press({});
      const stop = (event) => event.preventDefault();
      const before = [cancelled, open()];
      const seen = [];
      host.addEventListener("click", (event) => seen.push(event.defaultPrevented), { once: true });
      host.addEventListener("click", stop, { once: true });
      press({ ctrlKey: true });
      return { before, seen, heard, open: open() };
    });
    assert.deepEqual(pressed, {
      before: [true, false],
      seen: [false],
      heard: [{ id: "a", url: "https://feed.example/1" }],
      open: false,
    });
  });

  it("shows paragraphs where there is too much to parse", async (t) => {
    const html = `${"<b>".repeat(20_000)}<p>First.</p><p>Second.</p>`;
    const { reader } = await readItems(t, [{ id: "1", title: "Deep", content_html: html }]);
    assert.deepEqual(await reader.locator('[part="content"] > p').allTextContents(), ["First.", "Second."]);
    assert.equal(await reader.locator('[part="content"] b').count(), 0);
  });

  for (const { name, lang } of [{ name: "", lang: "en" }, { name: "zh.html", lang: "zh" }, { name: "ar.html", lang: "ar" }]) {
    for (const width of [320, 1280]) {
      it(`passes axe in ${lang} at ${width} px, and nothing is wider than it`, async (t) => {
        const options = { viewport: { width, height: 800 }, bypassCSP: true };
        const { page, host, reader } = await read(t, { name, options });
        await reader.waitFor();
        assert.deepEqual(await faultsIn(page), []);
        const wider = await reader.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
        assert.equal(wider, 0);
        assert.equal(await host.evaluate((host) => host.shadowRoot.querySelector("dialog").open), true);
      });
    }
  }
});

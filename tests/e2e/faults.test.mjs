// What a reader sees and a developer is told when a publisher's server answers badly.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { launch, newPage } from "./browser.mjs";
import { showsFallback } from "./elements.mjs";
import { hostPage, nobody, startPublisher } from "./publisher.mjs";

const ANYBODY = { "Access-Control-Allow-Origin": "*" };
const OTHER = { "Access-Control-Allow-Origin": "https://other.example" };
const AN_HOUR = { "Retry-After": "3600", "Access-Control-Expose-Headers": "Retry-After" };
// Long enough for a browser to take what has come.
const PAUSE_MS = 1000;
const MEGABYTE = Buffer.alloc(1_000_000, " ");

const FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "Harbour News",
  items: [{ id: "1", url: "tide.html", title: "The tide is in 🌊" }],
});

const NOT_UTF_8 = Buffer.from(FEED.replace("Harbour", "~")).map((byte) => (byte === 0x7e ? 0xe9 : byte));

/** A whole answer, the same each time. */
function says(body, headers = {}, status = 200) {
  return (response) => response.writeHead(status, { ...ANYBODY, ...headers }).end(body);
}

/** One answer after the other; the last one stays. */
function inTurn(...answers) {
  return (response, request, times) => {
    answers[Math.min(times, answers.length) - 1](response, request, times);
  };
}

function breaksOff(response) {
  response.writeHead(200, { ...ANYBODY, "Content-Length": FEED.length });
  response.write(FEED.slice(0, 40), () => response.socket.destroy());
}

function pausesInACharacter(response) {
  const bytes = Buffer.from(FEED);
  const within = bytes.indexOf("🌊") + 2;
  response.writeHead(200, ANYBODY);
  response.write(bytes.subarray(0, within));
  setTimeout(() => response.end(bytes.subarray(within)), PAUSE_MS);
}

function isTooLarge(response) {
  response.writeHead(200, ANYBODY);
  const more = () => {
    while (!response.destroyed && response.write(MEGABYTE)) {}
  };
  response.on("drain", more);
  more();
}

function trickles(response) {
  response.writeHead(200, ANYBODY);
  const drops = setInterval(() => response.write(" "), 250);
  response.on("close", () => clearInterval(drops));
}

const status = (code, headers) => says("{}", headers, code);
const staysSilent = () => {};

/** What the server does, the code that the page is told, how often the server was asked. */
const FAULTS = [
  ["closes the connection in the middle of the feed", breaksOff, "feed-network", 3],
  ["lets only another page read it", says(FEED, OTHER), "feed-network", 3],
  ["has no such file", status(404), "feed-status", 1],
  ["forbids it", status(403), "feed-status", 1],
  ["has a fault that stays", status(500), "feed-status", 3],
  ["asks for an hour of patience", status(429, AN_HOUR), "feed-status", 1],
  ["gives a web page", says("\n<!doctype html><title>Oh</title>"), "feed-html", 1],
  ["gives a template that was not rendered", says("---\nlayout: none\n---\n{}"), "feed-template", 1],
  ["gives places that were not filled in", says('{"title": {{ site.title }}}'), "feed-template", 1],
  ["gives half of the feed as if it were all", says(FEED.slice(0, 60)), "feed-syntax", 1],
  ["gives nothing", says(""), "feed-syntax", 1],
  ["says that there is no content", says(undefined, {}, 204), "feed-syntax", 1],
  ["gives JSON that is no feed", says('{"rss": {"channel": {"item": []}}}'), "feed-shape", 1],
  ["gives a list", says("[1, 2]"), "feed-shape", 1],
  ["gives more than 8 MB", isTooLarge, "feed-too-large", 1],
  ["never comes to an end", trickles, "feed-too-slow", 1],
  ["never begins", staysSilent, "feed-too-slow", 1],
];

/** What the server does, how often it was asked. */
const QUIRKS = [
  ["is of another origin and lets the page read it", says(FEED), 1],
  ["has a fault that passes", inTurn(status(500), status(503), says(FEED)), 3],
  ["begins with a byte order mark", says(`\ufeff${FEED}`), 1],
  ["has lone surrogates", says(FEED.replace("Harbour", "\\ud83d Harbour \\ude00")), 1],
  ["pauses in the middle of a character", pausesInACharacter, 1],
  ["has a byte that is not UTF-8", says(NOT_UTF_8), 1],
  ["calls it plain text", says(FEED, { "Content-Type": "text/plain" }), 1],
  ["calls it a web page", says(FEED, { "Content-Type": "text/html; charset=iso-8859-1" }), 1],
  ["calls it nothing", says(FEED), 1],
  ["compresses it with gzip", says(gzipSync(FEED), { "Content-Encoding": "gzip" }), 1],
  ["compresses it with brotli", says(brotliCompressSync(FEED), { "Content-Encoding": "br" }), 1],
];

describe("a publisher's server that", () => {
  let browser, host, publisher, page;

  before(async () => {
    host = await startPublisher();
    publisher = await startPublisher();
    browser = await launch();
    const feeds = [...FAULTS, ...QUIRKS].map(([name, answer]) => publisher.answer(pathOf(name), answer));
    // One page has them all at once: its end is that of the browser.
    page = await open({ after() {} }, "all", ...feeds, await nobody());
  });

  after(async () => {
    await browser?.close();
    await host?.stop();
    await publisher?.stop();
  });

  /**
   * A host page with carousels of these feeds. It gathers what each of them tells it; `page.told`
   * has our lines in its console.
   */
  async function open(t, name, ...feeds) {
    const page = await newPage(t, browser);
    page.told = [];
    page.on("console", (message) => {
      if (message.text().startsWith("newsreel: ")) page.told.push(message.text());
    });
    await page.addInitScript(() => {
      window.heard = [];
      for (const name of ["newsreel:error", "newsreel:load"]) {
        addEventListener(name, ({ target, detail }) => {
          window.heard.push({ feed: target.feed, code: detail.code ?? "loaded" });
        });
      }
    });
    const html = says(hostPage(feeds), { "Content-Type": "text/html" });
    await page.goto(host.answer(`/${name}.html`, html));
    return page;
  }

  for (const [name, , code, requests] of FAULTS) {
    it(`${name}: ${code}`, async () => {
      const feed = publisher.origin + pathOf(name);
      assert.deepEqual(await heard(page, feed, 1), [code]);
      await assertFallsBack(page, feed);
      await assertTold(page, feed, [code]);
      assert.equal(publisher.requests(pathOf(name)).length, requests);
    });
  }

  it("is not there: feed-network", async () => {
    const feed = await page.locator("newsreel-carousel").last().getAttribute("feed");
    assert.deepEqual(await heard(page, feed, 1), ["feed-network"]);
    await assertFallsBack(page, feed);
    await assertTold(page, feed, ["feed-network"]);
  });

  for (const [name, , requests] of QUIRKS) {
    it(`${name}: its news shows`, async () => {
      const feed = publisher.origin + pathOf(name);
      assert.deepEqual(await heard(page, feed, 1), ["loaded"]);
      await carousels(page, feed).getByRole("link", { name: "The tide is in 🌊" }).waitFor();
      await assertTold(page, feed, []);
      assert.equal(publisher.requests(pathOf(name)).length, requests);
    });
  }

  it("asks for a second of patience is asked again after it", async (t) => {
    const busy = status(429, { "Retry-After": "1" });
    const feed = host.answer("/busy.json", inTurn(busy, says(FEED)));
    assert.deepEqual(await heard(await open(t, "busy", feed), feed, 1), ["loaded"]);
    const [first, second, ...more] = host.requests("/busy.json");
    assert.ok(second - first >= 990, `it was asked again after ${second - first} ms`);
    assert.deepEqual(more, []);
  });

  it("has moved the feed is followed, and addresses stand where the feed is now", async (t) => {
    const old = publisher.answer("/old.json", says("", { Location: "/new/feed.json" }, 302));
    publisher.answer("/new/feed.json", says(FEED));
    const page = await open(t, "moved", old);
    const link = page.getByRole("link", { name: "The tide is in 🌊" });
    const href = await link.evaluate((node) => node.href);
    assert.equal(href, `${publisher.origin}/new/tide.html`);
  });

  it("fails two elements of one feed is asked once, and the console hears of it once", async (t) => {
    const feed = publisher.answer("/two.json", status(404));
    const page = await open(t, "two", feed, feed);
    assert.deepEqual(await heard(page, feed, 2), ["feed-status", "feed-status"]);
    await assertFallsBack(page, feed);
    await assertTold(page, feed, ["feed-status"]);
    assert.equal(publisher.requests("/two.json").length, 1);
  });

  it("fails again tells the page again, but the console only what is new", async (t) => {
    const answers = inTurn(status(404), status(404), says("<p>"));
    const feed = publisher.answer("/again.json", answers);
    const page = await open(t, "again", feed);
    const expected = ["feed-status", "feed-status", "feed-html"];
    for (const count of [1, 2]) {
      assert.deepEqual(await heard(page, feed, count), expected.slice(0, count));
      await page.getByRole("button", { name: "Try again" }).click();
    }
    assert.deepEqual(await heard(page, feed, 3), expected);
    await assertTold(page, feed, ["feed-status", "feed-html"]);
    assert.equal(publisher.requests("/again.json").length, 3);
  });
});

const pathOf = (name) => `/${name.replaceAll(" ", "-")}.json`;

const carousels = (page, feed) => page.locator(`newsreel-carousel[feed="${feed}"]`);

/** What the page was told of a feed, once it was told so often. */
async function heard(page, feed, count) {
  const told = await page.waitForFunction(
    ([feed, count]) => {
      const codes = window.heard.filter((heard) => heard.feed === feed).map(({ code }) => code);
      return codes.length >= count && codes;
    },
    [feed, count],
  );
  return told.jsonValue();
}

async function assertFallsBack(page, feed) {
  for (const host of await carousels(page, feed).all()) {
    assert.equal(await host.evaluate((host) => host.state), "error");
    assert.equal(await showsFallback(host), true, "the page's own link does not show");
    assert.equal(await host.getByRole("button", { name: "Try again" }).isVisible(), true);
  }
}

/** The codes of our lines in the console about a feed, each line with a remedy. */
async function assertTold(page, feed, codes) {
  // What is said later is heard later: after this line, all before it have arrived.
  const last = page.waitForEvent("console", (message) => message.text() === "that is all");
  await page.evaluate(() => console.log("that is all"));
  await last;
  const lines = page.told.filter((line) => line.includes(`(${feed})`));
  assert.deepEqual(lines.map((line) => line.split(": ")[1]), codes, lines.join("\n"));
  for (const line of lines) assert.ok(line.length > feed.length + 60, `no remedy: ${line}`);
}

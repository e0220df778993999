// The way in of a publisher who has nothing but RSS: to a feed that is found in order, and to news on a page.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { newPage } from "./browser.mjs";
import { buildCommand } from "./docs-command.mjs";
import { outcomeIn, serveCdn, worksIn } from "./make-page.mjs";
import { startRecorder } from "./recorder.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const run = promisify(execFile);
const NEWSREEL = fileURLToPath(new URL("../../target/debug/newsreel", import.meta.url));

const item = (number) => `<item><title>Kites &amp;amp; lanterns, day ${number}</title>
  <link>https://museum.example/news/${number}</link><guid>https://museum.example/news/${number}</guid>
  <pubDate>Tue, 0${number} Apr 2025 09:00:00 +0800</pubDate>
  <description>&lt;p&gt;What day ${number} of the festival has.&lt;/p&gt;</description></item>`;
const RSS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The museum</title>
  <link>https://museum.example/</link><language>en</language>${[1, 2, 3].map(item).join("")}</channel></rss>`;

/** What a host answers that serves the file as the recipes have it. */
const ANSWER = { "Content-Type": "application/feed+json", "Access-Control-Allow-Origin": "*" };

describe("a publisher", () => {
  it("comes from RSS to a feed in order, and to news on a page, by two commands and one paste", async (t) => {
    await buildCommand();
    const folder = await mkdtemp(join(tmpdir(), "newsreel-way-"));
    const recorder = await startRecorder();
    t.after(async () => {
      await recorder.stop();
      await rm(folder, { recursive: true });
    });
    const begun = Date.now();

    await writeFile(join(folder, "rss.xml"), RSS);
    await run(NEWSREEL, ["import", "rss.xml", "--base", "https://museum.example/rss.xml", "-o", "feed.json"], { cwd: folder });
    const { stdout } = await run(NEWSREEL, ["check", "feed.json"], { cwd: folder });
    assert.match(stdout, /^feed\.json: 3 items, 0 skipped, 0 errors, 0 warnings$/m);

    const feed = await readFile(join(folder, "feed.json"));
    recorder.answer("/feed.json", (response) => response.writeHead(200, ANSWER).end(feed));
    const address = new URL("/feed.json", recorder.page("/", "")).href;
    const make = await newPage(t, site.browser);
    await make.goto(new URL(`site/make/#${new URLSearchParams({ feed: address })}`, site.demo.address).href);
    const { parts } = await outcomeIn(make);
    const page = await newPage(t, site.browser);
    await serveCdn(page);
    await openHtml(page, site.demo, parts[0]);
    assert.deepEqual(await worksIn(page), { slides: 3, form: false });
    const headline = await page.locator("newsreel-carousel [part=link]").first().textContent();
    assert.equal(headline, "Kites & lanterns, day 1");
    t.diagnostic(`${Date.now() - begun} ms`);
  });
});

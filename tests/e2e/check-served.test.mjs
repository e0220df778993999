// The page that checks feeds, asked for one at an address: why a server's answer may not be read, and what
// the server has to be told.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";

import { judgeAddress } from "../../www/check/asked.js";
import { BROKEN, GOOD, feed, item, openChecker, settled, texts } from "./checker.mjs";
import { openSite } from "./site.mjs";

const RECIPES = new URL("../../cli/recipes/", import.meta.url);

const site = await openSite();
const open = (t, wish) => openChecker(t, site, wish);

describe("a feed that is fetched", () => {
  let server, base;
  const OPEN = { "Access-Control-Allow-Origin": "*", "Content-Type": "application/feed+json" };
  const answers = {
    "/open.json": [200, OPEN, JSON.stringify(BROKEN)],
    "/closed.json": [200, { "Content-Type": "application/feed+json" }, JSON.stringify(GOOD)],
    "/gone.json": [404, OPEN, ""],
    "/signin.json": [401, OPEN, ""],
    "/moved.json": [301, { ...OPEN, Location: "/open.json" }, ""],
    "/odd.json": [200, { ...OPEN, "Content-Type": "text/plain", "Cache-Control": "no-store" }, JSON.stringify(GOOD)],
    "/rss.xml?a=1&b=2": [200, OPEN, "<rss version='2.0'/>"],
    "/first.json": [200, OPEN, JSON.stringify({ ...GOOD, next_url: "second.json" })],
    "/second.json": [200, OPEN, JSON.stringify(feed([item("ink")]))],
    "/large.json": [200, OPEN, "x".repeat(8_000_001)],
  };
  before(async () => {
    server = createServer((request, response) => {
      const [status, headers, body] = answers[request.url] ?? [404, {}, ""];
      response.writeHead(status, headers).end(body);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    base = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  async function fetched(t, path, lang = "en") {
    const page = await open(t, { lang, query: `?feed=${encodeURIComponent(base + path)}` });
    await settled(page);
    return page;
  }

  it("is checked, and its address stays in that of the page", async (t) => {
    const page = await open(t);
    await page.locator("#feed").fill(`${base}/open.json`);
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(await page.locator(".problem").count(), 3);
    assert.equal(new URL(page.url()).searchParams.get("feed"), `${base}/open.json`);
    await page.reload();
    await settled(page);
    assert.equal(await page.locator(".problem").count(), 3);
    const hosts = new Set(page.asked.map((url) => new URL(url).origin));
    assert.deepEqual([...hosts].sort(), [new URL(site.demo.address).origin, base].sort());
  });

  it("that other sites may not read is told as such, with the header that mends it", async (t) => {
    const page = await fetched(t, "/closed.json");
    assert.equal(await page.locator("#verdict").textContent(), "The feed cannot be read from other sites");
    assert.deepEqual(await texts(page, ".problem .head code"), ["cors"]);
    assert.equal(await page.locator(".problem pre").textContent(), "Access-Control-Allow-Origin: *");
    assert.equal(await page.locator("#problems > .command pre").textContent(), `newsreel check ${base}/closed.json`);
  });

  for (const [path, codes, said] of [
    ["/gone.json", ["http-status"], /answers with status 404/],
    ["/signin.json", ["http-status"], /refuses with status 401/],
    ["/large.json", ["feed-too-large"], /larger than 8 MB/],
    ["/odd.json", ["content-type", "no-store"], /text\/plain.*no-store/s],
  ]) {
    it(`that comes as ${path} is told ${codes}`, async (t) => {
      const page = await fetched(t, path);
      assert.deepEqual(await texts(page, ".problem .head code"), codes);
      assert.match((await texts(page, ".problem")).join(" "), said);
    });
  }

  it("that does not come is told as such", async (t) => {
    const free = createServer().listen(0, "127.0.0.1");
    await once(free, "listening");
    const { port } = free.address();
    await new Promise((resolve) => free.close(resolve));
    const page = await open(t, { query: `?feed=http://127.0.0.1:${port}/feed.json` });
    await settled(page);
    assert.deepEqual(await texts(page, ".problem .head code"), ["feed-network"]);
  });

  it("at the end of a redirect is checked, and where it ends is told", async (t) => {
    const page = await fetched(t, "/moved.json");
    assert.equal((await texts(page, ".problem .head code"))[0], "redirect");
    assert.match((await texts(page, ".problem"))[0], /\/open\.json/);
    assert.equal(await page.locator(".problem").count(), 4);
  });

  it("is shown as visitors see it, with its next page", async (t) => {
    const page = await fetched(t, "/first.json");
    const widget = page.frameLocator("#preview").locator("newsreel-carousel");
    await widget.getByText("Item ink").waitFor({ state: "attached" });
    assert.equal(await widget.evaluate(({ count }) => count), 3);
    assert.deepEqual(page.asked.filter((url) => url === `${base}/first.json`).length, 1);
    assert.deepEqual(page.problems, []);
  });

  it("that is RSS gets a command that a shell takes as one address", async (t) => {
    const page = await fetched(t, "/rss.xml?a=1&b=2");
    assert.equal(await page.locator(".command pre").textContent(), `newsreel import '${base}/rss.xml?a=1&b=2' -o feed.json`);
    const codes = await texts(page, ".problem .head code");
    assert.ok(codes.includes("feed-xml") && !codes.includes("content-type"), codes.join());
  });

  it("is refused before anybody is asked where its address cannot be right", () => {
    const code = (text, page = "https://a.example/") => judgeAddress(text, page)?.code;
    assert.equal(code("feed.json"), "feed-address");
    assert.equal(code("javascript:alert(1)"), "feed-address");
    assert.equal(code("http://b.example/feed.json"), "mixed-content");
    assert.equal(code("http://b.example/feed.json", "http://a.example/"), undefined);
    for (const local of ["http://localhost:1/", "http://127.0.0.1/", "http://[::1]/", "https://b.example/"]) {
      assert.equal(code(local), undefined, local);
    }
  });
});

describe("the lines for servers", () => {
  for (const [host, file] of [
    ["nginx", "nginx.conf"],
    ["Apache", "apache.htaccess"],
    ["Netlify", "_headers"],
  ]) {
    it(`for ${host} are those of the recipe, and are copied whole`, async (t) => {
      const recipe = (await readFile(new URL(file, RECIPES), "utf8")).trim();
      const page = await open(t);
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      const details = page.locator("details", { has: page.getByText(host, { exact: true }) });
      await details.locator("summary").click();
      await details.getByRole("button").click();
      await details.getByRole("button", { name: /Copy/ }).getByText("Copied").waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), recipe);
    });
  }
});

// The page that checks feeds: what it finds and where, and that it tells what the command tells.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { faultsIn } from "./axe.mjs";
import { BROKEN, GOOD, LANGUAGES, VERSION, feed, item, openChecker, paste, settled, texts } from "./checker.mjs";
import { openSite } from "./site.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What a first visit may weigh, in bytes as they are sent. */
const MOST = 100_000;

const site = await openSite();
const open = (t, wish) => openChecker(t, site, wish);

/** What the page has found, as the command writes it. */
const found = (page) =>
  page.evaluate(async () => {
    const { judge } = await import("./judge.js");
    const bytes = new TextEncoder().encode(document.querySelector("#pasted").value);
    const { findings } = await judge(bytes, "", "rss.xml");
    return findings.map(({ level, code, path, message }) => ({ level, code, path, message }));
  });

describe("the page that checks a feed", () => {
  it("shows each problem with its item, and marks its place in the text", async (t) => {
    const page = await open(t);
    await paste(page, BROKEN);
    assert.deepEqual(await texts(page, "#problems h3"), ["Item 1 Item boats", "Item 2", "Item 3 Item tea"]);
    assert.deepEqual(await texts(page, ".problem .where > code"), ["items[0].date_published", "items[1]", "items[2].image"]);
    assert.deepEqual(await texts(page, "mark"), ['"last Tuesday"', "null", '"ftp://a.example/b.png"']);
    assert.deepEqual(await texts(page, ".problem .told[lang=en]"), (await found(page)).map(({ message }) => message));
    assert.equal(await page.locator("#summary").textContent(), "2 items show, 1 is skipped, 3 errors, and 0 warnings");
    assert.deepEqual(page.problems, []);
  });

  it("leads from a problem to its place and back, by keyboard", async (t) => {
    const page = await open(t);
    await page.locator("#pasted").focus();
    await page.keyboard.insertText(JSON.stringify(BROKEN, null, 2));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await settled(page);
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
    assert.equal(await focused(), "verdict");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "mark-1");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "badge");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "problem-1");
  });

  it("says in its live region what was found", async (t) => {
    const page = await open(t);
    await paste(page, BROKEN);
    assert.match(await page.locator("[role=status]").textContent(), /^Things to mend\. 2 items show.*3 errors/);
  });

  it("says plainly that a feed is clean, and shows it in the widget", async (t) => {
    const page = await open(t);
    await paste(page, GOOD);
    assert.equal(await page.locator("#verdict").textContent(), "Nothing to mend");
    assert.equal(await page.locator(".problem").count(), 0);
    const widget = page.frameLocator("#preview").locator("newsreel-carousel");
    await widget.getByText("Item boats").waitFor();
    assert.deepEqual(page.problems, []);
  });

  it("marks where a text stops being JSON", async (t) => {
    const page = await open(t);
    await paste(page, '{\n  "title": "T",\n}');
    assert.equal(await page.locator("#verdict").textContent(), "This is no JSON Feed");
    assert.match(await page.locator(".told").textContent(), /line 3, column 1/);
    assert.deepEqual(await texts(page, "mark"), ["}"]);
  });

  for (const [kind, text] of [
    ["RSS", "<rss version='2.0'><channel/></rss>"],
    ["Atom", "<feed xmlns='http://www.w3.org/2005/Atom'/>"],
  ]) {
    it(`calls ${kind} by its name, and gives the command that imports it`, async (t) => {
      const page = await open(t);
      await paste(page, text);
      assert.match(await page.locator(".told").textContent(), new RegExp(`this is ${kind}`));
      assert.equal(await page.locator(".command pre").textContent(), "newsreel import rss.xml -o feed.json");
    });
  }

  it("takes a file that is chosen, and one that is dropped", async (t) => {
    const page = await open(t);
    const bytes = Buffer.from(JSON.stringify(BROKEN));
    await page.locator("#file").setInputFiles({ name: "news feed.json", mimeType: "application/json", buffer: bytes });
    await settled(page);
    assert.equal(await page.locator(".problem").count(), 3);
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["<rss version='2.0'/>"], "it's news.xml"));
      return data;
    });
    await page.locator("main").dispatchEvent("drop", { dataTransfer: dropped });
    await page.locator(".command").waitFor();
    assert.equal(await page.locator(".command pre").textContent(), "newsreel import 'it'\\''s news.xml' -o feed.json");
  });

  it("shows little of much: lines and problems come as they are wanted", async (t) => {
    const page = await open(t);
    const much = feed(Array.from({ length: 3_000 }, (_, index) => item(`i${index}`, { image: "x:y" })));
    await page.locator("#pasted").evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
    }, JSON.stringify(much, null, 2));
    await settled(page);
    assert.equal(await page.locator(".problem").count(), 200);
    assert.ok((await page.locator(".line").count()) <= 400);
    await page.getByRole("button", { name: /Show 2,800 more/ }).click();
    assert.equal(await page.locator(".problem").count(), 400);
    await page.locator("#problem-400 .where a").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "mark-400");
  });

  it("says so where its module does not come, and tries again for the next feed", async (t) => {
    const page = await open(t);
    const lost = (route) => route.abort();
    await page.context().route("**/check_bg.wasm", lost);
    await paste(page, GOOD);
    assert.match(await page.locator("#verdict").textContent(), /^The checker did not come/);
    await page.context().unroute("**/check_bg.wasm", lost);
    await page.locator("#by-text button").click();
    await page.getByText("Nothing to mend", { exact: true }).waitFor();
  });

  it("asks no other host, and keeps nothing", async (t) => {
    const page = await open(t);
    await paste(page, GOOD);
    await page.frameLocator("#preview").getByText("Item boats").waitFor();
    assert.deepEqual(page.asked.filter((url) => !url.startsWith(site.demo.address)), []);
    const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, location.search]);
    assert.deepEqual(kept, [0, 0, "", ""]);
  });

  it("loads its module for the first feed alone, and weighs little before", async (t) => {
    const page = await open(t);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(page.asked.filter((url) => /wasm|worker/.test(url)), []);
    const weight = await page.evaluate(() =>
      [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce(
        (sum, { encodedBodySize }) => sum + encodedBodySize,
        0,
      ),
    );
    assert.ok(weight > 0 && weight < MOST, `${weight} bytes`);
    await paste(page, GOOD);
    const modules = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.ok(modules.some((name) => name.endsWith("worker.js")));
  });

  for (const lang of Object.keys(LANGUAGES)) {
    it(`has no fault that axe can find, in ${lang}, light and dark`, async (t) => {
      const page = await open(t, { lang });
      assert.deepEqual(await faultsIn(page, "html"), [], "empty");
      await paste(page, BROKEN);
      await page.locator("details").first().evaluate((details) => (details.open = true));
      assert.deepEqual(await faultsIn(page, "html"), []);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize({ width: 360, height: 740 });
      assert.deepEqual(await faultsIn(page, "html"), [], "dark, on a phone");
    });

    it(`fits windows from 320 pixels on, in ${lang}`, async (t) => {
      const page = await open(t, { lang });
      await paste(page, BROKEN);
      for (const width of [320, 768, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} pixels beyond ${width}`);
      }
    });
  }

  it("has every word in every language, and none with an unknown place", async (t) => {
    const said = {};
    for (const lang of Object.keys(LANGUAGES)) {
      const page = await open(t, { lang });
      said[lang] = JSON.parse(await page.locator("#words").textContent());
    }
    const isPlural = (word) => typeof word === "object" && "other" in word && !("unread" in word);
    const keys = (words, path = "") =>
      Object.entries(words).flatMap(([key, word]) =>
        typeof word === "string" || isPlural(word) ? [`${path}${key} ${places(word)}`] : keys(word, `${path}${key}.`),
      );
    const places = (word) => [...(word.other ?? word).matchAll(/\{\w+\}/g)].sort().join(" ");
    assert.deepEqual(keys(said.zh), keys(said.en));
    assert.deepEqual(keys(said.ar), keys(said.en));
    assert.ok(keys(said.en).length > 60);
  });
});

describe("what the page finds", () => {
  let folder;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "check-"))));
  after(() => rm(folder, { recursive: true }));

  const nested = (depth) => "[".repeat(depth) + "]".repeat(depth);
  const inputs = {
    good: JSON.stringify(GOOD),
    broken: JSON.stringify(BROKEN),
    zones: JSON.stringify(feed([item("a", { date_published: "2021-12-06T16:00:00Z" })], { _newsreel: { time_zone: "Asia/Shanghai" } })),
    moon: JSON.stringify(feed([item("a", { date_published: "2021-12-06T16:00:00Z" })], { _newsreel: { time_zone: "Moon/Tycho" } })),
    addresses: JSON.stringify(feed([item("a", { url: "http://[::1", image: "//b.example/c d.png" }), item("a", { url: "https://u:p@a.example/" })])),
    others: JSON.stringify({ title: "T &amp; U", link: "/", items: [{ guid: 1, pubDate: "x", title: "A &amp; B", authors: ["C"], attachments: [{}] }] }),
    deep: `{"version":"${VERSION}","title":"T","items":[],"x":${nested(100)}}`,
    deeper: `{"version":"${VERSION}","title":"T","items":[],"x":${nested(5_000)}}`,
    surrogates: `{"version":"${VERSION}","title":"\\ud83d","items":[{"id":"茶😀","title":"\\ude00","image":7}]}`,
    syntax: '{"version": "x",\n\t"title": "T"\n"items": []}',
    cut: '{"version": "x", "items": [',
    template: "---\ntitle: x\n---\n{{ items }}",
    rss: "<?xml version='1.0'?><rss version='2.0'></rss>",
    html: "<!doctype html><title>News</title>",
    empty: "",
  };
  const names = Object.keys(inputs);

  it("is what the command finds", async (t) => {
    for (const name of names) await writeFile(join(folder, name), inputs[name]);
    const args = ["run", "--quiet", "--package", "newsreel-cli", "--bin", "newsreel", "--manifest-path", join(ROOT, "Cargo.toml")];
    const { stdout, stderr } = spawnSync("cargo", [...args, "--", "check", "--json", ...names], { cwd: folder, encoding: "utf8" });
    assert.equal(stderr, "");
    const all = JSON.parse(stdout);
    const told = Object.fromEntries(names.map((name) => [name, all.filter(({ file }) => file === name)]));
    const page = await open(t);
    for (const name of names) {
      await page.locator("#pasted").evaluate((area, text) => (area.value = text), inputs[name]);
      const expected = told[name].map(({ file, message, ...finding }) => ({
        ...finding,
        message: message.replace(`import ${file} `, "import rss.xml "),
      }));
      assert.deepEqual((await found(page)).map(sorted), expected.map(sorted), name);
    }
    assert.ok(names.filter((name) => told[name].length > 0).length > 10);
    assert.deepEqual(page.problems, []);
  });
});

/** The same object, its members in one order. */
const sorted = (object) => Object.fromEntries(Object.entries(object).sort());

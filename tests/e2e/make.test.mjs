// The page that makes snippets: from the address of a feed to news on an empty page, in few steps, by any hand.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { faultsIn } from "./axe.mjs";
import { newPage } from "./browser.mjs";
import { launchEngine, NAMES } from "./engines.mjs";
import { feedAt, openMake, outcomeAfter, outcomeIn, serveCdn, worksIn } from "./make-page.mjs";
import { catalogue } from "./make-states.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";
import { CHOICES } from "../../www/make/state.js";

const site = await openSite();
const LANGUAGES = [["en", ""], ["zh", "zh/"], ["ar", "ar/"]];
const hashOf = (said) => new URLSearchParams({ feed: feedAt(site), ...said }).toString();
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

/** What a first visit may weigh, in bytes as a host sends them that compresses. */
const MOST = 60_000;

describe("a partner", () => {
  it("comes from the address of a feed to news on an empty page in six actions and a minute", async (t) => {
    const page = await openMake(t, site, CLIPBOARD);
    const begun = Date.now();
    let actions = 0;
    const act = (work) => {
      actions += 1;
      return work;
    };
    await page.evaluate((address) => navigator.clipboard.writeText(address), feedAt(site));
    await act(page.locator("#feed").click());
    await act(page.keyboard.press("Control+V"));
    await outcomeIn(page);
    await act(page.getByRole("button", { name: "Copy: Snippet" }).click());
    await page.getByText("Copied.").first().waitFor();
    const snippet = await page.evaluate(() => navigator.clipboard.readText());
    const own = await newPage(t, site.browser);
    await serveCdn(own);
    await act(openHtml(own, site.demo, snippet));
    assert.deepEqual(await worksIn(own), { slides: 2, form: true });
    assert.ok(actions <= 6, `${actions} actions`);
    assert.ok(Date.now() - begun <= 60_000);
    assert.deepEqual([...page.problems, ...own.problems], []);
    assert.deepEqual(page.asked.filter((url) => !url.startsWith(site.demo.address)), [], "asks no other host");
  });

  it("does the same by keyboard alone", async (t) => {
    const page = await openMake(t, site, CLIPBOARD);
    await tabTo(page, () => document.activeElement.id === "feed");
    await page.keyboard.type(feedAt(site));
    await page.keyboard.press("Enter");
    await outcomeIn(page);
    await tabTo(page, () => document.activeElement.name === "look");
    await page.keyboard.press("ArrowRight");
    await tabTo(page, () => document.activeElement.name === "as");
    await outcomeAfter(page, () => page.keyboard.press("ArrowRight"));
    await tabTo(page, () => document.activeElement.matches("#parts button"));
    await page.keyboard.press("Enter");
    await page.getByText("Copied.").first().waitFor();
    const snippet = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(snippet, /themes\/neutral\.css/);
    assert.match(snippet, /modulepreload/);
  });

  it("drops a file, and says where it will be", async (t) => {
    const page = await openMake(t, site);
    const file = await readFile(new URL("../../www/feed.ar.json", import.meta.url));
    await page.setInputFiles("#file", { name: "akhbar.json", mimeType: "application/json", buffer: file });
    const first = await outcomeIn(page);
    assert.match(first.parts[0], /feed="https:\/\/example\.org\/akhbar\.json"/);
    await page.fill("#feed", "https://publisher.example/feed.json");
    const { parts, tone } = await outcomeAfter(page, () => page.press("#feed", "Enter"));
    assert.equal(tone, "good");
    assert.match(parts[0], /feed="https:\/\/publisher\.example\/feed\.json"/);
    assert.deepEqual(page.asked.filter((url) => url.includes("publisher.example/feed")), [], "the file is not asked for");
  });

  for (const [language, example] of [["en", "English"], ["zh", "Chinese"], ["ar", "Arabic"]]) {
    it(`takes the example in ${language}, and sees it in that language`, async (t) => {
      const page = await openMake(t, site);
      await page.getByRole("button", { name: example, exact: true }).click();
      await outcomeIn(page);
      const frame = page.frames().find((frame) => frame.url().endsWith("preview.html"));
      assert.equal((await worksIn(frame)).slides, 2);
      const { lang, dir } = await frame.evaluate(() => document.documentElement);
      assert.deepEqual(await frame.evaluate(() => document.documentElement.dir), language === "ar" ? "rtl" : "ltr", `${lang} ${dir}`);
    });
  }
});

describe("the address bar", () => {
  it("gives back what was chosen, in another language too", async (t) => {
    const page = await openMake(t, site, { hash: hashOf({}) });
    await outcomeIn(page);
    await page.check("#look-gallery");
    for (const summary of await page.locator("summary").all()) {
      if (!(await summary.evaluate((node) => node.parentElement.open))) await summary.click();
    }
    await page.fill("#news-interval", "7");
    await page.selectOption("#news-open", "reader");
    await page.selectOption("#lang", "ar");
    const { parts } = await outcomeAfter(page, () => page.fill("#style-accent", "#a0421d"));
    for (const said of ["gallery", 'interval="7"', 'open="reader"', 'lang="ar"', "--newsreel-accent: #a0421d"]) {
      assert.ok(parts[0].includes(said), `${said} in ${parts[0]}`);
    }
    await page.getByRole("link", { name: "中文" }).click();
    await page.waitForURL(/zh\/make/);
    assert.deepEqual((await outcomeIn(page)).parts, parts);
    assert.equal(await page.inputValue("#news-interval"), "7");
  });

  it("keeps what cannot be used out, and says so", async (t) => {
    const page = await openMake(t, site, { hash: hashOf({}) });
    const before = await outcomeIn(page);
    await page.locator("summary").nth(3).click();
    await page.fill("#style-accent", "no colour");
    await page.waitForFunction(() => document.querySelector("#style-accent").getAttribute("aria-invalid") === "true");
    await outcomeAfter(page, () => page.check("#as-preload"));
    const after = await outcomeAfter(page, () => page.check("#as-plain"));
    assert.deepEqual(after.parts, before.parts);
  });
});

describe("the controls", () => {
  it("are all that the manifest has, each with its name and its default", async (t) => {
    const page = await openMake(t, site);
    for (const [group, options] of Object.entries(catalogue)) {
      for (const { name, preset, choices } of options) {
        const control = page.locator(`#${group}-${name}`);
        const label = await control.evaluate((node) => node.labels[0].textContent.trim());
        assert.equal(label, group === "style" ? `--newsreel-${name}` : name);
        const said = choices ? await control.locator("option").first().textContent() : await control.getAttribute("placeholder");
        assert.equal(said, preset === null ? "Not said (default)" : `${preset} (default)`, name);
        if (choices) assert.equal(await control.locator("option").count(), choices.length + (preset === null ? 1 : 0), name);
      }
    }
  });

  it("are told of in every language", async () => {
    for (const language of ["zh", "ar"]) {
      const words = JSON.parse(await readFile(new URL(`../../www/make/words/${language}.json`, import.meta.url)));
      const english = JSON.parse(await readFile(new URL("../../www/make/words/en.json", import.meta.url)));
      const { describe: told, ...rest } = words;
      const { describe: _, ...own } = english;
      assert.deepEqual(keysOf(rest), keysOf(own), language);
      for (const [group, options] of Object.entries(catalogue)) {
        assert.deepEqual(Object.keys(told[group]).sort(), options.map(({ name }) => name).sort(), `${language} ${group}`);
      }
    }
  });
});

describe("an outcome", () => {
  it("is tried before it is shown, of every kind", async (t) => {
    const page = await openMake(t, site, { hash: hashOf({ as: CHOICES.as.at(-1), look: "gallery", "style.accent": "#a0421d" }) });
    await outcomeIn(page);
    for (const as of CHOICES.as) {
      const { verdict, tone, parts } = await outcomeAfter(page, () => page.check(`#as-${as}`));
      assert.match(verdict, /it works: slides: 2; the form is ready/, as);
      assert.deepEqual([tone, parts.length > 0], ["good", true], as);
    }
    assert.deepEqual(page.problems, []);
  });

  it("is not shown where it does not work, and says why", async (t) => {
    const page = await newPage(t, site.browser);
    await page.route("**/pkg/newsreel.js", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n// changed on its way` });
    });
    await page.goto(new URL(`site/make/#${hashOf({})}`, site.demo.address).href);
    const { verdict, tone, parts } = await outcomeIn(page);
    assert.match(verdict, /does not work: .*newsreel\.js/);
    assert.deepEqual([tone, parts], ["bad", []]);
  });

  it("is not tried here where only the publisher can", async (t) => {
    const page = await openMake(t, site);
    const file = await readFile(new URL("../../www/feed.json", import.meta.url));
    await page.check("#as-frame");
    await page.setInputFiles("#file", { name: "feed.json", mimeType: "application/json", buffer: file });
    const { verdict, parts } = await outcomeIn(page);
    assert.match(verdict, /cannot be tried here/);
    assert.match(parts[0], /^<iframe src="https:\/\/example\.org\/newsreel\//);
  });

  it("is not said to work where the page for frames is another than this site's", async (t) => {
    const page = await openMake(t, site, { hash: hashOf({ as: "frame", frame: "another.html" }) });
    const { verdict, tone, parts } = await outcomeIn(page);
    assert.match(verdict, /cannot be tried here/);
    assert.equal(tone, "");
    assert.match(parts[0], /another\.html\?feed=/);
  });
});

describe("another engine", () => {
  for (const name of NAMES.filter((name) => name !== "chromium")) {
    it(`tries what it shows as well: ${name}`, async (t) => {
      const engine = await launchEngine(name);
      t.after(() => engine.close());
      await engine.open(new URL(`site/make/#${hashOf({ look: "gallery", "style.accent": "#a0421d" })}`, site.demo.address).href);
      for (const as of ["plain", "policy", "frame", "react"]) {
        await engine.run((as) => document.querySelector(`#as-${as}`).click(), as);
        const verdict = await engine.until((as) => {
          const isDone = document.querySelector("#parts pre") && !document.querySelector("#parts").hasAttribute("aria-busy");
          return isDone && location.hash.includes(as === "plain" ? "#" : `as=${as}`) && document.querySelector("#verdict").textContent;
        }, as);
        assert.match(verdict, /it works: slides: 2; the form is ready/, as);
      }
    });
  }
});

describe("a feed that cannot be read", () => {
  const answers = {
    "RSS": [{ body: '<?xml version="1.0"?><rss version="2.0"/>' }, /newsreel import/],
    "a web page": [{ body: "<!doctype html><title>News</title>" }, /web page/],
    "no JSON": [{ body: "{ no" }, /no JSON/],
    "no feed": [{ body: "[1]" }, /no JSON Feed/],
    "not there": [{ status: 404, body: "" }, /answers 404/],
  };

  it("is told why: kept from other sites", async (t) => {
    const publisher = createServer((_, response) => response.end("{}")).listen(0, "127.0.0.1");
    await once(publisher, "listening");
    t.after(() => publisher.close());
    const page = await openMake(t, site, { hash: hashOf({ feed: `http://127.0.0.1:${publisher.address().port}/feed.json` }) });
    await page.locator("#found[data-tone=bad]").waitFor();
    assert.match(await page.locator("#found").textContent(), /127\.0\.0\.1:\d+ does not answer, or .* Access-Control-Allow-Origin/);
  });
  for (const [what, [answer, said]] of Object.entries(answers)) {
    it(`is told why: ${what}`, async (t) => {
      const page = await newPage(t, site.browser);
      const headers = { "access-control-allow-origin": "*" };
      await page.route("http://publisher.example/**", (route) => route.fulfill({ headers, ...answer }));
      await page.goto(new URL("site/make/", site.demo.address).href);
      await page.fill("#feed", "http://publisher.example/feed.json");
      await page.press("#feed", "Enter");
      await page.locator("#found[data-tone=bad]").waitFor();
      assert.match(await page.locator("#found").textContent(), said);
      const check = await page.locator("#found a").getAttribute("href");
      assert.match(check, /check\/\?feed=http%3A%2F%2Fpublisher\.example%2Ffeed\.json$/);
    });
  }
});

describe("the page", () => {
  for (const [language, folder] of LANGUAGES) {
    it(`has no fault that axe can find, in ${language}, light and dark, wide and narrow`, async (t) => {
      const page = await openMake(t, site, { folder, hash: hashOf({ feed: feedAt(site, language) }) });
      await outcomeIn(page);
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      assert.deepEqual(await faultsIn(page, "html"), []);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize({ width: 360, height: 740 });
      assert.deepEqual(await faultsIn(page, "html"), [], "dark, on a phone");
    });

    it(`fits every window, in ${language}`, async (t) => {
      const page = await openMake(t, site, { folder, hash: hashOf({ width: "desktop" }) });
      await outcomeIn(page);
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      // 320 is what 1,280 pixels are at 400 %.
      for (const width of [320, 360, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} pixels beyond ${width}`);
      }
    });
  }

  it("stores nothing, and asks nobody before there is a feed", async (t) => {
    const page = await newPage(t, site.browser);
    const answers = [];
    page.on("response", (response) => answers.push(response));
    await page.goto(new URL("site/make/", site.demo.address).href);
    await page.waitForLoadState("networkidle");
    const asked = answers.map((response) => response.url());
    assert.deepEqual(asked.filter((url) => !url.startsWith(site.demo.address)), []);
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(stored, [0, 0, ""]);
    const sizes = await Promise.all(answers.filter((response) => response.ok()).map(async (response) => brotliCompressSync(await response.body()).length));
    const weight = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(weight > 10_000 && weight <= MOST, `${weight} bytes`);
  });
});

function keysOf(words, before = "") {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === "object" ? keysOf(value, `${before}${key}.`) : [before + key])).sort();
}

/** Presses Tab until the focus is where it should be. */
async function tabTo(page, isThere) {
  for (let step = 0; step < 80; step++) {
    if (await page.evaluate(isThere)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not come to ${isThere}`);
}

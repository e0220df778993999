// The front page of the site: the widget at work, in three languages, under any path, from one host alone.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { faultsIn } from "./axe.mjs";
import { newPage } from "./browser.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const LANGUAGES = [
  { code: "en", folder: "", next: "Next slide" },
  { code: "zh", folder: "zh/", next: "下一张幻灯片" },
  { code: "ar", folder: "ar/", next: "الشريحة التالية" },
];
/** What a first visit may weigh, in bytes as they are sent. */
const MOST = 100_000;

/** Opens a page of the site; gives what it asks for, too. */
async function open(t, path) {
  const page = await newPage(t, site.browser);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(new URL(`site/${path}`, site.demo.address).href);
  return { page, asked };
}

describe("the front page", () => {
  for (const { code, folder, next } of LANGUAGES) {
    it(`shows the news in ${code}, and asks no other host`, async (t) => {
      const { page, asked } = await open(t, folder);
      await page.waitForFunction(() => document.querySelector("newsreel-carousel").state === "ready");
      const name = await page.locator("newsreel-carousel [part=next]").getAttribute("aria-label");
      assert.equal(name, next);
      assert.deepEqual(asked.filter((url) => !url.startsWith(site.demo.address)), []);
      assert.deepEqual(page.problems, []);
    });

    it(`has no fault that axe can find, in ${code}, light and dark`, async (t) => {
      const { page } = await open(t, folder);
      await page.waitForFunction(() => document.querySelector("newsreel-carousel").state === "ready");
      assert.deepEqual(await faultsIn(page, "html"), []);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await faultsIn(page, "html"), [], "dark");
    });
  }

  it("fits a narrow and a wide window", async (t) => {
    const { page } = await open(t, "ar/");
    for (const width of [320, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} pixels beyond ${width}`);
    }
  });

  it("weighs little before the widget comes", async (t) => {
    const { page } = await open(t, "");
    await page.waitForLoadState("networkidle");
    const own = await page.evaluate(() => {
      const isOwn = ({ name }) => !name.includes("/pkg/") && !name.includes("/demo/");
      const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      return entries.filter(isOwn).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    });
    assert.ok(own > 0 && own < MOST, `${own} bytes`);
  });
});

// Pages that forbid nearly everything.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";

import { newPage } from "./browser.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const SRI = new URL("../../pkg/sri.json", import.meta.url);
const REST = "style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";
const html = (attributes = "") => `
  <link rel="stylesheet" href="/pkg/newsreel.css">
  <newsreel-carousel feed="/feed.json" lang="de" loading="eager"><a href="/news">News</a></newsreel-carousel>
  <newsreel-signup loading="eager"><form action="/subscribe" method="post">
    <label>E-mail <input type="email" name="email"></label><button>Go</button></form></newsreel-signup>
  <script type="module" src="/pkg/newsreel.js" ${attributes}></script>`;

const { browser, demo } = await openSite();
const hash = JSON.parse(await readFile(SRI))["newsreel.js"];

describe("a strict page", () => {
  /** What the browser has reported once both elements have been used. */
  async function reportsOf(t, policy, attributes) {
    const page = await newPage(t, browser);
    await page.addInitScript(() => {
      window.reports = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        window.reports.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
      });
    });
    await openHtml(page, demo, html(attributes), { "content-security-policy": policy });
    await use(page);
    assert.deepEqual(page.problems, []);
    return page.evaluate(() => window.reports);
  }

  async function use(page) {
    const carousel = page.locator("newsreel-carousel");
    await carousel.locator('[part~="next"]').click();
    await carousel.locator("img").first().evaluate((image) => image.decode());
    const signup = page.locator("newsreel-signup[data-state]");
    await signup.getByRole("textbox").fill("strict@example.org");
    await signup.getByRole("button", { name: "Go" }).click();
    const element = await signup.elementHandle();
    await page.waitForFunction((host) => host.state === "subscribed", element);
  }

  for (const [what, policy, attributes] of [
    ["its own files", () => "script-src 'self' 'wasm-unsafe-eval'"],
    ["a nonce", () => "script-src 'nonce-bm9uY2U' 'wasm-unsafe-eval'", () => 'nonce="bm9uY2U"'],
    [
      "a nonce, and what comes with it",
      () => "script-src 'nonce-bm9uY2U' 'strict-dynamic' 'wasm-unsafe-eval'",
      () => 'nonce="bm9uY2U"',
    ],
    [
      "a hash, and the package's folder",
      () => `script-src '${hash}' ${new URL("/pkg/", demo.address)} 'wasm-unsafe-eval'`,
      () => `integrity="${hash}" crossorigin="anonymous"`,
    ],
  ]) {
    it(`that trusts ${what} has nothing to report`, async (t) => {
      const all = `default-src 'none'; ${policy()}; ${REST}; ${TRUSTED_TYPES}`;
      assert.deepEqual(await reportsOf(t, all, attributes?.()), []);
    });
  }

  it("that forbids WebAssembly has that one report, and the whole widget", async (t) => {
    const page = await newPage(t, browser);
    await page.addInitScript(() => {
      window.reports = [];
      document.addEventListener("securitypolicyviolation", ({ blockedURI }) => window.reports.push(blockedURI));
    });
    const policy = `default-src 'none'; script-src 'self'; ${REST}; ${TRUSTED_TYPES}`;
    await openHtml(page, demo, html(), { "content-security-policy": policy });
    await use(page);
    assert.deepEqual(await page.evaluate(() => window.reports), ["wasm-eval"]);
  });

  it("may be a sandboxed frame of no origin", async (t) => {
    const page = await newPage(t, browser);
    // The frame is the demo page itself: to one that the test makes up, the server would be foreign.
    await openHtml(page, demo, '<iframe sandbox="allow-scripts" src="/" width="900" height="700"></iframe>');
    const frame = page.frameLocator("iframe");
    assert.equal(await frame.locator("body").evaluate(() => origin), "null");
    const carousel = frame.locator("newsreel-carousel");
    await carousel.scrollIntoViewIfNeeded();
    await carousel.locator('[part~="next"]').click();
    await frame.locator("newsreel-signup").scrollIntoViewIfNeeded();
    await frame.locator("newsreel-signup[data-state] form").waitFor();
    assert.deepEqual(page.problems, []);
  });
});

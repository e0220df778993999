// What has to work on a partner's site, however it is built: slides, and a form.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { newPage } from "../e2e/browser.mjs";
import { SUBMIT } from "../e2e/elements.mjs";

const FEED = new URL("../../www/feed.json", import.meta.url);

export async function visit(t, browser, address) {
  const feed = String(await readFile(FEED));
  const [first, second] = JSON.parse(feed).items.map(({ title }) => title);
  const page = await newPage(t, browser);
  const sent = [];
  await page.route("**/feed.json", (route) => route.fulfill({ contentType: "application/feed+json", body: feed }));
  await page.route("**/pictures/**", (route) => route.fulfill({ contentType: "image/svg+xml", body: "<svg/>" }));
  await page.route("**/subscribe", (route) => {
    sent.push(route.request().postData());
    return route.fulfill({ contentType: "application/json", body: "{}" });
  });
  await page.goto(address);
  const carousel = page.locator("newsreel-carousel");
  const shown = (headline) =>
    carousel.locator('[part~="slide"]:not([inert])').filter({ hasText: headline }).waitFor();
  await shown(first);
  await carousel.getByRole("button", { name: "Next slide" }).click();
  await shown(second);
  const signup = page.locator("newsreel-signup[data-state]");
  const reaches = async (state) => {
    const element = await signup.elementHandle();
    await page.waitForFunction(([host, state]) => host.state === state, [element, state]);
  };
  await signup.getByRole("textbox").fill("reader@");
  await signup.locator(SUBMIT).click();
  await reaches("invalid");
  await signup.getByRole("textbox").fill("reader@example.org");
  await signup.locator(SUBMIT).click();
  await reaches("subscribed");
  const [form] = sent.map((body) => new URLSearchParams(body));
  assert.deepEqual([sent.length, form.getAll("email")], [1, ["reader@example.org"]]);
  assert.deepEqual(page.problems, []);
}

// That all do the same job, before anything is measured: a peer that left something out would be
// light and fast for no merit.

import assert from "node:assert/strict";

import { feed } from "./feed.mjs";
import { BEFORE, PEERS, WIDGET } from "./subjects.mjs";
import { visit } from "./visit.mjs";

/** Has no picker: see its source. */
const WITHOUT_PICKER = ["swiper-virtual"];

/** @param {{ browser: import("playwright-core").Browser, server: any, before?: string }} tools */
export async function checkJobs({ browser, server, before }) {
  for (const subject of [WIDGET, ...(before ? [BEFORE] : []), ...PEERS]) {
    console.log(`▸ ${subject} does the job`);
    try {
      await checkJob(subject, { browser, server });
    } catch (cause) {
      throw new Error(`${subject} does not do the job, so there is nothing to compare`, { cause });
    }
  }
}

async function checkJob(subject, { browser, server }) {
  const open = (wish, look) => visit(browser, server.page({ subject, ...wish }), {}, look);
  const hasPicker = !WITHOUT_PICKER.includes(subject);
  await open({ items: "10" }, (visit) => showsAndMoves(visit, hasPicker));
  await open({ items: "10", interval: "3" }, rotates);
  await open({ items: "hostile" }, isSafe);
  await open({ items: "10" }, (visit) => signsUp(visit, server));
}

const ITEMS = feed(10).items;

async function showsAndMoves({ page }, hasPicker) {
  const on = (index) => shows(page, ITEMS[index].title);
  const press = (name) => page.getByRole("button", { name }).click();
  await on(0);
  await press("Next slide");
  await on(1);
  await press("Previous slide");
  await on(0);
  await press("Previous slide");
  await on(9);
  await press("Next slide");
  await on(0);
  const text = await page.evaluate(() => bench.text());
  for (const part of [/October/, /2026/, /The weavers’ guild/, /Visitors may watch the work/]) {
    assert.match(text, part);
  }
  if (!hasPicker) return;
  const third = page.locator('.number, [part="picker-button"]').nth(2);
  await third.click();
  await on(2);
  await third.press("ArrowRight");
  await on(3);
}

async function rotates({ page }) {
  await shows(page, ITEMS[0].title);
  await page.locator('.rotation, [part="rotation"]').waitFor();
  await shows(page, ITEMS[1].title);
}

async function isSafe({ page }) {
  await page.evaluate(() => bench.first);
  await page.getByRole("button", { name: "Next slide" }).click();
  await page.waitForLoadState("networkidle");
  assert.equal(await page.evaluate(() => globalThis.hurt), undefined, "a feed's script ran");
  assert.equal(await page.locator('[href^="javascript:"], [onerror], [onclick]').count(), 0);
}

async function signsUp({ page }, server) {
  server.letters();
  await page.evaluate(() => bench.first);
  // The widget sees to the form when the page has nothing better to do.
  await page.waitForFunction(() => !document.querySelector("newsreel-signup:not([data-state])"));
  const input = page.getByRole("textbox");
  const send = async (address) => {
    await input.fill(address);
    await page.getByRole("button", { name: "Subscribe" }).click();
  };
  await send("no address");
  await page.locator('[aria-invalid="true"]').waitFor();
  await send("marta@gmial.com");
  await page.getByRole("button", { name: "marta@gmail.com" }).click();
  assert.equal(server.letters().length, 0, "it was sent unasked");
  const sent = page.waitForResponse("**/subscribe");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await sent;
  // A subject may say more than its form does, such as the time that was taken to fill it in.
  const [letter, ...more] = server.letters();
  assert.deepEqual([letter.email, letter.list, more], ["marta@gmail.com", "news", []]);
}

function shows(page, headline) {
  return page.waitForFunction((headline) => bench.headline() === headline, headline, {
    timeout: 30_000,
  });
}

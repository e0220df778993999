// What has to work on a partner's site, however it is built: slides, and a form.

import assert from "node:assert/strict";

import { newPage } from "../e2e/browser.mjs";
import { SUBMIT } from "../e2e/elements.mjs";

// What a browser itself says of a file that a bundler has lost, before the widget helps itself.
const LOST = /^Failed to load resource|^Not allowed to load local resource|has been blocked by CORS policy/;

/**
 * Goes to a site, looks at two slides, and gives an address that is none and one that is.
 * @param {import("node:test").TestContext} t
 * @param {{ address: string, titles: string[], heals?: boolean }} site
 */
export async function visit(t, browser, { address, titles: [first, second], heals = false }) {
  const page = await newPage(t, browser);
  const said = []; // also what is no problem, but may explain one
  page.on("console", (message) => said.push(message.text()));
  try {
    await page.goto(address);
    const carousel = page.locator("newsreel-carousel");
    await shows(carousel, first);
    await carousel.getByRole("button", { name: "Next slide" }).click();
    await shows(carousel, second);
    await gives(page, "reader@", "invalid");
    await page.locator(".newsreel-message[data-tone=error]").filter({ hasText: /\S/ }).waitFor();
    await gives(page, "reader@example.org", "subscribed");
  } catch (error) {
    throw new Error([error.message, ...page.problems, ...said].join("\n"));
  }
  const problems = page.problems.filter((text) => !(heals && LOST.test(text)));
  assert.equal(problems.length, 0, [...problems, "What the page has said:", ...said].join("\n"));
}

function shows(carousel, headline) {
  return carousel.locator('[part~="slide"]:not([inert])').filter({ hasText: headline }).waitFor();
}

async function gives(page, text, state) {
  const signup = page.locator("newsreel-signup[data-state]");
  await signup.getByRole("textbox").fill(text);
  await signup.locator(SUBMIT).click();
  const element = await signup.elementHandle();
  await page.waitForFunction(([host, state]) => host.state === state, [element, state]);
}

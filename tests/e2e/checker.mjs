// The page that checks feeds, for its tests: how it is opened, what it is given, when it is done.

import { newPage } from "./browser.mjs";

export const VERSION = "https://jsonfeed.org/version/1.1";
export const LANGUAGES = { en: "", zh: "zh/", ar: "ar/" };

export const item = (id, more = {}) => ({ id, url: `https://museum.example/${id}`, title: `Item ${id}`, content_text: "Text.", ...more });
export const feed = (items, more = {}) => ({ version: VERSION, title: "Two Rivers Museum", items, ...more });
export const GOOD = feed([item("boats"), item("tea")]);
export const BROKEN = feed([item("boats", { date_published: "last Tuesday" }), null, item("tea", { image: "ftp://a.example/b.png" })]);

/** Opens the page; `asked` gathers the addresses that it asks for. */
export async function openChecker(t, site, { lang = "en", query = "" } = {}) {
  const page = await newPage(t, site.browser);
  page.asked = [];
  page.on("request", (request) => page.asked.push(request.url()));
  await page.goto(new URL(`site/${LANGUAGES[lang]}check/${query}`, site.demo.address).href);
  return page;
}

/** Pastes a text and has it checked. */
export async function paste(page, text) {
  await page.locator("#pasted").fill(typeof text === "string" ? text : JSON.stringify(text, null, 2));
  await page.locator("#by-text button").click();
  await settled(page);
}

/** Waits until a check is done. */
export const settled = (page) =>
  page.waitForFunction(() => !document.querySelector("#result").hidden && !document.querySelector("[aria-busy]"));

/** The texts of what a selector finds. */
export const texts = (page, selector) => page.locator(selector).allTextContents();

// The page that makes snippets, as a test sees it.

import { readFile } from "node:fs/promises";

import { newPage } from "./browser.mjs";

const CDN = "https://cdn.jsdelivr.net/npm/newsreel@";
const PACKAGE = new URL("../../pkg/", import.meta.url);
const TYPES = { css: "text/css", js: "text/javascript", wasm: "application/wasm" };

/** Opens it; `page.asked` gathers the addresses that are asked for. */
export async function openMake(t, site, { folder = "", hash = "", ...options } = {}) {
  const page = await newPage(t, site.browser, options);
  page.asked = [];
  page.on("request", (request) => page.asked.push(request.url()));
  await page.goto(new URL(`site/${folder}make/#${hash}`, site.demo.address).href);
  return page;
}

export const feedAt = (site, language = "en") =>
  new URL(`site/demo/feed${language === "en" ? "" : `.${language}`}.json`, site.demo.address).href;

/** Waits until an outcome is there, or why there is none. */
export async function outcomeIn(page) {
  await page.waitForFunction(() => {
    const { tone } = document.querySelector("#verdict").dataset;
    const parts = document.querySelector("#parts");
    return !parts.hasAttribute("aria-busy") && (parts.querySelector("pre") || tone === "bad");
  });
  return page.evaluate(() => ({
    verdict: document.querySelector("#verdict").textContent,
    tone: document.querySelector("#verdict").dataset.tone,
    parts: [...document.querySelectorAll("#parts pre")].map((pre) => pre.textContent),
  }));
}

/** Does something, and waits for the outcome that comes of it. */
export async function outcomeAfter(page, work) {
  await page.evaluate(() => document.querySelector("#parts").replaceChildren());
  await page.evaluate(() => (document.querySelector("#verdict").dataset.tone = ""));
  await work();
  return outcomeIn(page);
}

/** Answers for the CDN with the files that it will have. */
export async function serveCdn(page) {
  await page.route(`${CDN}**`, async (route) => {
    const [, file] = /@[^/]+\/(.*)$/.exec(new URL(route.request().url()).pathname);
    const headers = { "access-control-allow-origin": "*" };
    const contentType = TYPES[file.split(".").pop()];
    await route.fulfill({ contentType, headers, body: await readFile(new URL(file, PACKAGE)) });
  });
}

/** What the elements of a page say of themselves, once those that are there work. */
export async function worksIn(frame) {
  await frame.waitForFunction(() => {
    const news = document.querySelector("newsreel-carousel");
    const signup = document.querySelector("newsreel-signup");
    const isReady = !news || news.state === "ready";
    return (news || signup) && isReady && (!signup || signup.dataset.state);
  });
  return frame.evaluate(() => ({
    slides: document.querySelector("newsreel-carousel")?.count ?? null,
    form: document.querySelector("newsreel-signup form") !== null,
  }));
}

// A browser in which a publisher and its partner are answered for: nothing leaves this machine.

import { readFile } from "node:fs/promises";
import { extname } from "node:path";

const PACKAGE = new URL("../../pkg/", import.meta.url);
const WWW = new URL("../../www/", import.meta.url);
const WITHIN_MS = 20_000;
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
const ANYBODY = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };

/** The page of the partner that has pasted something. */
export const PARTNER = "https://partner.example/";
/** Where the package says that the publisher's news is. */
export const NEWS = "https://example.org/news";

// What stands at the addresses of the package's own README.
const SITES = [
  [/^https:\/\/cdn\.jsdelivr\.net\/npm\/newsreel@[\d.]+\/([\w./-]+)$/, PACKAGE],
  [/^https:\/\/example\.org\/newsreel\/[\d.]+\/([\w./-]+)(?:\?.*)?$/, PACKAGE],
  [/^https:\/\/example\.org\/(feed\.json)$/, WWW],
];

/**
 * Opens the partner's page with this in its body. Whoever does closes it.
 * @param {import("playwright-core").Browser} browser
 * @param {string} body
 * @param {{ head?: string, script?: string, runs?: boolean }} [options] `head` is what the page's own
 *   template has; `script` is the file at `/script.js`; with `runs: false` no script runs
 */
export async function openPage(browser, body, { head = "", script, runs = true } = {}) {
  const context = await browser.newContext({ javaScriptEnabled: runs });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await context.route("**/*", (route) => answer(route, pageWith(body, head), script));
  const page = await context.newPage();
  page.setDefaultTimeout(WITHIN_MS);
  await page.goto(PARTNER);
  return page;
}

function pageWith(body, head) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner</title>${head}<body>\n${body}\n</body></html>`;
}

async function answer(route, html, script) {
  const url = route.request().url();
  if (url === PARTNER) return route.fulfill({ contentType: TYPES[".html"], body: html });
  if (script && url === `${PARTNER}script.js`) return route.fulfill({ contentType: TYPES[".js"], path: script });
  for (const [address, folder] of SITES) {
    const [, path] = address.exec(url) ?? [];
    if (path) return give(route, new URL(path, folder));
  }
  if (/\/pictures\//.test(url)) return route.fulfill({ contentType: "image/svg+xml", body: "<svg/>", headers: ANYBODY });
  return route.fulfill({ status: 404 });
}

async function give(route, file) {
  const body = await readFile(file).catch(() => undefined);
  if (!body) return route.fulfill({ status: 404 });
  return route.fulfill({ contentType: TYPES[extname(file.pathname)], body, headers: ANYBODY });
}

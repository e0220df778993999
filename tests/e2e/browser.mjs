// The system's Chromium, and pages in it that note what goes wrong.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const SANDBOX = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // it does not work for root
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A page that a test answers for comes from no network, and may then load from this machine too.
  "--disable-features=LocalNetworkAccessChecks",
];

/** A browser. Whoever launches it closes it. */
export function launch() {
  return chromium.launch({ executablePath: program(), args: [...SANDBOX, ...QUIET] });
}

/** How the browser runs the widget: `wasm`, or one of the ways in which that is impossible. */
export const MODE = process.env.NEWSREEL_MODE ?? "wasm";

/** The file that the widget runs from in this mode, and what asks for it. */
export const MODULE = MODE === "wasm" ? /carousel\.wasm$/ : /without-wasm\.js$/;

/** The headers of a page in this mode. Inline scripts are the tests' own. */
export const HEADERS =
  MODE === "forbidden" ? { "content-security-policy": "script-src http: 'unsafe-inline'" } : {};

/**
 * A page of its own for the test `t`, not opened yet. `page.problems` gathers errors of scripts and
 * of the console.
 */
export async function newPage(t, browser, options = {}) {
  const context = await browser.newContext(options);
  t.after(() => context.close());
  if (MODE === "off") await context.addInitScript(() => delete globalThis.WebAssembly);
  if (MODE === "forbidden") await context.route("**/*", forbidWasm);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    // The browser says so itself when the widget finds out that WebAssembly is forbidden.
    if (MODE === "forbidden" && /WebAssembly/.test(message.text())) return;
    page.problems.push(message.text());
  });
  return page;
}

async function forbidWasm(route) {
  if (route.request().resourceType() !== "document") return route.fallback();
  const response = await route.fetch();
  const headers = { ...response.headers(), ...HEADERS };
  await route.fulfill({ response, headers });
}

function program() {
  if (process.env.CHROME_BIN) return process.env.CHROME_BIN;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error("no Chromium on PATH: set CHROME_BIN");
  return found;
}

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
];

/** A browser. Whoever launches it closes it. */
export function launch() {
  return chromium.launch({ executablePath: program(), args: [...SANDBOX, ...QUIET] });
}

/**
 * A page of its own for the test `t`, not opened yet. `page.problems` gathers errors of scripts and
 * of the console.
 */
export async function newPage(t, browser, options = {}) {
  const context = await browser.newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") page.problems.push(message.text());
  });
  return page;
}

function program() {
  if (process.env.CHROME_BIN) return process.env.CHROME_BIN;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error("no Chromium on PATH: set CHROME_BIN");
  return found;
}

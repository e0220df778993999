// Visits: a browser of a known kind, and a page in it with an empty cache that can be used.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../tests/package.json", import.meta.url))(
  "playwright-core",
);

export const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");

export const SCREEN = { width: 390, height: 844 };
const FLAGS = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--force-device-scale-factor=1",
];

export async function openBrowser() {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // it does not work for root
  return chromium.launch({ executablePath: process.env.CHROME_BIN, args: [...sandbox, ...FLAGS] });
}

/**
 * Opens an address as a first-time visitor, calls `look` with the visit, and closes all again.
 * @template T
 * @param {import("playwright-core").BrowserContextOptions} wishes what the visitor prefers
 * @param {(visit: Visit) => Promise<T>} look
 */
export async function visit(browser, address, wishes, look) {
  const context = await browser.newContext({ viewport: SCREEN, ...wishes });
  try {
    const page = await context.newPage();
    await page.addInitScript(PROBE);
    await page.goto(address, { waitUntil: "commit" });
    return await look(new Visit(page));
  } finally {
    await context.close();
  }
}

export class Visit {
  constructor(page) {
    this.page = page;
  }

  /** Asks the probe: `ask(() => bench.nodes())`. */
  ask(question, value) {
    return this.page.evaluate(question, value);
  }
}

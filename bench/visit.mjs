// Visits: a browser of a known kind, a page in it with an empty cache, and what can be asked of both.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";

const { chromium } = createRequire(new URL("../tests/package.json", import.meta.url))(
  "playwright-core",
);

const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");

/** A slow phone on a mobile network: what the figures are for. */
export const SLOW = { cpu: 4, bitsPerSecond: 6.4e6, latencyMs: 40 };

const SCREEN = { width: 390, height: 844 };
const FLAGS = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--force-device-scale-factor=1",
];

/** What begins with a widget has ended so long after its first headline. */
export const AFTERMATH_MS = 1000;

/** Long enough for a slide to arrive, whoever moves it. */
const SETTLED_MS = 1000;

export async function openBrowser() {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // it does not work for root
  return chromium.launch({ executablePath: process.env.CHROME_BIN, args: [...sandbox, ...FLAGS] });
}

/**
 * @typedef {object} Conditions
 * @property {number} [cpu] times that the main thread is slower
 * @property {number} [bitsPerSecond]
 * @property {number} [latencyMs]
 * @property {import("playwright-core").BrowserContextOptions} [wishes] what the visitor prefers
 */

/**
 * Opens an address as a first-time visitor, calls `look` with the visit, and closes all again.
 * @template T
 * @param {Conditions} conditions
 * @param {(visit: Visit) => Promise<T>} look
 */
export async function visit(browser, address, conditions, look) {
  const context = await browser.newContext({ viewport: SCREEN, ...conditions.wishes });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await page.addInitScript(PROBE);
    await cdp.send("Performance.enable");
    await emulate(cdp, conditions);
    await page.goto(address, { waitUntil: "commit" });
    return await look(new Visit(page, cdp));
  } finally {
    await context.close();
  }
}

async function emulate(cdp, { cpu = 1, bitsPerSecond, latencyMs = 0 }) {
  if (cpu > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (!bitsPerSecond) return;
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bitsPerSecond / 8,
    uploadThroughput: bitsPerSecond / 8,
  });
}

export class Visit {
  constructor(page, cdp) {
    this.page = page;
    this.cdp = cdp;
  }

  /** Asks the probe: `ask(() => bench.nodes())`. */
  ask(question, value) {
    return this.page.evaluate(question, value);
  }

  slowDown(rate) {
    return this.cdp.send("Emulation.setCPUThrottlingRate", { rate });
  }

  /** Milliseconds that the main thread has spent, on tasks of any kind and on scripts. */
  async spent() {
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    const ms = (name) => metrics.find((metric) => metric.name === name).value * 1000;
    return { tasks: ms("TaskDuration"), scripts: ms("ScriptDuration") };
  }

  /**
   * Megabytes that are held after full collections: by scripts, by the nodes of the document, and by
   * WebAssembly, whose memory is no part of the heap.
   */
  async held() {
    for (let times = 0; times < 3; times++) await this.cdp.send("HeapProfiler.collectGarbage");
    const { usedSize, embedderHeapUsedSize = 0 } = await this.cdp.send("Runtime.getHeapUsage");
    const wasm = await this.ask(() => bench.wasmBytes());
    return {
      "heap MB": (usedSize + embedderHeapUsedSize + wasm) / 1e6,
      "of it WebAssembly": wasm / 1e6,
    };
  }

  /** Presses Next with a real mouse; gives the milliseconds that scripts took until all stood still. */
  async clickNext() {
    // Not by a locator: what Playwright puts into a page for one would be on its heap.
    const at = await this.ask(() => bench.next());
    const mouse = (type) =>
      this.cdp.send("Input.dispatchMouseEvent", { type, ...at, button: "left", clickCount: 1 });
    const headline = await this.ask(() => bench.headline());
    await this.cdp.send("Input.dispatchMouseEvent", { type: "mouseMoved", ...at });
    const before = await this.spent();
    await mouse("mousePressed");
    await mouse("mouseReleased");
    await wait(SETTLED_MS);
    const after = await this.spent();
    if ((await this.ask(() => bench.headline())) === headline)
      throw new Error("Next did not move the slides");
    return after.scripts - before.scripts;
  }
}

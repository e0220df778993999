// Measured visits: a page with an empty cache which no tool listens to, and what it costs.
//
// Playwright has a browser keep all that its pages fetch, as text. For a feed of 10,000 items that is
// a third of a second on a slow phone, between the feed and the first slide. So it only starts the
// browser here, and the page is asked by the DevTools protocol alone.

import { setTimeout as wait } from "node:timers/promises";

import { PROBE, SCREEN } from "./visit.mjs";

/** A slow phone on a mobile network: what the figures are for. */
export const SLOW = { cpu: 4, bitsPerSecond: 6.4e6, latencyMs: 40 };

/** The same phone where the network is bad. */
export const SLOWER = { cpu: 4, bitsPerSecond: 1.6e6, latencyMs: 150 };

/** What begins with a widget has ended so long after its first headline. */
export const AFTERMATH_MS = 1000;

/** Long enough for a browser that has opened a tab to have nothing to do for it any more. */
const OPENED_MS = 500;

/** Long enough for a slide to arrive, whoever moves it. */
export const SETTLED_MS = 1000;

/**
 * @typedef {object} Conditions
 * @property {number} [cpu] times that the main thread is slower
 * @property {number} [bitsPerSecond]
 * @property {number} [latencyMs]
 */

/**
 * Opens an address as a first-time visitor, calls `look` with the visit, and closes all again.
 * @template T
 * @param {import("playwright-core").Browser} browser
 * @param {string} address
 * @param {Conditions} conditions
 * @param {(visit: Measured) => Promise<T>} look
 */
export async function measured(browser, address, conditions, look) {
  const root = await browser.newBrowserCDPSession();
  const context = await root.send("Target.createBrowserContext", { disposeOnDetach: true });
  try {
    const visit = new Measured(await attach(root, context.browserContextId));
    await visit.prepare(conditions);
    await wait(OPENED_MS);
    await visit.send("Page.navigate", { url: address });
    return await look(visit);
  } finally {
    await root.send("Target.disposeBrowserContext", context);
    await root.detach();
  }
}

/** A page in a context that Playwright does not know; gives what sends it a command. */
async function attach(root, browserContextId) {
  const page = { url: "about:blank", browserContextId, ...SCREEN };
  const { targetId } = await root.send("Target.createTarget", page);
  const { sessionId } = await root.send("Target.attachToTarget", { targetId });
  const waiting = new Map();
  root.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    if (error) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  let last = 0;
  return (method, params) => {
    const id = ++last;
    const message = JSON.stringify({ id, method, params });
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      root.send("Target.sendMessageToTarget", { sessionId, message }).catch(reject);
    });
  };
}

export class Measured {
  /** @param {(method: string, params?: object) => Promise<any>} send a command to the page */
  constructor(send) {
    this.send = send;
  }

  async prepare({ cpu = 1, bitsPerSecond, latencyMs = 0 }) {
    const screen = { ...SCREEN, deviceScaleFactor: 1, mobile: false };
    await this.send("Emulation.setDeviceMetricsOverride", screen);
    await this.send("Emulation.setFocusEmulationEnabled", { enabled: true });
    await this.send("Page.enable");
    await this.send("Page.addScriptToEvaluateOnNewDocument", { source: PROBE });
    // The processor's time, so that what others do on this machine does not count.
    await this.send("Performance.enable", { timeDomain: "threadTicks" });
    if (cpu > 1) await this.slowDown(cpu);
    if (!bitsPerSecond) return;
    await this.send("Network.enable", { maxTotalBufferSize: 0, maxResourceBufferSize: 0 });
    await this.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: latencyMs,
      downloadThroughput: bitsPerSecond / 8,
      uploadThroughput: bitsPerSecond / 8,
    });
  }

  slowDown(rate) {
    return this.send("Emulation.setCPUThrottlingRate", { rate });
  }

  /** Asks the probe: `ask(() => bench.nodes())`. What is asked is sent as its source. */
  async ask(question, value) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression: `(${question})(${JSON.stringify(value)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  }

  /**
   * Milliseconds that the processor has given to the main thread, for tasks of any kind and for
   * scripts, and how often that has laid out and found out which styles hold.
   */
  async spent() {
    const { metrics } = await this.send("Performance.getMetrics");
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    return {
      tasks: value("TaskDuration") * 1000,
      scripts: value("ScriptDuration") * 1000,
      layouts: value("LayoutCount"),
      styles: value("RecalcStyleCount"),
    };
  }

  /**
   * Megabytes that are held after full collections: by scripts, by the nodes of the document, and by
   * WebAssembly, whose memory is no part of the heap.
   */
  async held() {
    for (let times = 0; times < 3; times++) await this.send("HeapProfiler.collectGarbage");
    const { usedSize, embedderHeapUsedSize = 0 } = await this.send("Runtime.getHeapUsage");
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
      this.send("Input.dispatchMouseEvent", { type, ...at, button: "left", clickCount: 1 });
    const headline = await this.ask(() => bench.headline());
    await this.send("Input.dispatchMouseEvent", { type: "mouseMoved", ...at });
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

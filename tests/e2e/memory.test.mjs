// What a page holds after elements have come and gone a thousand times: what it held before.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { MODE, newPage } from "./browser.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const MOUNTS = 1000;

/** By then caches are full, code is compiled and the heap has its size. */
const WARM = 200;

/** What the browser itself keeps of so many loads; one leaked carousel of each would be megabytes. */
const HEAP_BYTES = 400_000;

const { browser, demo } = await openSite();

const KINDS = {
  carousels: `<newsreel-carousel feed="/feed.json" loading="eager" interval="5" open="reader">
    <a href="/news">News</a></newsreel-carousel>`,
  forms: `<newsreel-signup provider="json" action="/subscribe" feed="/feed.json" loading="eager"
    consent="Yes"></newsreel-signup>`,
};

describe(`a thousand times mounted and taken away (${MODE})`, () => {
  for (const [kind, html] of Object.entries(KINDS)) {
    it(`${kind} leave no listener, no node and no memory behind`, async (t) => {
      const page = await newPage(t, browser);
      await page.addInitScript(keepMemories);
      await openHtml(page, demo, '<main></main><script type="module" src="/pkg/newsreel.js"></script>');
      await page.evaluate(() => customElements.whenDefined("newsreel-signup"));
      const session = await page.context().newCDPSession(page);
      await session.send("Performance.enable");
      await page.evaluate(comeAndGo, [html, WARM]);
      const before = await held(page, session);
      await page.evaluate(comeAndGo, [html, MOUNTS - WARM]);
      const after = await held(page, session);
      t.diagnostic(`${JSON.stringify(before)} became ${JSON.stringify(after)}`);
      const { heap: heapBefore, ...flat } = before;
      const { heap: heapAfter, ...still } = after;
      assert.deepEqual(still, flat);
      assert.ok(heapAfter - heapBefore < HEAP_BYTES, `${heapBefore} bytes became ${heapAfter}`);
      assert.deepEqual(page.problems, []);
    });
  }

  it("what is kept is counted", async (t) => {
    const page = await newPage(t, browser);
    await openHtml(page, demo, '<main></main><script type="module" src="/pkg/newsreel.js"></script>');
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const before = await held(page, session);
    await page.evaluate(() => {
      window.kept = document.createElement("p");
      window.kept.addEventListener("click", () => {});
    });
    const after = await held(page, session);
    assert.deepEqual([after.nodes - before.nodes, after.listeners - before.listeners], [1, 1]);
  });
});

/** Runs in the page before all else. */
function keepMemories() {
  window.memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = globalThis.WebAssembly?.[name];
    if (!make) continue;
    WebAssembly[name] = async (...values) => {
      const made = await make.apply(WebAssembly, values);
      const all = Object.values((made.instance ?? made).exports);
      window.memories.push(...all.filter((value) => value instanceof WebAssembly.Memory));
      return made;
    };
  }
}

/** Runs in the page: mounts an element, uses it and takes it away, so many times. */
async function comeAndGo([html, times]) {
  const main = document.querySelector("main");
  for (let time = 0; time < times; time += 1) {
    main.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.children);
    const [host] = main.children;
    if (host.localName === "newsreel-carousel") {
      await new Promise((loaded) => host.addEventListener("newsreel:load", loaded, { once: true }));
      host.next();
      if (time % 4 === 0) host.shadowRoot.querySelector("[part=slide]:not([inert]) a").click(); // to read it
    } else {
      while (!host.querySelector(".newsreel-form")) {
        await new Promise((then) => setTimeout(then));
      }
      host.submit();
    }
    host.remove();
    await new Promise((then) => setTimeout(then));
  }
}

/** What the page holds when all that nobody refers to is gone. */
async function held(page, session) {
  await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => setTimeout(then))));
  for (let turn = 0; turn < 3; turn += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
  const wasm = await page.evaluate(() => (window.memories ?? []).map(({ buffer }) => buffer.byteLength));
  return {
    listeners: metric("JSEventListeners"),
    nodes: metric("Nodes"),
    documents: metric("Documents"),
    wasm,
    heap: metric("JSHeapUsedSize"),
  };
}

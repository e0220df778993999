// Random sequences of everything that can happen to both elements in a page of a browser. What must
// hold is written as sentences; a sequence that breaks one is made as short as it can be, and printed.
// NEWSREEL_SEED runs those of another seed, NEWSREEL_SEQUENCES another number of them.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, describe, it } from "node:test";

import { launch } from "./browser.mjs";
import { startRecorder } from "./recorder.mjs";
import { EVENTS, OFTEN } from "./sequences-events.mjs";
import { publishOn } from "./sequences-publisher.mjs";
import { EVENTS as DEEDS, OFTEN as DEEDS_OFTEN } from "./sequences-signup.mjs";

const SEED = Number(process.env.NEWSREEL_SEED ?? 20);
const SEQUENCES = Number(process.env.NEWSREEL_SEQUENCES ?? 440);
const LANES = 8;
const TRIES = 60;
const SHORTEST = 5;
const LONGEST = 25;
const KINDS = {
  carousel: { names: [...Object.keys(EVENTS), ...OFTEN], sequences: SEQUENCES },
  signup: { names: [...Object.keys(DEEDS), ...DEEDS_OFTEN], sequences: Math.ceil(SEQUENCES / 7) },
};

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
  <link rel="icon" href="data:,"><style>body { font: 16px sans-serif; margin: 0 }</style>
  <button id="outside">Outside</button><main></main><aside></aside><iframe srcdoc="<body></body>"></iframe>
  <script type="module">
    await new Promise((loaded) => addEventListener("load", loaded));
    const { run } = await import("/sequences-run.mjs");
    await import("/pkg/newsreel.js");
    // All of the widget comes now: what is done before that is the matter of other tests.
    await fetch("/tell?k=0", { method: "POST", body: JSON.stringify({ feeds: { a: [0] }, page: 50, mode: "good", posts: "good" }) });
    const first = document.createElement("newsreel-carousel");
    Object.assign(first, { feed: "/feed?k=0&f=a", open: "reader", loading: "eager" });
    document.querySelector("main").append(first);
    while (first.state !== "ready") await new Promise(requestAnimationFrame);
    first.remove();
    window.run = run;
  </script>`;

/** Numbers below others, always the same ones for a seed (mulberry32). */
function numbersOf(seed) {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function sequenceOf(seed, names) {
  const below = numbersOf(seed);
  const length = SHORTEST + below(LONGEST - SHORTEST + 1);
  return Array.from({ length }, () => [names[below(names.length)], below(48)]);
}

describe("whatever happens to", () => {
  let [browser, recorder, address, key] = [null, null, "", 0];
  before(async () => {
    browser = await launch();
    recorder = await startRecorder();
    publishOn(recorder, await readdir(new URL(".", import.meta.url)));
    address = recorder.page("/host", HTML);
  });
  after(async () => {
    await browser?.close();
    await recorder?.stop();
  });

  async function open() {
    const context = await browser.newContext({ viewport: { width: 600, height: 500 } });
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction(() => window.run);
    return page;
  }

  const run = (page, kind, sequence) =>
    page.evaluate(([kind, key, sequence]) => window.run(kind, key, sequence), [kind, (key += 1), sequence]);

  /** What is left of a sequence that fails, if all is taken out that it fails without. */
  async function shrink(kind, sequence, first) {
    let [broken, tries] = [first, TRIES];
    const page = await open();
    // The widget's files are there, as in most sequences.
    await run(page, kind, []);
    for (let at = sequence.length - 1; at >= 0 && tries > 0; at -= 1, tries -= 1) {
      const fewer = sequence.toSpliced(at, 1);
      const result = await run(page, kind, fewer);
      if (result) [sequence, broken] = [fewer, result];
    }
    await page.context().close();
    return { sequence, broken };
  }

  async function tryOne(page, kind, seed) {
    const sequence = sequenceOf(seed, KINDS[kind].names);
    const first = await run(page, kind, sequence);
    if (!first) return null;
    const least = await shrink(kind, sequence, first);
    const lines = least.sequence.map(([name, number]) => `  ${name} ${number}`);
    return [`seed ${seed}, after`, ...lines, JSON.stringify(least.broken, null, 1)].join("\n");
  }

  for (const [kind, { sequences }] of Object.entries(KINDS)) {
    it(`a ${kind}, every sentence holds`, async (t) => {
      t.diagnostic(`${sequences} sequences from seed ${SEED}`);
      const [faults, seeds] = [[], Array.from({ length: sequences }, (_, at) => SEED * 1_000_000 + at)];
      async function lane() {
        const page = await open();
        for (let seed = seeds.shift(); seed !== undefined && faults.length === 0; seed = seeds.shift()) {
          const fault = await tryOne(page, kind, seed);
          if (fault) faults.push(fault);
        }
        await page.context().close();
      }
      await Promise.all(Array.from({ length: LANES }, lane));
      assert.equal(faults.join("\n\n"), "");
    });
  }
});

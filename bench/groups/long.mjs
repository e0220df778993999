// long: what the number of items costs. From the feed's last byte to the first slide, nodes and
// memory held, and the scripts of a click on Next.

import { setTimeout as wait } from "node:timers/promises";

import { AFTERMATH_MS, SLOW, measured } from "../measured.mjs";
import { CONTROLS, RIVALS, WIDGET } from "../subjects.mjs";

export const title = "feeds of 10, 1,000 and 10,000 items";

/** A click takes so little that seven of them say little. */
export const rounds = 15;

const LENGTHS = ["10", "1000", "10000"];
const ofLength = (subject) => LENGTHS.map((items) => [`${subject}, ${items}`, { subject, items }]);

export const cases = Object.fromEntries([
  ...ofLength(WIDGET),
  ...RIVALS.map((subject) => [`${subject}, 10`, { subject, items: "10" }]),
  ["swiper-virtual, 10000", { subject: "swiper-virtual", items: "10000" }],
  ...ofLength("parsed"),
]);

export function measure(wish, { browser, server }) {
  return measured(browser, server.page(wish), SLOW, (visit) => {
    return CONTROLS.includes(wish.subject) ? control(visit) : carousel(visit);
  });
}

// What the browser holds of the feed whoever asks for it.
async function control(visit) {
  await visit.ask(async () => {
    // The page may be asked before its script has run. What is held need not come here.
    while (!globalThis.held) await new Promise(requestAnimationFrame);
    await globalThis.held;
  });
  await visit.slowDown(1);
  return visit.held();
}

async function carousel(visit) {
  const headline = await visit.ask(() => bench.first);
  const feedEnd = await visit.ask(() => bench.feedEnd());
  // What a click costs is asked of a page at rest.
  await wait(AFTERMATH_MS);
  const [first, second] = [await visit.clickNext(), await visit.clickNext()];
  await visit.slowDown(1);
  return {
    "feed to first slide ms": headline - feedEnd,
    "Next: script ms": (first + second) / 2,
    "Next: script ms, CPU at full speed": await visit.clickNext(),
    nodes: await visit.ask(() => bench.nodes()),
    ...(await visit.held()),
  };
}

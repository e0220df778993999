// press: from a press of Next to the next paint, and what the browser does in between. The press is a
// script's `click()`: what a mouse or a finger brings before it is the browser's alone.

import { setTimeout as wait } from "node:timers/promises";

import { AFTERMATH_MS, measured, SETTLED_MS, SLOW } from "../measured.mjs";
import { summary } from "../stats.mjs";
import { RIVALS, WIDGET } from "../subjects.mjs";

export const title = "a press of Next, CPU 4 times slower, until the next paint";

/** Each is a page with eight presses. */
export const rounds = 5;
const PRESSES = 8;

export const cases = {
  [`${WIDGET}, 10`]: { subject: WIDGET, items: "10" },
  ...Object.fromEntries(RIVALS.map((subject) => [`${subject}, 10`, { subject, items: "10" }])),
  [`${WIDGET}, 10000`]: { subject: WIDGET, items: "10000" },
  "swiper-virtual, 10000": { subject: "swiper-virtual", items: "10000" },
};

export function measure(wish, { browser, server }) {
  return measured(browser, server.page(wish), {}, async (visit) => {
    await visit.ask(() => bench.first);
    await visit.slowDown(SLOW.cpu);
    await wait(AFTERMATH_MS);
    const presses = [];
    for (let times = 0; times < PRESSES; times++) presses.push(await press(visit));
    const median = (figure) => summary(presses.map((press) => press[figure])).median;
    return Object.fromEntries(Object.keys(presses[0]).map((figure) => [figure, median(figure)]));
  });
}

async function press(visit) {
  const before = await visit.spent();
  const { paint, script } = await visit.ask(() => bench.press());
  const after = await visit.spent();
  await wait(SETTLED_MS);
  const ended = await visit.spent();
  return {
    "Next to paint ms": paint,
    "of it the click ms": script,
    layouts: after.layouts - before.layouts,
    "style recalculations": after.styles - before.styles,
    "main thread ms": after.tasks - before.tasks,
    "until it rests ms": ended.tasks - before.tasks,
  };
}

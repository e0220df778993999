// idle: rotation is armed and its next step is far away. What does the page do meanwhile?

import { setTimeout as wait } from "node:timers/promises";

import { measured } from "../measured.mjs";
import { RIVALS, WIDGET } from "../subjects.mjs";

export const title = "a second of waiting with rotation armed";

const INTERVAL_SECONDS = "600";
const SUBJECTS = ["empty", WIDGET, ...RIVALS];

export const cases = Object.fromEntries(
  SUBJECTS.map((subject) => [subject, { subject, interval: INTERVAL_SECONDS }]),
);

const CALM_MS = 1000;
const WATCH_MS = 3000;

export function measure(wish, { browser, server }) {
  return measured(browser, server.page(wish), {}, async (visit) => {
    if (wish.subject !== "empty") await visit.ask(() => bench.first);
    await visit.ask(async () => {
      while (document.readyState !== "complete") await new Promise(requestAnimationFrame);
    });
    await wait(CALM_MS);
    const frames = () => visit.ask(() => bench.seen.frames);
    const framesBefore = await frames();
    const before = await visit.spent();
    await wait(WATCH_MS);
    const after = await visit.spent();
    const seconds = WATCH_MS / 1000;
    return {
      "animation frames": ((await frames()) - framesBefore) / seconds,
      "task ms": (after.tasks - before.tasks) / seconds,
    };
  });
}

// start: from the address to the first headline on a slow phone, and what it costs on the way.

import { setTimeout as wait } from "node:timers/promises";

import { AFTERMATH_MS, SLOW, SLOWER, measured } from "../measured.mjs";
import { RIVALS, WIDGET } from "../subjects.mjs";

export const title = "start with 10 items, cold cache";

/** A start is many small waits: seven say little. */
export const rounds = 15;

/** All start at once; the widget can also wait until it is near, which it does if not told. */
const STARTS = {
  [WIDGET]: { subject: WIDGET, eager: "" },
  [`${WIDGET}, plain`]: { subject: WIDGET },
  ...Object.fromEntries(RIVALS.map((subject) => [subject, { subject }])),
};

/** What is added to the name of a case on the slower network. */
export const SLOWER_NETWORK = ", slower network";

export const cases = {
  ...STARTS,
  ...Object.fromEntries(
    Object.entries(STARTS).map(([name, wish]) => [name + SLOWER_NETWORK, { ...wish, slower: "" }]),
  ),
};

/** A task longer than this keeps a tap waiting (W3C Long Tasks). */
const LONG_TASK_MS = 50;

export async function measure({ slower, ...wish }, { browser, server }) {
  const address = server.page(wish);
  const slow = await measured(browser, address, slower === undefined ? SLOW : SLOWER, look);
  const figures = {
    "first headline ms": slow.headline,
    "blocking ms": slow.tasks.reduce((sum, task) => sum + Math.max(0, task - LONG_TASK_MS), 0),
  };
  // What the processor does at full speed is the same on each network.
  if (slower !== undefined) return { ...figures, "layout shift": slow.shift };
  const swift = await measured(browser, address, { ...SLOW, cpu: 1 }, look);
  return {
    ...figures,
    "layout shift": Math.max(slow.shift, swift.shift),
    "long tasks, CPU at full speed": swift.tasks.length,
  };
}

async function look(visit) {
  const headline = await visit.ask(() => bench.first);
  await wait(AFTERMATH_MS);
  const { tasks, shift } = await visit.ask(() => ({
    tasks: bench.seen.tasks,
    shift: bench.seen.shift,
  }));
  return { headline, tasks, shift };
}

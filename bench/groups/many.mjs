// many: twenty widgets on one page against one.

import { setTimeout as wait } from "node:timers/promises";

import { AFTERMATH_MS, SLOW, measured } from "../measured.mjs";
import { WIDGET } from "../subjects.mjs";

export const title = "carousels of one feed on one page, all started at once";

export const cases = Object.fromEntries(
  ["1", "20"].map((count) => [`newsreel × ${count}`, { subject: WIDGET, count, eager: "" }]),
);

export async function measure(wish, { browser, server }) {
  const count = Number(wish.count);
  server.take();
  const time = await measured(browser, server.page(wish), SLOW, async (visit) => {
    const time = await visit.ask((count) => bench.shown(count), count);
    await wait(AFTERMATH_MS);
    return time;
  });
  const sent = server.take().filter(({ path }) => !path.startsWith("/page/"));
  return { "all headlines ms": time, bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0) };
}

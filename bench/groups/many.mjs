// many: twenty widgets on one page against one.

import { WIDGET } from "../subjects.mjs";
import { SLOW, visit } from "../visit.mjs";

export const title = "carousels of one feed on one page, all started at once";

export const cases = Object.fromEntries(
  ["1", "20"].map((count) => [`newsreel × ${count}`, { subject: WIDGET, count, eager: "" }]),
);

export async function measure(wish, { browser, server }) {
  const count = Number(wish.count);
  server.take();
  const time = await visit(browser, server.page(wish), SLOW, async ({ page }) => {
    const time = await page.evaluate((count) => bench.shown(count), count);
    await page.waitForLoadState("networkidle");
    return time;
  });
  const sent = server.take().filter(({ path }) => !path.startsWith("/page/"));
  return { "all headlines ms": time, bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0) };
}

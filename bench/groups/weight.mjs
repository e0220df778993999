// weight: the bytes that a visitor downloads before the widget is there, in brotli at its best.

import { RIVALS, WIDGET } from "../subjects.mjs";
import { visit } from "../visit.mjs";

export const title = "bytes of scripts, styles and WebAssembly (brotli 11), both elements in use";

/** Bytes do not vary. */
export const once = true;

export const cases = {
  newsreel: { subject: WIDGET },
  "newsreel, far away": { subject: WIDGET, far: "" },
  ...Object.fromEntries(RIVALS.map((subject) => [subject, { subject }])),
};

export async function measure(wish, { browser, server }) {
  server.take();
  await visit(browser, server.page(wish), {}, async ({ page }) => {
    await page.waitForLoadState("networkidle");
    if (wish.far === undefined) await page.evaluate(() => bench.first);
  });
  const code = server.take().filter(({ isCode }) => isCode);
  return { bytes: code.reduce((sum, { bytes }) => sum + bytes, 0), files: code.length };
}

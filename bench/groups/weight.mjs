// weight: the bytes that a visitor downloads, in brotli at its best: in all, until the first headline
// is painted, and when the first article is opened in the page.

import { measured, SLOWER } from "../measured.mjs";
import { CODE } from "../server.mjs";
import { RIVALS, WIDGET } from "../subjects.mjs";
import { visit } from "../visit.mjs";

export const title = "bytes of scripts, styles and WebAssembly (brotli 11)";

/** Bytes do not vary. */
export const once = true;

/** With both elements in use, if nothing else is said. */
export const cases = {
  [WIDGET]: { subject: WIDGET },
  [`${WIDGET}, a carousel alone`]: { subject: WIDGET, alone: "" },
  [`${WIDGET}, far away`]: { subject: WIDGET, far: "" },
  [`${WIDGET}, an article`]: { subject: WIDGET, alone: "", open: "reader" },
  ...Object.fromEntries(RIVALS.map((subject) => [subject, { subject }])),
};

export async function measure(wish, tools) {
  const { far, open } = wish;
  if (open !== undefined) return { "for the first article": await ofAnArticle(wish, tools) };
  const whole = await inAll(wish, tools);
  return far === undefined ? { ...whole, ...(await untilTheHeadline(wish, tools)) } : whole;
}

async function inAll(wish, { browser, server }) {
  server.take();
  await visit(browser, server.page(wish), {}, async ({ page }) => {
    await page.waitForLoadState("networkidle");
    if (wish.far === undefined) await page.evaluate(() => bench.first);
  });
  const code = server.take().filter(({ isCode }) => isCode);
  return { bytes: sum(code.map(({ bytes }) => bytes)), files: code.length };
}

/** What has come by then where the network is bad: what is only on its way is not what it waits for. */
async function untilTheHeadline({ subject, ...wish }, { browser, server }) {
  const address = server.page({ subject, eager: "", ...wish });
  const files = await measured(browser, address, SLOWER, (visit) =>
    visit.ask(async () => {
      const headline = await bench.first;
      const files = performance.getEntriesByType("resource");
      const inTime = files.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= headline);
      return inTime.map(({ name, encodedBodySize }) => [name, encodedBodySize]);
    }),
  );
  // What is preloaded is told a second time when it is imported.
  const code = [...new Map(files)].filter(([name]) => CODE.test(new URL(name).pathname));
  return { "before the headline": sum(code.map(([, bytes]) => bytes)) };
}

/** Beyond what the same carousel takes whose links lead elsewhere: the reader may come beforehand. */
async function ofAnArticle({ open, ...wish }, tools) {
  const { browser, server } = tools;
  const { bytes } = await inAll(wish, tools);
  await visit(browser, server.page({ ...wish, open }), {}, async ({ page }) => {
    await page.evaluate(() => bench.first);
    await page.locator("h3 :is(a, button)").first().click();
    await page.locator("dialog[open]").waitFor();
    await page.waitForLoadState("networkidle");
  });
  return codeOf(server.take()) - bytes;
}

const codeOf = (sent) => sum(sent.filter(({ isCode }) => isCode).map(({ bytes }) => bytes));

const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

// What axe finds in the elements of a page.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const SOURCE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that are broken, each with the nodes that break it. */
export async function faultsIn(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  return page.evaluate(async (tags) => {
    const elements = "newsreel-carousel, newsreel-signup";
    const { violations } = await axe.run(elements, { runOnly: tags, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  }, TAGS);
}

// What axe finds in the elements of a page.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const SOURCE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that are broken, each with the nodes that break it: in our elements, or in another part of the page. */
export async function faultsIn(page, part = "newsreel-carousel, newsreel-signup") {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  return page.evaluate(async ([tags, part]) => {
    // Axe would have a message named in two ways, and a screen reader says it twice then. One that is
    // there to be seen, beside its control, is enough.
    const isEnough = (control) => {
      const message = document.getElementById(control.getAttribute("aria-errormessage") ?? "");
      const beside = (control.closest("label") ?? control).nextElementSibling;
      return message && message === beside && message.checkVisibility() && /\S/.test(message.textContent);
    };
    const isFault = ({ element, any, all, none }) =>
      !isEnough(element) || [...any, ...all, ...none].some(({ id }) => id !== "aria-errormessage");
    const wish = { runOnly: tags, resultTypes: ["violations"], elementRef: true };
    const { violations } = await axe.run(part, wish);
    const faults = violations.map(({ id, nodes }) => [id, ...nodes.filter(isFault).map(({ html }) => html)]);
    return faults.filter(([, ...nodes]) => nodes.length > 0);
  }, [TAGS, part]);
}

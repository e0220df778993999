// engines: the first headline in other engines than Chromium. WebDriver slows neither processor nor
// network down: both are as they are. Each visit is a browser's first.

import { launchEngine, NAMES } from "../../tests/e2e/engines.mjs";
import { RIVALS, WIDGET } from "../subjects.mjs";

export const title = "first headline with 10 items in other engines, at full speed";

const ENGINES = NAMES.filter((name) => name !== "chromium");

const SUBJECTS = { [WIDGET]: { eager: "" }, ...Object.fromEntries(RIVALS.map((name) => [name, {}])) };

export const cases = Object.fromEntries(
  ENGINES.flatMap((engine) =>
    Object.entries(SUBJECTS).map(([subject, wish]) => [
      `${subject}, ${engine}`,
      { subject, engine, ...wish },
    ]),
  ),
);

export async function measure({ engine, ...wish }, { server }) {
  const address = server.page({ ...wish, probed: "" });
  const browser = await launchEngine(engine);
  try {
    // A window that has just been opened is not at rest.
    await browser.open(server.page({ subject: "empty" }));
    await browser.open(address);
    return { "first headline ms": await browser.run(() => bench.first) };
  } finally {
    await browser.close();
  }
}

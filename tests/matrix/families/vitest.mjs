// Vitest: components in jsdom and happy-dom, and a server's code in Node.

import { JOURNEY } from "./journey.mjs";
import { DEFINE } from "./pages.mjs";
import { CHECK } from "./server.mjs";

const files = {
  "journey.js": JOURNEY,
  "news.test.js": `${DEFINE}
import { test } from "vitest";
import { address, draw, slides } from "./journey.js";
test("news and a form", async () => {
  const { carousel, signup } = draw();
  await slides(carousel);
  await address(signup);
}, 30_000);`,
};
const inEnvironment = (name) => ({
  tool: "vitest",
  how: `component tests, \`--environment ${name}\``,
  with: name,
  files,
  test: [["vitest", "run", "--environment", name]],
  sends: true,
});

/** @type {import("../site.mjs").Family} */
export default {
  "vitest-jsdom": inEnvironment("jsdom"),
  "vitest-happy-dom": inEnvironment("happy-dom"),
  "vitest-node": {
    tool: "vitest",
    how: "a server's tests: `validateEmail` and `readFeed` of `newsreel`",
    files: { "check.js": CHECK, "check.test.js": 'import { test } from "vitest";\ntest("check", () => import("./check.js"));' },
    test: [["vitest", "run"]],
  },
};

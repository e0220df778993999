// Modern Web's test runner: component tests in a real browser.

import { JOURNEY } from "./journey.mjs";
import { DEFINE } from "./pages.mjs";

/** @type {import("../site.mjs").Family} */
export default {
  "test-runner": {
    tool: "@web/test-runner",
    how: "component tests in Chromium, `--node-resolve`",
    files: {
      "web-test-runner.config.mjs": `import { chromeLauncher } from "@web/test-runner-chrome";
export default { browsers: [chromeLauncher({ launchOptions: {
  executablePath: process.env.CHROME_BIN, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
} })] };`,
      "journey.js": JOURNEY,
      "news.test.js": `${DEFINE}
import { address, draw, slides } from "./journey.js";
it("news and a form", async function () {
  this.timeout(30_000);
  const { carousel, signup } = draw();
  await slides(carousel);
  await address(signup);
});`,
    },
    test: [["web-test-runner", "news.test.js", "--node-resolve"]],
    sends: true,
  },
};

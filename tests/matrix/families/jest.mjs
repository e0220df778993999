// Jest, whose jsdom cannot adopt style sheets: the partner's own content stays. A package of modules
// needs the flag that Jest's manual names for them.

import { JOURNEY } from "./journey.mjs";
import { DEFINE } from "./pages.mjs";
import { CHECK } from "./server.mjs";

const run = [["node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js"]];
const environment = (name) => JSON.stringify({ jest: { testEnvironment: name } });

/** @type {import("../site.mjs").Family} */
export default {
  jest: {
    tool: "jest",
    how: "component tests in its jsdom, `--experimental-vm-modules`: what stands inside stays",
    files: {
      "package.json": environment("jsdom"),
      "journey.js": JOURNEY,
      "news.test.js": `${DEFINE}
import { draw, fallback } from "./journey.js";
test("news and a form", () => fallback(draw()), 30_000);`,
    },
    test: run,
  },
  "jest-node": {
    tool: "jest",
    how: "a server's tests, `--experimental-vm-modules`: `validateEmail` and `readFeed` of `newsreel`",
    files: {
      "package.json": environment("node"),
      "check.js": CHECK,
      "check.test.js": 'test("check", () => import("./check.js"));',
    },
    test: run,
  },
};

// Firefox by way of geckodriver (W3C WebDriver): the system's own, which Playwright cannot drive.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

const LISTENS = /Listening on ([\d.]+:\d+)/;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf"; // as the standard names it
const WITHIN_MS = 20_000;
const LOOKS_EVERY_MS = 50;
const DRAG_MS = 150;

/** What the standard calls keys that make no letter. */
const KEYS = {
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Escape: "\uE00C",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** A browser with one page. Whoever launches it calls its `close`. */
export async function launchFirefox() {
  const driver = spawn(process.env.GECKODRIVER ?? "geckodriver", ["--port", "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  process.once("exit", () => driver.kill());
  const root = `http://${await addressOf(driver)}/session`;
  const options = { args: ["-headless"] };
  if (process.env.FIREFOX) options.binary = process.env.FIREFOX;
  const capabilities = { alwaysMatch: { "moz:firefoxOptions": options } };
  const { sessionId } = await command(root, { capabilities }).catch((error) => {
    driver.kill();
    throw error;
  });
  const ask = (path, body) => command(`${root}/${sessionId}/${path}`, body);
  async function close() {
    await fetch(`${root}/${sessionId}`, { method: "DELETE" });
    driver.kill();
    await once(driver, "exit");
  }
  return { ...pageOf(ask), close };
}

function pageOf(ask) {
  /** What a function gives in the page; what it is called with must be plain data. */
  const run = (work, ...args) =>
    ask("execute/sync", { script: `return (${work})(...arguments)`, args });
  async function until(work, ...args) {
    const last = Date.now() + WITHIN_MS;
    while (Date.now() < last) {
      const found = await run(work, ...args);
      if (found) return found;
      await wait(LOOKS_EVERY_MS);
    }
    throw new Error(`in vain: ${work} ${JSON.stringify(args)}`);
  }
  const id = (element) => element[ELEMENT];
  const act = (source) => ask("actions", { actions: [{ id: source.type, ...source }] });
  const mouse = (actions) => act({ type: "pointer", actions });
  const at = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }); // as the standard wants it
  const moveTo = (point, duration = 0) => ({ type: "pointerMove", ...at(point), duration });
  const [down, up] = ["pointerDown", "pointerUp"].map((type) => ({ type, button: 0 }));
  return {
    run,
    until,
    goto: (url) => ask("url", { url }),
    /** Types with the keyboard. */
    type: (element, text) => ask(`element/${id(element)}/value`, { text }),
    click: (element) => ask(`element/${id(element)}/click`, {}),
    /** Presses a key, with others held: `Shift+Tab`. */
    press(keys) {
      const values = keys.split("+").map((key) => KEYS[key] ?? key);
      const downs = values.map((value) => ({ type: "keyDown", value }));
      const ups = values.toReversed().map((value) => ({ type: "keyUp", value }));
      return act({ type: "key", actions: [...downs, ...ups] });
    },
    /** Moves the mouse to a point of the window and presses there. */
    clickAt: (point) => mouse([moveTo(point), down, up]),
    /** Presses the mouse at one point and lets it go at another. */
    drag: (from, to) => mouse([moveTo(from), down, moveTo(to, DRAG_MS), up]),
    /** Turns the wheel, or moves two fingers, at a point of the window. */
    wheel(point, { deltaX = 0, deltaY = 0 }) {
      const scroll = {
        type: "scroll",
        ...at(point),
        deltaX: Math.round(deltaX),
        deltaY: Math.round(deltaY),
      };
      return act({ type: "wheel", actions: [scroll] });
    },
  };
}

async function command(url, body) {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${url}: ${value.error}: ${value.message}`);
  return value;
}

async function addressOf(driver) {
  for await (const line of createInterface({ input: driver.stdout })) {
    const found = LISTENS.exec(line);
    if (found) {
      driver.stdout.resume(); // nobody reads the log, and a full pipe would stop the driver
      return found[1];
    }
  }
  throw new Error("geckodriver ended before it listened");
}

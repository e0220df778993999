// Firefox by way of geckodriver (W3C WebDriver): the system's own, which Playwright cannot drive.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

const LISTENS = /Listening on ([\d.]+:\d+)/;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf"; // as the standard names it
const WITHIN_MS = 20_000;
const LOOKS_EVERY_MS = 50;

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
  return {
    run,
    until,
    goto: (url) => ask("url", { url }),
    /** Types with the keyboard. */
    type: (element, text) => ask(`element/${id(element)}/value`, { text }),
    click: (element) => ask(`element/${id(element)}/click`, {}),
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

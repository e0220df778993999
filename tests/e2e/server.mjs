// The demo's server as a process of its own, so that a test can end it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { HEADERS } from "./browser.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ANSWERS = /^Newsreel demo: (http:\S+)$/;

/** Starts the demo on a free port and waits until it answers. Whoever starts it calls its `stop`. */
export async function startDemo() {
  const { NEWSREEL_XTASK } = process.env;
  const [program, ...before] = NEWSREEL_XTASK ? [NEWSREEL_XTASK] : ["cargo", "xtask"];
  const child = spawn(program, [...before, "demo", "--port", "0"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  // A test runner that gives up leaves nothing behind.
  process.once("exit", () => child.kill());
  const stop = () => end(child);
  const address = await addressOf(child);
  return { address, stop, subscribers: () => json(new URL("subscribers", address)) };
}

/** The headlines of the feed that the demo serves, in its order. */
export async function headlinesOf(demo) {
  const feed = await json(new URL("feed.json", demo.address));
  return feed.items.map((item) => item.title);
}

/** Opens a page of the demo's server with other content. */
export async function openHtml(page, demo, html, headers = HEADERS) {
  const address = new URL("guest.html", demo.address).href;
  const body = `<!doctype html><html lang="en"><title>Guest</title>${html}`;
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", headers, body }));
  await page.goto(address);
}

async function addressOf(child) {
  const said = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const found = ANSWERS.exec(line);
    if (found) {
      child.stdout.resume(); // nobody reads the log, and a full pipe would stop the server
      return found[1];
    }
    said.push(line);
  }
  throw new Error(`the demo ended before it answered:\n${said.join("\n")}`);
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  await ended;
}

async function json(url) {
  const response = await fetch(url, { headers: { accept: "application/json" } });
  return response.json();
}

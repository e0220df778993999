// As much of WebDriver as it takes to open a page in any browser.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const WIDTH = 1280;

/** The browsers that can be had here, with what their drivers want to know. */
export function browsers(env = process.env) {
  const root = process.getuid?.() === 0;
  const chrome = { args: ["--headless=new", "--disable-gpu", ...(root ? ["--no-sandbox"] : [])] };
  if (env.CHROME_BIN) chrome.binary = env.CHROME_BIN;
  const firefox = { args: ["-headless"], prefs: { "dom.disable_open_during_load": true } };
  if (env.FIREFOX) firefox.binary = env.FIREFOX;
  const webkit = { binary: env.WEBKIT, args: ["--automation"] };
  return [
    { name: "Chromium", driver: env.CHROMEDRIVER, options: { "goog:chromeOptions": chrome } },
    { name: "Firefox", driver: env.GECKODRIVER, options: { "moz:firefoxOptions": firefox } },
    { name: "WebKitGTK", driver: env.WEBKIT && env.WEBKITDRIVER, needsScreen: true, options: { "webkitgtk:browserOptions": webkit } },
  ].filter(({ driver }) => driver);
}

/** A browser with one window. Whoever opens it calls its `close`. */
export async function open({ name, driver, needsScreen, options }) {
  const screen = needsScreen && !process.env.DISPLAY ? await startScreen() : undefined;
  const port = await freePort();
  const env = screen ? { ...process.env, DISPLAY: screen.display } : process.env;
  const child = spawn(driver, [`--port=${port}`], { stdio: "ignore", env });
  const end = () => {
    child.kill();
    screen?.process.kill();
  };
  process.once("exit", end);
  const at = `http://127.0.0.1:${port}`;
  try {
    await answers(at);
    const capabilities = { alwaysMatch: { pageLoadStrategy: "none", ...options } };
    const { sessionId } = await send(`${at}/session`, { capabilities });
    const session = `${at}/session/${sessionId}`;
    await send(`${session}/window/rect`, { width: WIDTH, height: 900 }).catch(() => {});
    return {
      name,
      visit: (url) => send(`${session}/url`, { url }),
      async close() {
        await fetch(session, { method: "DELETE" }).catch(() => {});
        end();
      },
    };
  } catch (error) {
    end();
    throw new Error(`${name}: ${error.message}`);
  }
}

/** A screen for browsers that have no other way than to draw on one. */
async function startScreen() {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((resolve, reject) => {
    screen.once("error", reject);
    screen.stdio[3].once("data", (data) => resolve(String(data).trim()));
  });
  return { process: screen, display: `:${number}` };
}

async function answers(at) {
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(`${at}/status`);
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await wait(100);
    }
  }
}

async function send(url, body) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

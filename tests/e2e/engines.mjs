// Three engines, each by its own driver and the standard WebDriver protocol: real keys and a real
// mouse, and one small set of calls for what a test does in any of them.
//
// The client is `selenium-webdriver`: the Selenium project's own, which writes the protocol's tests,
// released every month, and 17 small packages. `webdriver` of WebdriverIO speaks it as well, but
// brings 158, among them what downloads browsers. 4.46 is the last that runs on Node 20.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { By, Capabilities, Key, Origin, WebDriver } from "selenium-webdriver";
import { Executor, HttpClient } from "selenium-webdriver/http/index.js";
import { DriverService } from "selenium-webdriver/remote/index.js";

const WITHIN_MS = 20_000;
const COMMAND_MS = 25_000;
const LOOKS_EVERY_MS = 25;
const IS_ROOT = process.getuid?.() === 0;

const CHROMIUM = [
  "--headless=new",
  ...(IS_ROOT ? ["--no-sandbox"] : []), // it does not work for root
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--window-size=1000,800",
];

/** What is told to each driver, and where its programs are. */
const ENGINES = {
  chromium: {
    driver: ["CHROMEDRIVER", "chromedriver"],
    capabilities: () => ({
      browserName: "chrome",
      "goog:chromeOptions": { args: CHROMIUM, ...binary("CHROME_BIN") },
      "goog:loggingPrefs": { browser: "ALL" },
    }),
  },
  firefox: {
    driver: ["GECKODRIVER", "geckodriver"],
    capabilities: () => ({
      browserName: "firefox",
      "moz:firefoxOptions": {
        args: ["-headless", "--width=1000", "--height=800"],
        ...binary("FIREFOX"),
      },
    }),
  },
  webkit: {
    driver: ["WEBKIT_DRIVER", "WebKitWebDriver"],
    isOnScreen: true,
    capabilities: () => ({
      "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
    }),
  },
};

/** Those that run on this system: WebKit's part is played by WebKitGTK, which is there for Linux. */
export const NAMES = Object.keys(ENGINES).filter((name) => {
  return name !== "webkit" || process.platform === "linux";
});

/** What ends each engine that runs. @type {Set<() => Promise<void>>} */
const running = new Set();

// A runner that gives up on a file ends it by a signal, which alone would leave browsers behind.
process.once("SIGTERM", async () => {
  await Promise.allSettled([...running].map((close) => close()));
  process.exit(1);
});

/** An engine with one window. Whoever launches it calls its `close`. */
export async function launchEngine(name) {
  const { driver, capabilities, isOnScreen } = ENGINES[name];
  const screen = isOnScreen ? await openScreen() : null;
  const environment = { ...process.env, ...screen?.environment };
  const service = new DriverService.Builder(program(...driver))
    .setLoopback(true)
    .setEnvironment(environment)
    .build();
  const end = async () => {
    await service.kill();
    await screen?.close();
  };
  try {
    const executor = new Hasty(new HttpClient(await service.start()));
    const session = WebDriver.createSession(executor, new Capabilities(wanted(capabilities())));
    await session.getSession();
    const close = async () => {
      running.delete(close);
      await session.quit().finally(end);
    };
    running.add(close);
    return { name, ...windowOf(session), close };
  } catch (error) {
    await end();
    throw error;
  }
}

function wanted(own) {
  const timeouts = { script: WITHIN_MS, pageLoad: WITHIN_MS, implicit: 0 };
  return { ...own, timeouts, unhandledPromptBehavior: "accept" };
}

/** Gives up on a command that is never answered, as a driver whose browser hangs does. */
class Hasty extends Executor {
  async execute(command) {
    const given = new AbortController();
    const late = wait(COMMAND_MS, null, { signal: given.signal, ref: false }).then(() => {
      throw new Error(`the driver does not answer ${command.getName()}`);
    });
    late.catch(() => {}); // an answer in time ends the wait
    return Promise.race([super.execute(command), late]).finally(() => given.abort());
  }
}

function windowOf(session) {
  /** What a function gives in the page; what it is called with must be plain data. */
  const run = (work, ...args) => session.executeScript(`return (${work})(...arguments)`, ...args);

  async function until(work, ...args) {
    const last = Date.now() + WITHIN_MS;
    while (Date.now() < last) {
      const found = await run(work, ...args);
      if (found) return found;
      await wait(LOOKS_EVERY_MS);
    }
    throw new Error(`in vain: ${work} ${JSON.stringify(args)}`);
  }

  const find = (selector) => session.findElement(By.css(selector));

  return {
    run,
    until,
    open: (url) => session.get(url),
    /** Presses with the mouse in the middle of what a selector finds. */
    click: (selector) => find(selector).click(),
    /** Types with the keyboard in what a selector finds, at the end of what is there. */
    type: (selector, text) => find(selector).sendKeys(text),
    /** Types with the keyboard wherever the focus is. */
    keys: (text) => session.actions().sendKeys(text).perform(),
    /** Presses a key by its name, with others held: `Shift+Tab`. */
    press: (names) => pressAll(session, names.split("+").map(keyOf)),
    /** Puts the mouse on what a selector finds and presses, as two steps with a pause between. */
    mouse: (selector, pause = 0) => pressSlowly(session, find(selector), pause),
    pointer: pointerOf(session),
    /** Gives the window another size. */
    resize: (width, height) => session.manage().window().setRect({ width, height }),
    /** Does some work in the frame that a selector finds. */
    async inFrame(selector, work) {
      await session.switchTo().frame(find(selector));
      try {
        return await work();
      } finally {
        await session.switchTo().defaultContent();
      }
    },
    /** How many windows there are. */
    windows: async () => (await session.getAllWindowHandles()).length,
    closeOthers: () => closeOthers(session),
    log: () => session.manage().logs().get("browser"),
  };
}

function pressAll(session, values) {
  const actions = session.actions();
  for (const value of values) actions.keyDown(value);
  for (const value of values.toReversed()) actions.keyUp(value);
  return actions.perform();
}

async function pressSlowly(session, origin, pause) {
  const element = await origin;
  return session.actions().move({ origin: element }).press().pause(pause).release().perform();
}

/** The mouse, at points of the window. It stays where it is put, and pressed until it is let go. */
function pointerOf(session) {
  const MOVE_MS = 120;
  const perform = (act) => act(session.actions()).perform();
  const to = ({ x, y }, duration = MOVE_MS) => {
    return { x: Math.round(x), y: Math.round(y), duration, origin: Origin.VIEWPORT };
  };
  return {
    move: (point) => perform((actions) => actions.move(to(point))),
    press: (point) => perform((actions) => actions.move(to(point, 0)).press()),
    release: () => perform((actions) => actions.release()),
    click: (point) => perform((actions) => actions.move(to(point, 0)).click()),
    drag: (from, ...points) =>
      perform((actions) => {
        actions.move(to(from, 0)).press();
        for (const point of points) actions.move(to(point));
        return actions.release();
      }),
    /** Turns the wheel, or moves two fingers, over a point. */
    wheel: ({ x, y }, deltaX, deltaY = 0) =>
      perform((actions) => actions.scroll(Math.round(x), Math.round(y), deltaX, deltaY, Origin.VIEWPORT)),
  };
}

async function closeOthers(session) {
  const own = await session.getWindowHandle();
  for (const other of await session.getAllWindowHandles()) {
    if (other === own) continue;
    await session.switchTo().window(other);
    await session.close();
  }
  await session.switchTo().window(own);
}

/** `ArrowLeft` is `ARROW_LEFT` to the library; a letter is itself. */
function keyOf(name) {
  return Key[name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()] ?? name;
}

/** A screen that nobody sees, for a browser that needs one. When it closes, the browser ends. */
async function openScreen() {
  const server = spawn(process.env.XVFB ?? "Xvfb", ["-displayfd", "3", "-screen", "0", "1200x1000x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const kill = () => server.kill();
  process.once("exit", kill);
  const [number] = await Promise.race([
    once(server.stdio[3], "data"),
    once(server, "exit").then(() => Promise.reject(new Error("Xvfb ended before it had a screen"))),
  ]);
  async function close() {
    process.off("exit", kill);
    const ended = once(server, "exit");
    kill();
    await ended;
  }
  const display = `:${number.toString().trim()}`;
  // Painting by the processor: there is no graphics card behind that screen.
  const environment = { DISPLAY: display, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1" };
  return { environment, close };
}

function binary(variable) {
  return process.env[variable] ? { binary: process.env[variable] } : {};
}

function program(variable, name) {
  if (process.env[variable]) return process.env[variable];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (!found) throw new Error(`no ${name} on PATH: set ${variable}`);
  return found;
}

/** WebKitGTK's own small browser, in a folder that is named after the processor. */
function miniBrowser() {
  if (process.env.WEBKIT) return process.env.WEBKIT;
  const folders = readdirSync("/usr/lib").map((name) => join("/usr/lib", name, "webkit2gtk-4.1"));
  const found = folders.map((folder) => join(folder, "MiniBrowser")).find((path) => existsSync(path));
  if (!found) throw new Error("WebKitGTK's MiniBrowser is not there: set WEBKIT");
  return found;
}

// Orca on a desktop of its own: a screen, a bus and windows.

import { copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { run, startProgram } from "../integration/process.mjs";

const LOOKS_EVERY_MS = 50;
const STARTS_WITHIN_MS = 30_000;
const ENDS_WITHIN_MS = 5_000;

const BUS = "/usr/libexec/at-spi-bus-launcher";

/** Starts all that Orca needs, then Orca. Whoever starts it calls its `stop`. */
export async function startOrca() {
  const home = await mkdtemp(join(tmpdir(), "newsreel-listen-"));
  const heard = join(home, "heard");
  const started = [];
  const env = { ...desktop(home), NEWSREEL_HEARD: heard };
  const start = (program, ...args) => {
    const process = startProgram(program, args, { env });
    started.unshift(process);
    return process;
  };
  const stop = async () => {
    for (const process of started) await end(process);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await furnish(env);
    const screen = start("Xvfb", "-displayfd", "2", "-screen", "0", "1280x900x24", "-nolisten", "tcp");
    env.DISPLAY = `:${await firstLine(screen, /^\d+$/)}`;
    const bus = start("dbus-daemon", "--session", "--nofork", "--print-address=2");
    env.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus, /^unix:/);
    for (const key of ["interface toolkit-accessibility", "a11y.applications screen-reader-enabled"]) {
      await run("gsettings", ["set", ...`org.gnome.desktop.${key} true`.split(" ")], { env });
    }
    start("openbox");
    // Who comes later asks for it once.
    start(BUS, "--launch-immediately");
    await run("gdbus", ["wait", "--session", "--timeout", "30", "org.a11y.Bus"], { env });
    const words = new Words(heard);
    start("orca");
    const isOn = (said) => said.includes("Screen reader on.");
    if (!(await words.until(isOn, STARTS_WITHIN_MS))) throw new Error(`Orca says no more than “${await words.take()}”: does another one run?`);
    return { env, words, start, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Some take their time, and some would ask first. */
async function end({ child, stop }) {
  const late = setTimeout(() => child.kill("SIGKILL"), ENDS_WITHIN_MS);
  await stop();
  clearTimeout(late);
}

/** Nothing of the person's own settings, and a language in which Orca's words are English. */
function desktop(home) {
  const inHome = (folder) => join(home, folder);
  return {
    HOME: home,
    XDG_RUNTIME_DIR: inHome("run"),
    XDG_CONFIG_HOME: inHome("config"),
    XDG_DATA_HOME: inHome("data"),
    XDG_CACHE_HOME: inHome("cache"),
    LC_ALL: "C.UTF-8",
    ACCESSIBILITY_ENABLED: "1",
    GNOME_ACCESSIBILITY: "1",
    NO_AT_BRIDGE: "0",
    GDK_BACKEND: "x11",
    MOZ_ENABLE_WAYLAND: "0",
  };
}

async function furnish(env) {
  const [folder, name] = [join(env.XDG_DATA_HOME, "orca"), "orca-customizations.py"];
  await mkdir(env.XDG_RUNTIME_DIR, { mode: 0o700 });
  await mkdir(folder, { recursive: true });
  await copyFile(new URL(name, import.meta.url), join(folder, name));
}

async function firstLine({ said }, wanted) {
  const until = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < until) {
    const found = said.find((line) => wanted.test(line));
    if (found) return found;
    await wait(LOOKS_EVERY_MS);
  }
  throw new Error(`nothing like ${wanted} in: ${said.join("\n")}`);
}

/** A line in words; the port of a server is another one each time. */
function textOf(line) {
  return JSON.parse(line).trim().replace(/127\.0\.0\.1:\d+/g, "127.0.0.1");
}

/** What Orca has said so far. */
class Words {
  #file;
  #taken = 0;

  constructor(file) {
    this.#file = file;
  }

  async #all() {
    const text = await readFile(this.#file, "utf8").catch(() => "");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    return whole.split("\n").filter(Boolean).map(textOf).filter(Boolean);
  }

  /** What has been said and was not taken. */
  async untaken() {
    return (await this.#all()).slice(this.#taken);
  }

  /** Waits until what was said is enough; says whether it came to be. */
  async until(isEnough, within) {
    const until = Date.now() + within;
    while (Date.now() < until) {
      if (isEnough(await this.untaken())) return true;
      await wait(LOOKS_EVERY_MS);
    }
    return false;
  }

  /** Waits until nothing more has been said for so long. */
  async untilQuiet(quiet, within) {
    let [count, since] = [-1, Date.now()];
    await this.until((said) => {
      if (said.length !== count) [count, since] = [said.length, Date.now()];
      return Date.now() - since > quiet;
    }, within);
  }

  /** What has been said since it was taken last. */
  async take() {
    const said = await this.untaken();
    this.#taken += said.length;
    return said;
  }
}

// Browsers in a window of their own, with real keys.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { run } from "../integration/process.mjs";

const ARRIVES_WITHIN_MS = 60_000;
const QUIET_MS = 1_500;
const BETWEEN_KEYS_MS = 50;

/** What Firefox says and asks on its first day is not what we listen to. */
const PREFERENCES = {
  "accessibility.force_disabled": -1,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.preonboarding.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.translations.enable": false,
  "ui.prefersReducedMotion": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "signon.rememberSignons": false,
  "termsofuse.bypassNotification": true,
  "toolkit.telemetry.enabled": false,
};

const ENGINES = {
  firefox: (profile) => [process.env.FIREFOX ?? "firefox-esr", "--no-remote", "--profile", profile, "--width", "1200", "--height", "850"],
  chromium: (profile) => [
    process.env.CHROME_BIN ?? "chromium",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    `--user-data-dir=${profile}`,
    "--force-renderer-accessibility",
    "--window-size=1200,850",
    "--disable-gpu",
    "--disable-features=Translate",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
  ],
};

export const NAMES = Object.keys(ENGINES);

/** Opens a page and waits until Orca knows it and the page says that it is ready. */
export async function openBrowser(orca, engine, url, isReady) {
  const profile = join(orca.env.HOME, `${engine}-${Date.now()}`);
  await mkdir(profile);
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  await writeFile(join(profile, "user.js"), lines.join("\n"));
  const [program, ...args] = ENGINES[engine](profile);
  // The pointer is in no slide's way.
  await run("xdotool", ["mousemove", "1279", "899"], { env: orca.env });
  orca.start(program, ...args, url);
  const arrives = (said) => said.some((text) => text.startsWith("Finished loading"));
  const arrived = await orca.words.until(arrives, ARRIVES_WITHIN_MS);
  if (!arrived) throw new Error(`Orca hears nothing of ${engine}: ${await orca.words.take()}`);
  await soon(isReady, `${url} shows no news in ${engine}`);
  await orca.words.untilQuiet(QUIET_MS, ARRIVES_WITHIN_MS);
  await orca.words.take();
}

/** Waits for what is to come before long. */
export async function soon(promise, complaint) {
  const late = wait(ARRIVES_WITHIN_MS, "late", { ref: false });
  if ((await Promise.race([promise, late])) === "late") throw new Error(complaint);
}

/** Presses a key by its X name, or types `type:…`. */
export async function press(orca, key) {
  const typed = key.startsWith("type:");
  const what = typed ? ["type", "--delay", "60", key.slice(5)] : ["key", key];
  await run("xdotool", what, { env: orca.env });
  await wait(BETWEEN_KEYS_MS);
}

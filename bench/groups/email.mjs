// email: the check of an address, beside the libraries that others use for it. In Node, which has the
// engine of Chromium; the widget through its package, so every call crosses into WebAssembly and
// back. `native` is the same Rust without a browser, which xtask has measured before.

import { readFileSync } from "node:fs";

import Mailcheck from "mailcheck";
import isEmail from "validator/lib/isEmail.js";

import { summary } from "../stats.mjs";

export const title = "the check of an e-mail address";

/** The expression of the HTML standard for `<input type=email>`. */
const STANDARD =
  /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

export const cases = {
  "newsreel, native": { native: JSON.parse(process.env.NEWSREEL_NATIVE ?? "null") },
  newsreel: { load: loadWidget },
  "isEmail + mailcheck": { load: () => (email) => isEmail(email) && Mailcheck.run({ email }) },
  isEmail: { load: () => isEmail },
  mailcheck: { load: () => (email) => Mailcheck.run({ email }) },
  "HTML's regular expression": { load: () => (email) => STANDARD.test(email) },
};

const ROUND_MS = 300;
const HOSTILE_TIMES = 5;

const { typed, hostile: shapes } = JSON.parse(
  readFileSync(new URL("../addresses.json", import.meta.url), "utf8"),
);
const hostile = shapes.map(
  ({ before = "", repeat, times, after = "" }) => before + repeat.repeat(times) + after,
);

const loaded = new Map();

async function loadWidget() {
  const { define, validateEmail } = await import(new URL("../../pkg/index.js", import.meta.url));
  define({ wasm: readFileSync(new URL("../../pkg/newsreel_bg.wasm", import.meta.url)) });
  return validateEmail;
}

export async function measure({ native, load }, { round }) {
  if (!load)
    return native
      ? { "ns an address": native.ns[round], "worst of 100 kB, ms": native.worst_ms }
      : {};
  if (!loaded.has(load)) {
    loaded.set(load, await load());
    await nanoseconds(loaded.get(load)); // the first round is the compiler's
  }
  const check = loaded.get(load);
  return { "ns an address": await nanoseconds(check), "worst of 100 kB, ms": await worst(check) };
}

/** For an address: the median of many passes, since others may use the processor in some. */
async function nanoseconds(check) {
  const passes = [];
  const begin = performance.now();
  while (performance.now() - begin < ROUND_MS) {
    const before = performance.now();
    for (const text of typed) {
      const answer = check(text);
      if (answer instanceof Promise) await answer;
    }
    passes.push(performance.now() - before);
  }
  return (summary(passes).median * 1e6) / typed.length;
}

/** The hostile text that takes longest, each at its best. */
async function worst(check) {
  let worst = 0;
  for (const text of hostile) {
    let best = Infinity;
    for (let times = 0; times < HOSTILE_TIMES; times++) {
      const begin = performance.now();
      await check(text);
      best = Math.min(best, performance.now() - begin);
    }
    worst = Math.max(worst, best);
  }
  return worst;
}

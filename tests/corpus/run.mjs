// Runs the attack and the benign rows through the real widget in every browser that is at hand:
//   node run.mjs FOLDER-OF-THE-CORPORA FOLDER-OF-THE-PACKAGE
// Prints each row that fails with what failed, and exits with 1 if one does.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { isKnown } from "./feeds.mjs";
import { POLICIES, serve } from "./server.mjs";
import { browsers, open } from "./webdriver.mjs";

const BATCH = 20;
const NOTICE_EVERY = 200;
const PATIENCE_MS = 120_000;
const [folder, packageFolder] = process.argv.slice(2);
const only = process.env.CORPUS_ROWS?.split(",");

const lines = await Promise.all(["xss.jsonl", "benign_html.jsonl"].map((name) => readFile(join(folder, name), "utf8")));
const all = lines.flatMap((text) => text.split("\n").filter(Boolean).map((line) => JSON.parse(line)));
const wanted = all.filter((row) => isKnown(row) && (!only || only.includes(row.id)));
const left = all.filter((row) => !isKnown(row));
const rows = new Map(wanted.map((row) => [row.id, row]));

const queue = [];
let inFlight = [];
let progress;
const server = await serve({
  packageFolder,
  rows,
  next() {
    // A page that came back has lost what it had.
    failAll(inFlight, "the page was left");
    // Time is measured of one row alone.
    const isSlow = (row) => row.must_not?.some(({ kind }) => kind === "slow");
    const end = queue.findIndex(isSlow);
    inFlight = queue.splice(0, end === 0 ? 1 : Math.min(BATCH, end === -1 ? BATCH : end));
    return inFlight.length > 0 ? inFlight : null;
  },
  report(report) {
    inFlight = [];
    progress?.(report);
  },
});

let failed = false;
let run;

function failAll(rows, why) {
  for (const { id } of rows) run.failures.push(`${id}: ${why}`);
}

/** All rows in one browser under one policy. What is about the page's address gets pages of its own. */
async function judge(browser, policy, rows, query = "") {
  run = { failures: [], reports: [], told: [], judged: 0 };
  const isOfAddress = ({ field }) => field === "host.location";
  await judgeAt(browser, policy, rows.filter((row) => !isOfAddress(row)), `page/${policy}/${query}`);
  for (const row of rows.filter(isOfAddress)) {
    await judgeAt(browser, policy, [row], `page/${policy}/${encodeURIComponent(row.id)}${row.payload}`);
  }
  return run;
}

async function judgeAt(browser, policy, rows, path) {
  if (rows.length === 0) return;
  queue.splice(0, queue.length, ...rows);
  inFlight = [];
  await new Promise((resolve, reject) => {
    let timer;
    const visit = () => browser.visit(`${server.address}/${path}`).catch(reject);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        failAll(inFlight, "the page did not answer");
        inFlight = [];
        if (queue.length === 0) resolve();
        else void visit().then(again);
      }, PATIENCE_MS);
    };
    progress = ({ results = [], violations = [], told = [], done, isPlain }) => {
      run.isPlain ||= isPlain;
      again();
      run.judged += results.length;
      if (run.judged % NOTICE_EVERY < results.length) {
        console.log(`${browser.name}, policy ${policy}: ${run.judged} of ${rows.length}`);
      }
      run.reports.push(...violations);
      run.told.push(...told);
      for (const { id, found, lost } of results) {
        if (found.length > 0) run.failures.push(`${id}: ${found.join("; ")}`);
        if (lost.length > 0) run.failures.push(`${id}: lost ${lost.join("; ")}`);
      }
      if (done) {
        clearTimeout(timer);
        resolve();
      }
    };
    again();
    void visit();
  });
}

const found = browsers();
if (found.length === 0) throw new Error("no browser: set CHROMEDRIVER, GECKODRIVER, or WEBKITDRIVER and WEBKIT");
for (const settings of found) {
  const browser = await open(settings);
  try {
    for (const policy of Object.keys(POLICIES)) {
      const { failures, reports, told, judged, isPlain } = await judge(browser, policy, wanted);
      if (isPlain) console.log(`${browser.name}, policy ${policy}: no parser is left, articles are plain paragraphs`);
      for (const failure of failures) console.log(`${browser.name}, policy ${policy}: ${failure}`);
      for (const report of new Set(reports)) console.log(`${browser.name}, policy ${policy}: reported: ${report}`);
      for (const notice of new Set(told)) console.log(`${browser.name}, policy ${policy}: the browser notes, with many rows at once: ${notice}`);
      console.log(`${browser.name}, policy ${policy}: ${judged} rows judged, ${failures.length} failed, ${reports.length} violation reports`);
      failed ||= failures.length > 0 || (policy !== "none" && reports.length > 0) || judged === 0;
    }
    const pictures = wanted.filter(({ must_keep, payload }) => must_keep && /<img/.test(payload));
    const attacks = wanted.filter(({ must_not, payload }) => must_not?.some(({ names }) => names?.includes("onerror")) && /<img/.test(payload) && /https?:/.test(payload));
    const typed = wanted.filter(({ field }) => field === "form.email");
    const holes = { hole: [...attacks.slice(0, 5), ...pictures.slice(0, 5)], leak: typed.slice(0, 5) };
    for (const [name, rows] of Object.entries(holes)) {
      const { failures } = await judge(browser, "none", rows, "?planted");
      console.log(`${browser.name}: a planted ${name} was ${failures.length > 0 ? "found" : "NOT found"}`);
      failed ||= failures.length === 0;
    }
  } finally {
    await browser.close();
  }
}
for (const { id, field } of left) console.log(`${id}: no way to drive ${field}`);
console.log(`${left.length} rows were not judged`);
failed ||= left.length > 0;
server.close();
process.exit(failed ? 1 : 0);

// `node run.mjs [--quick] [--keep] [--before DIR] [GROUP...]`: measures, prints the tables and what became of the
// goals, writes all figures to a file. `cargo xtask bench` calls it with all that it needs at hand.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";

import { GOALS } from "./goals.mjs";
import { checkJobs } from "./job.mjs";
import { serve } from "./server.mjs";
import { rounded, summarise, table, verdict } from "./stats.mjs";
import { withBefore } from "./subjects.mjs";
import { openBrowser } from "./visit.mjs";

/** What a whole run measures; `probes` measures nothing, and is run when it is asked for. */
const GROUPS = ["weight", "start", "engines", "press", "long", "insert", "idle", "many", "email"];
const ALL = [...GROUPS, "probes"];

const USUAL_ROUNDS = 7;
const QUICK_ROUNDS = 3;

/** Above this, others use the machine, and figures are good for nothing but a first look. */
const QUIET_LOAD = 0.5;
const BUSY = "the machine is busy, so compare nothing but ratios, and those with care";

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

const results = { draft: "../target/newsreel/bench/results.json", kept: "results.json" };

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean" }, keep: { type: "boolean" }, before: { type: "string" } },
});

main().catch((error) => {
  console.error(`error: ${error.message}`);
  if (error.cause) console.error(error.cause);
  process.exitCode = 1;
});

async function main() {
  const names = wanted.length ? ALL.filter((name) => wanted.includes(name)) : GROUPS;
  const { before } = options;
  const isWhole = wanted.length === 0 && !options.quick && !before;
  if (options.keep && !isWhole) throw new Error("only a whole run can be kept");
  const report = { date: new Date().toISOString().slice(0, 10), ...machine(), groups: {} };
  if (report.load > QUIET_LOAD) console.log(`  (load ${report.load}: ${BUSY})`);
  const [server, browser] = [await serve(before), await openBrowser()];
  report.browser = `Chromium ${browser.version()}`;
  try {
    if (names.some((name) => name !== "email")) await checkJobs({ browser, server, before });
    for (const name of names) report.groups[name] = await runGroup(name, { browser, server });
  } finally {
    await browser.close();
    server.close();
  }
  report.goals = judge(report, names);
  if (report.goals.length) console.log(`▸ goals\n\n${goalsTable(report.goals)}\n`);
  write(report);
}

function machine() {
  const load = Number(loadavg()[0].toFixed(2));
  return {
    processor: `${availableParallelism()} × ${cpus()[0].model}`,
    load,
    node: process.version,
    ...dependencies,
  };
}

/** Every case once in each round, so that whatever else the machine does falls on all alike. */
async function runGroup(name, tools) {
  const group = await import(`./groups/${name}.mjs`);
  const { title, once, rounds = USUAL_ROUNDS, measure, run } = group;
  console.log(`▸ ${name}: ${title}`);
  if (run) return run(tools);
  const cases = options.before ? withBefore(group.cases) : group.cases;
  const count = once ? 1 : options.quick ? QUICK_ROUNDS : rounds;
  const samples = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < count; round++) {
    const begin = performance.now();
    process.stdout.write(`  round ${round + 1} of ${count} …`);
    for (const [name, wish] of Object.entries(cases))
      samples[name].push(await measure(wish, { ...tools, round }));
    console.log(` ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  }
  const figures = summarise(samples);
  console.log(`\n${figuresTable(figures)}\n`);
  return figures;
}

/** A row for each case; a cell has the median, and the least and most where they differ. */
function figuresTable(figures) {
  const columns = [...new Set(Object.values(figures).flatMap(Object.keys))];
  const cell = (summary) => {
    if (!summary) return "";
    const [min, median, max] = [summary.min, summary.median, summary.max].map(rounded);
    return min === max ? median : `${median} (${min} to ${max})`;
  };
  const rows = Object.entries(figures).map(([name, row]) => [
    name,
    ...columns.map((column) => cell(row[column])),
  ]);
  return table(["median (min to max)", ...columns], rows);
}

/** What became of the goals: by the medians, with the same by the least and the most beside it. */
function judge(report, names) {
  const by = (statistic) => (group, name, figure) =>
    report.groups[group][name]?.[figure]?.[statistic] ?? NaN;
  return GOALS.filter(({ group }) => names.includes(group)).map((goal) => {
    const [min, value, max] = ["min", "median", "max"].map((name) => goal.value(by(name)));
    const met = { must: verdict(value, goal.must), aim: verdict(value, goal.aim) };
    return { ...goal, value, by: { min, max }, met };
  });
}

function goalsTable(goals) {
  const within = (limit, met) => (limit === undefined ? "" : `≤ ${rounded(limit)}: ${met}`);
  const rows = goals.map(({ what, value, by, unit, must, aim, met }) => [
    what,
    `${rounded(value)} ${unit}`.trim(),
    ...[by.min, by.max].map(rounded),
    within(must, met.must),
    within(aim, met.aim),
  ]);
  const head = ["figure", "by medians", "by the least", "by the most", "must", "aim"];
  return table(head, rows);
}

function write(report) {
  const target = new URL(options.keep ? results.kept : results.draft, import.meta.url);
  mkdirSync(new URL(".", target), { recursive: true });
  writeFileSync(target, `${JSON.stringify(report, null, 1)}\n`);
  console.log(`All figures: ${target.pathname}`);
}

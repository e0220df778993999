// Goes through the journeys with Orca and compares every word with what stands in `heard/`.
//
// It waits for words and not for seconds: a step is over when all has been said that is expected, and
// nothing more comes. `NEWSREEL_WRITE=1` writes down what is said now; read it before you keep it.

import { readFile, writeFile } from "node:fs/promises";

import { NAMES, openBrowser, press, soon } from "./browsers.mjs";
import { JOURNEYS } from "./journeys.mjs";
import { startOrca } from "./orca.mjs";
import { serve } from "./server.mjs";

const WRITES = process.env.NEWSREEL_WRITE === "1";
const PATIENCE_MS = 20_000;
/** How long nothing more must come, and at first, where nobody knows yet what is to come. */
const QUIET_MS = WRITES ? 1_800 : 1_200;

const FIRST_WORD_MS = 4_000;

const wanted = process.argv.slice(2);
const isWanted = (...names) => wanted.every((one) => names.includes(one));

// What it has started ends with it.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const server = await serve();
let failures = 0;
for (const [name, journey] of Object.entries(JOURNEYS)) {
  for (const engine of NAMES) {
    if (isWanted(name, engine) || wanted.length === 0) failures += await judge(name, journey, engine);
  }
}
server.stop();
process.exitCode = failures ? 1 : 0;

/** What a busy machine answers late is counted to the next step: such a journey is made once more. */
async function judge(name, journey, engine) {
  const wrong = await listen(name, journey, engine);
  return wrong ? listen(name, journey, engine) : 0;
}

/** One journey in one browser; gives how many steps sounded otherwise than expected. */
async function listen(name, { page, steps }, engine) {
  const file = new URL(`heard/${name}.${engine}.txt`, import.meta.url);
  const expected = WRITES ? [] : read(await readFile(file, "utf8"));
  const heard = [];
  const orca = await startOrca();
  try {
    await openBrowser(orca, engine, server.address + page, server.hears("load"));
    for (const [index, [label, ...keys]] of steps.entries()) {
      heard.push({ label, said: await step(orca, keys, expected[index]?.said) });
    }
  } finally {
    await orca.stop();
  }
  if (WRITES) await writeFile(file, write(heard));
  const wrong = WRITES ? [] : heard.filter((one, index) => write([one]) !== write(expected.slice(index, index + 1)));
  for (const one of wrong) console.log(`${name} in ${engine}:\n  ${write([one]).trim().replaceAll("\n", "\n  ")}`);
  console.log(`${wrong.length ? "✖" : "✔"} ${name} in ${engine}: ${heard.length} steps, ${wrong.length} otherwise`);
  return wrong.length;
}

async function step(orca, keys, expected) {
  for (const key of keys) await (key === "slide" ? soon(server.hears(key), "no slide comes") : press(orca, key));
  const [count, patience] = expected ? [expected.length, PATIENCE_MS] : [1, FIRST_WORD_MS];
  await orca.words.until((said) => said.length >= count, patience);
  await orca.words.untilQuiet(QUIET_MS, PATIENCE_MS);
  return orca.words.take();
}

function write(steps) {
  return steps.map(({ label, said }) => `# ${label}\n${said.map((text) => `${text}\n`).join("")}`).join("\n");
}

function read(text) {
  return text.split(/^# /m).slice(1).map((part) => {
    const [label, ...said] = part.trimEnd().split("\n");
    return { label, said: said.filter(Boolean) };
  });
}

// Samples that need no browser: commands, feeds, settings, and what commands print.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { ROOT } from "./docs-pages.mjs";

const run = promisify(execFile);
const COMMAND = join(ROOT, "target/debug/newsreel");
const FEED = "https://jsonfeed.org/version/1.1";
const file = (path) => readFile(join(ROOT, path), "utf8");

/** Builds the publisher's command, unless it is built. */
export async function buildCommand() {
  await run("cargo", ["build", "--quiet", "--package", "newsreel-cli"], { cwd: ROOT });
}

/** Each language of samples, and what shows that one is right. */
export const RULES = {
  sh: isShell,
  json: isJson,
  toml: isToml,
  text: isPrinted,
  http: isHeaders,
  python: isPython,
  transcript: isHeard,
};

/** What a shell is given names programs, commands and options that there are. */
async function isShell(code) {
  const lines = code.replace(/\\\n\s*/g, "").split("\n").map((line) => line.replace(/\s#.*$/, "").trim());
  for (const line of lines.filter(Boolean)) {
    const rule = PROGRAMS.find(([start]) => start.test(line));
    assert.ok(rule, `no rule knows the command: ${line}`);
    await rule[1](line);
  }
}

const PROGRAMS = [
  [/^cargo xtask /, isOfXtask],
  [/^cargo install newsreel-cli$/, async () => assert.match(await file("cli/Cargo.toml"), /^name = "newsreel-cli"$/m)],
  [/^cargo test$/, async () => assert.match(await file("Cargo.toml"), /^\[package\]$/m)],
  [/^npm install newsreel$/, async () => assert.equal(JSON.parse(await file("pkg/package.json")).name, "newsreel")],
  [/^newsreel /, isOfNewsreel],
];

async function isOfXtask(line) {
  const [, , command, ...rest] = line.split(/\s+/);
  const { NEWSREEL_XTASK } = process.env;
  const [program, ...before] = NEWSREEL_XTASK ? [NEWSREEL_XTASK] : ["cargo", "xtask"];
  const { stdout } = await run(program, [...before, command, "--help"], { cwd: ROOT });
  for (const option of rest.filter((word) => word.startsWith("--"))) assert.ok(stdout.includes(option), `${line}: ${option}`);
}

async function isOfNewsreel(line) {
  const [, command, ...rest] = line.split(/\s+/);
  const { stdout } = await run(COMMAND, [command, "--help"]);
  const options = rest.filter((word) => /^--?[a-z]/.test(word));
  for (const option of options) {
    assert.match(stdout, new RegExp(`(^|[ ,])${option}\\b`, "m"), `${line}: ${option}`);
  }
}

/** A feed has nothing to be said of; settings of an editor name files of the package. */
async function isJson(code) {
  const value = JSON.parse(code);
  if (value.version === FEED) return isFeed(code);
  const paths = Object.values(value).flat();
  const { files } = JSON.parse(await file("pkg/package.json"));
  for (const path of paths) assert.ok(files.includes(path.replace("./node_modules/newsreel/", "")), path);
  assert.ok(paths.length > 0, "neither a feed nor settings");
}

function isFeed(code) {
  return inFolder(async (folder) => {
    await writeFile(join(folder, "feed.json"), code);
    const { stdout } = await run(COMMAND, ["check", "feed.json"], { cwd: folder });
    assert.match(stdout, /^feed\.json: \d+ items?, 0 skipped, 0 errors, 0 warnings$/m);
  });
}

/** A dependency is this crate; all else are settings that an import takes over. */
async function isToml(code) {
  if (code.startsWith("[dependencies]")) {
    const version = /^version = "(\d+\.\d+)\./m.exec(await file("Cargo.toml"))?.[1];
    return assert.equal(code, `[dependencies]\nnewsreel = "${version}"\n`);
  }
  return inFolder(async (folder) => {
    await writeFile(join(folder, "news.toml"), code);
    const item = "<item><title>Kites</title><link>https://example.org/kites</link></item>";
    await writeFile(join(folder, "rss.xml"), `<rss version="2.0"><channel><title>News</title>${item}</channel></rss>`);
    const wish = ["import", "rss.xml", "--base", "https://example.org/rss.xml", "--settings", "news.toml", "-o", "feed.json"];
    await run(COMMAND, wish, { cwd: folder });
    const feed = JSON.parse(await readFile(join(folder, "feed.json"), "utf8"));
    assert.ok(code.includes(`title = "${feed.title}"`), feed.title);
  });
}

/** What a command prints: of the one that stands before it, or of a check of a feed that has this fault. */
async function isPrinted(code) {
  const [first, ...rest] = code.split("\n");
  if (first.startsWith("$ newsreel ")) {
    const { stdout } = await run(COMMAND, first.split(/\s+/).slice(2), { cwd: ROOT });
    return assert.equal(stdout, rest.join("\n"));
  }
  const [, at] = /error items\[(\d+)\]\.date_published/.exec(first) ?? [];
  const [, count] = /: (\d+) items,/.exec(code) ?? [];
  assert.ok(at && count, "neither a command and what it prints nor what a check prints");
  return inFolder(async (folder) => {
    await writeFile(join(folder, "feed.json"), JSON.stringify(faulty(Number(count), Number(at))));
    const checked = run(COMMAND, ["check", "feed.json"], { cwd: folder });
    const { stdout } = await checked.catch((failed) => failed);
    assert.equal(stdout, code);
  });
}

function faulty(count, at) {
  const item = (number) => ({
    id: String(number),
    url: `https://example.org/${number}`,
    title: `Kite ${number}`,
    content_text: "Wind.",
    date_published: number === at ? "soon" : "2026-11-29T09:00:00+08:00",
  });
  return { version: FEED, title: "News", language: "en", items: Array.from({ length: count }, (_, number) => item(number)) };
}

/** Each line is a header that a server may send; what follows in brackets says when. */
function isHeaders(code) {
  const lines = code.trimEnd().split("\n");
  for (const line of lines) {
    const [, name, value] = /^([\w-]+): (.+?)(?:\s+\(.*)?$/.exec(line) ?? [];
    assert.ok(name, `no header: ${line}`);
    new Headers([[name, value]]);
  }
}

/** The view is the one that is tried at a real server. */
async function isPython(code) {
  const [, view] = /^path\("[^"]+", (.+)\),\n$/.exec(code) ?? [];
  const folders = await readdir(join(ROOT, "tests/integration"));
  const urls = await Promise.all(folders.map((folder) => file(`tests/integration/${folder}/urls.py`).catch(() => "")));
  assert.ok(view && urls.some((text) => text.includes(view)), `no integration tries ${view}`);
}

/** Each step stands so in what is kept of a screen reader. */
async function isHeard(code) {
  const folder = join(ROOT, "tests/listen/heard");
  const kept = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
  assert.ok(kept.some((text) => text.includes(code.trimEnd())), "no transcript has it");
}

async function inFolder(act) {
  const folder = await mkdtemp(join(tmpdir(), "newsreel-docs-"));
  try {
    await act(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

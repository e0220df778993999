// What sites are built with: installed once for each family, and the package beside it from its tarball.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TOOLS = new URL("./tools/", import.meta.url);
const MOST_MS = 300_000; // for any one program
const PACKED = "newsreel.tgz";
// No lock file: the tools are exact, what they are made of is what a partner would get.
const INSTALL = ["install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
// In a folder of packages: which tools it holds.
const STAMP = join("node_modules", "newsreel-tools.json");
const XDG = ["CACHE", "CONFIG", "DATA", "STATE"].map((name) => `XDG_${name}_HOME`);

const execute = promisify(execFile);

/** Runs a program of the site in `folder`; what it says is told if it fails. */
export async function run(home, folder, [program, ...values]) {
  try {
    const options = { cwd: folder, env: environment(home, folder), timeout: MOST_MS, maxBuffer: 50_000_000 };
    return await execute(program, values, options);
  } catch (error) {
    const said = `${error.stdout ?? ""}\n${error.stderr ?? ""}`.trim().slice(-3_000);
    throw new Error(`${[program, ...values].join(" ")}: ${error.code ?? error.signal}\n${said}`);
  }
}

/**
 * Packs the package into a folder, where the sites below install it from, and unpacks it there as a
 * CDN does.
 * @param {string} home
 */
export async function pack(home) {
  const { stdout } = await execute("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", home, "./pkg"], { cwd: ROOT });
  await rename(join(home, stdout.trim().split("\n").at(-1) ?? ""), tarball(home));
  await rm(join(home, "package"), { recursive: true, force: true });
  await execute("tar", ["-xzf", tarball(home), "-C", home]);
}

/** @param {string} home */
export function tarball(home) {
  return join(home, PACKED);
}

/** Installs the tools of a family, unless they are there. */
export async function provide(home, family) {
  const folder = join(home, family);
  const tools = await manifestOf(family);
  if (!tools || (await read(join(folder, STAMP))) === tools) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), tools);
  await run(home, folder, ["npm", ...INSTALL]);
  // The scripts of packages do not run; what a tool cannot do without is said in so many words.
  if (JSON.parse(tools).scripts?.ready) await run(home, folder, ["npm", "run", "ready"]);
  await writeFile(join(folder, STAMP), tools);
}

/**
 * A project of these files with the package installed in it; gives its folder.
 * @param {string} home
 * @param {string} family
 * @param {Record<string, string>} files
 */
export async function settle(home, family, files) {
  const folder = join(home, family);
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, "newsreel"), { recursive: true });
  await clear(folder, (name) => name !== "node_modules");
  // What tools keep of the project before.
  await clear(modules, (name) => name.startsWith(".") && ![".bin", ".package-lock.json"].includes(name));
  const tools = JSON.parse((await manifestOf(family)) || '{ "private": true }');
  const own = JSON.parse(files["package.json"] ?? "{}");
  const dependencies = { ...tools.dependencies, newsreel: `file:${tarball(home)}` };
  const manifest = JSON.stringify({ ...tools, dependencies, ...own });
  for (const [path, text] of Object.entries({ ...files, "package.json": manifest })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await clear(join(modules, "newsreel"), () => true);
  await execute("tar", ["-xzf", tarball(home), "-C", join(modules, "newsreel"), "--strip-components=1"]);
  return folder;
}

/** What the packages of tools are called by: those of the site, then those that are here anyway. */
export function environment(home, folder) {
  const here = [folder, join(ROOT, "tests"), join(ROOT, "xtask")].map((folder) => join(folder, "node_modules", ".bin"));
  // Many tools want a newer Node than the oldest that the package supports.
  const node = [home, join(ROOT, "tests")].map((folder) => join(folder, "node_modules", "node-22", "bin"));
  const PATH = [...node.filter(existsSync), ...here, process.env.PATH].join(delimiter);
  const quiet = { ASTRO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1" };
  return { ...process.env, ...quiet, ...caches(home), PATH, NODE_ENV: undefined, NODE_TEST_CONTEXT: undefined, CI: "1" };
}

/** Nothing is kept outside of the folder of the matrix. */
function caches(home) {
  const names = [...XDG, "DENO_DIR", "YARN_GLOBAL_FOLDER", "BUN_INSTALL_CACHE_DIR"];
  return Object.fromEntries(names.map((name) => [name, join(home, "caches", name.toLowerCase())]));
}

/** The version of an installed package. */
export async function version(home, family, name) {
  const folders = [join(home, family), join(ROOT, "tests"), join(ROOT, "xtask")];
  const path = folders.map((folder) => join(folder, "node_modules", name, "package.json")).find(existsSync);
  return JSON.parse(await read(path ?? "")).version;
}

function manifestOf(family) {
  return read(fileURLToPath(new URL(`${family}.json`, TOOLS)));
}

async function read(path) {
  return existsSync(path) ? String(await readFile(path)) : "";
}

async function clear(folder, isOld) {
  const old = (await readdir(folder)).filter(isOld);
  await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

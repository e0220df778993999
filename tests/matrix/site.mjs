// Builds and serves a partner's site with the package installed from its tarball.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { projects } from "./projects.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const run = promisify(execFile);

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
};

// What a CDN sends with each file; of WebAssembly it may not know the type.
const CDN = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
const CDN_TYPES = { ...TYPES, ".wasm": "application/octet-stream" };

const TARBALL = "newsreel.tgz";
const INSTALL = ["install", "--offline", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund"];

/**
 * Packs the package into a folder, where the sites below install it from, and unpacks it there as a
 * CDN does.
 * @param {string} home
 */
export async function pack(home) {
  const { stdout } = await run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", home, "./pkg"], { cwd: ROOT });
  const tarball = join(home, stdout.trim().split("\n").at(-1) ?? "");
  await rename(tarball, join(home, TARBALL));
  await rm(join(home, "package"), { recursive: true, force: true });
  await run("tar", ["-xzf", join(home, TARBALL), "-C", home]);
}

/**
 * Builds a site and serves it. Whoever starts it calls its `stop`.
 * @param {string} home where the package is unpacked
 * @param {string} name
 */
export async function start(home, name) {
  const project = projects[name];
  const cdn = project.cdn ? await serveFiles(join(home, "package"), CDN, CDN_TYPES) : undefined;
  const folder = await install(home, name, { ...project.files, ...(cdn && project.cdn?.(cdn.address, await hashes(home))) });
  for (const [program, ...values] of project.build ?? []) {
    if (program === "copy") await copy(folder, values);
    else await run(program, values, { cwd: folder, env: environment(home) });
  }
  if (project.serve) return serveItself(home, folder, project.serve);
  const site = await serveFiles(join(folder, project.folder ?? "."));
  const stop = async () => {
    await site.stop();
    await cdn?.stop();
  };
  return { address: site.address, stop };
}

/**
 * A project of these files with the package installed in it; gives its folder.
 * @param {string} home
 * @param {string} name
 * @param {Record<string, string>} files
 */
export async function install(home, name, files) {
  const folder = join(home, name);
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ "package.json": '{ "private": true }', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await run("npm", [...INSTALL, join(home, TARBALL)], { cwd: folder });
  return folder;
}

/** @param {string} home @returns {Promise<Record<string, string>>} */
async function hashes(home) {
  return JSON.parse(String(await readFile(join(home, "package", "sri.json"))));
}

/** @param {string} folder @param {string[]} values */
function copy(folder, [from, to]) {
  return cp(join(folder, "node_modules", from), join(folder, to), { recursive: true });
}

/** @param {string} home */
function environment(home) {
  const folders = [home, join(ROOT, "tests"), join(ROOT, "xtask")].map((folder) => join(folder, "node_modules", ".bin"));
  const PATH = [...folders, process.env.PATH].join(delimiter);
  return { ...process.env, PATH, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: undefined, CI: "1" };
}

/** @param {string} folder */
async function serveFiles(folder, headers = {}, types = TYPES) {
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = pathname === "/" ? "/index.html" : decodeURIComponent(pathname);
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, { ...headers, "Content-Type": types[extname(path)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, stop };
}

/** @param {string} home @param {string} folder @param {(port: number) => string[]} command */
async function serveItself(home, folder, command) {
  const { address, stop } = await serveFiles(folder);
  await stop(); // its port is free again
  const [program, ...values] = command(Number(new URL(address).port));
  const child = spawn(program, values, { cwd: folder, env: environment(home), stdio: "ignore", detached: true });
  const end = () => {
    // Tools start processes of their own.
    if (child.exitCode === null && child.pid) process.kill(-child.pid);
  };
  process.once("exit", end);
  await answers(address, child);
  return {
    address,
    async stop() {
      process.removeListener("exit", end);
      const ended = once(child, "exit");
      end();
      await ended;
    },
  };
}

/** @param {string} address @param {import("node:child_process").ChildProcess} child */
async function answers(address, child) {
  while (child.exitCode === null) {
    const response = await fetch(address).catch(() => new Promise((then) => setTimeout(then, 100)));
    if (response?.ok) return;
  }
  throw new Error(`the server ended with ${child.exitCode}`);
}

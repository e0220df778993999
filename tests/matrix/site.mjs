// Builds and serves a partner's site with the package installed from its tarball.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
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

/**
 * Packs the package and unpacks it in a folder, where the sites below take it from.
 * @param {string} home
 */
export async function pack(home) {
  const { stdout } = await run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", home, "./pkg"], { cwd: ROOT });
  const tarball = join(home, stdout.trim().split("\n").at(-1) ?? "");
  await rm(join(home, "package"), { recursive: true, force: true });
  await run("tar", ["-xzf", tarball, "-C", home]);
}

/**
 * Builds a site and serves it. Whoever starts it calls its `stop`.
 * @param {string} home where the package is unpacked
 * @param {string} name
 */
export async function start(home, name) {
  const project = projects[name];
  const folder = join(home, name);
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(project.files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  // A package without dependencies and scripts is installed by being put there.
  await cp(join(home, "package"), join(folder, "node_modules", "newsreel"), { recursive: true });
  for (const [program, ...values] of project.build ?? []) {
    if (program === "copy") await copy(folder, values);
    else await run(program, values, { cwd: folder, env: environment(home) });
  }
  if (project.serve) return serveItself(home, folder, project.serve);
  return serveFiles(join(folder, project.folder ?? "."));
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
async function serveFiles(folder) {
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = pathname === "/" ? "/index.html" : decodeURIComponent(pathname);
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream" });
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

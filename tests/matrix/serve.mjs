// Sites on free ports: files that have been built, or a tool's own server.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

import { environment } from "./tools.mjs";

const STARTS_WITHIN_MS = 120_000;
const BETWEEN_TRIES_MS = 100;
const MOST_SAID = 3_000; // characters of what a server says, if it fails

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
};

// What a CDN sends with each file; of WebAssembly it may not know the type.
const CDN = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
const CDN_TYPES = { ...TYPES, ".wasm": "application/octet-stream" };

/** @param {string} folder */
export function serveAsCdn(folder) {
  return serveFiles(folder, CDN, CDN_TYPES);
}

/** @param {string} folder */
export async function serveFiles(folder, headers = {}, types = TYPES) {
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

/**
 * Starts a tool's own server and waits until it has the page.
 * @param {string} home
 * @param {string} folder
 * @param {(port: number) => string[]} command
 */
export async function serveItself(home, folder, command) {
  const { address, stop } = await serveFiles(folder);
  await stop(); // its port is free again
  const [program, ...values] = command(Number(new URL(address).port));
  const stdio = ["ignore", "pipe", "pipe"];
  const child = spawn(program, values, { cwd: folder, env: environment(home, folder), stdio, detached: true });
  const said = listen(child);
  const end = () => {
    // Tools start processes of their own.
    if (child.exitCode === null && child.signalCode === null && child.pid) process.kill(-child.pid);
  };
  process.once("exit", end);
  const close = async () => {
    process.removeListener("exit", end);
    const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
    end();
    await ended;
  };
  try {
    await answers(address, child);
  } catch (error) {
    await close();
    throw new Error(`${error.message}\n${said()}`);
  }
  return { address, stop: close };
}

function listen(child) {
  let said = "";
  const add = (text) => {
    said = (said + text).slice(-MOST_SAID);
  };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", add);
  child.on("error", (error) => add(String(error)));
  return () => said;
}

/** @param {string} address @param {import("node:child_process").ChildProcess} child */
async function answers(address, child) {
  const last = Date.now() + STARTS_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null && child.pid) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > last) throw new Error(`the server has no page after ${STARTS_WITHIN_MS} ms: ${response?.status}`);
    await new Promise((then) => setTimeout(then, BETWEEN_TRIES_MS));
  }
  throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}`);
}

// Servers of others as processes of their own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

const STARTS_WITHIN_MS = 240_000;
const LOOKS_EVERY_MS = 500;
const LAST_WORDS = 20;

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Runs a server until it answers well at `url`, and so that `isReady(response)`. Whoever starts it
 * calls its `stop`.
 */
export async function startServer(program, args, options) {
  const { url, headers, isReady = () => true } = options;
  const { child, said, stop } = startProgram(program, args, options);
  const until = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < until && child.exitCode === null) {
    const response = await fetch(url, { headers }).catch(() => undefined);
    if (response?.ok && isReady(response)) return { stop };
    await wait(LOOKS_EVERY_MS);
  }
  await stop();
  const words = said.slice(-LAST_WORDS).join("\n");
  throw new Error(`${program} did not answer at ${url} (exit code ${child.exitCode})\n${words}`);
}

/** Runs a program until its `stop` is called. */
export function startProgram(program, args, { cwd, env, uid, gid }) {
  const child = spawn(program, args, {
    cwd,
    uid,
    gid,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = [];
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  const leave = () => child.kill();
  process.once("exit", leave);
  async function stop() {
    process.off("exit", leave);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill();
    await ended;
  }
  return { child, said, stop };
}

/** Runs a program to its end. */
export async function run(program, args, options) {
  await print(program, args, options);
}

/** What a program prints. */
export async function print(program, args, { cwd, env, uid, gid }) {
  const child = spawn(program, args, {
    cwd,
    uid,
    gid,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output, [code]] = await Promise.all([child.stdout.toArray(), once(child, "exit")]);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}`);
  return Buffer.concat(output).toString();
}

// A real Ghost with SQLite on this machine, and a mail server that keeps what Ghost sends.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

const STARTS_WITHIN_MS = 240_000;
const LOOKS_EVERY_MS = 500;

/** A mail server (RFC 5321) on a free port: `next()` gives the next mail that arrives. */
export async function startMail() {
  const [mails, waiting] = [[], []];
  const server = createServer((socket) => receive(socket, deliver));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  function deliver(mail) {
    const taker = waiting.shift();
    if (taker) taker(mail);
    else mails.push(mail);
  }
  return {
    port: server.address().port,
    next: () => (mails.length ? mails.shift() : new Promise((resolve) => waiting.push(resolve))),
    stop: () => server.close(),
  };
}

async function receive(socket, deliver) {
  const say = (text) => socket.write(`${text}\r\n`);
  socket.on("error", () => {}); // whoever sends may hang up
  say("220 sink");
  let mail = { to: [], lines: [] };
  let inBody = false;
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    if (inBody && line !== ".") mail.lines.push(line);
    else if (inBody) {
      deliver({ to: mail.to, text: textOf(mail.lines.join("\n")) });
      [mail, inBody] = [{ to: [], lines: [] }, false];
      say("250 kept");
    } else if (/^EHLO/i.test(line)) socket.write("250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n");
    else if (/^RCPT TO:/i.test(line)) {
      mail.to.push(/<(.*?)>/.exec(line)?.[1]);
      say("250 ok");
    } else if (/^DATA/i.test(line)) {
      inBody = true;
      say("354 go on");
    } else if (/^QUIT/i.test(line)) {
      say("221 bye");
      socket.end();
    } else say("250 ok");
  }
}

// The first part in its own letters (RFC 2045, section 6); Ghost writes plain text first.
function textOf(source) {
  const [, encoding, rest] = /^Content-Transfer-Encoding: *(\S+)[^]*?\n\n([^]*)/m.exec(source) ?? [];
  const part = (rest ?? source).split(/\n?--+_/)[0];
  if (encoding === "base64") return Buffer.from(part, "base64").toString();
  const joined = part.replace(/=\n/g, "");
  return joined.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

/** The Ghost of `folder`, which `cargo xtask integration ghost` has installed there. */
export async function startGhost(folder, mail) {
  const content = await mkdtemp(join(tmpdir(), "newsreel-ghost-"));
  await cp(join(folder, "package", "content"), content, { recursive: true });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const settings = {
    NODE_ENV: "development",
    url: address,
    server__host: "127.0.0.1",
    server__port: port,
    database__client: "better-sqlite3",
    database__connection__filename: join(content, "ghost.db"),
    mail__transport: "SMTP",
    mail__from: "ghost@example.org",
    mail__options__host: "127.0.0.1",
    mail__options__port: mail.port,
    mail__options__secure: false,
    mail__options__ignoreTLS: true,
    paths__contentPath: content,
    privacy__useUpdateCheck: false,
    updateCheck__url: "http://127.0.0.1:9/",
    logging__level: "error",
  };
  const child = spawn(process.env.NEWSREEL_GHOST_NODE, ["index.js"], {
    cwd: join(folder, "package"),
    env: { ...process.env, ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = [];
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  const leave = () => child.kill();
  process.once("exit", leave);
  async function stop() {
    process.off("exit", leave);
    if (child.exitCode === null) {
      child.kill();
      await once(child, "exit");
    }
    await rm(content, { recursive: true, force: true });
  }
  await answers(new URL("members/api/site/", address), child).catch(async (error) => {
    await stop();
    throw new Error(`${error.message}\n${said.slice(-20).join("\n")}`);
  });
  return { address, stop };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

// While it makes its database Ghost shows a page that says so.
async function answers(url, child) {
  const until = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < until && child.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok && response.headers.get("content-type")?.includes("json")) return;
    await wait(LOOKS_EVERY_MS);
  }
  throw new Error(`Ghost did not answer at ${url} (exit code ${child.exitCode})`);
}

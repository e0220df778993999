// A real Mailman 3 with SQLite on this machine: its core, and Postorius, its web interface.

import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { freePort, run, startServer } from "./process.mjs";

const SITE = fileURLToPath(new URL("mailman/", import.meta.url));
const USER = "newsreel";
// Nobody writes to the list: its mail goes out, none comes in.
const IDLE = ["archive", "bounces", "command", "digest", "in", "lmtp", "nntp", "pipeline", "retry"];

/** The Mailman of `folder`, which `cargo xtask integration mailman` has installed there. */
export async function startMailman(folder, mail) {
  const state = await mkdtemp(join(tmpdir(), "newsreel-mailman-"));
  const secret = randomBytes(16).toString("hex");
  const core = await startCore(folder, state, secret, mail);
  const postorius = await startPostorius(folder, state, secret, core).catch(async (error) => {
    await core.stop();
    throw error;
  });
  async function stop() {
    await postorius.stop();
    await core.stop();
    await rm(state, { recursive: true, force: true });
  }
  return { address: postorius.address, core, stop };
}

async function startCore(folder, state, secret, mail) {
  const port = await freePort();
  const settings = join(state, "mailman.cfg");
  await writeFile(settings, settingsOf(state, { port, secret, mail }));
  const address = `http://127.0.0.1:${port}/3.1/`;
  const login = Buffer.from(`${USER}:${secret}`).toString("base64");
  const headers = { Authorization: `Basic ${login}` };
  const server = await startServer(
    join(folder, "bin", "master"),
    ["-C", settings],
    { cwd: state, url: new URL("system/versions", address), headers },
  );
  /** Asks Mailman's own interface. */
  async function ask(path, fields) {
    const form = fields && { method: "POST", body: new URLSearchParams(fields) };
    const response = await fetch(new URL(path, address), { headers, ...form });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
  return { ...server, address, ask };
}

const settingsOf = (state, { port, secret, mail }) => `
[mailman]
site_owner: owner@example.org
layout: newsreel

[paths.newsreel]
var_dir: ${state}

[mta]
incoming: mailman.mta.null.NullMTA
smtp_host: 127.0.0.1
smtp_port: ${mail.port}

[webservice]
hostname: 127.0.0.1
port: ${port}
admin_user: ${USER}
admin_pass: ${secret}
workers: 1
${IDLE.map((runner) => `\n[runner.${runner}]\nstart: no\n`).join("")}`;

async function startPostorius(folder, state, secret, core) {
  const port = await freePort();
  const python = join(folder, "bin", "python");
  const env = {
    DJANGO_SETTINGS_MODULE: "settings",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONPATH: SITE,
    NEWSREEL_CORE: core.address.replace(/3\.1\/$/, ""),
    NEWSREEL_FOLDER: state,
    NEWSREEL_SECRET: secret,
  };
  const django = (...args) => ["-m", "django", ...args];
  await run(python, django("migrate", "--verbosity", "0"), { cwd: state, env });
  // Another site than 127.0.0.1 to a browser, which a partner's is: it withholds cookies.
  const address = `http://localhost:${port}/`;
  const server = await startServer(
    python,
    django("runserver", "--noreload", `127.0.0.1:${port}`),
    { cwd: state, env, url: new URL("postorius/lists/", address) },
  );
  return { ...server, address };
}

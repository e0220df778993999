// A real Django site with django-newsletter and SQLite on this machine, whose page has the widget.

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { freePort, run, startServer } from "./process.mjs";

const SITE = fileURLToPath(new URL("django/", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));

/** The Django of `folder`, which `cargo xtask integration django` has installed there. */
export async function startDjango(folder, mail) {
  const state = await mkdtemp(join(tmpdir(), "newsreel-django-"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const python = join(folder, "bin", "python");
  const env = {
    DJANGO_SETTINGS_MODULE: "settings",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONPATH: SITE,
    NEWSREEL_FOLDER: state,
    NEWSREEL_MAIL: String(mail.port),
    NEWSREEL_PACKAGE: PACKAGE,
    NEWSREEL_SECRET: randomBytes(16).toString("hex"),
  };
  const django = (...args) => ["-m", "django", ...args];
  await run(python, django("migrate", "--verbosity", "0"), { cwd: state, env });
  const news = join(SITE, "news.json");
  await run(python, django("loaddata", "--verbosity", "0", news), { cwd: state, env });
  const server = await startServer(
    python,
    django("runserver", "--noreload", `127.0.0.1:${port}`),
    { cwd: state, env, url: new URL(address) },
  );
  /** What the database has of this address. */
  async function rowOf(email) {
    const response = await fetch(new URL("rows/", address));
    const rows = await response.json();
    return rows.find((row) => row.email_field === email);
  }
  async function stop() {
    await server.stop();
    await rm(state, { recursive: true, force: true });
  }
  return { address, rowOf, stop };
}

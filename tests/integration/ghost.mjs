// A real Ghost with SQLite on this machine.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort, startServer } from "./process.mjs";

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
  const server = await startServer(process.env.NEWSREEL_GHOST_NODE, ["index.js"], {
    cwd: join(folder, "package"),
    env: settings,
    url: new URL("members/api/site/", address),
    // While it makes its database Ghost shows a page that says so.
    isReady: ({ headers }) => headers.get("content-type")?.includes("json"),
  });
  async function stop() {
    await server.stop();
    await rm(content, { recursive: true, force: true });
  }
  return { address, stop };
}

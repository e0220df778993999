// A real WordPress on this machine, with MariaDB behind it and PHP's own server in front. It runs from a
// folder of its own, and the database listens on a socket there alone.

import { randomBytes } from "node:crypto";
import { chown, cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { freePort, print, run, startProgram, startServer } from "./process.mjs";

const SITE = fileURLToPath(new URL("wordpress/", import.meta.url));
const NOBODY = 65534;
// MariaDB does not run as root.
const IS_ROOT = process.getuid() === 0;
const AS = IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {};
const EXTENSIONS = ["dom", "mbstring", "mysqlnd", "mysqli", "tokenizer", "xml"];

/**
 * The WordPress whose packages `cargo xtask integration wordpress` has put into `folder`. It takes the
 * server at `localhost` and this port for one of the web.
 */
export async function startWordPress(folder, publisherPort) {
  const state = await mkdtemp(join(tmpdir(), "newsreel-wordpress-"));
  const debian = join(state, "debian");
  await unpack(folder, debian);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const password = randomBytes(12).toString("hex");
  const wordpress = join(debian, "usr", "share", "wordpress");
  const env = {
    LD_LIBRARY_PATH: await librariesOf(debian),
    NEWSREEL_HOME: address.slice(0, -1),
    NEWSREEL_PASSWORD: password,
    NEWSREEL_PUBLISHER_PORT: String(publisherPort),
    NEWSREEL_SECRET: randomBytes(32).toString("hex"),
    NEWSREEL_SOCKET: join(state, "database.sock"),
    NEWSREEL_WORDPRESS: wordpress,
  };
  const options = { cwd: state, env, ...AS };
  await moveIn(state, wordpress);
  const database = await startDatabase(state, debian, options);
  const php = join(debian, "usr", "bin", "php8.2");
  const settings = await settingsOf(debian);
  await run(php, [...settings, join(SITE, "install.php")], options);
  const served = [...settings, "-S", `127.0.0.1:${port}`, "-t", wordpress];
  const server = await startServer(php, served, { ...options, url: address });
  const version = await print(php, [...settings, "-r", VERSION], options);
  async function stop() {
    await server.stop();
    await database.stop();
    await rm(state, { recursive: true, force: true });
  }
  return { address, password, stop, version };
}

const VERSION = `require getenv("NEWSREEL_WORDPRESS") . "/wp-includes/version.php"; echo $wp_version;`;

async function unpack(folder, debian) {
  const archives = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  for (const archive of archives) {
    await run("dpkg-deb", ["--extract", join(folder, archive), debian], { cwd: folder });
  }
}

async function librariesOf(debian) {
  const libraries = await readdir(join(debian, "usr", "lib"));
  return join(debian, "usr", "lib", libraries.find((name) => /-linux-/.test(name)));
}

async function settingsOf(debian) {
  const [version] = (await readdir(join(debian, "usr", "lib", "php"))).filter((name) => /^\d{8}$/.test(name));
  const folder = join(debian, "usr", "lib", "php", version);
  const extensions = EXTENSIONS.map((name) => `extension=${name}`);
  const said = [`extension_dir=${folder}`, "zend_extension=opcache", ...extensions];
  return ["-n", ...said.flatMap((setting) => ["-d", setting])];
}

async function moveIn(state, wordpress) {
  const plugins = join(wordpress, "wp-content", "mu-plugins");
  await mkdir(plugins);
  await cp(join(SITE, "newsreel.php"), join(plugins, "newsreel.php"));
  await cp(join(SITE, "wp-config.php"), join(wordpress, "wp-config.php"));
  await mkdir(join(wordpress, "wp-content", "uploads"));
  if (!IS_ROOT) return;
  await chown(state, NOBODY, NOBODY);
  await chown(join(wordpress, "wp-content", "uploads"), NOBODY, NOBODY);
}

async function startDatabase(state, debian, options) {
  const data = join(state, "database");
  const share = join(debian, "usr", "share", "mysql");
  const start = join(state, "start.sql");
  await writeFile(start, "CREATE DATABASE IF NOT EXISTS wordpress;\n");
  const settings = [
    "--no-defaults",
    `--datadir=${data}`,
    `--lc-messages-dir=${share}`,
    `--character-sets-dir=${join(share, "charsets")}`,
  ];
  const base = `--basedir=${join(debian, "usr")}`;
  const install = [base, "--auth-root-authentication-method=normal", "--skip-test-db"];
  await print(join(debian, "usr", "bin", "mariadb-install-db"), [...settings, ...install], options);
  const socket = `--socket=${options.env.NEWSREEL_SOCKET}`;
  const serve = [socket, "--skip-networking", `--init-file=${start}`, `--pid-file=${join(state, "pid")}`];
  const database = startProgram(join(debian, "usr", "sbin", "mariadbd"), [...settings, ...serve], options);
  await isReady(database);
  return database;
}

/** Until the database says so. */
async function isReady({ child, said }) {
  await new Promise((resolve, reject) => {
    child.stderr.on("data", (data) => /ready for connections/.test(data) && resolve());
    child.once("exit", () => reject(new Error(`the database has ended\n${said.join("\n")}`)));
  });
}

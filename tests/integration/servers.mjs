// nginx and Apache on this machine, each with the recipe for publishers and a folder of theirs.

import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { freePort, run, startServer } from "./process.mjs";

export const RECIPES = fileURLToPath(new URL("../../cli/recipes/", import.meta.url));
const TYPES = "etc/nginx/mime.types";
const MODULES = ["authz_core", "deflate", "dir", "filter", "headers", "mime", "mpm_event"];

const nginx = (debian, state, port) => `
daemon off;
pid ${state}/pid;
error_log stderr;
events {}
http {
  include ${debian}/${TYPES};
  access_log off;
  client_body_temp_path ${state}/body;
  fastcgi_temp_path ${state}/fastcgi;
  proxy_temp_path ${state}/proxy;
  scgi_temp_path ${state}/scgi;
  uwsgi_temp_path ${state}/uwsgi;
  server {
    listen 127.0.0.1:${port};
    root ${state}/site;
    include ${RECIPES}nginx.conf;
  }
}
`;

const apache = (debian, state, port) => `
${MODULES.map((name) => `LoadModule ${name}_module ${debian}/usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
ServerName localhost
ServerRoot ${state}
DefaultRuntimeDir ${state}
Listen 127.0.0.1:${port}
PidFile ${state}/pid
ErrorLog ${state}/errors
TypesConfig /dev/null
DocumentRoot ${state}/site
<Directory ${state}/site>
  AllowOverride FileInfo
</Directory>
`;

/** What each server is started with. */
const SERVERS = {
  nginx: { settings: nginx, program: "usr/sbin/nginx", args: (file, state) => ["-c", file, "-p", state] },
  apache: { settings: apache, program: "usr/sbin/apache2", args: (file) => ["-X", "-f", file] },
};

/** Unpacks what `cargo xtask integration servers` has put into `folder`. Whoever does calls `clear`. */
export async function unpack(folder) {
  const debian = await mkdtemp(join(tmpdir(), "newsreel-servers-"));
  const archives = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  for (const archive of archives) {
    await run("dpkg-deb", ["--extract", join(folder, archive), debian], { cwd: folder });
  }
  return { debian, clear: () => rm(debian, { recursive: true, force: true }) };
}

/** Starts the server of this name with `files` in its folder. Whoever does calls `stop`. */
export async function startServerOf(name, debian, files) {
  const state = await mkdtemp(join(tmpdir(), "newsreel-server-"));
  // Servers that root starts do not stay root.
  await chmod(state, 0o755);
  const site = join(state, "site");
  await mkdir(join(site, "pictures"), { recursive: true });
  for (const [path, bytes] of Object.entries(files)) await writeFile(join(site, path), bytes);
  await copyFile(join(RECIPES, "apache.htaccess"), join(site, ".htaccess"));
  const { settings, program, args } = SERVERS[name];
  const port = await freePort();
  const file = join(state, "settings.conf");
  await writeFile(file, settings(debian, state, port));
  const libraries = await readdir(join(debian, "usr", "lib"));
  const machine = libraries.find((folder) => /-linux-/.test(folder));
  const env = { LD_LIBRARY_PATH: join(debian, "usr", "lib", machine) };
  const url = `http://127.0.0.1:${port}/feed.json`;
  const server = await startServer(join(debian, program), args(file, state), { url, cwd: state, env });
  async function stop() {
    await server.stop();
    await rm(state, { recursive: true, force: true });
  }
  return { url, stop };
}

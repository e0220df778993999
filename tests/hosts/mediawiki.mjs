// MediaWiki without a web server: its own installer makes a wiki in a file, its own parser reads texts.

import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { print } from "./process.mjs";
import { run } from "../integration/process.mjs";

const EXTENSIONS = ["ctype", "dom", "fileinfo", "iconv", "intl", "mbstring", "pdo", "pdo_sqlite", "posix", "simplexml", "sqlite3", "tokenizer", "xml", "xmlreader"];
const SETTINGS = "LocalSettings.php";

/**
 * A wiki of what `cargo xtask hosts` has put into `folder`. Whoever makes it calls its `clear`.
 * @param {string} folder
 */
export async function makeWiki(folder) {
  const home = await mkdtemp(join(tmpdir(), "newsreel-wiki-"));
  const clear = () => rm(home, { recursive: true, force: true });
  try {
    return { ...(await install(folder, home)), clear };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function install(folder, home) {
  const archives = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  for (const archive of archives) await run("dpkg-deb", ["--extract", join(folder, archive), home], { cwd: home });
  const maintenance = join(home, "usr", "share", "mediawiki", "maintenance");
  // It names a file that Debian makes when it is installed.
  await rm(join(maintenance, "..", SETTINGS), { force: true });
  const libraries = await readdir(join(home, "usr", "lib"));
  const machine = libraries.find((name) => /-linux-/.test(name)) ?? "";
  const env = { LD_LIBRARY_PATH: join(home, "usr", "lib", machine), MW_CONFIG_FILE: join(home, SETTINGS) };
  const modules = join(home, "usr", "lib", "php");
  const [version] = (await readdir(modules)).filter((name) => /^\d{8}$/.test(name));
  const values = [`extension_dir=${join(modules, version ?? "")}`, "memory_limit=512M", ...EXTENSIONS.map((name) => `extension=${name}`)];
  const php = join(home, "usr", "bin", "php8.2");
  const ask = (script, args, options) =>
    print(php, ["-n", ...values.flatMap((value) => ["-d", value]), join(maintenance, script), ...args], options);
  const { MW_CONFIG_FILE, ...installing } = env;
  const database = ["--dbtype=sqlite", `--dbpath=${home}`, "--dbname=wiki"];
  const site = ["--scriptpath=/", "--server=https://partner.example", `--confpath=${home}`, "--pass=of a test only"];
  await ask("install.php", [...database, ...site, "Wiki", "Admin"], { env: installing });
  const release = String(await readFile(join(maintenance, "..", "includes", "Defines.php")));
  return {
    // The second number: Debian mends what is in it.
    version: /'MW_VERSION', '(\d+\.\d+)/.exec(release)?.[1] ?? "",
    /** What a page of this wikitext is, with these lines in the settings. */
    async parse(text, settings = "") {
      const file = join(home, "settings.php");
      await writeFile(file, `<?php require ${JSON.stringify(MW_CONFIG_FILE)};\n${settings}`);
      return ask("parse.php", [], { env: { ...env, MW_CONFIG_FILE: file }, input: text });
    },
  };
}

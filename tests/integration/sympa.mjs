// A real Sympa with SQLite on this machine, its web interface run as CGI. It runs from a folder of
// its own: where Debian keeps things is written anew.

import { chmod, chown, cp, mkdir, mkdtemp } from "node:fs/promises";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { serveCgi } from "./cgi.mjs";
import { freePort, print, run, startProgram } from "./process.mjs";

const SITE = fileURLToPath(new URL("sympa/", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));
const NOBODY = 65534;
// Sympa does not run as root.
const IS_ROOT = process.getuid() === 0;
const AS = IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {};
const LIST = "list_data/news";
const FOLDERS = ["arc", "bounce", "css", "etc", "list_data", LIST, "pictures", "run", "spool"];
const MEMBERS = `use DBI;
my $db = DBI->connect("dbi:SQLite:dbname=$ARGV[0]", "", "", { RaiseError => 1 });
print "$_\\n" for @{$db->selectcol_arrayref("SELECT user_subscriber FROM subscriber_table")};`;

/**
 * The Sympa whose packages `cargo xtask integration sympa` has put into `folder`. `pages` are the
 * publisher's own, beside it on the same server.
 */
export async function startSympa(folder, mail, pages) {
  const state = await mkdtemp(join(tmpdir(), "newsreel-sympa-"));
  const port = await freePort();
  // Another site than 127.0.0.1 to a browser, which a partner's is.
  const address = `http://localhost:${port}/`;
  const debian = join(state, "debian");
  await unpack(folder, debian);
  const options = { cwd: state, env: await environment(debian, mail), ...AS };
  await moveIn(state, debian, options);
  await writeSettings(state, address);
  const program = (name) => join(debian, "usr", "lib", "sympa", "bin", name);
  await run(program("sympa.pl"), ["--health_check"], options);
  const mailer = startProgram(program("bulk.pl"), ["--foreground"], options);
  const server = await serveCgi({
    port,
    script: "/sympa",
    program: join(debian, "usr", "lib", "cgi-bin", "sympa", "wwsympa.fcgi"),
    options,
    folders: {
      "/css-sympa/": join(state, "css"),
      "/newsreel/": PACKAGE,
      "/static-sympa/": join(debian, "usr", "share", "sympa", "static_content"),
    },
    pages,
  });
  async function stop() {
    await mailer.stop();
    await server.stop();
    await rm(state, { recursive: true, force: true });
  }
  /** Whose membership waits for a word from them. */
  async function pending() {
    const names = await readdir(join(state, "spool", "subscribe")).catch(() => []);
    return names.map((name) => name.split(",")[2]);
  }
  async function members() {
    const database = join(state, "sympa.sqlite");
    const said = await print("/usr/bin/perl", ["-e", MEMBERS, database], options);
    return said.split("\n").filter(Boolean);
  }
  return { address, members, pending, stop };
}

async function unpack(folder, debian) {
  const archives = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  for (const archive of archives) {
    await run("dpkg-deb", ["--extract", join(folder, archive), debian], { cwd: folder });
  }
}

// Perl's packages are where no Perl looks by itself.
async function environment(debian, mail) {
  const machine = (await readdir(join(debian, "usr", "lib"))).find((name) => /-linux-/.test(name));
  const libraries = join(debian, "usr", "lib", machine);
  const [version] = await readdir(join(libraries, "perl5"));
  const modules = [join(debian, "usr", "share", "perl5"), join(libraries, "perl5", version)];
  return {
    LD_LIBRARY_PATH: libraries,
    NEWSREEL_MAIL: String(mail.port),
    PERL5LIB: modules.join(":"),
    SYMPALIB: join(debian, "usr", "share", "sympa", "lib"),
  };
}

async function moveIn(state, debian, options) {
  const [user, group] = await Promise.all(["-un", "-gn"].map((of) => print("id", [of], options)));
  const path = join(debian, "usr", "share", "sympa", "lib", "Sympa", "Constants.pm");
  const places = [
    [/'\/etc\/sympa(\/sympa)?/g, `'${join(state, "etc")}`],
    [/'\/etc\/mail\/sympa/g, `'${join(state, "etc")}`],
    [/'\/run\/sympa/g, `'${join(state, "run")}`],
    [/'\/var\/lib\/sympa/g, `'${state}`],
    [/'\/var\/spool\/sympa/g, `'${join(state, "spool")}`],
    [/'\/usr\//g, `'${debian}/usr/`],
    [/(USER +=> )'sympa'/, `$1'${user.trim()}'`],
    [/(GROUP +=> )'sympa'/, `$1'${group.trim()}'`],
  ];
  const text = await readFile(path, "utf8");
  await writeFile(path, places.reduce((text, [from, to]) => text.replace(from, to), text));
}

async function writeSettings(state, address) {
  await chmod(state, 0o755);
  for (const name of FOLDERS) await mkdir(join(state, name));
  await cp(join(SITE, "config"), join(state, LIST, "config"));
  await cp(join(SITE, "sendmail"), join(state, "sendmail"));
  await writeFile(join(state, "etc", "sympa.conf"), settingsOf(state, address));
  if (!IS_ROOT) return;
  for (const name of ["", ...FOLDERS, join(LIST, "config")]) {
    await chown(join(state, name), NOBODY, NOBODY);
  }
}

const settingsOf = (state, address) => `
domain example.org
listmaster owner@example.org
lang en
db_type SQLite
db_name ${join(state, "sympa.sqlite")}
sendmail ${join(state, "sendmail")}
wwsympa_url ${new URL("sympa", address)}
static_content_url /static-sympa
css_url /css-sympa
pictures_url /pictures-sympa
cookie newsreel
`;

// Builds and serves a partner's site with the package installed from its tarball.

import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";

import { serveAsCdn, serveFiles, serveItself } from "./serve.mjs";
import { run, settle, tarball } from "./tools.mjs";

/**
 * @typedef {object} Site
 * @property {string} tool the npm package that builds it; "" for none
 * @property {string} how what the table says of it
 * @property {string} [with] a second package whose version the table gives
 * @property {Record<string, string>} files `package.json` is added to that of the tools
 * @property {string[][]} [build] programs with their arguments, run in the project's folder
 * @property {string} [folder] what is served
 * @property {(address: string, hashes: Record<string, string>) => Record<string, string>} [cdn] more
 *   files, if the package is served from another origin
 * @property {{ files: (address: string) => Record<string, string>, folder: string }} [elsewhere] more
 *   files, if what has been built in `folder` is served from another origin
 * @property {(port: number) => string[]} [serve] a server of its own instead
 * @property {string} [path] of the page, if it is not the first
 * @property {boolean} [heals] whether a file may be missing, of which the browser itself tells
 * @property {string[][]} [test] programs that end well if all is well; no page is opened
 * @property {boolean} [sends] whether the tests send an address
 */

/** @typedef {Record<string, Site>} Family */

/**
 * Builds a site and serves it. Whoever starts it calls its `stop`.
 * @param {string} home where the package is unpacked
 * @param {string} family whose tools it needs
 * @param {Site} site
 * @param {string} server the address of the server that has the feed
 */
export async function start(home, family, site, server) {
  const other = await otherOrigin(home, family, site);
  const stopped = [other];
  const stop = async () => void (await Promise.all(stopped.map((one) => one?.stop())));
  try {
    const folder = await settle(home, family, written(home, { ...site.files, ...(await other?.files) }, server));
    await build(home, folder, site);
    const shown = site.serve ? await serveItself(home, folder, site.serve) : await serveFiles(join(folder, site.folder ?? "."));
    stopped.push(shown);
    return { address: shown.address + (site.path ?? ""), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs the tests of a site that has no page of its own. */
export async function check(home, family, site, server) {
  const folder = await settle(home, family, written(home, site.files, server));
  for (const command of site.test ?? []) await run(home, folder, command);
}

async function otherOrigin(home, family, { cdn, elsewhere }) {
  if (cdn) {
    const served = await serveAsCdn(join(home, "package"));
    return { ...served, files: hashes(home).then((all) => cdn(served.address, all)) };
  }
  if (!elsewhere) return undefined;
  const served = await serveFiles(join(home, family, elsewhere.folder));
  return { ...served, files: elsewhere.files(served.address) };
}

async function build(home, folder, { build = [] }) {
  for (const [program, ...values] of build) {
    if (program === "copy") await copy(folder, values);
    else await run(home, folder, [program, ...values]);
  }
}

/** Files with the addresses and paths of this run in them. */
function written(home, files, server) {
  const write = (text) => text.replaceAll("%SERVER%", server).replaceAll("%TARBALL%", tarball(home));
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, write(text)]));
}

/** @param {string} home @returns {Promise<Record<string, string>>} */
async function hashes(home) {
  return JSON.parse(String(await readFile(join(home, "package", "sri.json"))));
}

/** @param {string} folder @param {string[]} values */
function copy(folder, [from, to]) {
  return cp(join(folder, "node_modules", from), join(folder, to), { recursive: true });
}

// The search index of the documentation: Pagefind's, without the interfaces that it brings.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { close, createIndex } from "pagefind";

/** Pagefind's own boxes and buttons: the site has its own. */
const INTERFACES = /(^|\/)pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;

/**
 * Indexes the pages of a built site that are marked for it, and writes the index beside them.
 * @param {string} site its folder
 */
export async function writeIndex(site) {
  try {
    const { index } = answered(await createIndex());
    answered(await index.addDirectory({ path: site }));
    const { files } = answered(await index.getFiles());
    const wanted = files.filter(({ path }) => !INTERFACES.test(path));
    await Promise.all(wanted.map(({ path, content }) => write(join(site, "pagefind", path), content)));
  } finally {
    await close();
  }
}

function answered(answer) {
  if (answer.errors?.length) throw new Error(`Pagefind: ${answer.errors.join("; ")}`);
  return answer;
}

async function write(path, content) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

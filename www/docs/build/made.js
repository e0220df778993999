// Tables and samples that are made from the sources when the pages are built.

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

import { referenceOf, table } from "./elements.js";
import { feedErrors } from "./errors.js";
import { englishOf, languagesOf } from "./languages.js";

/** @typedef {import("./sections.js").Files} Files */

/** @param {Files} files @param {string} tag */
export function elementReference(files, tag) {
  return referenceOf(JSON.parse(files.text("pkg/custom-elements.json")), tag);
}

/** @param {Files} files */
export function errorTable(files) {
  const rows = feedErrors(files.text("src/feed/error.rs")).map(({ code, cause, remedy }) => [`\`${code}\``, cause, remedy]);
  return table([["code", "what happened", "`message`: the remedy"], ...rows]);
}

/** @param {Files} files @param {string} root */
export function languageTable(files, root) {
  const folder = "src/words";
  const names = readdirSync(join(root, folder));
  const read = (name) => [basename(name, ".json"), JSON.parse(files.text(`${folder}/${name}`))];
  const words = Object.fromEntries(names.map(read));
  words.en = englishOf(files.text("src/words.rs"));
  const said = (tag, text) => `<span lang="${tag}" dir="auto">${text}</span>`;
  const rows = languagesOf(words).map(({ tag, name, own, next, subscribe }) => [
    `\`${tag}\``, name, said(tag, own), said(tag, next), said(tag, subscribe),
  ]);
  return table([["`lang`", "language", "in itself", "Next slide", "Subscribe"], ...rows]);
}

/** What each entry of the budget is. */
const WEIGHED = {
  headline: "before the first headline, with both elements in the page",
  form: "what a form adds until somebody uses it",
  visitor: "all that a visitor downloads, with both elements used",
  paste_in: "`newsreel.js` alone, which comes before anything nears the viewport",
};

/** @param {Files} files */
export function budgetTable(files) {
  const { "//": _, ...budget } = JSON.parse(files.text("bench/budget.json"));
  const rows = Object.entries(budget).map(([name, { bytes }]) => {
    if (!WEIGHED[name]) throw new Error(`build/made.js does not say what ${name} of bench/budget.json is`);
    return [WEIGHED[name], bytes.toLocaleString("en")];
  });
  return table([["what", "bytes at most"], ...rows]);
}

/**
 * A part of a transcript, from one step of the person to another, both included.
 * @param {Files} files
 * @param {string} path
 * @param {string} first
 * @param {string} last
 */
export function heardBetween(files, path, first, last) {
  const steps = files.text(path).trim().split(/\n\n(?=# )/);
  const at = (name) => {
    const found = steps.findIndex((step) => step.split("\n", 1)[0] === `# ${name}`);
    if (found < 0) throw new Error(`${path} has no step "${name}"`);
    return found;
  };
  return `\`\`\`transcript\n${steps.slice(at(first), at(last) + 1).join("\n\n")}\n\`\`\``;
}

// The table of the package's README: a line for each host, made of what was seen.

import { readFile, writeFile } from "node:fs/promises";

const ABOUT = new URL("../../pkg/about.md", import.meta.url);
const HEAD = "| in | snippet | short | without script | frame | link | bare address | what works |";
const RULE = "|---|---|---|---|---|---|---|---|";
// Tried with users of several roles, elsewhere.
const OTHERS = /^\| WordPress/;

/**
 * @typedef {{ carousel: boolean, signup: boolean }} Alive
 * @typedef {{ links: boolean, form: boolean, words: string }} Plain
 * @typedef {{ snippet: [Alive, Alive], line: [Alive, Alive], plain: Plain, frame: boolean | undefined, link: Plain, address: Plain }} Seen
 *   of the two, the second is seen where the page itself has the script
 */

/** The line of a host. @param {string} name @param {Seen} seen */
export function row(name, seen) {
  const [snippet, line] = [lives(seen.snippet), lives(seen.line)];
  const frame = seen.frame === undefined ? "no" : seen.frame ? "yes" : "dead";
  const link = seen.link.links && !isMarkup(seen.link) ? "yes" : "no";
  const address = seen.address.links ? "link" : "text";
  const cells = [name, snippet, line, left(seen.plain), frame, link, address];
  return `| ${[...cells, way({ snippet, line, frame, link, address })].join(" | ")} |`;
}

/** @param {[Alive, Alive]} seen */
function lives([own, withScript]) {
  if (own.carousel && own.signup) return "yes";
  if (own.carousel) return "carousel";
  if (own.signup) return "sign-up";
  return withScript.carousel && withScript.signup ? "elements" : "no";
}

const isMarkup = ({ words }) => /<|newsreel-/.test(words);

/** @param {Plain} plain */
function left(plain) {
  if (isMarkup(plain)) return "markup as text";
  const parts = [plain.links && "links", plain.form && "form", plain.words && "stray words"];
  return parts.filter(Boolean).join(", ") || "nothing";
}

/** The first that works, from what shows most to what shows least. */
function way({ snippet, line, frame, link, address }) {
  if (snippet === "yes") return "snippet";
  if (line === "yes") return "short snippet";
  if (snippet === "elements" || line === "elements") return "snippet, with the script in the site's template";
  if (frame === "yes") return "frame";
  if (link === "yes") return "link";
  return address === "link" ? "bare address" : "nothing";
}

/** The lines that are published. @returns {Promise<string[]>} */
export async function published() {
  const lines = String(await readFile(ABOUT)).split("\n");
  const start = lines.indexOf(HEAD) + 2;
  if (start < 2) throw new Error(`pkg/about.md has no table that begins with ${HEAD}`);
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith("|"));
  return lines.slice(start, end).filter((line) => !OTHERS.test(line));
}

/** Publishes these lines instead. @param {string[]} rows */
export async function publish(rows) {
  const text = String(await readFile(ABOUT));
  const before = await published();
  const [first] = before;
  if (first === undefined) return writeFile(ABOUT, text.replace(`${HEAD}\n${RULE}\n`, `${table(rows)}\n`));
  const kept = text.split("\n").filter((line) => line === first || !before.includes(line));
  return writeFile(ABOUT, kept.flatMap((line) => (line === first ? rows : [line])).join("\n"));
}

/** A host with its version behind its name. */
export function withVersion(name, version) {
  const [host, ...settings] = name.split(", ");
  return [`${host} ${version}`, ...settings].join(", ");
}

/**
 * The line of the host of this name, whatever its version.
 * @param {string} name
 * @param {string[]} lines
 */
export function lineOf(name, lines) {
  const is = (cell) => {
    const [host, ...settings] = cell.trim().split(", ");
    return [host.slice(0, host.lastIndexOf(" ")), ...settings].join(", ") === name;
  };
  return lines.find((line) => is(line.split("|")[1]));
}

/** @param {string[]} rows */
export const table = (rows) => [HEAD, RULE, ...rows].join("\n");

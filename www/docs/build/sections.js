// Parts of the repository's own Markdown files, by their headings: what stands there is not written again.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import MarkdownIt from "markdown-it";

const parser = new MarkdownIt();

/**
 * A heading or another block at the top level of a Markdown text: `level` is 0 for what is no heading,
 * `title` a heading's text without the marks of code.
 * @typedef {{ level: number, title: string, text: string }} Block
 */

/**
 * The blocks of a Markdown text, in its order.
 * @param {string} markdown
 * @returns {Block[]}
 */
export function blocksOf(markdown) {
  const lines = markdown.split("\n");
  const tokens = parser.parse(markdown, {});
  return tokens.flatMap((token, at) => {
    if (token.level !== 0 || !token.map) return [];
    const text = lines.slice(...token.map).join("\n").trimEnd();
    const isHeading = token.type === "heading_open";
    const level = isHeading ? Number(token.tag.slice(1)) : 0;
    const title = isHeading ? plain(tokens[at + 1].content) : "";
    return [{ level, title, text }];
  });
}

/**
 * The blocks below a heading, its own first: as far as the next heading of its level or a higher one.
 * With `alone`, as far as any next heading.
 * @param {Block[]} blocks
 * @param {string} heading
 * @param {boolean} [alone]
 */
export function sectionOf(blocks, heading, alone = false) {
  const found = blocks.flatMap(({ title }, at) => (title === plain(heading) ? [at] : []));
  if (found.length !== 1) throw new Error(`${found.length} headings are "${heading}": name one that is there once`);
  const [start] = found;
  const { level } = blocks[start];
  const ends = (block) => block.level > 0 && (alone || block.level <= level);
  const after = blocks.slice(start + 1);
  const end = after.findIndex(ends);
  return [blocks[start], ...(end < 0 ? after : after.slice(0, end))];
}

/**
 * The Markdown of blocks, their first heading at `level` and the others below it as they were.
 * @param {Block[]} blocks
 * @param {number} level
 */
export function atLevel(blocks, level) {
  const shift = level - (blocks.find((block) => block.level > 0)?.level ?? level);
  const lifted = ({ level, text }) => (level ? text.replace(/^#+/, "#".repeat(level + shift)) : text);
  return blocks.map(lifted).join("\n\n");
}

/**
 * Of a section without its heading and those below: the block that begins with `start`, and what follows
 * it, `count` blocks at most.
 * @param {Block[]} blocks
 * @param {string} start
 * @param {number} [count]
 */
export function passageOf(blocks, start, count = Infinity) {
  const body = blocks.slice(1);
  const at = body.findIndex(({ text }) => text.startsWith(start));
  if (at < 0) throw new Error(`no block of "${blocks[0].title}" begins with "${start}"`);
  return body.slice(at, at + count);
}

/** The files of a repository, each read once. */
export class Files {
  #root;
  #blocks = new Map();

  /** @param {string} root the repository's folder */
  constructor(root) {
    this.#root = root;
  }

  /** @param {string} path from the root */
  text(path) {
    return readFileSync(join(this.#root, path), "utf8");
  }

  /** @param {string} path from the root */
  blocks(path) {
    const blocks = this.#blocks.get(path) ?? blocksOf(this.text(path));
    this.#blocks.set(path, blocks);
    return blocks;
  }

  /** Forgets all: a server that watches the files reads them again. */
  forget() {
    this.#blocks.clear();
  }
}

function plain(heading) {
  return heading.replaceAll("`", "").replaceAll("\\", "").trim();
}

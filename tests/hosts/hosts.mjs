// The hosts, in the order of the table. Each makes of texts what its visitors get.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { openPage } from "./page.mjs";
import { print } from "./process.mjs";

const OURS = fileURLToPath(new URL(".", import.meta.url));

/**
 * @typedef {Record<string, string>} Texts by name; one with the name `address` is pasted by hand where a
 *   host has an editor
 * @typedef {{ browser: import("playwright-core").Browser, home: string, editors(): Promise<string>, python: string, wiki: { parse(text: string, settings?: string): Promise<string> } }} Tools
 */

/** An editor of `editors.js`. */
const editor = (name) => async (texts, { browser, editors }) => {
  const page = await openPage(browser, "", { head: '<script src="/script.js"></script>', script: await editors() });
  try {
    const made = {};
    for (const [key, text] of Object.entries(texts)) made[key] = await edited(page, name, key, text);
    return made;
  } finally {
    await page.context().close();
  }
};

// Each text has an editor that has seen no other: Trix takes no paste after it was emptied.
async function edited(page, name, key, text) {
  const isTyped = await page.evaluate((name) => globalThis.openEditor(name), name);
  if (key === "address" && isTyped) await paste(page, text);
  else await page.evaluate((html) => globalThis.editor.set(html), text);
  return page.evaluate(() => globalThis.editor.get());
}

async function paste(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.evaluate(focus);
  await page.keyboard.press("Control+V");
  await page.waitForFunction((text) => globalThis.editor.get().includes(text), text);
  await page.keyboard.press("Enter"); // some look for addresses when a line ends
}

// Runs in the page. Editors put their cursor in the frame after.
async function focus() {
  globalThis.editor.focus();
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
}

/** A program that reads texts as JSON and writes what it makes of them. */
const python = (script, how) => async (texts, { python }) => {
  const env = { PYTHONPATH: OURS, PYTHONDONTWRITEBYTECODE: "1" };
  const program = join(python, "bin", "python");
  return JSON.parse(await print(program, [join(OURS, script), how], { env, input: JSON.stringify(texts) }));
};

const each = (clean) => async (texts, tools) => {
  const made = Object.entries(texts).map(async ([key, text]) => [key, await clean(text, tools)]);
  return Object.fromEntries(await Promise.all(made));
};

const sanitizeHtml = async (html, { home }) => {
  const { default: clean } = await import(join(home, "node_modules", "sanitize-html", "index.js"));
  return clean(html);
};

const raw = async (text, { wiki }) => wiki.parse(`<html>${text}</html>`, "$wgRawHtml = true;");

/**
 * Name and settings, the package that tells the version, and what is made.
 * @type {[name: string, versioned: string, make: (texts: Texts, tools: Tools) => Promise<Texts>][]}
 */
export const HOSTS = [
  ["CKEditor", "ckeditor5", editor("ckeditor")],
  ["CKEditor, General HTML Support of everything", "ckeditor5", editor("ckeditor-all")],
  ["CKEditor, General HTML Support of named elements", "ckeditor5", editor("ckeditor-named")],
  ["CKEditor, HTML embed", "ckeditor5", editor("ckeditor-embed")],
  ["TinyMCE", "tinymce", editor("tinymce")],
  ["TinyMCE, `sandbox_iframes: false`", "tinymce", editor("tinymce-frames")],
  ["TinyMCE, told of the elements", "tinymce", editor("tinymce-taught")],
  ["Quill", "quill", editor("quill")],
  ["Quill, `getSemanticHTML()`", "quill", editor("quill-semantic")],
  ["TipTap, StarterKit", "@tiptap/core", editor("tiptap")],
  ["Trix", "trix", editor("trix")],
  ["MediaWiki", "mediawiki", each((text, { wiki }) => wiki.parse(text))],
  ["MediaWiki, `$wgRawHtml`", "mediawiki", each(raw)],
  ["Wagtail, `RawHTMLBlock`", "wagtail", python("wagtail_site.py", "html")],
  ["Wagtail, rich text", "wagtail", python("wagtail_site.py", "text")],
  ["DOMPurify", "dompurify", editor("dompurify")],
  ["DOMPurify, told of the elements", "dompurify", editor("dompurify-custom")],
  ["sanitize-html", "sanitize-html", each(sanitizeHtml)],
  ["nh3", "nh3", python("filters.py", "nh3")],
  ["bleach", "bleach", python("filters.py", "bleach")],
  ["bleach, `strip=True`", "bleach", python("filters.py", "bleach-strip")],
  ["lxml_html_clean", "lxml_html_clean", python("filters.py", "lxml")],
  ["feedparser", "feedparser", python("filters.py", "feedparser")],
];

/** The version of what a host is made of: of npm or of PyPI, or the wiki's. */
export async function version(name, { home, requirements, wiki }) {
  if (name === "mediawiki") return wiki.version;
  const pinned = new RegExp(`^${name}==(.+)$`, "m").exec(requirements)?.[1];
  if (pinned) return pinned;
  return JSON.parse(String(await readFile(join(home, "node_modules", name, "package.json")))).version;
}

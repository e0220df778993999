// What Eleventy has to know for the documentation: shortcodes that take what stands elsewhere in the
// repository, headings with anchors, tables in frames of their own, and the list of the pages.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import anchor from "markdown-it-anchor";

import { otherCodes } from "./errors.js";
import { anchorOf, destination, rewriteLinks } from "./links.js";
import { budgetTable, elementReference, errorTable, heardBetween, languageTable } from "./made.js";
import { addressOf, GROUPS, NAMES, neighboursOf } from "./pages.js";
import { askedFor, given, placesOf } from "./places.js";
import { writeIndex } from "./search.js";
import { Files } from "./sections.js";
import { relative } from "../../site/build/relative.js";

/** The repository's folder. */
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * @param {any} config Eleventy's
 * @param {{ root?: string }} options the repository's folder, if it is another
 */
export default function documentation(config, { root = ROOT } = {}) {
  const files = new Files(root);
  addSections(config, files, root);
  addMade(config, files, root);
  addList(config);
  config.on("eleventy.after", ({ directories }) => writeIndex(directories.output));
  config.amendLibrary("md", (markdown) => {
    const permalink = anchor.permalink.headerLink({ safariReaderFix: true });
    markdown.use(anchor, { level: [2, 3, 4], slugify: anchorOf, permalink, tabIndex: false });
    frameTables(markdown);
    frameCode(markdown);
  });
}

function addSections(config, files, root) {
  const repository = repositoryOf(files);
  const isFile = (path) => existsSync(join(root, path));
  let places = new Map();
  config.on("eleventy.before", () => {
    files.forget();
    const pages = pagesOf(root);
    places = placesOf(files, pages);
    keepCodes(root, files, pages.get("errors") ?? "");
  });
  for (const kind of ["section", "alone", "passage"]) {
    config.addShortcode(kind, function (file, heading, start, count) {
      const { markdown } = given(files, { kind, file, heading, start, count });
      const lead = (target) => fromPage(this.page.url, destination(target, { from: file, places, repository, isFile }));
      return withHashes(files, rewriteLinks(markdown, lead));
    });
  }
  config.addShortcode("file", (path) =>
    destination(path, { from: "", places: new Map(), repository, isFile }));
}

function addMade(config, files, root) {
  config.addShortcode("reference", (tag) => elementReference(files, tag));
  config.addShortcode("feedErrors", () => errorTable(files));
  config.addShortcode("languages", () => languageTable(files, root));
  config.addShortcode("budget", () => budgetTable(files));
  config.addShortcode("heard", (path, first, last) => heardBetween(files, path, first, last));
}

function addList(config) {
  const grouped = (collection) => ({ title, pages }) => ({ title, pages: pages.map((name) => pageIn(collection, name)) });
  config.addFilter("docsGroups", (collection) => GROUPS.map(grouped(collection)));
  config.addFilter("docsHeadings", headingsIn);
  config.addFilter("docsBeside", (collection, url) => {
    const { previous, next } = neighboursOf(NAMES.find((name) => addressOf(name) === url) ?? "");
    return { previous: previous && pageIn(collection, previous), next: next && pageIn(collection, next) };
  });
}

// What is not on the site stays as it is.
function fromPage(page, target) {
  return target.startsWith("/") ? relative(page, target) : target;
}

// Of a page that has been written: its headings of the second level, as HTML.
function headingsIn(content) {
  const headings = content.matchAll(/<h2 id="([^"]+)"[^>]*><a [^>]*><span>(.*?)<\/span><\/a><\/h2>/gs);
  return [...headings].map(([, id, title]) => ({ id, title }));
}

/** The Markdown of each page of the documentation by its name. @param {string} root */
export function pagesOf(root) {
  const folder = join(root, "www/docs");
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return new Map(names.map((name) => [basename(name, ".md"), readFileSync(join(folder, name), "utf8")]));
}

function repositoryOf(files) {
  return JSON.parse(files.text("pkg/package.json")).repository.url.replace(/^git\+|\.git$/g, "");
}

function pageIn(collection, name) {
  const found = collection.find(({ url }) => url === addressOf(name));
  if (!found) throw new Error(`build/pages.js lists ${name}, of which there is no page`);
  return { url: found.url, title: found.data.title, description: found.data.description };
}

// As the package's own README has them once it is built.
function withHashes(files, markdown) {
  return markdown.replace(/\{integrity of ([\w.]+)\}/g, (_, name) => {
    const hash = JSON.parse(files.text("pkg/sri.json"))[name];
    if (!hash) throw new Error(`pkg/sri.json has no ${name}`);
    return hash;
  });
}

// A code that a page is told stands on the page of errors, in its own words or in those that it takes.
function keepCodes(root, files, page) {
  const names = readdirSync(join(root, "src"), { recursive: true });
  const sources = names.filter((name) => /\.(rs|js)$/.test(name)).map((name) => join("src", name));
  const told = [page, ...askedFor(page).map((asked) => given(files, asked).markdown)].join("\n");
  const missing = otherCodes(sources.map((path) => files.text(path))).find((code) => !told.includes(`\`${code}\``));
  if (missing) throw new Error(`www/docs/errors.md does not say what ${missing} is`);
}

// A table wider than the page scrolls in a frame of its own. What is above no column heads none.
function frameTables({ renderer }) {
  const isEmpty = (token) => token.type === "inline" && token.content === "";
  renderer.rules.th_open = (tokens, at) => (isEmpty(tokens[at + 1]) ? "<td>" : "<th>");
  renderer.rules.th_close = (tokens, at) => (isEmpty(tokens[at - 1]) ? "</td>" : "</th>");
  renderer.rules.table_open = () => '<div class="docs-table"><table>\n';
  renderer.rules.table_close = () => "</table></div>\n";
}

function frameCode({ renderer, utils }) {
  renderer.rules.fence = (tokens, at) => {
    const { info, content } = tokens[at];
    const language = info.trim();
    if (!/^[a-z]+$/.test(language)) throw new Error(`a sample does not say its language: ${content.slice(0, 60)}`);
    const code = `<code class="language-${language}">${utils.escapeHtml(content)}</code>`;
    return `<div class="docs-code"><pre translate="no">${code}</pre></div>\n`;
  };
}

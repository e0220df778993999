// Each outcome as text: what a partner pastes, installs or sends.

import { element, inOneLine, write } from "./markup.js";
import { elements, homeOf, shown } from "./elements.js";
import { FRAMEWORKS } from "./frameworks.js";
import { baseOf, framed } from "./place.js";
import { policies } from "./policy.js";
import { ownStyle, styleText } from "./style.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./publication.js").Publication} Publication
 *
 * @typedef {object} Context what is the same for every state
 * @property {string} version of the package
 * @property {string} site where this site serves the package, with a slash at its end
 * @property {Record<string, string>} hashes of the package's files, as `sri.json` has them
 * @property {string} [styleHash] of what `styleText` gives, where it is known
 *
 * @typedef {{ name: string, text: string }} Part
 * @typedef {object} Outcome
 * @property {Part[]} parts what is copied, each by itself; the name is that of a file, a place or nothing
 * @property {string[]} notes keys of what there is to know
 * @property {string} [problem] key of why there is none
 */

/** Names of files in which a shell or a server sees nothing but a name. */
const NAME = /^[\w.-]+$/;

/**
 * @param {State} state @param {Publication} publication @param {Context} context
 * @returns {Outcome}
 */
export function outcome(state, publication, context) {
  const notes = shown(state, publication).isLost ? ["noAction"] : [];
  if (state.show === "signup" && notes.length) return { parts: [], notes: [], problem: "noAction" };
  const make = OUTCOMES[state.as] ?? OUTCOMES.plain;
  const made = make(state, publication, context);
  return { ...made, notes: [...notes, ...made.notes] };
}

/** @type {Record<string, (state: State, publication: Publication, context: Context) => Outcome>} */
const OUTCOMES = {
  plain: (...all) => html(page(...all), ["place"]),
  preload: (...all) => html(page(...all, { isEager: true }), ["preload"]),
  scriptless: (...all) => html(page(...all, { hasItems: true }), ["scriptless"]),
  line: (...all) => html(line(...all), ["line"]),
  npm: (state, publication) => ({ parts: npm(state, publication), notes: [] }),
  frame: (state, publication, context) => html(frame(state, publication, context), ["frame"]),
  wordpress: (state, publication, context) => ({ parts: wordpress(state, publication, context), notes: ["wordpress"] }),
  policy: (state, publication, context) => ({ parts: policies(state, publication, context), notes: ["policy"] }),
  ...Object.fromEntries(
    Object.entries(FRAMEWORKS).map(([name, parts]) => [name, (/** @type {State} */ state, /** @type {Publication} */ publication) => ({ parts: parts(state, publication), notes: [name].filter((name) => name === "next") })]),
  ),
};

/** @param {string} text @param {string[]} notes @returns {Outcome} */
const html = (text, notes) => ({ parts: [{ name: "", text }], notes });

/** @param {State} state @param {Publication} publication @param {Context} context @param {{ isEager?: boolean, hasItems?: boolean }} more */
function page(state, publication, context, more = {}) {
  return [write(head(state, publication, context, more)), write(elements(state, publication, more))].join("\n\n");
}

/** @param {State} state @param {Publication} publication @param {Context} context @param {{ isEager?: boolean }} more */
function head(state, publication, context, { isEager = false }) {
  const base = baseOf(state, context);
  const held = (/** @type {string} */ file) => ({ integrity: context.hashes[file], crossorigin: "anonymous" });
  const sheet = (/** @type {string} */ file) => element("link", { rel: "stylesheet", href: base + file, ...held(file) });
  const css = styleText(state);
  const hasNews = shown(state, publication).news;
  return [
    sheet("newsreel.css"),
    ...(state.look ? [sheet(`themes/${state.look}.css`)] : []),
    ...(css ? [element("style", {}, css)] : []),
    ...(isEager && hasNews ? ahead(base, context, state) : []),
    element("script", { type: "module", src: `${base}newsreel.js`, ...held("newsreel.js") }),
  ];
}

/** What a carousel that is seen at once asks for before any script runs. @param {string} base @param {Context} context @param {State} state */
function ahead(base, { hashes }, { news }) {
  const fetched = ["carousel.wasm", ...(news.open === "reader" ? ["reader.wasm"] : [])];
  return [
    element("link", { rel: "modulepreload", href: `${base}widget.js`, integrity: hashes["widget.js"] }),
    ...fetched.map((file) => element("link", { rel: "preload", as: "fetch", crossorigin: true, href: base + file })),
  ];
}

/** @param {State} state @param {Publication} publication @param {Context} context */
function line(state, publication, context) {
  const base = baseOf(state, context);
  const held = { integrity: context.hashes["newsreel.js"], crossorigin: "anonymous" };
  const script = element("script", { type: "module", src: `${base}newsreel.js`, ...held });
  const look = state.look ? [element("link", { rel: "stylesheet", href: `${base}themes/${state.look}.css` })] : [];
  const style = ownStyle(state).join("; ") || undefined;
  const all = [...look, script, ...elements(state, publication, { style, isShort: canBeShort(publication) })];
  return inOneLine([element("div", {}, ...all)]);
}

/** Whether the element can make its form of what the feed says. @param {Publication} publication */
const canBeShort = ({ signup }) => signup !== null;

/** @param {State} state @param {Publication} publication @returns {Part[]} */
function npm(state, publication) {
  const sheets = ["newsreel.css", ...(state.look ? [`themes/${state.look}.css`] : [])];
  const imports = [...sheets.map((file) => `import "newsreel/${file}";`), `import "newsreel/define";`];
  const css = styleText(state).trim();
  return [
    { name: "", text: "npm install newsreel" },
    { name: "main.js", text: imports.join("\n") },
    { name: "index.html", text: write(elements(state, publication)) },
    ...(css ? [{ name: "style.css", text: css }] : []),
  ];
}

/** @param {State} state @param {Publication} publication @param {Context} context */
function frame(state, publication, context) {
  const { signup } = shown(state, publication);
  const attributes = {
    src: framed(state, publication, context).href,
    title: publication.title || new URL(publication.address).host,
    width: "100%",
    height: signup ? 640 : 420,
    loading: "lazy",
    sandbox: `allow-scripts allow-popups${signup ? " allow-forms" : ""}`,
  };
  return write([element("iframe", attributes)]);
}

/** @param {State} state @param {Publication} publication @param {Context} context @returns {Part[]} */
function wordpress(state, publication, context) {
  const home = homeOf(state, publication);
  const address = framed(state, publication, context);
  const answer = new URL("/oembed.json", home).href;
  address.searchParams.delete("feed");
  const file = new URL(publication.address).pathname.split("/").pop() ?? "";
  const local = NAME.test(file) && !file.startsWith("-") ? file : "feed.json";
  const lines = [
    `newsreel oembed ${local}`,
    `--page ${shell(home)}`,
    `--answer ${shell(answer)}`,
    `--frame ${shell(address.href)}`,
    `--feed ${shell(publication.address)}`,
    ...(new URL(publication.address).origin === address.origin ? [] : ["--listed"]),
    "--output oembed.json",
  ];
  return [
    { name: "post", text: home },
    { name: "publisher", text: lines.join(" \\\n  ") },
  ];
}

/** @param {string} text */
const shell = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

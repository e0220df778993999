// What is measured: the widget, its peers, and two controls that show what a page costs without any.
// Each page is the same but for the widget in it.

/** The stacks that the widget is compared with where the feed is short. */
export const RIVALS = ["embla", "splide", "swiper"];

/** All that is bundled. */
export const PEERS = [...RIVALS, "swiper-virtual"];

export const WIDGET = "newsreel";

/** An older build of the widget, where a run is given one. */
export const BEFORE = "before";

/** The folder that each build of the widget is served from. */
export const BUILDS = { [WIDGET]: "newsreel", [BEFORE]: "before" };

export const isWidget = (subject) => subject in BUILDS;

/** The cases of a group, those of the widget followed by the same of the older build. */
export function withBefore(cases) {
  const both = ([name, wish]) => {
    if (wish.subject !== WIDGET) return [[name, wish]];
    return [
      [name, wish],
      [name.replace(WIDGET, BEFORE), { ...wish, subject: BEFORE }],
    ];
  };
  return Object.fromEntries(Object.entries(cases).flatMap(both));
}

/** A page without a widget, and one that reads the feed and does nothing with it. */
export const CONTROLS = ["empty", "parsed"];

const FORM = `<form action="/subscribe" method="post">
<label for="email">E-mail address</label>
<input id="email" type="email" name="email" autocomplete="email" required>
<input type="hidden" name="list" value="news">
<button>Subscribe</button>
</form>`;

const FALLBACK = `<a href="/news">Latest news</a>`;

/**
 * @typedef {object} Wish what a page shall have
 * @property {string} subject
 * @property {string} [items] the name of the feed: a number of items, or `hostile`
 * @property {string} [interval] seconds between slides
 * @property {string} [count] carousels, one if not said
 * @property {string} [eager] whether the widget starts without being near, as its peers do
 * @property {string} [open] where the widget opens articles
 * @property {string} [alone] whether the page has no form
 * @property {string} [dir] direction of the page
 * @property {string} [hidden] whether the carousel is in a part that is not shown
 * @property {string} [strict] whether the page forbids what can be forbidden
 * @property {string} [far] whether all is far below the first screen
 * @property {string} [probed] whether the page brings the probe, where no tool can put it there
 */

/** The host page's own look. */
export const HOST_STYLE =
  "body{font:16px/1.5 sans-serif;margin:16px}.far{block-size:4000px}[hidden]{display:none}";

/** What a careful page allows: nothing inline, no markup made of text, WebAssembly. */
export const STRICT_POLICY = [
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'",
  "connect-src 'self'; form-action 'self'; base-uri 'none'",
  "require-trusted-types-for 'script'; trusted-types 'none'",
].join("; ");

/**
 * @param {Wish} wish
 * @param {{ probe: string, readme: (folder: string) => string }} tools the probe, and what a build of
 *   the widget says of itself
 */
export function page(wish, { probe, readme }) {
  const { subject, items = "10", count, far, dir, hidden, alone, probed } = wish;
  const parts = isWidget(subject) ? widget : CONTROLS.includes(subject) ? control : peer;
  const { head, news, signup } = parts({ ...wish, feed: `/feeds/${items}.json` }, readme);
  return `<!doctype html>
<html lang="en" dir="${dir ?? "ltr"}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
${probed === undefined ? "" : `<script>${probe}</script>`}
<link rel="stylesheet" href="/host.css">
${head}
<h1>Harbour Forum</h1>
${far === undefined ? "" : `<div class="far"></div>`}
<h2>News of our partners</h2>
<main${hidden === undefined ? "" : " hidden"}>${news.repeat(Number(count ?? 1))}</main>
${alone === undefined ? signup : ""}
<p>${"Come in, the kettle is on. ".repeat(40)}</p>
`;
}

function widget({ subject, feed, interval, eager, open }, readme) {
  const folder = BUILDS[subject];
  const rotation = interval ? ` interval="${interval}"` : "";
  const loading = eager === undefined ? "" : ` loading="eager"`;
  const reader = open === undefined ? "" : ` open="${open}"`;
  return {
    head: `${eager === undefined ? "" : preloads(folder, readme(folder))}
<link rel="stylesheet" href="/${folder}/newsreel.css">
<script type="module" src="/${folder}/newsreel.js"></script>`,
    news: `<newsreel-carousel feed="${feed}"${rotation}${loading}${reader}>${FALLBACK}</newsreel-carousel>`,
    signup: `<newsreel-signup${loading}>${FORM}</newsreel-signup>`,
  };
}

/** The lines that a build's README has for a carousel that shows without scrolling. */
export function preloads(folder, readme) {
  const links = [...readme.matchAll(/<link rel="(modulepreload|preload)"[^>]*href="[^"]*\/([^"/]+)"/g)];
  if (!links.length) throw new Error(`the README of ${folder} has no line that preloads a file`);
  const line = ([, rel, file]) => {
    const fetched = rel === "preload" ? ` as="fetch" crossorigin` : "";
    return `<link rel="${rel}"${fetched} href="/${folder}/${file}">`;
  };
  return links.map(line).join("\n");
}

function peer({ subject, feed, interval }) {
  const rotation = interval ? ` data-interval="${interval}"` : "";
  return {
    head: `<link rel="stylesheet" href="/peers/${subject}.css">
<script type="module" src="/peers/${subject}.js"></script>`,
    news: `<section class="news" data-feed="${feed}"${rotation}>${FALLBACK}</section>`,
    signup: `<section class="signup">${FORM}</section>`,
  };
}

function control({ subject, feed }) {
  const script = `globalThis.held = fetch("${feed}").then((answer) => answer.json());`;
  return {
    head: subject === "parsed" ? `<script type="module">${script}</script>` : "",
    news: "",
    signup: "",
  };
}

// What is measured: the widget, its peers, and two controls that show what a page costs without any.
// Each page is the same but for the widget in it.

/** The stacks that the widget is compared with where the feed is short. */
export const RIVALS = ["embla", "splide", "swiper"];

/** All that is bundled. */
export const PEERS = [...RIVALS, "swiper-virtual"];

export const WIDGET = "newsreel";

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
 * @property {string} [dir] direction of the page
 * @property {string} [hidden] whether the carousel is in a part that is not shown
 * @property {string} [strict] whether the page forbids what can be forbidden
 * @property {string} [far] whether all is far below the first screen
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

/** @param {Wish} wish */
export function page({ subject, items = "10", interval, count, eager, far, dir, hidden }) {
  const parts = subject === WIDGET ? widget : CONTROLS.includes(subject) ? control : peer;
  const { head, news, signup } = parts({ subject, feed: `/feeds/${items}.json`, interval, eager });
  return `<!doctype html>
<html lang="en" dir="${dir ?? "ltr"}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
<link rel="stylesheet" href="/host.css">
${head}
<h1>Harbour Forum</h1>
${far === undefined ? "" : `<div class="far"></div>`}
<h2>News of our partners</h2>
<main${hidden === undefined ? "" : " hidden"}>${news.repeat(Number(count ?? 1))}</main>
${signup}
<p>${"Come in, the kettle is on. ".repeat(40)}</p>
`;
}

/** As the README has it for a carousel that shows without scrolling. */
const HINTS = `<link rel="modulepreload" href="/newsreel/widget.js">
<link rel="preload" as="fetch" crossorigin href="/newsreel/carousel.wasm">`;

function widget({ feed, interval, eager }) {
  const rotation = interval ? ` interval="${interval}"` : "";
  const loading = eager === undefined ? "" : ` loading="eager"`;
  return {
    head: `${eager === undefined ? "" : HINTS}
<link rel="stylesheet" href="/newsreel/newsreel.css">
<script type="module" src="/newsreel/newsreel.js"></script>`,
    news: `<newsreel-carousel feed="${feed}"${rotation}${loading}>${FALLBACK}</newsreel-carousel>`,
    signup: `<newsreel-signup${loading}>${FORM}</newsreel-signup>`,
  };
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

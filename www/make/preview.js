// An empty page of a partner's: it takes a snippet from the page around it, shows it, and tells how it does.

import { directionOf } from "./phrases.js";
import { watch } from "./witness.js";

/**
 * @typedef {object} Show
 * @property {"newsreel:show"} type
 * @property {number} run a number of the page around it, which is told with each report
 * @property {number} stage another, which is told with all
 * @property {string} html the snippet
 * @property {string} feed address of the feed
 * @property {string} text what is there, so that nobody is asked twice
 * @property {string} language of the page
 * @property {string} scheme `light` or `dark`
 * @property {string} [policy] directives that are to hold here
 */

const root = document.documentElement;
/** What was answered already, by its address. @type {Map<string, string>} */
const answers = new Map();
let settled = "";

let number = 0;

const tell = (/** @type {object} */ message) => parent.postMessage({ stage: number, ...message }, location.origin);

/** @param {Show} asked */
function show({ run, stage, html, feed, text, language, scheme, policy }) {
  [root.lang, root.dir, root.dataset.scheme] = [language || "en", directionOf(language), scheme];
  number = stage;
  answers.set(feed, text);
  if (policy) hold(policy);
  const parsed = new DOMParser().parseFromString(html, "text/html");
  settle(parsed.head);
  const main = document.createElement("main");
  main.append(...[...parsed.body.childNodes].map(alive));
  document.body.replaceChildren(main);
  watch(main, (found) => tell({ type: "newsreel:report", run, ...found }));
}

/** @param {string} policy */
function hold(policy) {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy;
  document.head.append(meta);
}

/** What stands before the elements stays as long as it is the same. @param {HTMLHeadElement} head */
function settle(head) {
  const said = [...head.children].map((child) => [child.textContent, ...[...child.attributes].map(({ value }) => value)].join());
  if (said.join("\n") === settled) return;
  settled = said.join("\n");
  for (const old of document.querySelectorAll("[data-settled]")) old.remove();
  for (const child of head.children) {
    const made = /** @type {HTMLElement} */ (alive(child));
    made.dataset.settled = "";
    document.head.append(made);
  }
}

/** The same node for this page. A parsed script would not run: it is made anew. @param {Node} node */
function alive(node) {
  const copy = document.importNode(node, true);
  const scripts = copy instanceof HTMLScriptElement ? [copy] : copy instanceof Element ? [...copy.querySelectorAll("script")] : [];
  const pairs = scripts.map((script) => {
    const made = document.createElement("script");
    for (const { name, value } of script.attributes) made.setAttribute(name, value);
    script.replaceWith(made);
    return [script, made];
  });
  return pairs[0]?.[0] === copy ? pairs[0][1] : copy;
}

/** The feed was read before: by the page around, or by somebody who dropped a file. */
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  const address = input instanceof Request ? input.url : new URL(String(input), location.href).href;
  const text = answers.get(address);
  if (text === undefined) return fetch(input, init);
  return Promise.resolve(new Response(text, { headers: { "content-type": "application/feed+json" } }));
};

// Nobody subscribes by trying how a form looks.
addEventListener("newsreel:submit", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  event.preventDefault();
  detail.respondWith(Promise.resolve(new Response(null, { status: 204 })));
});

// Links lead out of the page around, not into this frame.
addEventListener("click", (event) => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (link instanceof HTMLAnchorElement && !link.target && !event.defaultPrevented) link.target = "_blank";
});

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== location.origin) return;
  if (data?.type === "newsreel:hello") tell({ type: "newsreel:ready" });
  if (data?.type === "newsreel:show") show(data);
});
new ResizeObserver(() => tell({ type: "newsreel:tall", height: Math.ceil(document.body.scrollHeight) })).observe(document.body);
tell({ type: "newsreel:ready" });

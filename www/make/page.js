// The page that makes snippets: a state, what the address bar says of it, what is seen and copied of it.

import { fill, listen } from "./controls.js";
import { byId, dataOf, say } from "./dom.js";
import { PAUSE_MS, STAGE_COLUMN, STAGE_DESKTOP, STAGE_LEAST, STAGE_MOST, STAGE_PHONE } from "./limits.js";
import { expire, showOutcome } from "./outcomes.js";
import { outcome } from "./snippet.js";
import { openSource } from "./source.js";
import { Stage } from "./stage.js";
import { fromHash, toHash } from "./state.js";

const catalogue = dataOf("catalogue");
const SITE = new URL("../pkg/", import.meta.url).href;
const stage = byId("stage");
const preview = new Stage(/** @type {HTMLIFrameElement} */ (byId("preview")), { onTall: stretch });

let state = fromHash(location.hash, catalogue);
/** @type {import("./feed.js").Reading | null} */
let reading = null;
/** What is waited for before anything follows from what was chosen. */
let pause = 0;

/** @type {Promise<import("./snippet.js").Context>} */
const context = Promise.all([json("sri.json"), json("package.json")]).then(([hashes, { version }]) => ({ hashes, version, site: SITE }));

async function json(/** @type {string} */ file) {
  const response = await fetch(SITE + file);
  return response.json();
}

/** @param {import("./state.js").State} next */
function change(next) {
  state = next;
  remember();
  if (reading) expire();
  clearTimeout(pause);
  pause = setTimeout(render, PAUSE_MS);
}

/** The address of this page says all, and so do those of its other languages. */
function remember() {
  const hash = toHash(state);
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"))) link.hash = hash;
}

async function render() {
  const site = await context.catch(() => null);
  if (!site) return void (byId("verdict").textContent = say("errors.noSite"));
  frame(site);
  await showOutcome(state, reading, site);
}

/** Always the snippet itself, with this site's copy of the package. @param {import("./snippet.js").Context} site */
function frame(site) {
  stage.dataset.scheme = state.scheme;
  const made = reading && outcome({ ...state, as: "plain", base: "site" }, reading.publication, site);
  stage.toggleAttribute("data-empty", !made?.parts.length);
  if (!reading || !made?.parts.length) return;
  const { address, language } = reading.publication;
  const html = made.parts[0].text;
  preview.show({ html, feed: address, text: reading.text, language: state.lang || language, scheme: state.scheme });
  fit();
}

/** What is taller scrolls within. @param {number} height */
function stretch(height) {
  stage.style.setProperty("--height", `${Math.min(Math.max(height, STAGE_LEAST), STAGE_MOST)}px`);
}

/** A page that is wider than its place here is seen smaller. */
function fit() {
  const room = stage.clientWidth;
  const width = { phone: STAGE_PHONE, column: Math.min(STAGE_COLUMN, room), desktop: STAGE_DESKTOP }[state.width] ?? room;
  stage.style.setProperty("--width", `${width}px`);
  stage.style.setProperty("--scale", String(Math.min(1, room / width)));
}

const source = openSource({
  onAddress: (feed) => {
    state = { ...state, feed };
    remember();
  },
  onReading: (found) => {
    reading = found;
    render();
  },
});

new ResizeObserver(fit).observe(stage);
addEventListener("hashchange", () => {
  const next = fromHash(location.hash, catalogue);
  const isOther = next.feed !== state.feed;
  state = next;
  fill(state);
  if (isOther) source.show(state.feed);
  else render();
});
listen(catalogue, () => state, change);
fill(state);
remember();
if (state.feed) source.show(state.feed);
else render();

// Where things are: the package, and the publisher's page for frames.

import { shown } from "./elements.js";
import { absolute } from "./publication.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./publication.js").Publication} Publication
 * @typedef {import("./snippet.js").Context} Context
 */

const CDN = "https://cdn.jsdelivr.net/npm/newsreel@";

/** Where the files of the package are. @param {State} state @param {Context} context */
export function baseOf({ base }, { version, site }) {
  if (base === "site") return site;
  const own = absolute(base);
  if (own) return own.endsWith("/") ? own : `${own}/`;
  return `${CDN}${version}/`;
}

/** Where the publisher has the page for frames. @param {State} state @param {Publication} publication @param {Context} context */
export function frameOf(state, publication, { version, site }) {
  const own = absolute(state.frame, publication.address);
  if (own) return own;
  const { origin } = new URL(publication.address);
  return origin === new URL(site).origin ? `${site}frame.html` : `${origin}/newsreel/${version}/frame.html`;
}

/** What a query may say of the carousel, as `frame.html` takes it. */
export const IN_FRAMES = ["heading-level", "images", "interval", "limit", "open", "refresh", "tag", "time-zone"];

/** @param {State} state @param {Publication} publication @param {Context} context */
export function framed(state, publication, context) {
  const address = new URL(frameOf(state, publication, context));
  const { news, signup } = shown(state, publication);
  const feed = new URL(publication.address);
  const said = { feed: feed.origin === address.origin ? feed.pathname + feed.search : feed.href };
  const show = news && signup ? "both" : signup ? "signup" : null;
  const language = state.lang || publication.language;
  const theme = ["light", "dark"].includes(state.news.theme) ? state.news.theme : null;
  const query = { ...said, show, lang: language || null, theme, ...Object.fromEntries(IN_FRAMES.map((name) => [name, state.news[name]])) };
  for (const [name, value] of Object.entries(query)) {
    if (value) address.searchParams.set(name, value);
  }
  return address;
}


// What a frame may show: its query says what is asked for, its publisher's page which feeds there are.

/**
 * @typedef {object} Admitted
 * @property {string} feed
 * @property {boolean} news whether the carousel shows
 * @property {boolean} signup whether the form shows
 * @property {[name: string, value: string][]} attributes of the carousel
 * @property {string | null} lang
 * @property {string | null} theme
 * @property {string} publisher its site
 */

/**
 * Attributes of the carousel that a query may set. Those whose value would be read out, or that say
 * where an address goes, are the publisher's to say.
 */
export const TAKEN = ["heading-level", "images", "interval", "limit", "open", "refresh", "tag", "time-zone"];
const SHOWS = ["news", "signup", "both"];
const THEMES = ["light", "dark"];
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

/** A request that this frame does not serve, with what to do about it. */
export class Refusal extends Error {}

/**
 * @param {string} address the frame's own, with the query
 * @param {string | null} list addresses of the feeds that may show, between spaces; one that ends in a
 * slash stands for all below it. Without a list these are all feeds of the frame's own site.
 * @returns {Admitted}
 */
export function admit(address, list) {
  const own = new URL(address);
  const query = own.searchParams;
  const feed = feedOf(query.getAll("feed"), own);
  if (!mayShow(feed, own, list)) {
    throw new Refusal(list === null ? `${own.host} shows its own feeds here, and no others.` : LISTED);
  }
  const shows = one(query, "show", (show) => SHOWS.includes(show)) ?? "news";
  return {
    feed: feed.href,
    news: shows !== "signup",
    signup: shows !== "news",
    attributes: TAKEN.flatMap((name) => {
      const value = query.get(name);
      return value === null ? [] : [[name, value]];
    }),
    lang: one(query, "lang", (lang) => LANGUAGE.test(lang)),
    theme: one(query, "theme", (theme) => THEMES.includes(theme)),
    publisher: own.origin,
  };
}

const NO_FEED = "This frame needs the address of one JSON Feed, as in frame.html?feed=/feed.json";
const LISTED = "This feed is not one of those that the frame’s page lists in newsreel-feeds.";

/** @param {string[]} given @param {URL} own */
function feedOf(given, own) {
  const [feed] = given;
  if (!feed || given.length > 1) throw new Refusal(NO_FEED);
  try {
    const url = new URL(feed, own);
    url.hash = "";
    return url;
  } catch {
    throw new Refusal(NO_FEED);
  }
}

/**
 * @param {URL} feed
 * @param {URL} own the frame's address
 * @param {string | null} list
 */
export function mayShow(feed, own, list) {
  if (!/^https?:$/.test(feed.protocol) || feed.username || feed.password) return false;
  if (list === null) return feed.origin === own.origin;
  return list.split(/\s+/).some((entry) => entry && stands(entry, feed, own));
}

/** @param {string} entry @param {URL} feed @param {URL} own */
function stands(entry, feed, own) {
  try {
    const { href } = new URL(entry, own);
    return entry.endsWith("/") ? feed.href.startsWith(href) : feed.href === href;
  } catch {
    return false;
  }
}

/** @param {URLSearchParams} query @param {string} name @param {(value: string) => boolean} isOne */
function one(query, name, isOne) {
  const value = query.get(name);
  return value !== null && isOne(value) ? value : null;
}

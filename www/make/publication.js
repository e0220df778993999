// What a snippet needs to know of a feed: its name, its page, its items, its sign-up.

/**
 * @typedef {object} Signup
 * @property {string} action
 * @property {string} provider
 * @property {string} name
 * @property {string} title
 * @property {string} text
 * @property {string} consent
 * @property {string} privacy
 * @property {Record<string, string>} fields
 *
 * @typedef {object} Publication
 * @property {string} address where the feed is
 * @property {string} title
 * @property {string} language
 * @property {string} home the publisher's page
 * @property {import("newsreel").FeedItem[]} items
 * @property {Signup | null} signup
 */

/**
 * @param {string} address where pages find the feed
 * @param {unknown} document the feed, parsed
 * @param {{ title: string, language: string | null, items: any[] }} feed the same as `readFeed` has read it
 * @returns {Publication}
 */
export function publicationOf(address, document, { title, language, items }) {
  const { home_page_url: home, _newsreel: own } = objectOf(document);
  return {
    address,
    title,
    language: language ?? "",
    home: absolute(home, address) || new URL("/", address).href,
    items,
    signup: signupOf(objectOf(own).signup, address),
  };
}

/** @param {unknown} value @param {string} address @returns {Signup | null} */
function signupOf(value, address) {
  const said = objectOf(value);
  const action = absolute(said.action, address);
  if (!action) return null;
  const fields = Object.entries(objectOf(said.fields)).map(([name, value]) => [name, String(value)]);
  return {
    action,
    provider: textOf(said.provider),
    name: textOf(said.name),
    title: textOf(said.title),
    text: textOf(said.text),
    consent: textOf(said.consent),
    privacy: absolute(said.privacy_url, address),
    fields: Object.fromEntries(fields),
  };
}

/** @param {unknown} value @returns {Record<string, any>} */
const objectOf = (value) => (value !== null && typeof value === "object" && !Array.isArray(value) ? value : {});

/** @param {unknown} value */
const textOf = (value) => (typeof value === "string" ? value.trim() : "");

/** An address of the web, or nothing. @param {unknown} value @param {string} [base] */
export function absolute(value, base) {
  const text = textOf(value);
  if (!text || !URL.canParse(text, base)) return "";
  const url = new URL(text, base);
  return /^https?:$/.test(url.protocol) ? url.href : "";
}

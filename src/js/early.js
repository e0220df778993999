// Feeds that are asked for while the widget which will read them is still on its way.

/**
 * @typedef {object} Early
 * @property {string} url
 * @property {Promise<Response> | undefined} answer nothing once it is taken
 * @property {AbortController} controller
 */

/** By address. There are none once the widget is there. @type {Record<string, Early> | undefined} */
let asked = {};

/**
 * Asks for a feed as the widget would.
 * @param {string | null} feed as it stands in the attribute
 */
export function fetchEarly(feed) {
  // Where addresses cannot be parsed so, the widget asks when it comes.
  const url = feed && URL.parse?.(feed, document.baseURI)?.href;
  return url && asked && (asked[url] ??= ask(url));
}

/** Nobody gets an old answer. @param {boolean} [goesOn] whether the widget is still to come */
export function forgetEarly(goesOn) {
  asked = goesOn ? {} : undefined;
}

/**
 * @param {string} url
 * @returns {Early}
 */
function ask(url) {
  const controller = new AbortController();
  const answer = fetch(url, { credentials: "omit", signal: controller.signal });
  // Whoever takes it hears of it.
  answer.catch(() => {});
  return { url, answer, controller };
}

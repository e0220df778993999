// The package. Importing it does nothing, in a browser as on a server.

import { loadWidget } from "./loader.js";

export { define, NewsreelCarousel, NewsreelSignup } from "./elements.js";
export { ready } from "./loader.js";

/**
 * Checks an e-mail address as the sign-up form does.
 * @param {string} text
 * @param {{ eai?: "accept" | "warn" | "reject" | boolean, allowTestDomains?: boolean }} [options]
 */
export async function validateEmail(text, { eai = true, allowTestDomains = false } = {}) {
  const widget = await loadWidget();
  if (typeof eai === "boolean") eai = eai ? "accept" : "reject";
  return widget.validateEmail(String(text), eai, allowTestDomains);
}

/**
 * Reads a JSON Feed, parsed or as text.
 * @param {unknown} input
 * @param {string | URL} [base] what the feed's addresses are relative to
 */
export async function readFeed(input, base = globalThis.location?.href ?? "") {
  const widget = await loadWidget();
  return widget.readFeed(input, String(base));
}

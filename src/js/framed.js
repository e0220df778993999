// The page for frames: the widget alone, as the query asks and the publisher allows.

import { admit, mayShow, Refusal } from "./admission.js";
import { tellHeight } from "./height.js";
import { openOutside } from "./outside.js";

/** Languages that are written from right to left, among those that the widget speaks or hosts have. */
const RTL = /^(ar|dv|fa|he|ps|ug|ur|yi)\b/i;
const root = document.documentElement;
const list = document.querySelector("meta[name=newsreel-feeds]")?.getAttribute("content") ?? null;

/** @param {import("./admission.js").Admitted} admitted */
function show({ feed, news, signup, attributes, lang, theme, publisher }) {
  if (lang) [root.lang, root.dir] = [lang, RTL.test(lang) ? "rtl" : "ltr"];
  if (theme) root.dataset.theme = theme;
  const wanted = { feed, loading: "eager" };
  const parts = [];
  if (news) parts.push(element("newsreel-carousel", { ...wanted, ...Object.fromEntries(attributes) }));
  if (signup) parts.push(element("newsreel-signup", wanted));
  const site = element("a", { href: publisher });
  site.textContent = new URL(publisher).host;
  const footer = element("footer", {});
  footer.append(site);
  document.body.replaceChildren(...parts, footer);
  root.classList.toggle("alone", !signup);
}

/** @param {string} name @param {Record<string, string>} attributes */
function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** @param {unknown} error */
function refuse(error) {
  if (!(error instanceof Refusal)) throw error;
  console.warn(`newsreel: frame-feed: ${error.message}`);
  const message = element("p", {});
  message.textContent = error.message;
  document.body.replaceChildren(message);
}

/**
 * A server may send on from an address that is allowed to one that is not.
 * @param {string} feed
 */
function holdTo(feed) {
  const own = new URL(location.href);
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (input !== feed || mayShow(new URL(answer.url), own, list)) return answer;
    throw new TypeError("the feed is sent on to another site");
  };
}

try {
  const admitted = admit(location.href, list);
  holdTo(admitted.feed);
  show(admitted);
} catch (error) {
  refuse(error);
}
openOutside();
tellHeight();

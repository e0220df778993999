// The elements of a snippet, and what stands in them.

import { absolute } from "./publication.js";
import { element } from "./markup.js";
import { FALLBACK_ITEMS, FALLBACK_PIXELS } from "./limits.js";
import { directionOf, nearest, phrasesIn } from "./phrases.js";
import { actionOf, serviceOf } from "./providers.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./publication.js").Publication} Publication
 */

/** Which elements there are. @param {State} state @param {Publication} publication */
export function shown(state, publication) {
  const canSign = actionIn(state, publication) !== "";
  const news = state.show !== "signup";
  const signup = state.show === "" ? canSign : state.show !== "news";
  return { news, signup: signup && canSign, isLost: signup && !canSign };
}

/** Both elements, as far as they are asked for. @param {State} state @param {Publication} publication */
export function elements(state, publication, more = {}) {
  const { news, signup } = shown(state, publication);
  return [...(news ? [carousel(state, publication, more)] : []), ...(signup ? [newsletter(state, publication, more)] : [])];
}

/** Where a link leads while there is no widget. @param {State} state @param {Publication} publication */
export const homeOf = (state, publication) => absolute(state.home) || publication.home;

/** @param {State} state @param {Publication} publication */
const languageOf = (state, publication) => state.lang || publication.language;

/** @param {State} state */
const spoken = ({ lang }) => (lang ? { lang, dir: directionOf(lang) } : {});

/** @param {State} state @param {Publication} publication @param {{ style?: string, isEager?: boolean, hasItems?: boolean }} more */
function carousel(state, publication, { style, isEager = false, hasItems = false }) {
  const loading = isEager ? { loading: "eager" } : {};
  const attributes = { feed: publication.address, ...state.news, ...loading, ...spoken(state), style };
  const inside = hasItems && publication.items.length ? list(state, publication) : link("news", state, publication);
  return element("newsreel-carousel", attributes, inside);
}

/** @param {"news" | "newsletter"} phrase @param {State} state @param {Publication} publication */
function link(phrase, state, publication) {
  const language = languageOf(state, publication);
  // Words that the language has not are lent from English.
  const isLent = language !== "" && nearest(language) === "en" && !/^en\b/i.test(language);
  return element("a", { href: homeOf(state, publication), lang: isLent && "en" }, phrasesIn(language)[phrase]);
}

/** @param {State} state @param {Publication} publication */
export function actionIn(state, { signup }) {
  return absolute(state.signup.action) || (signup?.action ?? "");
}

/** @param {State} state @param {Publication} publication */
export function providerIn(state, { signup }) {
  return state.signup.provider || signup?.provider || (state.form === "written" ? "form" : "json");
}

/** @param {State} state @param {Publication} publication */
const serviceIn = (state, publication) => serviceOf(providerIn(state, publication));

/** @param {State} state @param {Publication} publication @param {{ style?: string, hasItems?: boolean, isShort?: boolean }} more */
function newsletter(state, publication, { style, hasItems = false, isShort = false }) {
  const isWritten = state.form === "written" && !isShort && !serviceIn(state, publication).scripted;
  const { action, name, provider, consent, ...rest } = state.signup;
  const feed = publication.signup && (!isWritten || hasItems) ? publication.address : null;
  if (!isWritten) {
    const own = { feed, action: action && absolute(action), name, provider, consent, ...rest, ...spoken(state), style };
    return element("newsreel-signup", own, link("newsletter", state, publication));
  }
  const service = providerIn(state, publication);
  const attributes = { feed, provider: service !== "form" && service, ...rest, ...spoken(state), style };
  if (hasItems) return element("newsreel-signup", attributes, wholeForm(state, publication));
  // The widget adds the box to a form of the page's.
  const asked = { ...attributes, consent: consentIn(state, publication) || null };
  return element("newsreel-signup", asked, link("newsletter", state, publication), form(state, publication));
}

/** @param {State} state @param {Publication} publication */
function fieldsOf(state, publication) {
  const service = serviceIn(state, publication);
  const signup = publication.signup;
  const email = service.email || state.signup.name || signup?.name || "email";
  // What belongs to the feed's own list is no concern of another address.
  const given = absolute(state.signup.action) && state.signup.action !== signup?.action ? {} : signup?.fields;
  const hidden = Object.entries({ ...service.fields, ...given });
  return {
    email,
    action: actionOf(actionIn(state, publication), service),
    hidden: hidden.map(([name, value]) => element("input", { type: "hidden", name, value })),
  };
}

/** @param {State} state @param {Publication} publication */
const consentIn = (state, { signup }) => state.signup.consent || signup?.consent || "";

/** A form that says all in attributes: what filters leave of it is no words without a use. @param {State} state @param {Publication} publication */
function form(state, publication) {
  const { email, action, hidden } = fieldsOf(state, publication);
  const words = phrasesIn(languageOf(state, publication));
  return element(
    "form",
    { action, method: "post" },
    element("input", { type: "email", name: email, placeholder: words.email, "aria-label": words.email, autocomplete: "email", required: true }),
    ...hidden,
    element("input", { type: "submit", value: words.subscribe }),
  );
}

/** The form as `newsreel render` writes it. @param {State} state @param {Publication} publication */
function wholeForm(state, publication) {
  const { email, action, hidden } = fieldsOf(state, publication);
  const language = languageOf(state, publication);
  const words = phrasesIn(language);
  const { title = "", text = "", privacy = "" } = publication.signup ?? {};
  const consent = consentIn(state, publication);
  const policy = absolute(state.signup.privacy, publication.home) || privacy;
  const box = element("input", { type: "checkbox", name: "consent", value: consent, required: true });
  return element(
    "form",
    { action, method: "post", lang: language, dir: language && directionOf(language) },
    element("h3", {}, title || words.newsletter),
    ...(text ? [element("p", {}, text)] : []),
    element("label", {}, element("span", {}, words.email), " ", element("input", { type: "email", name: email, autocomplete: "email", dir: "ltr", required: true })),
    ...hidden,
    ...(consent ? [element("label", {}, box, " ", policy ? element("a", { href: policy }, consent) : consent)] : []),
    element("input", { type: "submit", value: words.subscribe }),
  );
}

/** The items as links, each with its picture, whom it is from and its day. @param {State} state @param {Publication} publication */
function list(state, publication) {
  const { language, items } = publication;
  // Nobody knows here which pictures are of the partner's own origin.
  const isSeen = (state.news.images ?? "all") === "all";
  const lines = items.slice(0, FALLBACK_ITEMS).map((item) => line(isSeen ? item : { ...item, image: null }, language));
  return element("ul", { lang: language, dir: language && directionOf(language) }, ...lines);
}

/** @param {import("newsreel").FeedItem} item @param {string} language */
function line(item, language) {
  const name = item.source?.name || item.authors.find(({ name }) => name)?.name || "";
  const headline = item.url ? element("a", { href: item.url }, item.title) : item.title;
  const day = item.day ? [element("time", { datetime: item.datePublished }, dayIn(language, item.day))] : [];
  const origin = [...(name ? [element("bdi", {}, name)] : []), ...(name && day.length ? [" · "] : []), ...day];
  return element("li", {}, ...picture(item), headline, ...(origin.length ? [element("p", {}, ...origin)] : []));
}

/** @param {import("newsreel").FeedItem} item */
function picture({ image }) {
  if (!image) return [];
  const [width, height] = [image.width ?? 0, image.height ?? 0];
  const longest = Math.max(width, height);
  const within = (/** @type {number} */ side) => Math.max(1, Math.round((side * FALLBACK_PIXELS) / longest));
  const size = width && height ? { width: within(width), height: within(height) } : { width: FALLBACK_PIXELS };
  return [element("img", { src: image.url, ...size, loading: "lazy", alt: image.alt || "" }), " "];
}

/** @param {string} language @param {string} day as in 2021-12-07 */
function dayIn(language, day) {
  try {
    return new Intl.DateTimeFormat(language || "en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00Z`));
  } catch {
    return day;
  }
}

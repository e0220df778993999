// Every state in which a visitor may find the elements: what must hold in all of them is asked in a
// loop, in pages of the language, width and colours that are wanted.

import { newPage } from "./browser.mjs";
import { SUBMIT } from "./elements.mjs";

const FEEDS = { en: "feed.json", ar: "feed.ar.json" };

/** Beyond this many, the text of all would be megabytes. */
const MOST_WHOLE = 10;

const carousel = (attributes = "") =>
  `<newsreel-carousel feed="/items.json" loading="eager" ${attributes}>
   <a href="/news">News</a></newsreel-carousel>`;

const signup = `<newsreel-signup provider="json" action="/subscribe" loading="eager"
  consent="I agree to get the newsletter" privacy="/privacy" feed="/items.json"></newsreel-signup>`;

/** A form of the page's own, with a look of its own. */
const pageForm = `<style>
    #own { background: light-dark(#eef3f8, #1d2733); display: flex; gap: 8px; padding: 12px }
    #own label { flex: 1; font-size: 14px }
    #own input[type=email] { border: 1px solid light-dark(#456, #9ab); inline-size: 100%; min-block-size: 32px }
  </style>
  <newsreel-signup loading="eager"><form id="own" action="/subscribe" method="post">
  <label>E-mail <input type="email" name="mail" required></label>
  <label><input type="checkbox" name="agrees" required> I agree</label>
  <button>Join</button></form></newsreel-signup>`;

const next = (host) => host.locator("[part=next]").click();
const open = (host) => host.locator("[part=slide]:not([inert]) [part=link]").click();
const never = () => {};
const breaks = (route) => route.fulfill({ status: 500, body: "" });

/**
 * The states: what the feed and the service answer, what the visitor does, what `state` says then and
 * what can be seen of it.
 */
export const STATES = [
  {
    name: "a carousel far away",
    html: `<div style="block-size:6000px"></div>${carousel().replace('"eager"', '"lazy"')}`,
    state: "idle",
    sees: "newsreel-carousel > a",
  },
  { name: "a carousel that reads", html: carousel(), items: never, state: "loading" },
  { name: "a feed without items", html: carousel(), items: 0, sees: "[part=status]", state: "empty" },
  { name: "no feed", html: carousel(), items: breaks, sees: "[part=retry]", state: "error" },
  { name: "one item", html: carousel(), items: 1, sees: "[part=slide]" },
  { name: "two items", html: carousel(), items: 2, act: next },
  { name: "ten items", html: carousel(), items: 10, act: next },
  {
    name: "ten thousand items",
    html: carousel(),
    items: 10_000,
    act: (host) => host.evaluate((element) => element.show(4999)),
    sees: '[part=picker-button][value="5000"]',
  },
  {
    name: "several side by side",
    html: `<style>newsreel-carousel { --newsreel-slides-per-view: 3 }</style>${carousel()}`,
    items: 10,
    sees: "[part=slides][data-several]",
  },
  { name: "rotation", html: carousel('interval="60"'), items: 3, sees: "[data-rotates]" },
  {
    name: "rotation that was stopped",
    html: carousel('interval="60"'),
    items: 3,
    act: (host) => host.locator("[part=rotation]").click(),
    sees: "[part=rotation]:not([data-rotates])",
  },
  {
    name: "a picture that is broken",
    html: carousel(),
    items: [{ id: "1", url: "/1", title: "A boat", image: "/none.png", _newsreel: { image_alt: "A boat" } }],
    sees: "[data-broken]",
  },
  { name: "dark slides", html: carousel('theme="dark"'), items: 3, sees: "[part=slide]" },
  { name: "an article", html: carousel('open="reader"'), items: 3, act: open, sees: "[part=article]" },
  {
    name: "an article with all that may stand in one",
    html: carousel('open="reader"'),
    items: [fullArticle(), fullArticle("2")],
    act: open,
    sees: "[part=attachments]",
  },
  { name: "a form", html: signup, sees: ".newsreel-contact" },
  { name: "an address that is none", html: signup, act: sends("reader@"), state: "invalid" },
  {
    name: "an address that is none, in the dark",
    html: signup.replace("loading", 'theme="dark" loading'),
    act: sends("reader@"),
    state: "invalid",
  },
  {
    name: "an address that may be another",
    html: signup,
    act: sends("ada@gmial.com"),
    sees: ".newsreel-suggestion",
    state: "invalid",
  },
  {
    name: "consent that is missing",
    html: signup,
    act: sends("ada@example.org", { consents: false }),
    sees: ".newsreel-consent [aria-invalid=true]",
    state: "invalid",
  },
  {
    name: "an address on its way",
    html: signup,
    service: never,
    act: sends(),
    sees: ".newsreel-message",
    state: "submitting",
  },
  { name: "thanks", html: signup, act: sends(), state: "subscribed" },
  { name: "a service that is broken", html: signup, service: breaks, act: sends(), state: "failed" },
  {
    name: "a service that is asked too often",
    html: signup,
    service: (route) =>
      route.fulfill({ status: 429, headers: { "Retry-After": "60" }, json: {} }),
    act: sends(),
    sees: ".newsreel-timer",
    state: "failed",
  },
  {
    name: "no network",
    html: signup,
    service: (route) => route.abort("internetdisconnected"),
    act: async (host) => {
      await host.page().context().setOffline(true);
      await sends()(host);
    },
    sees: ".newsreel-words:text('offline'), .newsreel-words:text('غير متصل')",
    state: "failed",
  },
  {
    name: "an answer that says neither yes nor no",
    html: pageForm,
    service: (route) => route.fulfill({ contentType: "text/html", body: "<h1>Hello</h1>" }),
    act: sends(),
    sees: ".newsreel-finish",
    state: "failed",
  },
  { name: "a form of the page", html: pageForm },
  { name: "an address that is none, in a form of the page", html: pageForm, act: sends("reader@"), state: "invalid" },
  {
    name: "an address that may be another, in a form of the page",
    html: pageForm,
    act: sends("ada@gmial.com"),
    sees: ".newsreel-suggestion",
    state: "invalid",
  },
  {
    name: "a box of the page that is not ticked",
    html: pageForm,
    act: sends("ada@example.org", { consents: false }),
    sees: "[name=agrees][aria-invalid=true]",
    state: "invalid",
  },
  { name: "thanks in a form of the page", html: pageForm, act: sends(), state: "subscribed" },
].map((state) => ({
  state: state.html.includes("signup") ? "editing" : "ready",
  items: 2,
  service: (route) => route.fulfill({ status: 201, json: {} }),
  ...state,
}));

/** The state of this name. */
export function stateOf(name) {
  const found = STATES.find((state) => state.name === name);
  if (!found) throw new Error(`there is no state ${name}`);
  return found;
}

/** Opens a page for the test `t` that has an element in a state. */
export async function openState(t, { browser, demo }, state, look = {}) {
  const { lang = "en", width = 1280, height = 900, forcedColors } = look;
  const page = await newPage(t, browser, { viewport: { width, height }, forcedColors });
  const html = { contentType: "text/html", body: guestPage(lang, state.html) };
  const items = await answerOf(demo, state.items, lang);
  await page.route("**/guest.html", (route) => route.fulfill(html));
  await page.route("**/items.json", items);
  await page.route("**/subscribe", state.service);
  await page.goto(new URL("guest.html", demo.address).href);
  const host = page.locator("newsreel-carousel, newsreel-signup");
  if (state.act) {
    await reaches(page, ["ready", "editing"]);
    await state.act(host);
  }
  await reaches(page, [state.state]);
  if (state.sees) await page.locator(state.sees).first().waitFor();
  return { page, host };
}

/** Waits until the element's `state` is one of these, and it is mounted unless it is idle. */
async function reaches(page, states) {
  await page.waitForFunction((states) => {
    const host = document.querySelector("newsreel-carousel, newsreel-signup");
    // A form that is still to be mounted says that it can be edited: the page's own can.
    const isMounted = () => host.shadowRoot?.querySelector("[part=carousel]") ?? host.dataset.state;
    return states.includes(host.state) && (host.state === "idle" || isMounted());
  }, states);
}

function guestPage(lang, html) {
  return `<!doctype html><html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}">
    <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
    <title>Guest</title><style>
      body { background: light-dark(#fff, #141414); color: light-dark(#222, #ddd); margin: 16px }
      body { font: 16px/1.5 sans-serif }
      newsreel-carousel::part(slides) { scroll-behavior: auto }
    </style><main><h1>Guest</h1><h2>News</h2>${html}</main>
    <script type="module" src="/pkg/newsreel.js"></script>`;
}

/** What answers for the feed: so many items, those items, or as `items` itself does. */
async function answerOf(demo, items, lang) {
  if (typeof items === "function") return items;
  const feed = await (await fetch(new URL(FEEDS[lang], demo.address))).json();
  const json = { ...feed, items: Array.isArray(items) ? items : repeated(feed.items, items) };
  return (route) => route.fulfill({ json });
}

/** The demo's items again and again; of many, no more than their headlines. */
function repeated(items, count) {
  return Array.from({ length: count }, (_, index) => {
    const { title, url, ...rest } = items[index % items.length];
    const id = String(index + 1);
    return count > MOST_WHOLE ? { id, url, title } : { ...rest, title, url: `${url}?${id}`, id };
  });
}

/** Types an address, ticks the box and presses the button. */
function sends(address = "ada@example.org", { consents = true } = {}) {
  return async (host) => {
    if (consents) await host.getByRole("checkbox").check();
    await host.getByRole("textbox").fill(address);
    await host.locator(SUBMIT).click();
  };
}

/** An article that uses what `src/article/element.rs` lets through, with all that stands around one. */
function fullArticle(id = "1") {
  const rows = [1, 2, 3].map((row) => `<tr><th scope="row">Boat ${row}</th><td>${row}0 m</td><td>Oak</td></tr>`);
  const content_html = `<h2>On boats</h2><p>A <em>keel</em>, a <strong>mast</strong>, a
    <a href="https://boats.example/">sail</a><sup><a href="#n1">1</a></sup>.</p>
    <ul><li>Bow</li><li>Stern</li></ul><ol><li>Cast off</li></ol>
    <blockquote><p>Wind and water.</p></blockquote><pre>knots = miles / hours</pre>
    <figure><img src="pictures/kites.webp" width="1200" height="800" alt="Kites">
    <figcaption>Kites</figcaption></figure>
    <table><caption>Boats</caption><thead><tr><th scope="col">Name</th><th scope="col">Length</th>
    <th scope="col">Wood</th></tr></thead><tbody>${rows.join("")}</tbody></table>
    <details><summary>More</summary><p>Less.</p></details>
    <dl><dt>Sheet</dt><dd>A rope</dd></dl><hr><p id="n1">1. Of cloth.</p>`;
  const figures = ["Bow", "Stern"].map((alt) => {
    return { url: `pictures/office-visit.webp?${alt}`, alt, caption: `The ${alt}`, credit: "A. Hand" };
  });
  const file = (name, mime_type) => ({ url: `https://boats.example/${name}`, mime_type });
  return {
    id,
    url: `https://boats.example/${id}`,
    title: "All about boats",
    date_published: "2024-05-06T07:08:09Z",
    authors: [{ name: "Lin" }],
    content_html,
    attachments: [file("talk.mp3", "audio/mpeg"), file("film.mp4", "video/mp4"), file("plan.pdf", "application/pdf")],
    _newsreel: { figures, breadcrumb: [{ title: "Home", url: "/" }, { title: "Boats" }] },
  };
}

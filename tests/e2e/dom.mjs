// Both elements in a DOM without a browser, as component tests have it: `node dom.mjs LIBRARY [PART] [ENTRY]`.
// The library's globals stand in the place of Node's, as Jest and Vitest put them there; a part of
// the platform is taken away, unless it is "". What comes of it is printed as JSON.

import { takeAway } from "./platform.mjs";

const WITHIN_MS = 10_000;
const REPLACED = ["AbortController", "AbortSignal", "CustomEvent", "Event", "EventTarget", "fetch", "navigator"];
const NAMES = /^(?!undefined$)[A-Za-z]/;
const FEED = {
  version: "https://jsonfeed.org/version/1.1",
  title: "Harbour news",
  items: ["Kites", "Songs"].map((title) => ({ id: title, title, url: `https://example.org/${title}` })),
};

const [library, part, entry = "inline.js"] = process.argv.slice(2);
const faults = [];
for (const name of ["uncaughtException", "unhandledRejection"]) {
  process.on(name, (error) => faults.push(String(error?.stack ?? error)));
}
console.warn = () => {}; // what the page is told is heard as an event

const window = await open();
const codes = [];
window.document.addEventListener("newsreel:error", (event) => codes.push(event.detail.code));
if (part) for (const global of [window, globalThis]) takeAway(global, part);
const { define } = await import(`../../pkg/${entry}`);
define();

// Those without an attribute wait until they are near.
for (const loading of ['loading="eager"', ""]) {
  window.document.body.insertAdjacentHTML(
    "beforeend",
    `<newsreel-carousel feed="https://example.org/feed.json" ${loading}><a href="/news">News</a></newsreel-carousel>
     <newsreel-signup ${loading}><form action="/subscribe"><input type="email" name="email"><button>Join</button></form></newsreel-signup>`,
  );
}
// Where nothing tells what is near, a lazy one stays as it is.
await until(() => all("[loading=eager]").every(({ state }) => !["idle", "loading"].includes(state)));
const states = all("newsreel-carousel").map(({ state }) => state);
const shown = all("newsreel-carousel").map((one) => (isFallback(one) ? "fallback" : slidesIn(one)));
const forms = all("newsreel-signup").map((one) => one.querySelectorAll("form button").length > 0);
for (const one of all("newsreel-carousel, newsreel-signup")) one.remove();
await new Promise((done) => setImmediate(done));
process.stdout.write(JSON.stringify({ states, shown, forms, codes, faults }), () => process.exit(0));

async function open() {
  const options = { url: "https://example.org/", pretendToBeVisual: true };
  const made = library.startsWith("jsdom") ? await jsdom(options) : await happy(options);
  made.fetch = async () => new Response(JSON.stringify(FEED));
  for (const name of Object.getOwnPropertyNames(made).filter((name) => NAMES.test(name))) {
    if (name in globalThis && !REPLACED.includes(name)) continue;
    const value = made[name];
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  globalThis.window = made;
  return made;
}

async function jsdom(options) {
  const { JSDOM, VirtualConsole } = await import(library);
  const console = new VirtualConsole();
  console.on("jsdomError", (error) => faults.push(String(error.stack)));
  return new JSDOM("<!doctype html><html lang=en><body></body>", { ...options, virtualConsole: console }).window;
}

async function happy(options) {
  const { Window } = await import(library);
  return new Window(options);
}

function all(selector) {
  return [...window.document.querySelectorAll(selector)];
}

function isFallback(element) {
  const slot = element.shadowRoot?.querySelector("slot");
  return !element.shadowRoot || (slot && !slot.hidden && !slot.hasAttribute("hidden"));
}

function slidesIn(element) {
  return element.shadowRoot.querySelectorAll("[part=slide]").length;
}

async function until(is) {
  const last = Date.now() + WITHIN_MS;
  while (!is() && Date.now() < last) await new Promise((done) => setTimeout(done, 20));
}

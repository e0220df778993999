// Pages full of carousels in one of the engines, and what is measured there.

import { launchEngine } from "./engines.mjs";
import { startRecorder } from "./recorder.mjs";

const SUMMARY = "The keel is of oak, the planks are of larch, and the mast grew behind the house. ";
const HEAD = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
  <title>Boxes</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/pkg/newsreel.css">
  <style>
    body { font: 16px/1.5 sans-serif; margin: 0 }
    newsreel-carousel::part(slides) { scroll-behavior: auto }
  </style>`;
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="teal"/></svg>`;

/** A carousel of so many items; the feeds `words`, `long` and `broken` have two with much to say. */
export const carousel = (feed, attributes = "", fallback = '<a href="/news">News</a>') =>
  `<newsreel-carousel feed="/${feed}.json" loading="eager" ${attributes}>${fallback}</newsreel-carousel>`;

/** An engine with a host's server, for all the tests of a suite. */
export function boxesIn(name) {
  const site = {};
  let [engine, recorder] = [];
  let pages = 0;

  site.launch = async () => {
    recorder = await startRecorder();
    for (const count of [1, 2, 3, 5, 8, 120, 10_000]) feed(String(count), items(count, recorder.origin));
    const [one, two] = items(2, recorder.origin).map((item) => ({ ...item, summary: SUMMARY.repeat(12) }));
    feed("words", [one, { ...two, summary: SUMMARY }]);
    feed("long", [{ ...one, title: SUMMARY.repeat(4), authors: [{ name: SUMMARY }] }, two]);
    const image = { image: `${recorder.origin}/none.png`, _newsreel: { image_alt: "A boat", image_caption: "Before the race" } };
    feed("broken", [{ ...one, ...image }, two]);
    send("/none.png", "text/plain", "", 404);
    send("/boat.svg", "image/svg+xml", PICTURE);
    engine = await launchEngine(name);
    site.engine = engine;
  };
  site.close = async () => {
    await engine?.close();
    await recorder?.stop();
  };

  /** Opens a page with this in it, as it is before the script, or without it. */
  site.openStill = (body, { lang = "en", head = "" } = {}) =>
    engine.open(recorder.page(`/${(pages += 1)}`, `${HEAD}<html lang="${lang}">${head}${body}`));

  /** Opens a page with this in it, and waits until all carousels are at work. */
  site.open = async (body, { lang, head = "" } = {}) => {
    const script = `<script type="module" src="/pkg/newsreel.js"></script>`;
    await site.openStill(body, { lang, head: script + head });
    await engine.until(areReady);
  };

  function feed(name, items) {
    const json = { version: "https://jsonfeed.org/version/1.1", title: "Boats", items };
    send(`/${name}.json`, "application/json", JSON.stringify(json));
  }
  function send(path, type, body, status = 200) {
    recorder.answer(path, (response) => response.writeHead(status, { "Content-Type": type }).end(body));
  }
  return site;
}

function items(count, origin) {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    url: `https://boats.example/${index + 1}`,
    title: "A boat in the bay, and who built her",
    date_published: "2024-05-06T07:08:09Z",
    authors: [{ name: "Lin" }],
    ...(count < 9 ? { summary: SUMMARY, image: `${origin}/boat.svg` } : {}),
  }));
}

// These run in the page.

function areReady() {
  return [...document.querySelectorAll("newsreel-carousel")].every(({ state }) => state === "ready");
}

/** Goes to slides whose numbers have as many digits as there may be, and waits until they show. */
export async function showFar() {
  for (const host of document.querySelectorAll("newsreel-carousel")) {
    host.show(host.count > 8 ? Math.floor(host.count / 2) - 1 : 1);
  }
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return true;
}

/** What of the controls and the text leaves its carousel, lies over another, or is too small. */
export function faultsOfBoxes() {
  return [...document.querySelectorAll("newsreel-carousel")].flatMap((host) => {
    const root = host.shadowRoot;
    const find = (selector) => [...root.querySelectorAll(selector)].filter((node) => node.checkVisibility());
    const controls = find("[part=controls] > button, [part=picker] > *, [part=position]");
    const texts = find(":is([part=headline], [part=origin], [part=summary])").filter((node) => !node.closest("[inert]"));
    const around = host.getBoundingClientRect();
    const faults = [];
    const say = (node, fault) => {
      const what = `${node.getAttribute("part")} ${node.textContent.slice(0, 20)}`;
      faults.push(`${Math.round(around.width)} px, ${host.count} items: ${what} ${fault}`);
    };
    const meet = (one, other) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      return across > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
    };
    for (const node of [...controls, ...texts]) {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      if (left < around.left - 0.5 || right > around.right + 0.5) say(node, "leaves it");
      if (top < around.top - 0.5 || bottom > around.bottom + 0.5) say(node, "leaves it");
      if (node.scrollWidth > node.clientWidth + 1) say(node, "is cut");
    }
    for (const node of controls.filter((node) => node.matches("button:enabled"))) {
      const { width, height } = node.getBoundingClientRect();
      if (width < 23.9 || height < 23.9) say(node, "is too small");
    }
    for (const group of [controls, texts]) {
      group.forEach((one, at) => {
        for (const other of group.slice(0, at)) if (meet(one, other)) say(one, `meets ${other.textContent}`);
      });
    }
    const across = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return across > 0 ? [...faults, `the page is ${across} px too wide`] : faults;
  });
}

/** The size of each carousel, in pixels. */
export function sizes() {
  const hosts = [...document.querySelectorAll("newsreel-carousel")];
  return hosts.map((host) => {
    const { width, height } = host.getBoundingClientRect();
    return [Math.round(width), Math.round(height)];
  });
}

// A page with carousels in one of the engines, and what is done and seen there.

import { launchEngine } from "./engines.mjs";
import { startRecorder } from "./recorder.mjs";

/** A feed of so many items, or of items with these ids. */
export function feedOf(items, more = {}) {
  const ids = typeof items === "number" ? Array.from({ length: items }, (_, at) => `${at}`) : items;
  const item = (id) => ({
    id,
    url: `/articles/${id}`,
    title: `Item ${id}`,
    content_html: `<p>All of item ${id}, in some words.</p>`,
  });
  const version = "https://jsonfeed.org/version/1.1";
  return { version, title: "Harbour News", items: ids.map(item), ...more };
}

export const carousel = (count, attributes = "") =>
  `<newsreel-carousel feed="/feed?${count}" loading="eager" ${attributes}></newsreel-carousel>`;

/** An engine with a publisher's server, for all the tests of a suite. */
export function newsIn(name) {
  const news = {};
  let [engine, recorder] = [];

  news.launch = async () => {
    recorder = await startRecorder();
    engine = await launchEngine(name);
    Object.assign(news, { engine, recorder });
    news.publish((url) => feedOf(Number(url.search.slice(1))));
  };
  news.close = async () => {
    await engine?.close();
    await recorder?.stop();
  };
  /** What is served as the feed from now on. */
  news.publish = (feed) => {
    recorder.answer("/feed", (response, request) => {
      const url = new URL(request.url, "http://host");
      const body = JSON.stringify(typeof feed === "function" ? feed(url) : feed);
      const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };
      response.writeHead(200, headers).end(body);
    });
  };
  /** Opens a page with this in it, and waits until its carousels show their slides. */
  news.open = async (body, style = "") => {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
      <link rel="icon" href="data:,"><style>body { font: 16px sans-serif; margin: 0 } ${style}</style>
      <script>(${inside})()</script><script type="module" src="/pkg/newsreel.js"></script>${body}`;
    await engine.open(recorder.page("/host", html));
    await engine.until(() => page.hosts().every(page.isReady));
  };
  /** Waits until the slide at an index stands where it is seen, and nothing moves any more. */
  news.stands = (index) => engine.run((index) => page.settled(page.hosts()[0], index), index);
  /** Waits until nothing has moved or been told for some time; gives all that was told since. */
  news.told = () => engine.run(() => page.still().then(() => told.splice(0)));
  news.faults = () => engine.run(() => faults);
  /** What a function gives in the page that takes longer than a driver waits for. */
  news.watch = async (work, ...args) => {
    await engine.run(`(...args) => page.begin(${work}, args)`, ...args);
    for (let ended = null; ; ) {
      ended = await engine.run(() => page.ended());
      if (ended?.error) throw new Error(ended.error);
      if (ended) return ended.value;
    }
  };
  /** Presses with a real mouse on a part. */
  news.click = async (selector) => engine.pointer.click(await news.middle(selector));
  /** Where something of the first carousel is, in parts of its width and height. */
  news.middle = (selector, x = 0.5, y = 0.5) =>
    engine.run(
      (selector, x, y) => {
        const box = page.find(selector).getBoundingClientRect();
        return { x: box.left + box.width * x, y: box.top + box.height * y };
      },
      selector,
      x,
      y,
    );
  return news;
}

/** Runs in the page, before anything else. */
function inside() {
  const LATE_MS = 8_000;
  const QUIET_FRAMES = 20;
  window.faults = [];
  window.told = [];
  for (const name of ["error", "unhandledrejection"]) {
    addEventListener(name, (event) => faults.push(String(event.message ?? event.reason)));
  }
  addEventListener("newsreel:error", (event) => faults.push(event.detail.code));
  addEventListener("newsreel:slide", ({ target, detail }) => {
    const move = `${detail.index} ${detail.reason}`;
    told.push(move);
    (target.told ??= []).push(move);
  });
  window.frame = () => new Promise(requestAnimationFrame);

  const hosts = () => [...document.querySelectorAll("newsreel-carousel")];
  const find = (selector, host = hosts()[0]) => host.shadowRoot.querySelector(selector);
  const all = (selector, host = hosts()[0]) => [...host.shadowRoot.querySelectorAll(selector)];
  const scroller = (host) => find("[part=slides]", host);
  const seen = (host) => find("[part=slide]:not([inert])", host);
  const numberOf = (slide) => parseInt(slide.ariaLabel ?? slide.getAttribute("aria-label"), 10);

  /** How far the slide that shows is from where it belongs. */
  function off(host) {
    const [a, b] = [scroller(host), seen(host)].map((node) => node.getBoundingClientRect());
    const isMirrored = getComputedStyle(scroller(host)).direction === "rtl";
    return isMirrored ? a.right - b.right : a.left - b.left;
  }

  function isReady(host) {
    const { state, count } = host;
    const drawn = state === "ready" ? all("[part=slide]", host).length : 0;
    return state === "empty" || (drawn > 0 && drawn >= Math.min(count, 5));
  }

  /** A swipe may end at the slides next to those that show: what is drawn after a move is drawn. */
  function isMarked(host, index) {
    const side = all("[part=slide]:not([inert])", host).length;
    const near = all("[part=slide]:not([data-far])", host).map((slide) => numberOf(slide) - 1);
    const [first, last] = [Math.max(0, index - side), Math.min(host.count, index + 2 * side) - 1];
    return near[0] === first && near.at(-1) === last;
  }

  async function settled(host, index, frames = 3) {
    const last = performance.now() + LATE_MS;
    for (let quiet = 0; quiet < frames; ) {
      await frame();
      const stands = host.index === index && Math.abs(off(host)) < 1.5 && isMarked(host, index);
      quiet = stands ? quiet + 1 : 0;
      if (performance.now() > last) {
        throw new Error(`at ${host.index}, ${off(host)} px off, in place of ${index}; ${told}`);
      }
    }
    return true;
  }

  async function still() {
    const state = () => hosts().map((host) => [host.index, scroller(host)?.scrollLeft]).join() + told.length;
    for (let quiet = 0, before = ""; quiet < QUIET_FRAMES; before = state()) {
      await frame();
      quiet = state() === before ? quiet + 1 : 0;
    }
  }

  let work = null;
  function begin(does, args) {
    work = Promise.resolve(does(...args)).then(
      (value) => ({ value }),
      (error) => ({ error: String(error) }),
    );
  }
  const ended = () => Promise.race([work, new Promise((late) => setTimeout(late, 1_000, null))]);

  window.page = { begin, ended, hosts, find, all, scroller, seen, off, isReady, isMarked, settled, still };
}

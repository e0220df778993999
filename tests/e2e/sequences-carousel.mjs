// Runs in the page. A carousel to which things happen, and what there is to see of it.

import { frame, until } from "./sequences-clock.mjs";

/** More than are shown until what a press leads to is drawn. */
const SOME_FRAMES = 6;

/** More items on a page than any feed here has. */
const WHOLE = 50;
const LIMITS = [null, "1", "2", "4", "6"];

/** What a carousel is in the beginning, and all that it is told. */
export class Carousel {
  /** Moves, faults and readings, in the order in which they were told. */
  told = [];
  loads = 0;
  /** Whether somebody has stopped the rotation, and nobody has started it since. */
  stopped = false;
  /** What was published, and what of it was asked for, since the reading before the last. */
  published = [];
  wanted = [];
  #marks = [0, 0];
  /** Readings until what was published and set last must have come. */
  unsettled = 0;
  /** What a press should have opened. */
  named = null;
  fresh = 200;

  constructor(key, clock) {
    Object.assign(this, { key, clock });
    this.paper = { feeds: { a: [0, 1, 2, 3, 4], b: [100, 101, 102] }, page: WHOLE, mode: "good", posts: "good" };
    this.host = document.createElement("newsreel-carousel");
    const attributes = { feed: this.address("a"), interval: "5", loading: "eager" };
    for (const [name, value] of Object.entries(attributes)) this.host.setAttribute(name, value);
    this.host.innerHTML = '<a href="/news">Latest news</a>';
    for (const name of ["slide", "load", "error"]) {
      this.host.addEventListener(`newsreel:${name}`, ({ detail }) => this.#hear(name, detail));
    }
  }

  async begin() {
    await this.tell();
    document.querySelector("main").append(this.host);
  }

  address = (feed) => `/feed?k=${this.key}&f=${feed}`;

  #hear(name, detail) {
    this.told.push({ name, loads: this.loads, stopped: this.stopped, reads: this.reads(), ...detail });
    if (name !== "load") return;
    this.loads += 1;
    // Of a feed in pages, any one is told like a reading.
    if (this.published.some(({ page }) => page < WHOLE)) return;
    this.unsettled = Math.max(0, this.unsettled - 1);
    const lists = [this.published, this.wanted];
    lists.forEach((list, at) => list.splice(0, this.#marks[at]));
    this.#marks = lists.map((list) => list.length - 1);
  }

  /** Tells the server what it publishes from now on; gives what it was asked. */
  async tell() {
    this.note();
    const response = await fetch(`/tell?k=${this.key}`, { method: "POST", body: JSON.stringify(this.paper) });
    return response.json();
  }

  /** Takes note of what is published and asked for by now. */
  note() {
    this.unsettled = 2;
    const { feeds, page } = this.paper;
    this.published.push({ feeds: { ...feeds }, page });
    this.wanted.push(this.#wants());
  }

  #wants() {
    const { host } = this;
    const name = new URLSearchParams(host.getAttribute("feed")?.split("?")[1]).get("f");
    const limit = Number(host.getAttribute("limit") ?? Infinity);
    return { name, limit, isTagged: host.hasAttribute("tag") };
  }

  /** The ids of what is published and asked for. */
  selected = () => select({ ...this.paper, page: Infinity }, this.#wants());

  /** Whether an item may be gone; one on a later page need not have been read. */
  isGone(id) {
    const lacks = (paper) => this.wanted.some((wants) => !select(paper, wants).includes(id));
    return this.published.some(lacks);
  }

  find = (selector) => this.host.shadowRoot?.querySelector(selector) ?? null;
  all = (selector) => [...(this.host.shadowRoot?.querySelectorAll(selector) ?? [])];
  seen = () => this.all("[part=slide]:not([inert])");
  reads = () => this.find("dialog")?.open === true;
  heading = () => this.find("dialog[open] #headline")?.textContent ?? null;

  /** What there is at this moment. */
  see() {
    const { host } = this;
    const { activeElement } = host.ownerDocument;
    const shown = this.find("[part=slide]:not([inert]) [part=link]");
    return {
      state: host.state,
      count: host.count,
      index: host.index,
      id: host.isConnected && host.state === "ready" ? (shown?.href?.split("/").at(-1) ?? null) : null,
      sections: this.all("section").length,
      isThere: host.isConnected,
      isHidden: !host.isConnected || host.getClientRects().length === 0,
      focused: activeElement === host,
      lost: activeElement === null || activeElement === host.ownerDocument.body,
      place: host.parentNode,
      reads: this.reads(),
      heading: this.heading(),
      told: this.told.length,
      loads: this.loads,
      unsettled: this.unsettled,
    };
  }

  /** The same, once what a press leads to is drawn, which is when the slides have been seen to move. */
  async look() {
    const name = () => this.seen()[0]?.ariaLabel;
    await until(() => !name() || Number.parseInt(name().match(/\d+/), 10) - 1 === this.host.index, SOME_FRAMES);
    return this.see();
  }

  set(name, value) {
    if (value === null) this.host.removeAttribute(name);
    else this.host.setAttribute(name, value);
    this.note();
  }

  limit = (a) => this.set("limit", LIMITS[a % LIMITS.length]);

  /** How far what shows stands from where it belongs, in pixels. */
  off() {
    const slides = this.find("[part=slides]");
    const [a, b] = [slides, this.seen()[0]].map((node) => node.getBoundingClientRect());
    return getComputedStyle(slides).direction === "rtl" ? a.right - b.right : a.left - b.left;
  }

  /** All goes well again: what is published comes, and what shows stands still. */
  async endWell() {
    const { host } = this;
    document.querySelector("main").append(host);
    Object.assign(host, { hidden: false, dir: "" });
    host.style.width = "";
    this.find("dialog[open] [part=close]")?.click();
    if (!host.hasAttribute("feed")) host.setAttribute("feed", this.address("a"));
    host.stop();
    Object.assign(this.paper, { page: WHOLE, mode: "good" });
    await this.tell();
    await until(() => host.state !== "idle" && host.state !== "loading");
    const { loads } = this;
    host.reload();
    await until(() => this.loads > loads && host.count === this.selected().length);
    await this.still();
  }

  async still() {
    const scroller = () => this.find("[part=slides]")?.scrollLeft;
    for (let [quiet, left, before] = [0, 150, scroller()]; quiet < 5 && left > 0; left -= 1) {
      await frame();
      quiet = scroller() === before ? quiet + 1 : 0;
      before = scroller();
    }
  }

  /** Takes it out for good; gives how much of it is left. */
  async remove() {
    const before = await this.tell();
    this.host.remove();
    await frame();
    const timers = this.clock.waiting();
    this.clock.pass(100_000);
    await frame();
    const after = await this.tell();
    return { timers, requests: after.requests - before.requests };
  }
}

function select({ feeds, page }, { name, limit, isTagged }) {
  const numbers = (feeds[name] ?? []).slice(0, page);
  const tagged = numbers.filter((number) => !isTagged || number % 3 !== 0);
  return tagged.slice(0, limit).map((number) => `i${number}`);
}

// Runs in the page. A sign-up form to which things happen, and what there is to see of it.

import { frame, until } from "./sequences-clock.mjs";

const pick = (list, a) => list[a % list.length];
const SUBMIT = "button:not([type=button])";

export class Signup {
  told = [];
  presses = 0;
  answered = { requests: 0, sent: 0, good: 0 };

  constructor(key, clock) {
    Object.assign(this, { key, clock, paper: { feeds: {}, page: 1, mode: "good", posts: "good" } });
    this.host = document.createElement("newsreel-signup");
    this.host.setAttribute("loading", "eager");
    this.host.innerHTML = `<form action="/subscribe?k=${key}" method="post">
      <label>E-mail <input type="email" name="email" required></label><button>Subscribe</button></form>`;
    for (const name of ["error", "submit", "subscribed", "invalid"]) {
      this.host.addEventListener(`newsreel:${name}`, ({ detail }) => this.told.push({ name, ...detail }));
    }
  }

  async begin() {
    await this.tell();
    document.querySelector("main").append(this.host);
    await this.works();
    // What comes at the first use is there from then on: it says what is wrong with nothing.
    const says = () => !this.host.validate() && this.host.state === "invalid";
    if (!(await until(says))) throw new Error("nothing is said of an empty field");
    this.host.reset();
    this.told = [];
  }

  /** It waits some time for a framework that may take the form over. */
  async works() {
    this.clock.pass(1_000);
    const works = () => this.isAtWork() && this.host.state !== "submitting";
    if (!(await until(() => works() || this.clock.pass(50)))) throw new Error(`it is ${this.host.state} and stays so`);
  }

  async tell() {
    const response = await fetch(`/tell?k=${this.key}`, { method: "POST", body: JSON.stringify(this.paper) });
    this.answered = await response.json();
    return this.answered;
  }

  all = (selector) => [...this.host.querySelectorAll(selector)];
  /** Whether it was to reset while it could not: it does once it can. */
  resetLater = false;
  isAtWork = () => this.host.isConnected && "state" in this.host.dataset;

  async look() {
    await this.tell();
    return this.see();
  }

  see() {
    const { host, presses, answered } = this;
    const { activeElement } = document;
    return {
      state: host.state,
      forms: this.all("form").length,
      statuses: this.all(".newsreel-status").length,
      messages: this.all(".newsreel-message").length,
      value: this.all("[name=email]")[0].value,
      isHidden: !host.isConnected || host.getClientRects().length === 0,
      focused: host.contains(activeElement),
      lost: activeElement === document.body,
      told: this.told.length,
      presses,
      ...answered,
    };
  }

  press(how) {
    // Before the element is at work, the browser would leave the page.
    if (!this.isAtWork()) return;
    this.presses += 1;
    how();
  }

  async serve(posts) {
    this.paper.posts = posts;
    await this.tell();
  }

  async endWell() {
    this.host.hidden = false;
    document.querySelector("main").append(this.host);
    await this.serve("good");
    await this.works();
  }

  async remove() {
    this.host.remove();
    await frame();
    const before = await this.tell();
    this.clock.pass(100_000);
    await frame();
    const after = await this.tell();
    return { timers: this.clock.waiting(), requests: after.sent - before.sent };
  }
}

/** All that can happen to it. */
export const EVENTS = {
  "type an address": (world, a) => {
    const [field] = world.all("[name=email]");
    field.focus();
    field.value = pick(["ann@example.org", "bo@gmial.com", "no address", "", "ann@example"], a);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  },
  "leave the field": (world) => world.all("[name=email]")[0].dispatchEvent(new Event("change", { bubbles: true })),
  "press the button": (world) => world.press(() => world.all(SUBMIT)[0].click()),
  "press twice": (world) => {
    for (let press = 0; press < 2; press += 1) world.press(() => world.all(SUBMIT)[0].click());
  },
  "press a suggestion": (world) => world.all("button.newsreel-suggestion, .newsreel-suggestion button")[0]?.click(),
  "submit()": (world) => world.press(() => world.host.submit()),
  "validate()": ({ host }) => host.validate(),
  "reset()": (world) => {
    world.resetLater ||= !world.isAtWork();
    world.host.reset();
  },
  "focus the button": (world) => world.all(SUBMIT)[0].focus(),
  "focus what is outside": () => document.querySelector("#outside").focus(),
  "set label": ({ host }, a) => host.setAttribute("label", `Letters ${a}`),
  "set consent": ({ host }, a) => (a % 2 ? host.removeAttribute("consent") : host.setAttribute("consent", "I agree")),
  "set lang": ({ host }, a) => host.setAttribute("lang", pick(["en", "de", "ar"], a)),
  "set loading": ({ host }, a) => host.setAttribute("loading", pick(["lazy", "eager"], a)),
  "set provider": ({ host }, a) => host.setAttribute("provider", pick(["form", "json"], a)),
  "requests fail": (world, a) => world.serve(pick(["400", "503", "cut"], a)),
  "answers are held": (world) => world.serve("hold"),
  "answers come": (world) => world.serve("good"),
  "the network is back": () => dispatchEvent(new Event("online")),
  "leave and come back at once": ({ host }) => {
    const { parentNode } = host;
    host.remove();
    parentNode?.append(host);
  },
  leave: ({ host }) => host.remove(),
  "come back": ({ host }) => host.isConnected || document.querySelector("main").append(host),
  "move elsewhere": ({ host }) => document.querySelector("aside").append(host),
  "hide it": ({ host }, a) => (host.hidden = a % 2 === 0),
  "time passes": ({ clock }, a) => clock.pass(pick([500, 1_100, 3_000, 20_000], a)),
};

export const OFTEN = ["type an address", "type an address", "press the button", "press the button", "press the button", "answers come", "come back", "time passes"];

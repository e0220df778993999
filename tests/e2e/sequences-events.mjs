// All that can happen to a carousel in a page. Each thing is a name and a number.

import { frame, until } from "./sequences-clock.mjs";

const LANGUAGES = [null, "de", "ar", "zh"];
const pick = (list, a) => list[a % list.length];

/** Focuses something of it, if it is there to be focused. */
function focus(world, selector) {
  if (!world.reads()) world.find(selector)?.focus();
}

function press(world, selector) {
  const button = world.reads() ? null : world.find(selector);
  if (button?.checkVisibility()) click(button);
}

/** As a mouse does: what is pressed has the focus. */
function click(button) {
  button.focus();
  button.click();
}

function pointer(target, name, more) {
  const options = { bubbles: true, composed: true, pointerType: "mouse", pointerId: 1, ...more };
  target?.dispatchEvent(new PointerEvent(name, options));
}

async function drag(world, way) {
  const slide = world.reads() ? null : world.seen()[0];
  if (!slide) return;
  const { left, top, width } = slide.getBoundingClientRect();
  const at = (part) => ({ clientX: left + width * part, clientY: top + 5, buttons: 1 });
  pointer(slide, "pointerdown", at(0.5));
  // The scroller holds the pointer from here on: the slide may go before it is let go.
  const scroller = slide.parentElement;
  for (const part of [0.2, 0.5, 0.8, 1]) {
    pointer(scroller, "pointermove", at(0.5 + way * part));
    await frame();
  }
  pointer(scroller, "pointerup", { ...at(0.5 + way), buttons: 0 });
  pointer(scroller, "click", { cancelable: true });
  await world.still();
}

/** Opens what a button or link names. */
async function open(world, button, name) {
  world.named = name;
  click(button);
  if (world.host.getAttribute("open") === "reader") await until(() => world.heading() === name, 60);
  else world.named = null;
}

function sees(isSeen) {
  const state = isSeen ? "visible" : "hidden";
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  Object.defineProperty(document, "hidden", { value: !isSeen, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

async function publish(world, a, change) {
  const { feeds } = world.paper;
  const name = pick(["a", "a", "a", "b"], a);
  feeds[name] = change(feeds[name], Math.floor(a / 4));
  await world.tell();
}

async function serve(world, more) {
  Object.assign(world.paper, more);
  await world.tell();
}

const without = (list, at) => list.filter((_, index) => index !== at % Math.max(list.length, 1));

/** What the events of one kind do; `often` is how many times one is as likely as others. */
export const EVENTS = {
  // The person.
  "press Next": (world) => press(world, "[part=next]"),
  "press Previous": (world) => press(world, "[part=previous]"),
  "press a number": (world, a) => {
    const buttons = world.all("[part=picker-button]:not([aria-current])");
    if (!world.reads() && buttons.length > 0) click(pick(buttons, a));
  },
  "press the rotation control": (world) => {
    const control = world.find("[part=rotation]");
    if (world.reads() || !control?.checkVisibility()) return;
    // The keyboard's focus may have stopped it by itself.
    control.focus();
    world.stopped = control.hasAttribute("data-rotates");
    control.click();
  },
  "press a key in the picker": (world, a) => {
    focus(world, "[part=picker-button][aria-current]");
    const key = pick(["ArrowRight", "ArrowLeft", "Home", "End"], a);
    const target = world.host.shadowRoot?.activeElement;
    if (!world.reads()) target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
  },
  "focus the headline": (world) => focus(world, "[part=slide]:not([inert]) [part=link]"),
  "focus the number": (world) => focus(world, "[part=picker-button][aria-current]"),
  "focus Next": (world) => focus(world, "[part=next]"),
  "focus what is outside": () => document.querySelector("#outside").focus(),
  "pointer comes": (world) => pointer(world.find("section"), "pointerenter"),
  "pointer goes": (world) => pointer(world.find("section"), "pointerleave"),
  drag: (world, a) => drag(world, pick([-0.7, 0.7, -0.2, 0.2], a)),
  "open the headline": async (world) => {
    const link = world.reads() ? null : world.find("[part=slide]:not([inert]) [part=link]");
    if (link?.checkVisibility()) await open(world, link, link.textContent);
  },
  "press a neighbour": async (world, a) => {
    const buttons = world.all("dialog[open] [part=neighbour]");
    if (buttons.length > 0) await open(world, pick(buttons, a), pick(buttons, a).querySelector("span").textContent);
  },
  "close the article": (world) => world.find("dialog[open] [part=close]")?.click(),
  // A script.
  "next()": ({ host }) => host.next(),
  "previous()": ({ host }) => host.previous(),
  "show()": ({ host }, a) => host.show(a % 9),
  "start()": (world) => {
    world.stopped = false;
    world.host.start();
  },
  "stop()": (world) => {
    world.stopped = true;
    world.host.stop();
  },
  "reload()": ({ host }) => host.reload(),
  "set feed": (world, a) => {
    const name = pick(["a", "a", "b", null], a);
    world.set("feed", name && world.address(name));
  },
  "set interval": (world, a) => world.set("interval", pick([null, "3", "5", "8"], a)),
  "set refresh": (world, a) => world.set("refresh", pick([null, "2", "5", "60"], a)),
  "set limit": (world, a) => world.limit(a),
  "set tag": (world, a) => world.set("tag", pick([null, "silk"], a)),
  "set open": (world, a) => world.set("open", pick(["reader", "reader", "link", null], a)),
  "set label": (world, a) => world.set("label", pick([null, "Seen here"], a)),
  "set heading-level": (world, a) => world.set("heading-level", pick([null, "2", "4"], a)),
  "set images": (world, a) => world.set("images", pick([null, "none"], a)),
  "set loading": (world, a) => world.set("loading", pick(["lazy", null, "eager"], a)),
  "set theme": (world, a) => world.set("theme", pick([null, "dark", "light"], a)),
  "set lang": (world, a) => world.set("lang", pick(LANGUAGES, a)),
  "set the page's lang": (_, a) => (document.documentElement.lang = pick(LANGUAGES, a) ?? "en"),
  // The network.
  "an item comes first": (world, a) => publish(world, a, (list) => [(world.fresh += 1), ...list]),
  "an item comes last": (world, a) => publish(world, a, (list) => [...list, (world.fresh += 1)]),
  "an item goes": (world, a) => publish(world, a, (list, at) => without(list, at)),
  "all are turned around": (world, a) => publish(world, a, (list) => [...list].reverse()),
  "few are left": (world, a) => publish(world, a, (list, at) => list.slice(0, at % 3)),
  "there are pages": (world, a) => serve(world, { page: 1 + (a % 6) }),
  "requests fail": (world, a) => serve(world, { mode: pick(["404", "503", "cut"], a) }),
  "answers are held": (world) => serve(world, { mode: "hold" }),
  "answers come": (world) => serve(world, { mode: "good" }),
  "the network is back": () => dispatchEvent(new Event("online")),
  // The page.
  "leave and come back at once": ({ host }) => {
    const { parentNode } = host;
    if (!parentNode) return;
    host.remove();
    parentNode.append(host);
  },
  leave: ({ host }) => host.remove(),
  "come back": ({ host }) => host.isConnected || document.querySelector("main").append(host),
  "move elsewhere": ({ host }) => document.querySelector("aside").append(host),
  "move into a frame": ({ host }) => document.querySelector("iframe").contentDocument.body.append(host),
  "move out of the frame": ({ host }) => document.querySelector("main").append(host),
  "hide it": ({ host }, a) => (host.hidden = a % 2 === 0),
  "resize it": ({ host }, a) => (host.style.width = pick(["", "140px", "300px", "500px"], a)),
  "turn its direction": ({ host }, a) => (host.dir = pick(["rtl", "ltr", ""], a)),
  "hide the page": () => sees(false),
  "show the page": () => sees(true),
  print: async () => {
    dispatchEvent(new Event("beforeprint"));
    await frame();
    dispatchEvent(new Event("afterprint"));
  },
  // The clock.
  "time passes": ({ clock }, a) => clock.pass(pick([100, 500, 1_100, 2_500, 3_000, 5_000, 8_100, 70_000], a)),
};

/** Those that happen several times as often as the others. */
export const OFTEN = [
  "press Next",
  "press a neighbour",
  "press a neighbour",
  "open the headline",
  "set open",
  "focus the headline",
  "next()",
  "reload()",
  "reload()",
  "answers come",
  "answers come",
  "come back",
  "come back",
  "show the page",
  "time passes",
  "time passes",
  "time passes",
];

/** All is again as a carousel finds it in the beginning. */
export function restore() {
  sees(true);
  document.documentElement.lang = "en";
  document.activeElement?.blur();
}

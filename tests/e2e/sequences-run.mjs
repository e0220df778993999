// Runs in the page. One sequence from beginning to end.

import { Carousel } from "./sequences-carousel.mjs";
import { frame, takeTime } from "./sequences-clock.mjs";
import { EVENTS, restore } from "./sequences-events.mjs";
import { brokenOf, CAROUSEL, SIGNUP } from "./sequences-sentences.mjs";
import { EVENTS as DEEDS, Signup } from "./sequences-signup.mjs";

const KINDS = {
  carousel: { World: Carousel, events: EVENTS, sentences: CAROUSEL, atEnd: endOfCarousel },
  signup: { World: Signup, events: DEEDS, sentences: SIGNUP, atEnd: () => null },
};

const clock = takeTime(window);
const thrown = [];
// Chromium says so where it draws what an observer has changed one frame later: nothing was thrown.
const DRAWN_LATER = /^ResizeObserver loop/;
for (const one of [window, document.querySelector("iframe").contentWindow]) {
  for (const name of ["error", "unhandledrejection"]) {
    one.addEventListener(name, (event) => {
      const message = String(event.message ?? event.reason);
      if (!DRAWN_LATER.test(message)) thrown.push(message);
    });
  }
  // Where a link leads is not looked at, and the page is needed.
  const stay = (event) => event.composedPath()[0]?.closest?.("a") && event.preventDefault();
  one.addEventListener("click", stay);
}

/** Gives the sentence that breaks, with where it does, or nothing. */
export async function run(kind, key, sequence) {
  const { World, events, sentences, atEnd } = KINDS[kind];
  const world = new World(key, clock);
  thrown.length = 0;
  let at = "the beginning";
  const broken = (sentence, more) => ({ sentence, at, ...more });
  try {
    await world.begin();
    for (const [name, number] of sequence) {
      at = `${name} ${number}`;
      const before = world.see();
      world.named = null;
      await events[name](world, number);
      await frame();
      if (number % 3 > 0) await frame();
      const after = world.look ? await world.look() : world.see();
      const told = world.told.slice(before.told);
      const sentence = brokenOf(sentences, { name, before, after, told, world });
      if (sentence) return broken(sentence, { before: text(before), after: text(after), told });
      if (thrown.length > 0) return broken(`no exception reaches the page: ${thrown}`);
    }
    at = "the end";
    await world.endWell();
    const sentence = atEnd(world);
    if (sentence) return broken(sentence, { after: text(world.see()), selected: world.selected() });
    const left = await world.remove();
    if (left.timers + left.requests > 0) return broken("taken out for good, nothing is left", left);
    if (thrown.length > 0) return broken(`no exception reaches the page: ${thrown}`);
    return null;
  } finally {
    world.host.remove();
    restore();
    await frame();
    clock.forget();
  }
}

/** The first that does not hold when all is well again. */
function endOfCarousel(world) {
  const { host } = world;
  const published = world.selected().length;
  if (host.count !== published) return `in the end all that is published shows: ${host.count} of ${published}`;
  if (published === 0) return null;
  const seen = world.seen();
  const label = Number.parseInt(seen[0]?.ariaLabel?.match(/\d+/)?.[0] ?? "0", 10) - 1;
  if (seen.length !== 1) return `one slide alone is not inert, once still: ${seen.length}`;
  if (!/^[a-z]{2}$/.test(host.lang) && label !== host.index) return `what shows is what the index says: ${label}, ${host.index}`;
  if (Math.abs(world.off()) > 1.5) return `what shows stands in view, once still: ${world.off()} pixels off`;
  return null;
}

function text({ place, ...moment }) {
  return JSON.stringify({ ...moment, place: place?.nodeName });
}

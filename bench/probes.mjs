// The questions of the group `probes`: each opens a page of its own and says in a few words what
// happened there. An answer is right if it is the one that is wanted, word for word.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";

const AXE = createRequire(new URL("../tests/package.json", import.meta.url)).resolve("axe-core");
const AXE_SOURCE = readFileSync(AXE, "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** WCAG 2.2, 2.5.8: the least width and height of what is pressed. */
const TARGET = 24;

const INTERVAL = "3";

/** Longer than the interval and the move after it. */
const TURN_MS = 4500;
const SETTLED_MS = 1000;
const LONGEST_START_MS = 10_000;

/** More presses of Tab than a carousel of ten slides takes. */
const TABS = 40;

const NEXT = '[aria-label="Next slide"]';
const ROTATES = { interval: INTERVAL };

/**
 * @typedef {object} Probe
 * @property {string} what
 * @property {string} wanted
 * @property {Partial<import("./subjects.mjs").Wish>} [wish] of the page
 * @property {import("playwright-core").BrowserContextOptions} [wishes] of the visitor
 * @property {(visit: import("./visit.mjs").Visit) => Promise<string>} ask
 */

/** @type {Probe[]} */
export const PROBES = [
  { what: "faults that axe finds", wanted: "none", ask: faults },
  { what: "smallest picker target", wanted: `${TARGET} px or more`, ask: targets },
  { what: "Tab reaches slides that are not shown", wanted: "no", ask: hiddenStops },
  { what: "arrow key with the focus on the page", wanted: "nothing moves", ask: keysOfThePage },
  { what: "rotation, pointer over a slide", wanted: "waits", wish: ROTATES, ask: hover },
  { what: "rotation, focus on Next", wanted: "stops, stays so", wish: ROTATES, ask: focusOn(NEXT) },
  {
    what: "rotation, focus on a slide's link",
    wanted: "stops, stays so",
    wish: ROTATES,
    ask: focusOn("h3 a"),
  },
  { what: "rotation after a click on Next", wanted: "stops", wish: ROTATES, ask: afterClick },
  { what: "rotation in a hidden tab", wanted: "stops", wish: ROTATES, ask: hiddenTab },
  {
    what: "rotation, reduced motion",
    wanted: "off",
    wish: ROTATES,
    wishes: { reducedMotion: "reduce" },
    ask: async (visit) => ((await turns(visit)) ? "goes on" : "off"),
  },
  {
    what: "Next, reduced motion",
    wanted: "at once",
    wishes: { reducedMotion: "reduce" },
    ask: motion,
  },
  { what: "focus in a slide that leaves", wanted: "goes to the next slide", ask: leavingFocus },
  {
    what: "started while not shown, then shown",
    wanted: "works",
    wish: { hidden: "" },
    ask: lateShow,
  },
  { what: "right to left, by the page alone", wanted: "works", wish: { dir: "rtl" }, ask: works },
  { what: "strict policy with Trusted Types", wanted: "works", wish: { strict: "" }, ask: strict },
  { what: "a drag that begins on a link", wanted: "follows no link", ask: dragOnLink },
  { what: "a feed without items", wanted: "no error", wish: { items: "0" }, ask: empty },
  {
    what: "a word of 240 letters",
    wanted: "shows in full",
    wish: { items: "long-word" },
    ask: longWord,
  },
  { what: "slides in print, of 10", wanted: "10", ask: printed },
];

async function shown(visit) {
  await visit.ask(() => bench.first);
  return visit.ask(() => bench.headline());
}

const headline = (visit) => visit.ask(() => bench.headline());
const next = (visit) => visit.page.locator(NEXT).first();

/** Whether rotation moves the slides within a turn. */
async function turns(visit) {
  const before = await shown(visit);
  await wait(TURN_MS);
  return (await headline(visit)) !== before;
}

async function faults(visit) {
  await shown(visit);
  await visit.page.evaluate(AXE_SOURCE);
  const found = await visit.ask(async (tags) => {
    const { violations } = await axe.run(document.querySelector("main"), { runOnly: tags });
    return violations.map(({ id, nodes }) => `${id} × ${nodes.length}`);
  }, AXE_TAGS);
  return found.join(", ") || "none";
}

async function targets(visit) {
  await shown(visit);
  const boxes = visit.page.locator('.number, [part="picker-button"]');
  const sizes = await boxes.evaluateAll((all) =>
    all.map((box) => box.getBoundingClientRect()).map(({ width, height }) => [width, height]),
  );
  const least = Math.min(...sizes.flat());
  return least >= TARGET ? `${TARGET} px or more` : `${Math.floor(least)} px`;
}

/** Where the focus is: out of the carousel, on what shows, or on what does not. */
function focusPlace(visit) {
  return visit.ask(() => {
    const host = document.querySelector("newsreel-carousel, .news");
    const active = (host.shadowRoot ?? document).activeElement;
    if (!active || active === document.body || !(host.shadowRoot ?? host).contains(active))
      return "page";
    const [place, box] = [host, active].map((element) => element.getBoundingClientRect());
    return box.left > place.left - 2 && box.left < place.right - 2 ? "shown" : "hidden";
  });
}

async function hiddenStops(visit) {
  await shown(visit);
  const reached = new Set();
  for (let press = 0; press < TABS; press++) {
    const before = await headline(visit);
    await visit.page.keyboard.press("Tab");
    // A slide that comes because it was reached had not been shown either.
    const moved = (await headline(visit)) !== before;
    reached.add(moved ? "hidden" : await focusPlace(visit));
  }
  return reached.has("hidden") ? "yes" : "no";
}

async function keysOfThePage(visit) {
  const before = await shown(visit);
  await visit.page.keyboard.press("ArrowRight");
  await wait(SETTLED_MS);
  return (await headline(visit)) === before ? "nothing moves" : "the slides move";
}

async function hover(visit) {
  await shown(visit);
  await visit.page
    .locator("main")
    .first()
    .hover({ position: { x: 150, y: 200 } });
  return (await turns(visit)) ? "goes on" : "waits";
}

function focusOn(selector) {
  return async (visit) => {
    await shown(visit);
    if (!(await tabTo(visit, selector))) return "cannot be reached";
    if (await turns(visit)) return "goes on";
    await visit.page.locator("#email").first().focus();
    return (await turns(visit)) ? "stops, resumes" : "stops, stays so";
  };
}

/** Presses Tab until the focus is there: a keyboard's focus, as libraries tell it from others. */
async function tabTo(visit, selector) {
  const isThere = () =>
    visit.ask((selector) => {
      const host = document.querySelector("newsreel-carousel, .news");
      return (host.shadowRoot ?? document).activeElement?.matches(selector) ?? false;
    }, selector);
  for (let press = 0; press < TABS; press++) {
    await visit.page.keyboard.press("Tab");
    if (await isThere()) return true;
  }
  return false;
}

async function afterClick(visit) {
  await shown(visit);
  await next(visit).click();
  await visit.page.mouse.move(5, 5);
  await wait(SETTLED_MS);
  return (await turns(visit)) ? "goes on" : "stops";
}

async function hiddenTab(visit) {
  await shown(visit);
  await visit.ask(() => {
    Object.defineProperty(document, "hidden", { value: true });
    Object.defineProperty(document, "visibilityState", { value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  return (await turns(visit)) ? "goes on" : "stops";
}

/** Whether the next slide is in its place within two frames. */
async function motion(visit) {
  const before = await shown(visit);
  await next(visit).click();
  const early = await visit.ask(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame().then(frame);
    return bench.offset();
  });
  await wait(SETTLED_MS);
  if ((await headline(visit)) === before) return "does not move";
  return Math.abs(early - (await visit.ask(() => bench.offset()))) < 2 ? "at once" : "glides";
}

async function leavingFocus(visit) {
  await shown(visit);
  await tabTo(visit, "h3 a");
  await next(visit).evaluate((button) => button.click()); // not by a pointer, which would take the focus
  await wait(SETTLED_MS);
  const place = await focusPlace(visit);
  if (place === "page") return "is lost to the page";
  return place === "shown" ? "goes to the next slide" : "stays on the hidden slide";
}

async function lateShow(visit) {
  await visit.page.waitForLoadState("networkidle");
  await visit.ask(() => void (document.querySelector("main").hidden = false));
  return works(visit);
}

async function works(visit) {
  const before = await shown(visit);
  await next(visit).click();
  await wait(SETTLED_MS);
  const after = await headline(visit);
  return after && after !== before ? "works" : "does not move";
}

async function strict(visit) {
  const problems = [];
  visit.page.on(
    "console",
    (message) => message.type() === "error" && problems.push(message.text()),
  );
  visit.page.on("pageerror", (error) => problems.push(String(error)));
  const isThere = await Promise.race([shown(visit), wait(LONGEST_START_MS)]);
  if (!isThere) return "does not start";
  return problems.length ? `${problems.length} violations` : works(visit);
}

async function dragOnLink(visit) {
  await shown(visit);
  const address = visit.page.url();
  const { x, y } = await visit.page.locator("h3 a").first().boundingBox();
  await visit.page.mouse.move(x + 90, y + 8);
  await visit.page.mouse.down();
  await visit.page.mouse.move(x + 10, y + 8, { steps: 8 });
  await visit.page.mouse.up();
  await wait(SETTLED_MS);
  return visit.page.url() === address ? "follows no link" : "follows the link";
}

async function empty(visit) {
  const problems = [];
  visit.page.on("pageerror", (error) => problems.push(String(error)));
  visit.page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  await visit.page.reload({ waitUntil: "networkidle" });
  return problems.length ? problems[0] : "no error";
}

async function longWord(visit) {
  await shown(visit);
  const isWhole = await visit.ask(() => {
    const host = document.querySelector("newsreel-carousel, .news");
    const place = host.getBoundingClientRect();
    const text = document.createRange();
    const heading = (host.shadowRoot ?? host).querySelector("h3");
    text.selectNodeContents(heading);
    const [word, box] = [text, heading].map((node) => node.getBoundingClientRect());
    return (
      word.right <= place.right + 1 && word.bottom <= box.bottom + 1 && word.bottom <= place.bottom
    );
  });
  return isWhole ? "shows in full" : "is cut";
}

/** Counts the headlines that stand within the carousel's own place on paper. */
async function printed(visit) {
  await shown(visit);
  // What a browser that prints does, one after the other; the second alone is what tools do.
  await visit.ask(() => void dispatchEvent(new Event("beforeprint")));
  await visit.page.emulateMedia({ media: "print" });
  await wait(SETTLED_MS);
  const count = await visit.ask(() => {
    const host = document.querySelector("newsreel-carousel, .news");
    const place = host.getBoundingClientRect();
    const all = [...(host.shadowRoot ?? host).querySelectorAll("h3")];
    return all.filter((heading) => {
      const { left, width, height } = heading.getBoundingClientRect();
      return width > 0 && height > 0 && left > place.left - 2 && left < place.right - 2;
    }).length;
  });
  return String(count);
}

// insert: a carousel of 10,000 items is put into a page where the scripts are loaded already, and
// then clicked. The peer is the only one that is made for it.

import { setTimeout as wait } from "node:timers/promises";

import { measured } from "../measured.mjs";
import { isWidget, WIDGET } from "../subjects.mjs";

export const title = "10,000 items put into a page that has run the widget before";

export const cases = Object.fromEntries(
  [WIDGET, "swiper-virtual"].map((subject) => [subject, { subject }]),
);

const FEED = "/feeds/10000.json";

const CALM_MS = 500;

/** Event Timing tells of nothing shorter. */
const SHORTEST_MS = 16;

export function measure(wish, { browser, server }) {
  return measured(browser, server.page(wish), {}, async (visit) => {
    await visit.ask(() => bench.first);
    // The feed comes from the cache for both: what is measured is not the network.
    await visit.ask(cache, FEED);
    await wait(CALM_MS);
    const insert = isWidget(wish.subject) ? insertWidget : insertPeer;
    const inserted = await visit.ask(insert, FEED);
    await visit.slowDown(4);
    await visit.ask(() => void (bench.seen.clicks.length = 0));
    await visit.clickNext();
    const clicks = await visit.ask(() => bench.seen.clicks);
    return {
      "insert to second frame ms": inserted,
      "Next: event ms, CPU 4 times slower": Math.max(SHORTEST_MS, ...clicks),
    };
  });
}

// These run in the page.

async function cache(feed) {
  const answer = await fetch(feed, { credentials: "omit" });
  await answer.arrayBuffer();
}

function insertWidget(feed) {
  const host = document.createElement("newsreel-carousel");
  return bench.insert(Object.assign(host, { loading: "eager", feed }));
}

async function insertPeer(feed) {
  const script = document.querySelector("script[type=module]").src; // has run: this runs it no more
  const { mountNews } = await import(script);
  const host = Object.assign(document.createElement("section"), { className: "news" });
  host.dataset.feed = feed;
  return bench.insert(host, mountNews);
}

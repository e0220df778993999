// Presses and rotation in sets of every size, in three engines: each move ends at its slide, is told
// once, and by whom it was.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NAMES } from "./engines.mjs";
import { carousel, newsIn } from "./news-page.mjs";

const COUNTS = [4, 5, 8, 20, 10_000];
const PRESSES = 50;
const ROTATIONS = 20;
/** All sets are on the screen at once, and do not take their time. */
const LOW = `newsreel-carousel::part(slides) { block-size: 3em !important; scroll-behavior: auto }
  newsreel-carousel::part(controls) { margin: 0 }`;

for (const name of NAMES) {
  describe(`in ${name}, sets of ${COUNTS.join(", ")} slides`, () => {
    const news = newsIn(name);
    before(news.launch);
    after(news.close);

    for (const way of ["next", "previous", "picker"]) {
      it(`go where ${PRESSES} presses on ${way} lead`, async () => {
        await news.open(COUNTS.map((count) => carousel(count)).join(""), LOW);
        const walks = await news.watch(walkAll, way, PRESSES);
        for (const { wanted, told } of walks) assert.deepEqual(told, wanted);
        assert.equal(walks.length, COUNTS.length);
        assert.deepEqual(await news.faults(), []);
      });
    }

    it(`rotate ${ROTATIONS} times, one slide at a time`, async () => {
      const sets = COUNTS.map((count) => carousel(count, 'interval="3"')).join("");
      await news.open(`<script>(${hurry})()</script>${sets}`, LOW);
      const walks = await news.watch(rotateAll, ROTATIONS);
      const ticks = (count) =>
        Array.from({ length: ROTATIONS }, (_, at) => `${(at + 1) % count} rotation`);
      assert.deepEqual(walks, COUNTS.map(ticks));
      assert.deepEqual(await news.faults(), []);
    });
  });
}

// These run in the page.

/** Presses in all sets at once; gives what should have been told, and what was. */
function walkAll(way, presses) {
  const press = {
    next: (host) => [page.find("[part=next]", host), (host.index + 1) % host.count],
    previous: (host) => [page.find("[part=previous]", host), (host.index || host.count) - 1],
    picker(host, at) {
      const buttons = page.all("[part=picker-button]:not([aria-current])", host);
      const button = buttons[(at * 7) % buttons.length];
      return [button, button.value - 1];
    },
  }[way];
  async function walk(host) {
    const [wanted, told] = [[], []];
    host.addEventListener("newsreel:slide", ({ detail }) => told.push(`${detail.index} ${detail.reason}`));
    for (let at = 0; at < presses; at += 1) {
      const [button, index] = press(host, at);
      button.click();
      wanted.push(`${index} user`);
      await page.settled(host, index);
    }
    return { wanted, told };
  }
  return Promise.all(page.hosts().map(walk)).then(async (walks) => {
    await page.still();
    return walks;
  });
}

/** What takes seconds takes a fifth of them. */
function hurry() {
  for (const name of ["setInterval", "setTimeout"]) {
    const own = window[name];
    window[name] = (call, ms, ...more) => own(call, ms >= 2_000 ? ms / 5 : ms, ...more);
  }
}

/** Lets all sets rotate; gives what each has told. */
async function rotateAll(times) {
  async function rotate(host) {
    while (!(host.told?.length >= times)) await frame();
    host.stop();
    await page.settled(host, host.index);
    return host.told.slice(0, times);
  }
  const walks = await Promise.all(page.hosts().map(rotate));
  await page.still();
  return walks;
}

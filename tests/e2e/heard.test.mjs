// What a screen reader finds, as far as a browser says so itself; `cargo xtask listen` asks a real one.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { faultsIn } from "./axe.mjs";
import { newPage } from "./browser.mjs";
import { openSite } from "./site.mjs";
import { openState, stateOf } from "./states.mjs";

const site = await openSite();

/** The elements in an element's tree that listen to presses, each with the names of its parts. */
async function pressable(page, host) {
  const session = await page.context().newCDPSession(page);
  const found = [];
  const count = await host.evaluate(({ shadowRoot }) => {
    globalThis.nodes = [...shadowRoot.querySelectorAll("*")];
    return globalThis.nodes.length;
  });
  for (let index = 0; index < count; index += 1) {
    const { result } = await session.send("Runtime.evaluate", { expression: `nodes[${index}]` });
    const { listeners } = await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
    const hears = listeners.some(({ type }) => /click|mousedown|mouseup/.test(type));
    if (hears) found.push(await page.evaluate((at) => nodes[at].getAttribute("part") ?? nodes[at].localName, index));
  }
  return found;
}

describe("a screen reader", () => {
  for (const name of ["ten items", "rotation", "an article", "an article with all that may stand in one"]) {
    it(`is promised no press on what only holds text, in ${name}`, async (t) => {
      const { page, host } = await openState(t, site, stateOf(name));
      const buttons = new Set(["retry", "rotation", "previous", "next", "close", "neighbour"]);
      const others = (await pressable(page, host)).filter((part) => !buttons.has(part));
      assert.deepEqual(others, []);
    });
  }

  it("is told nothing by the Tab key, with pictures or without", async (t) => {
    const state = stateOf("an article with all that may stand in one");
    const { page, host } = await openState(t, site, state);
    await host.evaluate(({ shadowRoot }) => {
      globalThis.said = [];
      for (const region of shadowRoot.querySelectorAll("[aria-live]")) {
        const note = () => region.textContent && globalThis.said.push(region.textContent);
        new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
      }
    });
    const reader = host.locator("[part=reader]");
    const stops = await reader.locator("a[href], button, [tabindex='0'], audio, video").count();
    for (let press = 0; press < stops + 4; press += 1) await page.keyboard.press("Tab");
    assert.deepEqual(await page.evaluate(() => globalThis.said), []);
  });

  it("hears no separator of the breadcrumb", async (t) => {
    const { page, host } = await openState(t, site, stateOf("an article with all that may stand in one"));
    const second = host.locator("[part=breadcrumb] li").nth(1);
    const content = await second.evaluate((entry) => getComputedStyle(entry, "::before").content);
    assert.match(content, /›.*\/ ""/);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    assert.deepEqual(nodes.filter(({ name }) => /›/.test(name?.value ?? "")), []);
  });

  it("hears a dialog by its headline, and says which number shows", async (t) => {
    const { host, page } = await openState(t, site, stateOf("an article"));
    const heading = await host.locator("[part=article] > [part=headline]").textContent();
    await host.getByRole("dialog", { name: heading, exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await host.locator("[part=article]").waitFor({ state: "detached" });
    const current = host.locator("[part=picker] [aria-current=true][aria-disabled=true]");
    assert.equal(await current.count(), 1);
    const look = (button) => button.evaluate((node) => [getComputedStyle(node).opacity, getComputedStyle(node).color]);
    const other = host.locator("[part=picker-button]:not([aria-current])").first();
    assert.deepEqual(await look(current), await look(other));
    assert.deepEqual(await faultsIn(page), []);
  });

  it("reads the caption of a picture once, and not as the name of its figure", async (t) => {
    const { page, host } = await openState(t, site, stateOf("an article with all that may stand in one"));
    assert.equal(await host.locator("[part=figure] > figcaption").count(), 0);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const figures = nodes.filter(({ role }) => role?.value === "figure");
    assert.ok(figures.length > 0);
    assert.deepEqual(figures.filter(({ name }) => name?.value), []);
  });
});

describe("a page that scrolls smoothly by itself", () => {
  it("leaves the open article its wheel", async (t) => {
    const { page, host } = await openState(t, site, stateOf("an article with all that may stand in one"));
    await page.setViewportSize({ width: 600, height: 400 });
    await page.evaluate(() => {
      document.body.style.minHeight = "400vh";
      const take = (event) => {
        event.preventDefault();
        scrollBy(0, event.deltaY);
      };
      addEventListener("wheel", take, { passive: false });
    });
    const reader = host.locator("[part=reader]");
    const box = await reader.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, 300);
    await page.waitForFunction((dialog) => dialog.scrollTop > 0, await reader.elementHandle());
    assert.equal(await page.evaluate(() => scrollY), 0);
  });
});

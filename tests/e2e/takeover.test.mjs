// From the host's form to the same form with the element at work: nobody who types notices, nothing
// moves, and what the element says is where people and their programs look for it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NAMES } from "./engines.mjs";
import { FORM, signup, siteIn } from "./signup-page.mjs";

const LATE_MS = [100, 700, 3_000];
const MODULE = "signup.wasm";
const AFTERWARDS = 6;
const MOST_LETTERS = 5_000;
const TEXT = FORM.replace('type="email"', 'type="text"');

/** Ways in which hosts lay a form out, each with what could move it. */
const LAYOUTS = {
  "as the browser has it": "",
  "in a row with gaps": "form { display: flex; gap: 12px; align-items: end }",
  "in a grid": "form { display: grid; grid-template-columns: 1fr auto; gap: 1em }",
  "in an element that is a row": "newsreel-signup { display: flex; gap: 20px; align-items: start }",
  "in an element that is a grid": "newsreel-signup { display: grid; gap: 20px; place-items: center }",
  "in an element without a box": "newsreel-signup { display: contents }",
  "with room between neighbours": "* + * { margin-top: 10px }",
  "in the middle of what is high": "main { display: grid; place-content: center; height: 500px }",
  "with a rule for the last child": "form { margin-bottom: 40px } newsreel-signup > :last-child { margin-bottom: 0 }",
  "where everything has a place of its own": "* { position: relative }",
  "with rules for what is wrong": "input:invalid { border: 9px solid red } form:invalid { padding: 9px }",
};

for (const name of NAMES) {
  describe(`in ${name}, the element that takes a host's form over`, () => {
    const site = siteIn(name);
    let engine, recorder;

    before(async () => {
      await site.launch();
      ({ engine, recorder } = site);
    });
    after(site.close);

    /** Opens a page whose module comes as late as asked for, counted from the first letter. */
    async function openLate(body, ms, head) {
      let start = () => {};
      const started = new Promise((resolve) => (start = resolve));
      recorder.hold(MODULE, started.then(() => new Promise((done) => setTimeout(done, ms))));
      await engine.open(site.page("/late", body, head));
      return start;
    }

    /** Types letters until some have come after the element is at work; gives all of them. */
    async function typeOn() {
      let [typed, left] = ["", AFTERWARDS];
      while (left > 0 && typed.length < MOST_LETTERS) {
        const letter = "abcdefghijklmnopqrstuvwxyz"[typed.length % 26];
        await engine.keys(letter);
        typed += letter;
        if (await engine.run(isAtWork)) left--;
      }
      return typed;
    }

    for (const ms of LATE_MS) {
      it(`loses no letter of who types while it comes ${ms} ms late`, async () => {
        const start = await openLate(signup(), ms);
        await engine.click("[name=email]");
        start();
        const typed = await typeOn();
        assert.equal(await site.value(), typed);
        assert.equal(await engine.run(() => document.activeElement.name), "email");
        await site.replace("ada@example.org");
        await engine.click("#join");
        await site.reaches("subscribed");
        assert.equal(recorder.all().filter(({ method }) => method === "POST").length, 1);
        recorder.clear();
      });

      it(`leaves the caret in the middle while it comes ${ms} ms late`, async () => {
        const start = await openLate(signup(TEXT), ms);
        await engine.type("[name=email]", "ada@.org");
        for (const _ of ".org") await engine.press("ArrowLeft");
        start();
        const typed = await typeOn();
        assert.equal(await site.value(), `ada@${typed}.org`);
        const caret = await engine.run(() => document.activeElement.selectionStart);
        assert.equal(caret, 4 + typed.length);
      });
    }

    it("leaves what is chosen, ticked and selected as the person left it", async () => {
      const inner = FORM.replace("<button", `<select name="list"><option>a<option>b</select>
        <input type="checkbox" name="ok"><button`).replace('type="email"', 'type="text"');
      const start = await openLate(signup(inner), 0);
      await engine.type("[name=email]", "ada@example.org");
      await engine.click("[name=ok]");
      await engine.click("option:last-child");
      await engine.run(() => {
        document.querySelector("[name=email]").focus();
        document.querySelector("[name=email]").setSelectionRange(1, 5);
      });
      start();
      await site.isAtWork();
      const [ok, list, from, to] = await engine.run(() => {
        const { elements } = document.querySelector("form");
        const { selectionStart, selectionEnd } = document.activeElement;
        return [elements.ok.checked, elements.list.value, selectionStart, selectionEnd];
      });
      assert.deepEqual([ok, list, from, to], [true, "b", 1, 5]);
    });

    for (const [layout, style] of Object.entries(LAYOUTS)) {
      it(`moves nothing of a form ${layout}`, async () => {
        const body = `<main><p>Before</p>${signup()}<p>After</p></main>`;
        const start = await openLate(body, 0, `<style>${style}</style>`);
        await engine.run(watchShifts);
        const before = await engine.run(places);
        start();
        await site.isAtWork();
        assert.deepEqual(await engine.run(places), before);
        await engine.click("[name=email]");
        await engine.until(hasRegion);
        assert.deepEqual(await engine.run(places), before);
        assert.equal(await engine.run(shifted), 0);
      });
    }

    it("calls no field wrong that nobody has filled in", async () => {
      await site.open(signup());
      const marks = await engine.run(() => {
        return [...document.querySelectorAll("input")].map((node) => node.getAttribute("aria-invalid"));
      });
      assert.deepEqual(marks, ["false"]);
      assert.equal(await site.message(), "");
      await engine.click("[name=email]");
      await engine.press("Tab");
      assert.equal(await site.message(), "");
    });

    it("says what is wrong beside the field, ties it there and takes it away again", async () => {
      await site.open(signup());
      await engine.click("#join");
      await site.reaches("invalid");
      const said = await site.says();
      const [invalid, named, focused] = await engine.run(() => {
        const field = document.querySelector("[name=email]");
        const ids = field.getAttribute("aria-errormessage");
        const named = document.getElementById(ids)?.textContent.trim();
        return [field.getAttribute("aria-invalid"), named, document.activeElement === field];
      });
      assert.deepEqual([invalid, named, focused], ["true", said, true]);
      await engine.type("[name=email]", "ada@example.org");
      await engine.until(() => document.querySelector("[name=email]").ariaInvalid === "false");
      await engine.click("#join");
      await site.reaches("subscribed");
    });

    it("has a region that is empty, says each message once, and is empty again", async () => {
      await site.open(signup());
      await engine.click("[name=email]");
      await engine.until(hasRegion);
      assert.equal(await engine.run(region), "");
      await engine.run(watchRegion);
      await engine.type("[name=email]", "ada@gmial.com");
      await engine.click("#join");
      const said = await site.says();
      await engine.until(() => window.told.length > 0);
      await engine.until(() => window.told.at(-1) === "");
      const told = await engine.run(() => window.told.filter(Boolean));
      assert.equal(told.length, 1, JSON.stringify(told));
      const words = (text) => text.split(/\s+/).join(" ");
      assert.equal(words(told[0]), words(said));
    });

    it("makes its suggestion the next stop after the field, and part of the message", async () => {
      await site.open(`${signup()}<a href="#after">After</a>`);
      await engine.type("[name=email]", "ada@gmial.com");
      await engine.click("#join");
      await site.reaches("invalid");
      const said = await site.says();
      const suggestion = await engine.run(() => {
        return document.querySelector(".newsreel-message button.newsreel-suggestion").textContent;
      });
      assert.match(suggestion, /ada@gmail\.com/);
      assert.ok(said.startsWith(suggestion), said);
      await engine.run(() => document.querySelector("[name=email]").focus());
      await engine.press("Tab");
      const stop = await engine.run(() => document.activeElement.className);
      assert.match(stop, /newsreel-suggestion/);
      await engine.press("Enter");
      await engine.until(() => document.querySelector("[name=email]").value === "ada@gmail.com");
      assert.equal(await engine.run(() => document.activeElement.name), "email");
      assert.deepEqual(await site.faults(), []);
    });

    it("gives the form back as it was when it goes", async () => {
      await site.open(`<main>${signup(FORM.replace("<form", '<form id="own"'))}</main>`);
      await engine.type("[name=email]", "ada@");
      await engine.click("#join");
      await site.reaches("invalid");
      await engine.run(() => {
        const main = document.querySelector("main");
        main.append(document.querySelector("#own"));
        document.querySelector("newsreel-signup").remove();
      });
      await engine.until(() => document.querySelector("[class*=newsreel]") === null);
      const left = await engine.run(() => {
        const form = document.querySelector("#own");
        const field = form.querySelector("input");
        return [form.noValidate, field.getAttributeNames().toSorted(), field.value];
      });
      assert.deepEqual(left, [false, ["name", "required", "type"], "ada@"]);
    });
  });
}

// These run in the page.

function isAtWork() {
  return document.querySelector("newsreel-signup[data-state]") !== null;
}

function places() {
  const all = [...document.querySelectorAll("main > p, form, form *")];
  return all.map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [node.localName, x, y, width, height];
  });
}

/** Only Chromium counts what moves; elsewhere there is nothing to add up. */
function watchShifts() {
  window.shifts = 0;
  if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) return;
  window.observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  });
  window.observer.observe({ type: "layout-shift", buffered: true });
}

function shifted() {
  const twoFrames = (done) => requestAnimationFrame(() => requestAnimationFrame(done));
  return new Promise((done) => twoFrames(() => done(window.shifts)));
}

/** It comes with what says something in it, when somebody comes to the form. */
function hasRegion() {
  return document.querySelector("newsreel-signup > .newsreel-status") !== null;
}

function region() {
  return document.querySelector("newsreel-signup > .newsreel-status").textContent;
}

function watchRegion() {
  window.told = [];
  const region = document.querySelector("newsreel-signup > .newsreel-status");
  new MutationObserver(() => window.told.push(region.textContent.trim())).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
}

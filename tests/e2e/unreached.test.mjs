// A form that is used for the first time while what checks and sends cannot be had: the person is told as
// where a sending fails, the address stays, and it is sent once when it can be.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NAMES } from "./engines.mjs";
import { FORM, signup, siteIn } from "./signup-page.mjs";

const ADDRESS = "ada@example.org";
const SENT = [["POST", "/subscribe", "email=ada%40example.org"]];
const UNREACHED = "We could not reach the server. Your address is kept; please press again.";
const OFFLINE = "You are offline. Your address is kept and will be sent when you are back, as long as this page stays open.";
/** As a browser says that it has no network. */
const HAS_NONE = `<script>Object.defineProperty(navigator, "onLine", { get: () => !window.isOffline })</script>`;
/** A press that is never answered is told in a moment. */
const HASTY = `<script>
  const later = window.setTimeout;
  window.setTimeout = (call, ms, ...values) => later(call, ms >= 10000 ? 50 : ms, ...values)</script>`;
const HEARS = `<script>
  window.told = [];
  for (const name of ["submit", "invalid", "subscribed", "error"])
    addEventListener("newsreel:" + name, () => told.push(name));
  document.querySelector("form")?.addEventListener("submit", () => told.push("heard"))</script>`;
const TWO = FORM.replace("</form>", '<button id="weekly" name="when" value="weekly">Weekly</button></form>');

for (const name of NAMES) {
  describe(`in ${name}, a form whose sending part cannot be had`, () => {
    const site = siteIn(name);
    let engine, recorder;

    before(async () => {
      await site.launch();
      ({ engine, recorder } = site);
    });
    after(site.close);

    /** Opens a page from where nothing answers any more; `isOffline` if the browser knows why. */
    async function open(isOffline, body = signup() + HEARS, head = HAS_NONE) {
      recorder.away(false);
      await site.open(body, head);
      recorder.away(true);
      await engine.run((is) => (window.isOffline = is), isOffline);
    }

    function goOnline() {
      return engine.run(() => {
        window.isOffline = false;
        window.dispatchEvent(new Event("online"));
      });
    }

    function comeBack() {
      recorder.away(false);
      return goOnline();
    }

    const sent = () => recorder.all().map(({ method, url, body }) => [method, url, body]);
    const told = () => engine.run(() => window.told);
    const state = () => engine.run(() => document.querySelector("newsreel-signup").dataset.state);

    /** Waits until the person is told this, beside the field and in the region. */
    async function says(text) {
      await site.reaches("failed");
      assert.equal(await site.says(), text);
      await engine.until((text) => document.querySelector(".newsreel-status").textContent === text, text);
      assert.equal(await engine.run(() => document.querySelector("label").nextElementSibling?.className), "newsreel-message");
      assert.equal(await state(), "failed");
    }

    it("says so where nothing answers, keeps the address, and sends it once with the next press", async () => {
      await open(false);
      await engine.type("[name=email]", ADDRESS);
      await engine.click("#join");
      await says(UNREACHED);
      await engine.click("#join");
      await says(UNREACHED);
      assert.deepEqual([await site.value(), await told(), await site.faults()], [ADDRESS, [], []]);
      await comeBack();
      assert.deepEqual([sent(), await state()], [[], "failed"]);
      await engine.click("#join");
      await site.reaches("subscribed");
      assert.deepEqual([sent(), await told()], [SENT, ["heard", "submit", "subscribed"]]);
    });

    it("sends once what was pressed offline when the network is back", async () => {
      await open(true);
      await engine.type("[name=email]", ADDRESS);
      await engine.click("#join");
      await says(OFFLINE);
      assert.equal(await site.value(), ADDRESS);
      await comeBack();
      await site.reaches("subscribed");
      await comeBack();
      await engine.click("#join");
      assert.deepEqual([sent(), await told()], [SENT, ["heard", "submit", "subscribed"]]);
    });

    it("asks for another press where the network is back and nothing answers yet", async () => {
      await open(true);
      await engine.type("[name=email]", ADDRESS);
      await engine.click("#join");
      await says(OFFLINE);
      await goOnline();
      await engine.until((text) => document.querySelector(".newsreel-message")?.textContent.trim() === text, UNREACHED);
    });

    it("sends nothing when the network is back of what was changed since", async () => {
      await open(true);
      await engine.type("[name=email]", ADDRESS);
      await engine.click("#join");
      await says(OFFLINE);
      await engine.type("[name=email]", "x");
      assert.deepEqual([await state(), await site.message()], ["editing", ""]);
      await comeBack();
      await site.replace(ADDRESS);
      await engine.click("#join");
      await site.reaches("subscribed");
      assert.deepEqual(sent(), SENT);
    });

    it("sends by the button that was pressed", async () => {
      await open(true, signup(TWO));
      await engine.type("[name=email]", ADDRESS);
      await engine.click("#weekly");
      await site.reaches("failed");
      await comeBack();
      await site.reaches("subscribed");
      assert.deepEqual(sent(), [["POST", "/subscribe", "email=ada%40example.org&when=weekly"]]);
    });

    it("says it of a form of its own, in the words of the page", async () => {
      await open(false, `<div lang="de">${signup("", 'action="/subscribe"')}</div>`);
      await engine.type(".newsreel-input", ADDRESS);
      await engine.click(".newsreel-submit");
      await site.reaches("failed");
      assert.match(await site.says(), /^Der Server/);
      recorder.away(false);
      await engine.click(".newsreel-submit");
      await site.reaches("subscribed");
      assert.deepEqual(sent().map(([, , body]) => JSON.parse(body).email), [ADDRESS]);
    });

    it("says nothing of an empty field, and leads there", async () => {
      await open(true);
      await engine.click("#join");
      await engine.until(() => document.activeElement === document.querySelector("[name=email]"));
      assert.deepEqual([await state(), await site.message()], ["editing", ""]);
      await comeBack();
      await engine.type("[name=email]", ADDRESS);
      await engine.click("#join");
      await site.reaches("subscribed");
      assert.deepEqual(sent(), SENT);
    });

    it("keeps what it says when it is taken out and put back, and sends when the network is back", async () => {
      await open(true);
      await engine.type("[name=email]", ADDRESS);
      await engine.click("#join");
      await says(OFFLINE);
      await engine.run(async () => {
        const element = document.querySelector("newsreel-signup");
        element.remove();
        await new Promise((done) => setTimeout(done));
        document.body.append(element);
      });
      await site.reaches("failed");
      assert.equal(await site.says(), OFFLINE);
      await comeBack();
      await site.reaches("subscribed");
      assert.deepEqual(sent(), SENT);
    });

    it("says so where it is on its way for too long, and sends nothing by itself", async () => {
      let release;
      recorder.away(false);
      recorder.hold("subscribe.wasm", new Promise((resolve) => (release = resolve)));
      await site.open(signup() + HEARS, HASTY);
      await engine.type("[name=email]", ADDRESS);
      await engine.click("#join");
      await says(UNREACHED);
      release();
      await engine.run(() => document.querySelector("newsreel-signup").validate());
      await engine.until(() => document.querySelector("newsreel-signup").validate());
      assert.deepEqual([sent(), await told()], [[], []]);
      await engine.click("#join");
      await site.reaches("subscribed");
      assert.deepEqual(sent(), SENT);
    });
  });
}

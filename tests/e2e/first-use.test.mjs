// The first use of a form: what checks and sends comes with that. A press waits for it and is lost to
// nobody, and where it never comes the host's form does what it would alone.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NAMES } from "./engines.mjs";
import { FORM, signup, siteIn } from "./signup-page.mjs";

const ADDRESS = "ada@example.org";
const SENT = "email=ada%40example.org";
const FILES = ["subscribe.wasm", "subscribe.js"];
const TOLD = `<script>
  window.told = [];
  addEventListener("newsreel:invalid", ({ detail }) => told.push(detail.reason))</script>`;
const HEARS = `<script>
  window.heard = 0;
  document.querySelector("form").addEventListener("submit", () => (heard += 1))</script>`;

for (const name of NAMES) {
  describe(`in ${name}, a form that somebody uses for the first time`, () => {
    const site = siteIn(name);
    let engine, recorder;

    before(async () => {
      await site.launch();
      ({ engine, recorder } = site);
    });
    after(site.close);

    /** Keeps a file back until the function that this gives is called. */
    function hold(file) {
      let release;
      recorder.hold(file, new Promise((resolve) => (release = resolve)));
      return release;
    }

    /** Has a file not come at all, until the function that this gives is called. */
    function lose(file) {
      const lost = { then: (_, fail) => fail(new Error("it is lost")) };
      recorder.hold(file, lost);
      return () => recorder.hold(file, undefined);
    }

    const sent = () => recorder.all().map(({ method, url, body }) => [method, url, body]);

    it("asks for nothing before that", async () => {
      await site.open(signup());
      const asked = () =>
        performance.getEntriesByType("resource").map(({ name }) => name.replace(/^.*\/pkg\//, ""));
      const before = await engine.run(asked);
      assert.ok(before.includes("signup.wasm"), before.join());
      assert.deepEqual(before.filter((file) => FILES.includes(file)), []);
      await engine.click("[name=email]");
      const hasAll = (files) => {
        const asked = performance.getEntriesByType("resource").map(({ name }) => name.replace(/^.*\/pkg\//, ""));
        return files.every((file) => asked.includes(file));
      };
      assert.ok(await engine.until(hasAll, FILES));
    });

    for (const file of FILES) {
      for (const [how, press] of [
        ["a press", () => engine.click("#join")],
        ["Enter", () => engine.press("Enter")],
        ["submit()", () => engine.run(() => document.querySelector("newsreel-signup").submit())],
      ]) {
        it(`sends once, and tells the page once, what ${how} asked for while ${file} was on its way`, async () => {
          const release = hold(file);
          await site.open(signup() + HEARS);
          await engine.type("[name=email]", ADDRESS);
          await press();
          await press();
          assert.deepEqual([sent(), await engine.run(() => window.heard)], [[], 0]);
          release();
          await recorder.first();
          await site.reaches("subscribed");
          assert.deepEqual(sent(), [["POST", "/subscribe", SENT]]);
          assert.equal(await engine.run(() => window.heard), 1);
          assert.deepEqual(await site.faults(), []);
        });
      }

      it(`says what is wrong once ${file} has come, and sends nothing`, async () => {
        const release = hold(file);
        await site.open(signup());
        await engine.type("[name=email]", "ada@");
        await engine.click("#join");
        assert.equal(await site.message(), "");
        release();
        await site.reaches("invalid");
        assert.match(await site.says(), /\w/);
        assert.deepEqual(sent(), []);
      });

      it(`lets the host's form be sent as it would be alone where ${file} never comes`, async () => {
        const found = lose(file);
        try {
          await site.open(signup(FORM.replace("<form", '<form data-own="1"')));
          await engine.type("[name=email]", ADDRESS);
          await engine.click("#join");
          await recorder.first();
          assert.deepEqual(sent(), [["POST", "/subscribe", SENT]]);
          await engine.until(() => document.title === "Thanks");
        } finally {
          found();
        }
      });
    }

    it("sends the place in a picture that was pressed while the rest was on its way", async () => {
      const release = hold("subscribe.wasm");
      await site.open(signup(`<form action="/subscribe" method="post"><label>E-mail <input type="email" name="email"></label>
        <input id="go" type="image" name="go" alt="Join" width="40" height="20" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"></form>`));
      await engine.type("[name=email]", ADDRESS);
      await engine.run(() => {
        document.querySelector("#go").addEventListener("click", ({ offsetX, offsetY }) => (window.at = [offsetX, offsetY]));
      });
      await engine.click("#go");
      const [x, y] = (await engine.run(() => window.at)).map(Math.round);
      assert.ok(x > 0 && y > 0, `pressed at ${x}, ${y}`);
      release();
      await recorder.first();
      assert.equal(sent()[0][2], `${SENT}&go.x=${x}&go.y=${y}`);
    });

    it("sends what was pressed though it is mended when the field is left", async () => {
      const release = hold("subscribe.wasm");
      await site.open(signup(FORM.replace('type="email"', 'type="text"')));
      await engine.type("[name=email]", " ada@Example.org ");
      await engine.click("#join");
      release();
      await recorder.first();
      assert.deepEqual(sent(), [["POST", "/subscribe", SENT]]);
    });

    it("sends nothing that was typed after the press", async () => {
      const release = hold("subscribe.wasm");
      await site.open(signup() + TOLD);
      await engine.type("[name=email]", "ada@");
      await engine.click("#join");
      await engine.type("[name=email]", "example.or");
      release();
      await engine.until(() => window.told.length > 0);
      assert.deepEqual([await engine.run(() => window.told), await site.state(), sent()], [["empty-domain"], "editing", []]);
      await engine.type("[name=email]", "g");
      await engine.click("#join");
      await site.reaches("subscribed");
      assert.deepEqual(sent(), [["POST", "/subscribe", SENT]]);
    });

    it("has the browser check the host's form where nothing else comes", async () => {
      const found = lose("subscribe.wasm");
      try {
        await site.open(signup());
        await engine.type("[name=email]", "ada");
        await engine.click("#join");
        await engine.until(() => window.faults.length > 0);
        assert.deepEqual(await site.faults(), ["widget-part"]);
        const [free, marks] = await engine.run(() => {
          const form = document.querySelector("form");
          return [form.noValidate, form.querySelector("input").getAttributeNames().toSorted()];
        });
        assert.deepEqual([free, marks, sent()], [false, ["name", "required", "type"], []]);
      } finally {
        found();
      }
    });

    it("shows what the host has for it where nothing comes that sends a form of ours", async () => {
      const found = lose("subscribe.wasm");
      try {
        await site.open(signup('<a href="/letters">Letters</a>', 'action="/subscribe"'));
        await engine.type(".newsreel-input", ADDRESS);
        await engine.click(".newsreel-submit");
        await engine.until(() => document.querySelector("newsreel-signup a").checkVisibility());
        assert.equal(await engine.run(() => document.querySelectorAll(".newsreel-form").length), 0);
        assert.deepEqual(await site.faults(), ["widget-part"]);
      } finally {
        found();
      }
    });

    it("answers validate() once it can, and not wrongly before", async () => {
      const release = hold("subscribe.wasm");
      await site.open(signup());
      const validate = () => document.querySelector("newsreel-signup").validate();
      assert.equal(await engine.run(validate), false);
      assert.equal(await site.state(), "editing");
      release();
      await site.reaches("invalid");
      await engine.type("[name=email]", ADDRESS);
      assert.equal(await engine.run(validate), true);
    });
  });
}

// The sign-up beside scripts that a page has for its own form: they may stop it, send it by
// themselves, hold it until a token has come, or change it under way.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NAMES } from "./engines.mjs";
import { FORM, signup, siteIn } from "./signup-page.mjs";

const ADDRESS = "ada@example.org";
const SENT = "email=ada%40example.org";

/** A script of the page that hears of the form's submission. */
const hears = (work, more = "") =>
  `<script>document.querySelector("form").addEventListener("submit", (event) => { ${work} } ${more})</script>`;
const TOKEN = `const token = document.createElement("input");
  Object.assign(token, { type: "hidden", name: "token", value: "t" });
  event.target.append(token);`;
const OWN = `event.preventDefault();
  fetch("/own", { method: "POST", body: new URLSearchParams(new FormData(event.target)) });`;

/** What a page does, the script that does it, and the requests that come of one press. */
const SCRIPTS = {
  "sends the form by itself": [hears(OWN), [["/own", SENT]]],
  "sends every form by itself that nobody else has taken on": [
    `<script>document.addEventListener("submit", (event) => { if (!event.defaultPrevented) { ${OWN} } })</script>`,
    [["/own", SENT]],
  ],
  "sends every form by itself before others hear of it": [
    `<script>document.addEventListener("submit", (event) => { ${OWN} }, true)</script>`,
    [["/own", SENT]],
  ],
  "has a token come and then submits": [
    hears(`event.preventDefault(); setTimeout(() => { ${TOKEN} HTMLFormElement.prototype.submit.call(event.target) })`),
    [["/subscribe", `${SENT}&token=t`]],
  ],
  "has a token come and then asks for the submission again": [
    hears(`if (window.once) return; window.once = true; event.preventDefault();
      setTimeout(() => { ${TOKEN} event.target.requestSubmit() })`),
    [["/subscribe", `${SENT}&token=t`]],
  ],
  "disables the button when it is pressed": [
    hears(`document.querySelector("#join").disabled = true`),
    [["/subscribe", SENT]],
  ],
  "disables the field once the form is on its way": [
    hears(`setTimeout(() => document.querySelector("[name=email]").disabled = true)`),
    [["/subscribe", SENT]],
  ],
  "empties the field once the form is on its way": [
    hears(`setTimeout(() => event.target.reset())`),
    [["/subscribe", SENT]],
  ],
  "gives the button a value when it is pressed": [
    `<script>document.querySelector("#join").addEventListener("click", ({ target }) => { target.name = "by"; target.value = "hand" })</script>`,
    [["/subscribe", `${SENT}&by=hand`]],
  ],
  "changes where the form goes when it is pressed": [
    `<script>document.querySelector("#join").addEventListener("click", () => document.querySelector("form").setAttribute("action", "/late"))</script>`,
    [["/late", SENT]],
  ],
};

for (const name of NAMES) {
  describe(`in ${name}, beside a page's own scripts`, () => {
    const site = siteIn(name);
    let engine, recorder;

    before(async () => {
      await site.launch();
      ({ engine, recorder } = site);
    });
    after(site.close);

    const sent = () => recorder.all().map(({ url, body }) => [url, body]);

    for (const [what, [script, expected]] of Object.entries(SCRIPTS)) {
      it(`sends once where the page ${what}`, async () => {
        await site.open(signup() + script);
        await engine.type("[name=email]", ADDRESS);
        await engine.click("#join");
        await recorder.first();
        // Whatever else was under way would be there before this.
        await engine.run(() => fetch("/last", { method: "POST" }).then(() => true)).catch(() => {});
        assert.deepEqual(sent().filter(([url]) => url !== "/last"), expected);
      });
    }

    it("sends nothing where the page stops it, and goes on when it does not any more", async () => {
      await site.open(signup() + hears("if (!window.may) event.preventDefault()"));
      await engine.type("[name=email]", ADDRESS);
      await engine.click("#join");
      assert.equal(await site.state(), "editing");
      assert.deepEqual(sent(), []);
      await engine.run(() => (window.may = true));
      await engine.click("#join");
      await recorder.first();
      assert.deepEqual(sent(), [["/subscribe", SENT]]);
    });

    it("does not ask the page about an address that it refuses itself", async () => {
      await site.open(signup() + hears("window.heard = true"));
      await engine.type("[name=email]", "ada@");
      await engine.click("#join");
      await site.reaches("invalid");
      assert.deepEqual(sent(), []);
    });

    it("reads the field at the press, whoever filled it in", async () => {
      await site.open(signup());
      await engine.run((address) => (document.querySelector("[name=email]").value = address), ADDRESS);
      await engine.click("#join");
      await recorder.first();
      assert.deepEqual(sent(), [["/subscribe", SENT]]);
    });

    it("sends when the page asks the form to be submitted", async () => {
      await site.open(signup());
      await engine.type("[name=email]", ADDRESS);
      await engine.run(() => document.querySelector("form").requestSubmit());
      await recorder.first();
      assert.deepEqual(sent(), [["/subscribe", SENT]]);
      await site.reaches("subscribed");
    });

    it("takes its message back when the form is reset", async () => {
      await site.open(signup(FORM.replace("</form>", `<button type="reset">Clear</button></form>`)));
      await engine.type("[name=email]", "ada@");
      await engine.click("#join");
      await site.reaches("invalid");
      await engine.click("[type=reset]");
      await site.reaches("editing");
      assert.equal(await site.message(), "");
      const mark = await engine.run(() => document.querySelector("[name=email]").ariaInvalid);
      assert.notEqual(mark, "true");
    });

    it("loses no press of the mouse to a message that comes when the field is left", async () => {
      await site.open(signup(FORM.replace('type="email"', 'type="text"')));
      await engine.type("[name=email]", ` ${ADDRESS} `);
      await engine.mouse("#join", 100);
      await recorder.first();
      assert.deepEqual(sent(), [["/subscribe", SENT]]);
    });

    it("tells two forms of a page apart", async () => {
      const second = FORM.replace("/subscribe", "/second").replace("join", "join2");
      await site.open(`${signup()}<div id="second">${signup(second)}</div>`);
      await engine.until(() => document.querySelectorAll("[data-state]").length === 2);
      await engine.type("#second [name=email]", "ada@");
      await engine.click("#join2");
      await engine.until(() => document.querySelector("#second newsreel-signup").state === "invalid");
      assert.equal(await site.state(), "editing");
      const [first, second2] = await engine.run(() => {
        const fields = [...document.querySelectorAll("[name=email]")];
        return fields.map((field) => document.getElementById(field.getAttribute("aria-errormessage"))?.textContent);
      });
      assert.ok(!first && second2, `${first} and ${second2}`);
      assert.deepEqual(sent(), []);
    });

    it("works in the shadow root of a component of the page", async () => {
      await site.open(`<my-foot></my-foot>${signup()}`, `<script>
        customElements.define("my-foot", class extends HTMLElement {
          connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = \`${signup(FORM)}\` } })</script>`);
      await engine.until(() => document.querySelector("my-foot").shadowRoot.querySelector("[data-state]"));
      const fill = (text) => {
        const root = document.querySelector("my-foot").shadowRoot;
        root.querySelector("[name=email]").value = text;
        root.querySelector("#join").click();
      };
      await engine.run(fill, "ada@");
      const [said, style] = await engine.until(() => {
        const root = document.querySelector("my-foot").shadowRoot;
        const id = root.querySelector("[name=email]").getAttribute("aria-errormessage");
        const status = root.querySelector(".newsreel-status");
        return id && [root.getElementById(id)?.textContent, getComputedStyle(status).position];
      });
      assert.match(said, /\w/);
      assert.equal(style, "absolute");
      await engine.run(fill, ADDRESS);
      await recorder.first();
      assert.deepEqual(sent(), [["/subscribe", SENT]]);
    });
  });
}

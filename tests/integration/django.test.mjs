// The sign-up on a page of Django's own, with its protection against forged forms, up to the row
// in the database and the mail whose link makes the subscriber. Run by `cargo xtask integration
// django`.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch, newPage } from "../e2e/browser.mjs";
import { startDjango } from "./django.mjs";
import { ask, formOf, hiddenFieldsOf } from "./form.mjs";
import { startMail } from "./mail.mjs";

const ADDRESS = "ada.lovelace@example.org";
// Django takes no letters beyond ASCII before the @.
const REFUSED = "münchen@example.org";
const TOKEN = "csrfmiddlewaretoken";

describe("django-newsletter", () => {
  let browser, django, mail;

  before(async () => {
    mail = await startMail();
    django = await startDjango(process.env.NEWSREEL_DJANGO, mail);
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await django?.stop();
    mail?.stop();
  });

  describe("without a browser", () => {
    const posted = async (fields, cookieToo = true) => {
      const { text, cookie } = await ask(django.address);
      const url = new URL("newsletter/news/subscribe/", django.address);
      const all = { ...hiddenFieldsOf(text), ...fields };
      return ask(url, { fields: all, cookie: cookieToo ? cookie : "" });
    };

    it("sends whom it takes to another page", async () => {
      const { status, location } = await posted({ email_field: "plain@example.org" });
      assert.deepEqual([status, location], [302, "/newsletter/news/subscribe/email-sent/"]);
      assert.deepEqual((await mail.next()).to, ["plain@example.org"]);
    });

    it("shows its form again, with success for a status, to whom it refuses", async () => {
      const { status, type, text } = await posted({ email_field: REFUSED });
      assert.deepEqual([status, type], [200, "text/html; charset=utf-8"]);
      assert.match(text, /name="email_field" value="münchen@example\.org".* aria-invalid="true"/);
      assert.match(text, /<ul class="errorlist"[^>]*><li>Enter a valid email address\.<\/li>/);
    });

    it("forbids a form without its token or its cookie", async () => {
      const email_field = "forged@example.org";
      const wrong = await posted({ email_field, [TOKEN]: "a".repeat(64) });
      const bare = await posted({ email_field }, false);
      assert.deepEqual([wrong.status, bare.status], [403, 403]);
      assert.match(wrong.text, /CSRF verification failed/);
      assert.equal(await django.rowOf(email_field), undefined);
    });
  });

  async function open(t, path = "", options) {
    const page = await newPage(t, browser, options);
    await page.goto(new URL(path, django.address).href);
    return page;
  }

  async function subscribe(t, address, path) {
    const page = await open(t, path);
    const form = await formOf(page);
    await form.submit(address);
    return { page, form };
  }

  /** Waits for the failure, sees that the address is still there, and gives the message. */
  async function failureOf(form, address) {
    await form.reaches("failed");
    assert.equal(await form.input.inputValue(), address);
    assert.equal(await form.host.locator("form").isVisible(), true);
    return form.message.innerText();
  }

  describe("with the sign-up", () => {
    it("takes an address, and the cookie of its token travels", async (t) => {
      const page = await open(t);
      const form = await formOf(page);
      const sent = page.waitForRequest((request) => request.method() === "POST");
      await form.submit("Ada.Lovelace@Example.org");
      const request = await sent;
      await form.reaches("subscribed");
      assert.deepEqual(page.problems, []);
      const { cookie } = await request.allHeaders();
      assert.match(cookie, /csrftoken=\w{32}/);
      const names = [...new URLSearchParams(request.postData()).keys()];
      assert.deepEqual(names, [TOKEN, "email_field"], "what the form has and nothing else");
      const row = await django.rowOf("Ada.Lovelace@example.org");
      assert.deepEqual([row.name_field, row.subscribed], [null, false]);
      assert.deepEqual((await mail.next()).to, ["Ada.Lovelace@example.org"]);
    });

    it("takes a name that is asked for before the address", async (t) => {
      const page = await open(t, "named/");
      const form = await formOf(page);
      await page.getByLabel("Name").fill("Ada King");
      await form.submit(ADDRESS);
      await form.reaches("subscribed");
      assert.equal((await django.rowOf(ADDRESS)).name_field, "Ada King");
    });

    it("brings a mail whose link makes the subscriber", async (t) => {
      const { to, text } = await mail.next();
      assert.deepEqual(to, [ADDRESS]);
      const [, path] = /https?:\/\/[^/]+(\/\S+\/activate\/\S+)/.exec(text) ?? [];
      assert.ok(path, "there is a link to activate");
      const page = await open(t, path);
      await page.getByRole("button", { name: "Activate" }).click();
      await page.waitForURL("**/activation-completed/");
      assert.equal((await django.rowOf(ADDRESS)).subscribed, true);
    });

    it("says in Django's words that an address is refused", async (t) => {
      const { form } = await subscribe(t, REFUSED);
      const said = await failureOf(form, REFUSED);
      t.diagnostic(said);
      assert.match(said, /Enter a valid email address\./);
      assert.equal(await django.rowOf(REFUSED), undefined);
    });

    it("says in Django's words who is a subscriber already", async (t) => {
      const { form } = await subscribe(t, ADDRESS, "named/");
      const said = await failureOf(form, ADDRESS);
      t.diagnostic(said);
      assert.match(said, /Your e-mail address has already been subscribed to\./);
    });

    it("fails with a wrong token, and works once the page has a right one", async (t) => {
      const address = "token@example.org";
      const page = await open(t);
      const form = await formOf(page);
      const token = page.locator(`[name="${TOKEN}"]`);
      const right = await token.inputValue();
      const set = (value) => token.evaluate((node, value) => (node.value = value), value);
      await set("a".repeat(64));
      await form.submit(address);
      const said = await failureOf(form, address);
      t.diagnostic(said);
      assert.match(said, /\S/);
      assert.equal(await django.rowOf(address), undefined);
      await set(right);
      await form.submit(address);
      await form.reaches("subscribed");
      assert.equal((await django.rowOf(address)).subscribed, false);
      assert.deepEqual((await mail.next()).to, [address]);
    });

    it("fails where the cookie was thrown away since the page came", async (t) => {
      const address = "stale@example.org";
      const page = await open(t);
      const form = await formOf(page);
      await page.context().clearCookies();
      await form.submit(address);
      assert.match(await failureOf(form, address), /\S/);
      assert.equal(await django.rowOf(address), undefined);
    });

    it("works as a plain form where no script runs", async (t) => {
      const page = await open(t, "", { javaScriptEnabled: false });
      await page.getByLabel("E-mail").fill("noscript@example.org");
      await page.getByRole("button", { name: "Subscribe" }).click();
      await page.getByText("Your subscription request was successfully received").waitFor();
      assert.deepEqual((await mail.next()).to, ["noscript@example.org"]);
    });

    it("claims no success where Django could not send its mail", async (t) => {
      mail.stop();
      const address = "down@example.org";
      const { form } = await subscribe(t, address);
      t.diagnostic(await failureOf(form, address));
      assert.equal(await form.finish.isVisible(), true, "Django's page tells more");
    });
  });
});

// The sign-up at a real Sympa, which asks on a page of its own whether one means it: on a page of
// the same server, and on a partner's. Run by `cargo xtask integration sympa`.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch, newPage } from "../e2e/browser.mjs";
import { startDemo } from "../e2e/server.mjs";
import { startPartner } from "../e2e/services.mjs";
import { ask, formOf, hiddenFieldsOf } from "./form.mjs";
import { startMail } from "./mail.mjs";
import { startSympa } from "./sympa.mjs";

const ADDRESS = "ada.lovelace@example.org";
// Sympa takes no letters beyond ASCII before the @.
const REFUSED = "münchen@example.org";
const QUESTION = "Do you really want to subscribe to list news?";

const signup = (action, attributes) => `<newsreel-signup loading="eager" ${attributes}>
  <form action="${action}" method="post">
    <input type="hidden" name="action_subscribe" value="1">
    <input type="hidden" name="list" value="news">
    <label>E-mail <input type="email" name="email" required></label>
    <button>Subscribe</button>
  </form></newsreel-signup>`;

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Publisher</title>
  <link rel="icon" href="data:,">
  <script type="module" src="/newsreel/newsreel.js"></script>
  <main>${signup("/sympa", 'eai="accept"')}</main>`;

describe("Sympa", () => {
  let browser, careless, demo, mail, partner, sympa;

  before(async () => {
    mail = await startMail();
    sympa = await startSympa(process.env.NEWSREEL_SYMPA, mail, { "/": PAGE });
    demo = await startDemo();
    browser = await launch();
    const action = new URL("sympa", sympa.address);
    partner = await startPartner(demo, () => signup(action, 'provider="tab"'));
    careless = await startPartner(demo, () => signup(action, ""));
  });

  after(async () => {
    await browser?.close();
    await partner?.stop();
    await careless?.stop();
    await demo?.stop();
    await sympa?.stop();
    mail?.stop();
  });

  /** The next mail for this address; what Sympa tells the list's master is passed over. */
  async function mailFor(address) {
    for (;;) {
      const found = await mail.next();
      if (found.to.includes(address)) return found;
    }
  }

  async function open(t, address, options) {
    const page = await newPage(t, browser, options);
    await page.goto(address);
    return page;
  }

  /** Answers the question that Sympa asks on this page, and waits for the mail that follows. */
  async function confirm(page, address) {
    await page.getByText(QUESTION).waitFor();
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByText(`Your request has been forwarded to the user ${address}`).waitFor();
    assert.ok((await sympa.pending()).includes(address));
    return mailFor(address);
  }

  describe("without a browser", () => {
    const posted = (email) => {
      const fields = { action_subscribe: "1", list: "news", email };
      return ask(new URL("sympa", sympa.address), { fields });
    };

    it("asks everybody, with success for a status, and has noted nothing yet", async () => {
      const { status, type, text } = await posted(ADDRESS);
      assert.deepEqual([status, type], [200, "text/html; charset=utf-8"]);
      assert.ok(text.includes(QUESTION));
      assert.equal(hiddenFieldsOf(text).email, ADDRESS);
      assert.match(text, /<input[^>]* type="submit"\s[^>]*value="Confirm"/);
      assert.deepEqual(await sympa.pending(), []);
    });

    it("shows its form again, with success for a status, to whom it refuses", async () => {
      const { status, text } = await posted(REFUSED);
      assert.equal(status, 200);
      assert.match(text, /<input id="email" name="email" value="münchen@example\.org"/);
      assert.doesNotMatch(text, /aria-invalid|error/i);
    });
  });

  describe("with the sign-up on the same server", () => {
    it("cannot be told, and is finished on Sympa's page in the same tab", async (t) => {
      const page = await open(t, sympa.address);
      const form = await formOf(page);
      await form.submit(ADDRESS);
      await form.finish.waitFor();
      await form.reaches("failed");
      t.diagnostic(`${await form.message.innerText()} [${await form.finish.innerText()}]`);
      assert.equal(await form.input.inputValue(), ADDRESS);
      assert.deepEqual([await sympa.pending(), await sympa.members()], [[], []]);
      await form.finish.click();
      const { text } = await confirm(page, ADDRESS);
      assert.equal(page.context().pages().length, 1, "no tab has opened");
      const [link] = /http:\S+/.exec(text) ?? [];
      assert.ok(link, "there is a link to confirm");
      await page.goto(link);
      await page.getByRole("button", { name: "Confirm" }).click();
      await page.getByRole("heading", { name: "Welcome" }).waitFor();
      assert.deepEqual(await sympa.members(), [ADDRESS]);
    });

    it("says that an address is refused, and offers no page to finish on", async (t) => {
      const page = await open(t, sympa.address);
      const form = await formOf(page);
      await form.submit(REFUSED);
      await form.reaches("failed");
      t.diagnostic(await form.message.innerText());
      assert.match(await form.message.innerText(), /\S/);
      assert.equal(await form.finish.isVisible(), false);
      assert.equal(await form.input.inputValue(), REFUSED);
      assert.deepEqual(await sympa.pending(), []);
    });

    it("works as a plain form where no script runs", async (t) => {
      const page = await open(t, sympa.address, { javaScriptEnabled: false });
      await page.getByLabel("E-mail").fill("plain@example.org");
      await page.getByRole("button", { name: "Subscribe" }).click();
      await confirm(page, "plain@example.org");
    });
  });

  describe("with the sign-up of a partner's site", () => {
    it("goes to a tab where Sympa asks, and claims no success", async (t) => {
      const page = await open(t, partner.address);
      const form = await formOf(page);
      const popup = page.waitForEvent("popup");
      await form.submit("tab@example.org");
      const tab = await popup;
      await confirm(tab, "tab@example.org");
      assert.equal(await tab.evaluate(() => window.opener), null);
      await form.reaches("editing");
      assert.equal(await form.input.inputValue(), "tab@example.org");
    });

    it("goes there at the second press if the partner has not said `tab`", async (t) => {
      const page = await open(t, careless.address);
      const form = await formOf(page);
      await form.submit("twice@example.org");
      await form.reaches("failed");
      t.diagnostic(await form.message.innerText());
      assert.equal(page.context().pages().length, 1);
      assert.equal(await form.input.inputValue(), "twice@example.org");
      const popup = page.waitForEvent("popup");
      await form.submit("twice@example.org");
      await confirm(await popup, "twice@example.org");
    });
  });
});

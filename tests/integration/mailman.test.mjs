// The sign-up of a partner's site at a real Mailman on another site, by a form that the browser
// posts to a new tab, up to the mail that arrives and the member that its token makes. Run by
// `cargo xtask integration mailman`.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch, newPage } from "../e2e/browser.mjs";
import { startDemo } from "../e2e/server.mjs";
import { startPartner } from "../e2e/services.mjs";
import { formOf } from "./form.mjs";
import { startMail } from "./mail.mjs";
import { startMailman } from "./mailman.mjs";

const LIST = "news.example.org";
const ADDRESS = "ada.lovelace@example.org";

describe("the sign-up at Mailman", () => {
  let browser, demo, mail, mailman, opened, own;

  before(async () => {
    mail = await startMail();
    mailman = await startMailman(process.env.NEWSREEL_MAILMAN, mail);
    await mailman.core.ask("domains", { mail_host: "example.org" });
    await mailman.core.ask("lists", { fqdn_listname: "news@example.org" });
    demo = await startDemo();
    browser = await launch();
    opened = await partnerFor(`newsletter/${LIST}/`);
    own = await partnerFor(`postorius/lists/${LIST}/anonymous_subscribe`);
  });

  after(async () => {
    await browser?.close();
    await opened?.stop();
    await own?.stop();
    await demo?.stop();
    await mailman?.stop();
    mail?.stop();
  });

  /** A partner whose form goes to this path of Postorius. */
  function partnerFor(path) {
    const action = new URL(path, mailman.address);
    return startPartner(
      demo,
      () => `<newsreel-signup provider="mailman">
        <form action="${action}" method="post">
          <label>E-mail <input type="text" inputmode="email" autocomplete="email" name="email"></label>
          <button>Subscribe</button>
        </form></newsreel-signup>`,
    );
  }

  async function visit(t, partner, options) {
    const page = await newPage(t, browser, options);
    const addresses = [];
    page.context().on("request", (request) => addresses.push(request.url()));
    await page.goto(partner.address);
    return { page, addresses };
  }

  /** Subscribes, and gives what was typed into and the tab that opened. */
  async function subscribe(t, partner, address) {
    const { page, addresses } = await visit(t, partner);
    const signup = await formOf(page);
    const popup = page.waitForEvent("popup");
    await signup.submit(address);
    const tab = await popup;
    await tab.waitForLoadState();
    return { addresses, signup, tab };
  }

  async function pending() {
    const { entries = [] } = await mailman.core.ask(
      `lists/${LIST}/requests?token_owner=subscriber`,
    );
    return entries.map(({ email }) => email);
  }

  async function members() {
    const { entries = [] } = await mailman.core.ask(`lists/${LIST}/roster/member`);
    return entries.map(({ email }) => email);
  }

  it("goes to a tab where Mailman says that a mail is on its way, and claims no success", async (t) => {
    const { addresses, signup, tab } = await subscribe(t, opened, ADDRESS);
    await tab.getByText("Please check your inbox for further instructions").waitFor();
    t.diagnostic(`the tab shows ${tab.url()}`);
    assert.equal(await tab.evaluate(() => window.opener), null);
    const { host } = new URL(mailman.address);
    await signup.message.filter({ hasText: `${host} has opened in a new tab.` }).waitFor();
    await signup.reaches("editing");
    assert.equal(await signup.input.inputValue(), ADDRESS);
    assert.ok(addresses.every((url) => !/lovelace/i.test(url)), "no URL has the address");
    assert.deepEqual(await pending(), [ADDRESS]);
    assert.deepEqual(await members(), []);
  });

  it("brings a mail whose token makes the member", async (t) => {
    const { to, text, source } = await mail.next();
    t.diagnostic(`the mail for ${to}: ${text.replace(/\s+/g, " ").slice(0, 200)}`);
    assert.deepEqual(to, [ADDRESS]);
    const [, token] = /^From: news-confirm\+(\w+)@example\.org$/m.exec(source) ?? [];
    assert.ok(token, "there is a token to confirm with");
    const page = await newPage(t, browser);
    const confirm = new URL(`postorius/lists/${LIST}/confirm/?token=${token}`, mailman.address);
    await page.goto(confirm.href);
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.waitForURL((url) => !url.search);
    t.diagnostic(`members: ${await members()}`);
    assert.deepEqual(await members(), [ADDRESS]);
    assert.deepEqual((await mail.next()).to, [ADDRESS], "and is welcomed");
  });

  it("leaves it to Mailman to say who is a member already", async (t) => {
    const { tab } = await subscribe(t, opened, ADDRESS);
    await tab.getByText("Member already subscribed").waitFor();
  });

  it("sends a domain in the letters that Mailman takes", async (t) => {
    await subscribe(t, opened, "ada@straße.de");
    assert.deepEqual((await mail.next()).to, ["ada@xn--strae-oqa.de"]);
  });

  it("tells a person before sending that Mailman does not write to such an address", async (t) => {
    const { page } = await visit(t, opened);
    const signup = await formOf(page);
    await signup.submit("用户@example.org");
    await signup.reaches("invalid");
    assert.match(await signup.message.innerText(), /plain letters \(a to z\) before the @/);
    assert.equal(page.context().pages().length, 1);
    const refused = mailman.core.ask("members", { list_id: LIST, subscriber: "用户@example.org" });
    await assert.rejects(refused, /400/, "Mailman itself refuses it");
  });

  it("works as a plain form where no script runs", async (t) => {
    const { page } = await visit(t, opened, { javaScriptEnabled: false });
    await page.getByRole("textbox", { name: "E-mail" }).fill("plain@example.org");
    await page.getByRole("button", { name: "Subscribe" }).click();
    await page.getByText("Please check your inbox for further instructions").waitFor();
    assert.deepEqual((await mail.next()).to, ["plain@example.org"]);
  });

  it("is refused where Postorius is as it comes, which takes forms of its own pages alone", async (t) => {
    const before = await pending();
    const { tab } = await subscribe(t, own, "refused@example.org");
    await tab.getByRole("heading", { name: "Forbidden (403)" }).waitFor();
    assert.match(await tab.locator("body").innerText(), /CSRF verification failed/);
    assert.deepEqual(await pending(), before);
  });
});

// The sign-up of a partner's site at a real Ghost on another origin, up to the mail that arrives
// and the member that its link makes. Run by `cargo xtask integration ghost`.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch, newPage } from "../e2e/browser.mjs";
import { startDemo } from "../e2e/server.mjs";
import { startPartner } from "../e2e/services.mjs";
import { formOf } from "./form.mjs";
import { startGhost } from "./ghost.mjs";
import { startMail } from "./mail.mjs";

describe("the sign-up at Ghost", () => {
  let browser, demo, ghost, mail, partner;

  before(async () => {
    mail = await startMail();
    ghost = await startGhost(process.env.NEWSREEL_GHOST, mail);
    demo = await startDemo();
    browser = await launch();
    partner = await startPartner(
      demo,
      () => `<newsreel-signup provider="ghost" action="${ghost.address}">
        <form action="${ghost.address}" method="post">
          <label>E-mail <input type="text" inputmode="email" autocomplete="email" name="email"></label>
          <input type="hidden" name="labels[]" value="partner">
          <button>Subscribe</button>
        </form></newsreel-signup>`,
    );
  });

  after(async () => {
    await browser?.close();
    await partner?.stop();
    await demo?.stop();
    await ghost?.stop();
    mail?.stop();
  });

  async function open(t) {
    const page = await newPage(t, browser);
    await page.goto(partner.address);
    return formOf(page);
  }

  async function subscribe(t, address) {
    const signup = await open(t);
    await signup.submit(address);
    await signup.reaches("subscribed");
    return signup;
  }

  it("brings a mail whose link makes the member", async (t) => {
    await subscribe(t, "Ada.Lovelace@Example.org");
    const { to, text } = await mail.next();
    t.diagnostic(`the mail for ${to}: ${text.replace(/\s+/g, " ").slice(0, 200)}`);
    assert.deepEqual(to, ["Ada.Lovelace@example.org"]);
    const [link] = /http:\S+\/members\/\?token=\S+/.exec(text) ?? [];
    assert.ok(link, "there is a link to confirm");
    const confirmed = await fetch(link, { redirect: "manual" });
    assert.equal(confirmed.status, 302);
    assert.match(confirmed.headers.get("location"), /action=signup.*success=true/);
  });

  it("says the same to whoever is a member already", async (t) => {
    const signup = await subscribe(t, "Ada.Lovelace@Example.org");
    assert.match(await signup.message.innerText(), /Ada\.Lovelace@example\.org/);
    assert.deepEqual((await mail.next()).to, ["Ada.Lovelace@example.org"]);
  });

  it("takes the addresses that Ghost's own form refuses", async (t) => {
    await subscribe(t, "用户@例子.中国");
    const { to } = await mail.next();
    t.diagnostic(`mail for ${to}`);
    assert.equal(to.length, 1);
    assert.match(to[0], /^(用户|.*)@(xn--fsqu00a\.xn--fiqs8s|例子\.中国)$/u);
  });

  it("sends a domain to the same record in every browser", async (t) => {
    await subscribe(t, "ada@straße.de");
    assert.deepEqual((await mail.next()).to, ["ada@xn--strae-oqa.de"]);
  });

  it("shows Ghost's own sentence to whoever asks too often, and keeps the address", async (t) => {
    const signup = await open(t);
    for (let round = 0; round < 12; round++) {
      const address = `often${round}@example.org`;
      await signup.submit(address);
      await signup.message.filter({ hasText: /Thank you|Too many/ }).waitFor();
      const state = await signup.host.evaluate((host) => host.state);
      if (state === "failed") {
        const said = await signup.message.innerText();
        t.diagnostic(`after ${round} more: ${said}`);
        assert.match(said, /try again in 10 minutes/);
        assert.equal(await signup.input.inputValue(), address);
        return;
      }
    }
    assert.fail("Ghost never asked for rest");
  });
});

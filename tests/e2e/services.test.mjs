// The sign-up on a partner's site, up to what the newsletter's own server has received.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { newPage } from "./browser.mjs";
import { signupOf } from "./elements.mjs";
import { html, startGhost, startListmonk, startPartner, startService } from "./services.mjs";
import { openSite } from "./site.mjs";

const ADDRESS = "reader@example.org";
const READABLE = { "Access-Control-Allow-Origin": "*" };

const { browser, demo } = await openSite();

describe("the sign-up of a partner's site", () => {
  /** A partner's page with this markup, which may name what is only known once it runs. */
  async function open(t, markup) {
    const partner = await startPartner(demo, typeof markup === "string" ? () => markup : markup);
    t.after(partner.stop);
    const page = await newPage(t, browser);
    await page.goto(partner.address);
    return { page, partner, signup: await signupOf(page) };
  }

  async function start(t, server) {
    const running = await server;
    t.after(running.stop);
    return running;
  }

  const ghostForm = (ghost) =>
    `<newsreel-signup provider="ghost" action="${ghost.address}"></newsreel-signup>`;

  it("reaches Ghost, in the one form that every browser sends", async (t) => {
    const ghost = await start(t, startGhost());
    const { signup } = await open(t, ghostForm(ghost));
    await signup.submit("Ada@Straße.de");
    await signup.reaches("subscribed");
    assert.deepEqual(ghost.mails, ["Ada@xn--strae-oqa.de"]);
    assert.match(await signup.message.innerText(), /Ada@straße\.de/);
  });

  it("leaves the address in one POST body and nowhere else", async (t) => {
    const ghost = await start(t, startGhost());
    const { page, signup } = await open(t, ghostForm(ghost));
    const [urls, bodies, logged] = [[], [], []];
    page.on("request", (request) => {
      urls.push(request.url(), JSON.stringify(request.headers()));
      if (request.postData()?.includes(ADDRESS)) bodies.push(request.method());
    });
    page.on("console", (message) => logged.push(message.text()));
    await page.evaluate(() => {
      window.told = [];
      for (const name of ["load", "error", "slide", "open", "subscribed", "invalid"]) {
        document.addEventListener(`newsreel:${name}`, (event) => {
          window.told.push(JSON.stringify(event.detail));
        });
      }
    });
    await signup.submit(ADDRESS);
    await signup.reaches("subscribed");
    assert.deepEqual(bodies, ["POST"]);
    const kept = await page.evaluate(async () => [
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      document.cookie,
      location.href,
      String(await indexedDB.databases().then((found) => found.length)),
      ...performance.getEntries().map((entry) => entry.name),
      ...window.told,
    ]);
    assert.equal([...urls, ...logged, ...kept].join("\n").includes("reader"), false);
  });

  it("has a fresh token for each try, however long the page was open", async (t) => {
    const ghost = await start(t, startGhost());
    const { signup } = await open(t, ghostForm(ghost));
    ghost.spend();
    await signup.submit(ADDRESS);
    await signup.reaches("failed");
    const sentence = "Too many different sign-in attempts, try again in 10 minutes";
    assert.equal(await signup.message.innerText(), sentence);
    assert.equal(await signup.input.inputValue(), ADDRESS);
    ghost.pass(600_000);
    await signup.button.click();
    await signup.reaches("subscribed");
    assert.deepEqual(ghost.mails, [ADDRESS]);
    assert.equal(new Set(ghost.tokens).size, 2, "the first token had run out");
  });

  it("never turns a filled trap into a false success", async (t) => {
    const ghost = await start(t, startGhost());
    const { signup } = await open(t, ghostForm(ghost));
    await signup.host.locator(".newsreel-trap").evaluate((trap) => (trap.value = "autofilled"));
    await signup.submit(ADDRESS);
    await signup.reaches("subscribed");
    assert.deepEqual(ghost.mails, [ADDRESS], "the mail was really sent");
  });

  it("reaches listmonk by the form that works without script", async (t) => {
    let listmonk;
    const markup = () => `<newsreel-signup provider="listmonk">
      <form action="${listmonk.address}subscription/form" method="post">
        <label>E-mail <input type="email" name="email"></label>
        <input type="hidden" name="l" value="one"><input type="hidden" name="l" value="two">
        <button>Subscribe</button>
      </form></newsreel-signup>`;
    const trusted = [];
    listmonk = await start(t, startListmonk(trusted));
    const { partner, signup } = await open(t, markup);
    trusted.push(new URL(partner.address).origin);
    for (const address of [ADDRESS, "用户@例子.中国"]) {
      await signup.submit(address);
      await signup.reaches("subscribed");
    }
    const expected = [
      [ADDRESS, ["one", "two"]],
      ["用户@xn--fsqu00a.xn--fiqs8s", ["one", "two"]],
    ];
    assert.deepEqual([...listmonk.subscribers], expected);
  });

  it("claims nothing where listmonk does not trust the partner's site", async (t) => {
    const listmonk = await start(t, startListmonk());
    const { signup } = await open(
      t,
      `<newsreel-signup provider="listmonk" action="${listmonk.address}"></newsreel-signup>`,
    );
    await signup.submit(ADDRESS);
    await signup.reaches("failed");
    assert.match(await signup.message.innerText(), /could not reach the server/);
    assert.equal(await signup.input.inputValue(), ADDRESS);
  });

  it("opens a service that no other site may read in a new tab, and claims no success", async (t) => {
    const service = await start(t, startService(html("<h1>Check your inbox</h1>")));
    const { page, signup } = await open(
      t,
      `<newsreel-signup provider="buttondown" action="${service.address}api/centre">
       </newsreel-signup>`,
    );
    await page.evaluate(() => {
      document.addEventListener("newsreel:subscribed", () => (window.claimed = true));
    });
    const opened = page.waitForEvent("popup");
    await signup.submit(ADDRESS);
    const tab = await opened;
    await tab.getByRole("heading", { name: "Check your inbox" }).waitFor();
    assert.equal(await tab.evaluate(() => window.opener), null);
    const [{ url, body, type }] = service.received;
    assert.deepEqual([url, type], ["/api/centre", "application/x-www-form-urlencoded"]);
    assert.equal(body, "email=reader%40example.org&embed=1");
    await signup.reaches("editing");
    const host = new URL(service.address).host;
    await signup.message.filter({ hasText: `${host} has opened in a new tab.` }).waitFor();
    assert.equal(await page.evaluate(() => window.claimed), undefined);
    assert.equal(service.received.length, 1);
  });

  it("sends what was pressed offline once, when the network is back", async (t) => {
    const service = await start(
      t,
      startService({ status: 201, headers: READABLE, text: "{}" }),
    );
    const { page, signup } = await open(
      t,
      `<newsreel-signup provider="form" action="${service.address}"></newsreel-signup>`,
    );
    await page.context().setOffline(true);
    await signup.submit(ADDRESS);
    await signup.reaches("failed");
    assert.match(await signup.message.innerText(), /^You are offline\./);
    await page.context().setOffline(false);
    await signup.reaches("subscribed");
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await signup.reaches("subscribed");
    assert.equal(service.received.length, 1);
  });

  it("counts a server's wait down without reading each second out", async (t) => {
    const expose = { ...READABLE, "Access-Control-Expose-Headers": "Retry-After" };
    const busy = { status: 429, headers: { ...expose, "Retry-After": "2" }, text: "" };
    const service = await start(
      t,
      startService(busy, { status: 201, headers: READABLE, text: "{}" }),
    );
    const { signup } = await open(
      t,
      `<newsreel-signup provider="form" action="${service.address}"></newsreel-signup>`,
    );
    await signup.submit(ADDRESS);
    await signup.reaches("failed");
    const timer = signup.host.getByRole("timer");
    await timer.filter({ hasText: /^0:0[12]$/ }).waitFor();
    assert.equal(await timer.getAttribute("aria-live"), "off");
    await signup.message.filter({ hasText: "The wait is over." }).waitFor();
    await signup.button.click();
    await signup.reaches("subscribed");
    assert.equal(service.received.length, 2);
  });

  it("quotes a server's refusal as text", async (t) => {
    const refusal = JSON.stringify({ message: "This <b>list</b> is closed." });
    const service = await start(
      t,
      startService({ status: 400, headers: READABLE, text: refusal }),
    );
    const { signup } = await open(
      t,
      `<newsreel-signup provider="json" action="${service.address}"></newsreel-signup>`,
    );
    await signup.submit(ADDRESS);
    await signup.reaches("failed");
    assert.equal(await signup.message.innerText(), "This <b>list</b> is closed.");
    assert.equal(await signup.host.locator("b").count(), 0);
  });
});

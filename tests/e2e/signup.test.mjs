// The demo page's sign-up form in a browser, up to what the endpoint has received.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { newPage } from "./browser.mjs";
import { errorOf, signupOf } from "./elements.mjs";
import { startDemo } from "./server.mjs";
import { openSite } from "./site.mjs";

const { browser, demo } = await openSite();

describe("the sign-up form of the demo page", () => {
  async function open(t, { address } = demo) {
    const page = await newPage(t, browser);
    await page.goto(address);
    return { page, signup: await signupOf(page) };
  }

  it("has a name and a labelled field", async (t) => {
    const { signup } = await open(t);
    const form = signup.host.getByRole("form");
    await form.waitFor();
    assert.equal(await form.getByRole("textbox", { name: /\S/ }).count(), 1);
  });

  it("shows where the publisher can be reached, in the feed's words or the page's own", async (t) => {
    const { page, signup } = await open(t);
    const contact = signup.host.locator("address.newsreel-contact");
    await contact.getByRole("link", { name: "86-10-64966526" }).waitFor();
    assert.equal(await contact.locator('a[href^="mailto:"]').count(), 1);
    await signup.host.evaluate((host) => {
      const own = document.createElement("address");
      own.textContent = "Our own desk";
      host.append(own);
    });
    await page.getByText("Our own desk").waitFor();
    await contact.waitFor({ state: "hidden" });
  });

  for (const [name, width] of [["", 1280], ["", 320], ["ar.html", 1280], ["ar.html", 320]]) {
    it(`breaks no address of ${name || "index.html"} in two at ${width} px`, async (t) => {
      const { page, signup } = await open(t, { address: new URL(name, demo.address).href });
      await page.setViewportSize({ width, height: 800 });
      for (const link of await signup.host.locator(".newsreel-contact dd a").all()) {
        const lines = await link.evaluate((node) => node.getClientRects().length);
        assert.equal(lines, 1, await link.innerText());
      }
    });
  }

  it("refuses a bad address with the reason beside the field, and sends nothing", async (t) => {
    const { page, signup } = await open(t);
    const sent = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
    await signup.submit("reader@");
    await signup.reaches("invalid");
    assert.equal(await signup.input.getAttribute("aria-invalid"), "true");
    assert.equal(await signup.input.inputValue(), "reader@");
    const reason = await errorOf(signup.input);
    assert.match(reason, /\w/);
    assert.ok((await gap(signup.input, signup.message)) < 100, "the reason is far from the field");
    assert.deepEqual(sent, []);
  });

  it("withdraws the reason once the address is good", async (t) => {
    const { signup } = await open(t);
    await signup.submit("reader@");
    await signup.reaches("invalid");
    await signup.input.fill("mended@example.org");
    await signup.button.click();
    await signup.reaches("subscribed");
  });

  it("sends a good address to the endpoint and says thanks", async (t) => {
    const { signup } = await open(t);
    await signup.submit("Ada.Lovelace@Example.org");
    await signup.reaches("subscribed");
    await signup.message.filter({ hasText: "Ada.Lovelace@example.org" }).waitFor();
    const known = (await demo.subscribers()).map(({ email }) => email);
    assert.ok(known.includes("Ada.Lovelace@example.org"), `the endpoint knows ${known}`);
  });

  it("answers a second sign-up of the same address like the first", async (t) => {
    for (const visit of [1, 2]) {
      const { signup } = await open(t);
      await signup.submit("twice@example.org");
      await signup.reaches("subscribed");
      assert.match(await signup.message.innerText(), /\w/, `visit ${visit}`);
    }
    const known = (await demo.subscribers()).filter(({ email }) => email === "twice@example.org");
    assert.equal(known.length, 1);
  });

  it("keeps the typed address and says so when the server is down", async (t) => {
    const own = await startDemo();
    t.after(own.stop);
    const { signup } = await open(t, own);
    await own.stop();
    await signup.submit("patient@example.org");
    await signup.reaches("failed");
    await signup.message.waitFor();
    assert.equal(await signup.input.inputValue(), "patient@example.org");
    assert.equal(await signup.input.isVisible(), true);
  });

  it("works as the page's own form without script", async (t) => {
    const page = await newPage(t, browser, { javaScriptEnabled: false });
    await page.goto(demo.address);
    const form = page.locator("newsreel-signup form");
    await form.locator('input[type="email"]').fill("plain@example.org");
    for (const box of await form.locator('input[type="checkbox"]').all()) await box.check();
    await form.locator("button").click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    const known = (await demo.subscribers()).map(({ email }) => email);
    assert.ok(known.includes("plain@example.org"), `the endpoint knows ${known}`);
  });
});

/** The vertical distance between two boxes in pixels. */
async function gap(one, other) {
  const [first, second] = [await one.boundingBox(), await other.boundingBox()];
  const [upper, lower] = first.y < second.y ? [first, second] : [second, first];
  return lower.y - (upper.y + upper.height);
}

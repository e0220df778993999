// What must not depend on the browser: the address that is sent for the same keys, and what the
// person hears of each answer.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch } from "./browser.mjs";
import { launchFirefox } from "./firefox.mjs";
import { startDemo } from "./server.mjs";
import { startPartner, startService } from "./services.mjs";

const ADDRESS = "reader@example.org";
const HEADERS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Retry-After",
};

const TYPED = [
  ["Ada@Straße.de", "Ada@xn--strae-oqa.de"],
  ["ada@faß.de", "ada@xn--fa-hia.de"],
  ["ada@βόλος.gr", "ada@xn--nxasmm1c.gr"],
  ["用户@例子.中国", "用户@xn--fsqu00a.xn--fiqs8s"],
  ["ada＠qq。com", "ada@qq.com"],
  ["cafe\u0301@example.org", "caf\u00e9@example.org"],
  [" <ada@Example.org>, ", "ada@example.org"],
  ["mailto:Ada@EXAMPLE.ORG", "Ada@example.org"],
  ["ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ada@example.org"],
  ["ada@xn--strae-oqa.de", "ada@xn--strae-oqa.de"],
  ["ada@XN--STRAE-OQA.DE", "ada@xn--strae-oqa.de"],
  ["ada@bu\u0308cher.example.org", "ada@xn--bcher-kva.example.org"],
  ["ада@почта.рф", "ада@xn--80a1acny.xn--p1ai"],
  ["संपर्क@डाटामेल.भारत", "संपर्क@xn--c2bd4bq1db8d.xn--h2brj9c"],
  ["ada@نامه\u200cای.com", "ada@xn--mgba3gch31f060k.com"],
  ["ada@ශ්\u200dරී.com", "ada@xn--10cl1a0b660p.com"],
  ["\u1112\u1161\u11ab@한국.kr", "한@xn--3e0b707e.kr"],
  ["ada@example.org.", "ada@example.org"],
  ["ada@example.org。", "ada@example.org"],
  ["ada @ example . org", "ada@example.org"],
  ["\u3000ada@example.org\u00a0", "ada@example.org"],
  ["ada\u200b@example.org\ufeff", "ada@example.org"],
  ["o'brien+news@example.org", "o'brien+news@example.org"],
];

const kept = "Your address is kept";
const ANSWERS = [
  ["accepted", { status: 201, text: "{}" }, "subscribed", "Thank you."],
  ["known already", { status: 409, text: "{}" }, "subscribed", "Thank you."],
  ["refused", { status: 400, text: '{"message":"No <b>more</b>."}' }, "failed", "No <b>more</b>."],
  ["not in JSON", { status: 422, text: "<h1>No</h1>" }, "failed", kept],
  ["too many", { status: 429, headers: { "Retry-After": "60" } }, "failed", "wait 60 seconds"],
  ["too many, for some time", { status: 429 }, "failed", "wait a while"],
  ["broken", { status: 500, text: "<h1>Oh</h1>" }, "failed", "The server has a problem."],
  ["moved", { status: 303, headers: { Location: "/elsewhere" } }, "subscribed", "Thank you."],
];

/** The form of a page in Firefox, by the same names as in `elements.mjs`. */
async function inFirefox(firefox, address) {
  await firefox.goto(address);
  const own = (name) =>
    firefox.until((name) => document.querySelector(`newsreel-signup .newsreel-${name}`), name);
  const [input, submit] = [await own("input"), await own("submit")];
  return {
    async send(text) {
      await firefox.type(input, text);
      await firefox.click(submit);
    },
    reaches: (state) =>
      firefox.until((state) => document.querySelector("newsreel-signup").state === state, state),
    said: () => firefox.run(textOfMessage),
    typed: () => firefox.run((input) => input.value, input),
  };
}

async function inChromium(page, address) {
  await page.goto(address);
  const host = page.locator("newsreel-signup");
  const input = host.getByRole("textbox");
  return {
    async send(text) {
      await input.pressSequentially(text);
      await host.locator(".newsreel-submit").click();
    },
    reaches: (state) =>
      page.waitForFunction(
        (state) => document.querySelector("newsreel-signup").state === state,
        state,
      ),
    said: () => page.evaluate(textOfMessage),
    typed: () => input.inputValue(),
  };
}

// What is seen, and said once by the one live region that there is.
function textOfMessage() {
  const host = document.querySelector("newsreel-signup");
  const regions = host.querySelectorAll("[aria-live=polite], [role=status], [role=alert]");
  if (regions.length !== 1) return `there are ${regions.length} live regions`;
  return host.querySelector(".newsreel-message > .newsreel-words")?.textContent ?? "";
}

describe("in Chromium as in Firefox", () => {
  let demo, chromium, firefox, page;

  before(async () => {
    demo = await startDemo();
    [chromium, firefox] = [await launch(), await launchFirefox()];
    page = await chromium.newPage();
  });

  after(async () => {
    await firefox?.close();
    await chromium?.close();
    await demo?.stop();
  });

  /** Sends `text` from a page of its own in each browser; gives both forms and what came. */
  async function send(t, text, answer) {
    const { headers, ...rest } = answer;
    const service = await startService({ ...rest, headers: { ...HEADERS, ...headers } });
    t.after(service.stop);
    const partner = await startPartner(
      demo,
      () => `<newsreel-signup provider="json" action="${service.address}" loading="eager">
        </newsreel-signup>`,
    );
    t.after(partner.stop);
    const forms = [await inChromium(page, partner.address), await inFirefox(firefox, partner.address)];
    for (const form of forms) await form.send(text);
    return { forms, received: service.received };
  }

  for (const [typed, wire] of TYPED) {
    it(`${JSON.stringify(typed)} is sent as ${wire}`, async (t) => {
      const { forms, received } = await send(t, typed, { status: 201, text: "{}" });
      for (const form of forms) await form.reaches("subscribed");
      assert.deepEqual(received.map(({ body }) => JSON.parse(body).email), [wire, wire]);
    });
  }

  for (const [name, answer, state, sentence] of ANSWERS) {
    it(`an address that is ${name} is told so, and stays in its field`, async (t) => {
      const { forms } = await send(t, ADDRESS, answer);
      for (const form of forms) {
        await form.reaches(state);
        const said = await form.said();
        assert.ok(said.includes(sentence), said);
        assert.equal(await form.typed(), ADDRESS);
      }
    });
  }
});

// What servers that never heard of the element answer to a form, and what a person is told of it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch, newPage } from "./browser.mjs";
import { startRecorder } from "./recorder.mjs";

const TYPED = "Ada@Example.ORG";
const SENT = "Ada@example.org";
const BODY = "email=Ada%40example.org&list=news";
const ADDRESS = /Ada@example\.org/;
const INVALID = 'aria-invalid="true"';

const fields = (value = "", more = "") =>
  `<label>E-mail <input type="email" name="email" value="${value}" ${more} required></label>`;
const form = (inner = fields(), attributes = 'action="/subscribe"') =>
  `<form ${attributes} method="post">${inner}<input type="hidden" name="list" value="news"><button>Join</button></form>`;

const html = (content, status = 200) => ({
  status,
  type: "text/html; charset=utf-8",
  body: `<!doctype html><html lang="en"><title>Page</title><header><form action="/search"><input name="q"></form></header>${content}`,
});
const json = (value, status = 200) => ({ status, type: "application/json", body: JSON.stringify(value) });

const SUBSCRIBED = { state: "subscribed", says: ADDRESS };
const refused = (says) => ({ state: "failed", says });
const UNCLEAR = { state: "failed", says: /cannot tell/, finishes: true };

const ROWS = {
  "nothing, as is right for 204": [{ status: 204 }, SUBSCRIBED],
  "nothing, and no type": [{ status: 200 }, SUBSCRIBED],
  "JSON that something was made": [json({ id: 7 }, 201), SUBSCRIBED],
  "JSON that it is accepted for later": [json({ ok: true }, 202), SUBSCRIBED],
  "a word of plain text": [{ status: 200, type: "text/plain", body: "OK" }, SUBSCRIBED],
  "a script, as for JSONP": [{ status: 200, type: "text/javascript", body: "done()" }, SUBSCRIBED],
  "JSON that says no with 200": [json({ success: false, message: "No such letter." }), refused(/No such letter\./)],
  "JSON with errors by field": [json({ errors: { email: ["It is on our list of spam."] } }, 422), refused(/on our list of spam/)],
  "plain text with 400": [{ status: 400, type: "text/plain", body: "Bad" }, refused(/kept/)],
  "a trouble of its own": [html("<h1>Oops</h1>", 500), refused(/kept/)],

  "Django's form again, with its list of errors": [
    html(form(`<ul class="errorlist"><li>Enter a valid email address.</li></ul>${fields(SENT)}`)),
    refused(/Enter a valid email address\./),
  ],
  "Django's form again, with the list tied to the field": [
    html(form(`<ul class="errorlist" id="id_email_error"><li>This address is taken.</li></ul>${fields(SENT, `${INVALID} aria-describedby="id_email_error"`)}`)),
    refused(/This address is taken\./),
  ],
  "Rails' form again with 422 and what is prohibited": [
    html(form(`<div id="error_explanation"><ul><li>Email has already been taken</li></ul></div><div class="field_with_errors">${fields(SENT)}</div>`), 422),
    refused(/Email has already been taken/),
  ],
  "Bootstrap's mark at the field": [
    html(form(`${fields(SENT, 'class="form-control is-invalid"')}<div class="invalid-feedback">Not this one, please.</div>`)),
    refused(/Not this one, please\./),
  ],
  "an alert above the form again": [
    html(`<div role="alert">We could not add you.</div>${form()}`),
    refused(/We could not add you\./),
  ],
  "the form again without a word": [html(form()), refused(/did not accept/)],
  "a whole article as an error": [
    html(`<div role="alert">${"It did not work. ".repeat(200)}</div>${form()}`),
    refused(/did not accept/),
  ],

  "a page of thanks": [html("<h1>Thank you</h1>"), UNCLEAR],
  "a page that asks for a confirmation, with the address hidden": [
    html(`<h1>One more step</h1><form action="/confirm" method="post"><input type="hidden" name="email" value="Ada@example.org"><button>Confirm</button></form>`),
    UNCLEAR,
  ],
  "a page with nothing on it": [{ status: 200, type: "text/html", body: "" }, UNCLEAR],
  "a page with a captcha": [html(`<div class="captcha"><input name="code"></div>`), UNCLEAR],

  "a redirect to a page of thanks": [{ status: 303, to: html("<h1>Thank you</h1>") }, SUBSCRIBED],
  "a redirect of the old kind": [{ status: 302, to: html("<h1>Thank you</h1>") }, SUBSCRIBED],
  "a redirect to a page with an empty form in its foot": [{ status: 302, to: html(`<h1>Thank you</h1>${form()}`) }, SUBSCRIBED],
  "a redirect back, with the form filled in and marked": [
    { status: 302, to: html(form(`${fields(SENT, INVALID)}<p class="error">That is no address.</p>`)) },
    refused(/That is no address\./),
  ],
  "a redirect back, with the form filled in": [{ status: 302, to: html(form(fields(SENT))) }, refused(/did not accept/)],
  "a redirect that ends in nothing": [{ status: 302, to: html("<h1>Not found</h1>", 404) }, refused(/did not accept|kept/)],
  "a redirect by a method that sends it all again": [{ status: 307, to: json({ ok: true }) }, SUBSCRIBED],
};

describe("a server that answers a form with", () => {
  let browser, recorder;

  before(async () => {
    recorder = await startRecorder();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await recorder?.stop();
  });

  async function open(t, inner = form()) {
    const address = recorder.page(
      "/host",
      `<!doctype html><html lang="en"><title>Host</title><script type="module" src="/pkg/newsreel.js"></script>
      <newsreel-signup loading="eager">${inner}</newsreel-signup>`,
    );
    const page = await newPage(t, browser);
    await page.goto(address);
    await page.locator("newsreel-signup[data-state]").waitFor({ state: "attached" });
    await page.locator("[name=email]").fill(TYPED);
    recorder.clear();
    return page;
  }

  const press = (page) => page.getByRole("button", { name: "Join" }).click();
  const message = (page) => page.locator(".newsreel-message:visible");

  async function reaches(page, state) {
    const reached = (state) => document.querySelector("newsreel-signup").state === state;
    await page.waitForFunction(reached, state).catch(async () => {
      const html = await page.locator("newsreel-signup").evaluate((node) => node.outerHTML);
      assert.fail(`never ${state}: ${html}`);
    });
  }

  for (const [what, [answer, expected]] of Object.entries(ROWS)) {
    it(what, async (t) => {
      recorder.answer("/subscribe", (response) => give(response, answer));
      recorder.answer("/next", (response) => give(response, answer.to));
      const page = await open(t);
      await press(page);
      await reaches(page, expected.state);
      assert.match(await message(page).innerText(), expected.says);
      const [{ method, url, body }] = recorder.all();
      assert.deepEqual([method, url, body], ["POST", "/subscribe", BODY]);
      const finish = page.locator(".newsreel-finish:visible");
      assert.equal(await finish.count(), expected.finishes ? 1 : 0);
      assert.equal(await page.locator("[name=email]").inputValue(), TYPED);
      assert.ok(!page.problems.some((problem) => !/status of/.test(problem)), page.problems.join());
    });
  }

  it("a page, which is then finished on the publisher's page, in the same tab", async (t) => {
    recorder.answer("/subscribe", (response) => give(response, html("<h1>Check the box</h1>")));
    const page = await open(t);
    await press(page);
    await page.locator(".newsreel-finish").click();
    await page.getByRole("heading", { name: "Check the box" }).waitFor();
    assert.equal(new URL(page.url()).pathname, "/subscribe");
    assert.equal(page.context().pages().length, 1);
    const sent = recorder.all().map(({ method, body }) => [method, body]);
    assert.deepEqual(sent, [["POST", BODY], ["POST", BODY]]);
  });

  it("a page, though its forms are counted by status alone", async (t) => {
    recorder.answer("/", (response) => give(response, html("<h1>Thank you</h1>")));
    const name = `<input type="hidden" name="form-name" value="letters">${fields()}`;
    const page = await open(t, form(name, 'action="/" name="letters" data-netlify="true"'));
    await press(page);
    await reaches(page, "subscribed");
  });

  it("nothing, since something in between blocks it, and the next press goes to a new tab", async (t) => {
    recorder.answer("/subscribe", (response) => give(response, html("<h1>Thank you</h1>")));
    const page = await open(t);
    await page.route("**/subscribe", (route) => {
      return route.request().isNavigationRequest() ? route.continue() : route.abort("blockedbyclient");
    });
    await press(page);
    await reaches(page, "failed");
    assert.match(await message(page).innerText(), /\w/);
    assert.deepEqual(recorder.all(), []);
    const opened = page.context().waitForEvent("page");
    await press(page);
    const tab = await opened;
    await tab.getByRole("heading", { name: "Thank you" }).waitFor();
    const sent = recorder.all().map(({ method, url, body }) => [method, url, body]);
    assert.deepEqual(sent, [["POST", "/subscribe", BODY]]);
    assert.equal(new URL(page.url()).pathname, "/host");
    await message(page).getByText(/new tab/).waitFor();
  });
});

function give(response, { status, type, body, to }) {
  const headers = {
    ...(type ? { "Content-Type": type } : {}),
    ...(to ? { Location: "/next" } : {}),
  };
  response.writeHead(status, headers).end(body);
}

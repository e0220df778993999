// Pages whose bundler or server has lost the module's files: a script brings them, the console is told
// why in one line, and everything works. A network that is out is waited for.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, describe, it } from "node:test";

import { newPage } from "./browser.mjs";
import { showsFallback, SUBMIT } from "./elements.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const PACKAGE = new URL("../../pkg/", import.meta.url);
const ELEMENTS = `
  <newsreel-carousel feed="/feed.json" loading="eager"><a href="/news">News</a></newsreel-carousel>
  <newsreel-signup loading="eager"><form action="/subscribe" method="post">
    <label>E-mail <input type="email" name="email" required></label><button>Go</button></form></newsreel-signup>`;
const script = (address) => `<script type="module" src="${address}"></script>`;
const BUNDLED = script("/pkg/define.js");
const PASTED = script("/pkg/newsreel.js");
const ANY = "**/pkg/*.wasm";
const LOST = { status: 404, body: "" };
const NOT_FOUND = { status: 200, contentType: "text/html", body: "<!doctype html><title>Not found</title>" };
const BUSY = { status: 503, body: "" };
const CURE = /copy all \.wasm files beside the scripts, say where newsreel_bg\.wasm is with define\(\{ wasm \}\), or import "newsreel\/inline\/define"/;

const { browser, demo } = await openSite();

describe("without the module's files", () => {
  async function open(t, html, prepare = () => {}, headers) {
    const page = await newPage(t, browser);
    page.warnings = [];
    page.asked = [];
    page.on("console", (message) => message.type() === "warning" && page.warnings.push(message.text()));
    page.on("request", (request) => page.asked.push(new URL(request.url()).pathname));
    await prepare(page);
    await openHtml(page, demo, html, headers);
    return page;
  }

  const answer = (address, answer) => (page) =>
    page.route(address, (route) => (answer ? route.fulfill(answer) : route.abort()));
  const times = (page, path) => page.asked.filter((one) => one === path).length;
  const reaches = async (page, tag, state) => {
    await page.waitForFunction(([tag, state]) => document.querySelector(tag).state === state, [tag, state]);
  };

  /** Slides move, an address is refused, another is sent. */
  async function works(page) {
    const slide = page.locator("newsreel-carousel [part~=slide]:not([inert])");
    const first = await slide.innerText();
    await page.getByRole("button", { name: "Next slide" }).click();
    await page.waitForFunction((first) => {
      const { shadowRoot } = document.querySelector("newsreel-carousel");
      return shadowRoot.querySelector("[part~=slide]:not([inert])")?.innerText !== first;
    }, first);
    const signup = page.locator("newsreel-signup[data-state]");
    for (const [text, state] of [["reader@", "invalid"], ["reader@example.org", "subscribed"]]) {
      await signup.getByRole("textbox").fill(text);
      await signup.locator(SUBMIT).click();
      await reaches(page, "newsreel-signup", state);
    }
  }

  for (const [what, html, address, given, told] of [
    ["are not there", BUNDLED, ANY, LOST, [/carousel\.wasm: the server answered 404: a script/, CURE]],
    ["are not there, pasted", PASTED, ANY, LOST, [/carousel\.wasm: the server answered 404: a script.*: copy all \.wasm files beside the scripts$/]],
    ["are pages", BUNDLED, ANY, NOT_FOUND, [/carousel\.wasm: this is not WebAssembly but text\/html: a script/, CURE]],
    ["are pages, pasted", PASTED, ANY, NOT_FOUND, [/carousel\.wasm: this is not WebAssembly but text\/html: a script/]],
    ["are blocked", BUNDLED, ANY, null, [/carousel\.wasm: something on the way blocks it/, /"newsreel\/inline\/define"/]],
    ["are blocked, pasted", PASTED, ANY, null, [/carousel\.wasm: something on the way blocks it/, /let \.wasm files pass$/]],
    ["but the first are lost", BUNDLED, "**/{moves,signup}.wasm", LOST, [/(moves|signup)\.wasm: the server answered 404: a script/, CURE]],
    ["but the first are lost, pasted", PASTED, "**/{moves,signup}.wasm", LOST, [/(moves|signup)\.wasm: the server answered 404: a script/]],
  ]) {
    it(`works where they ${what}, and says so in one line`, async (t) => {
      const page = await open(t, ELEMENTS + html, answer(address, given));
      await works(page);
      assert.equal(page.warnings.length, 1, page.warnings.join("\n"));
      // What is held to its hash is fetched to be checked, and then imported.
      assert.equal(times(page, "/pkg/bytes.js"), html === PASTED ? 2 : 1);
      for (const part of told) assert.match(page.warnings[0], part);
    });
  }

  it("works where a bundler has lost the address of the scripts", async (t) => {
    const page = await open(t, ELEMENTS + BUNDLED, (page) =>
      page.route("**/pkg/*.js", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replaceAll("import.meta.url", '"unknown"') });
      }),
    );
    await works(page);
    assert.equal(page.warnings.length, 1, page.warnings.join("\n"));
    assert.match(page.warnings[0], /carousel\.wasm: the script does not know where it is itself: a script/);
    assert.match(page.warnings[0], CURE);
    assert.ok(!page.asked.some((path) => path.endsWith(".wasm")));
  });

  it("works where the address leads to the disk of whoever has built the page", async (t) => {
    const page = await open(t, ELEMENTS + BUNDLED, (page) =>
      page.route("**/pkg/*.js", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replaceAll("import.meta.url", '"file:///site/a.js"') });
      }),
    );
    await works(page);
    assert.equal(page.warnings.length, 1, page.warnings.join("\n"));
    assert.match(page.warnings[0], /file:\/\/\/site\/carousel\.wasm: a page may not read file: addresses/);
  });

  it("works where the page forbids WebAssembly besides", async (t) => {
    const headers = { "content-security-policy": "script-src 'self' 'unsafe-inline'" };
    const page = await open(t, ELEMENTS + BUNDLED, answer(ANY, LOST), headers);
    await works(page);
    assert.equal(times(page, "/pkg/without-wasm.js"), 1);
  });

  it("works where the address that the page gives is wrong", async (t) => {
    const define = 'import { define } from "/pkg/index.js"; define({ wasm: "/nowhere.wasm" })';
    const page = await open(t, `${ELEMENTS}<script type="module">${define}</script>`, answer("**/nowhere.wasm", LOST));
    await works(page);
    assert.equal(page.warnings.length, 1, page.warnings.join("\n"));
    assert.match(page.warnings[0], /\/nowhere\.wasm: the server answered 404/);
  });

  /** The package on a site of its own, which lets others read these files. */
  async function elsewhere(readable) {
    const types = { js: "text/javascript", wasm: "application/wasm" };
    const server = createServer(async ({ url }, response) => {
      const type = types[url.split(".").at(-1)];
      const body = await readFile(new URL(url.slice(1), PACKAGE)).catch(() => undefined);
      if (readable.test(url)) response.setHeader("Access-Control-Allow-Origin", "*");
      response.writeHead(body ? 200 : 404, { "Content-Type": type ?? "text/plain" }).end(body);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    after(() => (server.closeAllConnections(), server.close()));
    return `http://127.0.0.1:${server.address().port}/`;
  }

  for (const entry of ["define.js", "newsreel.js"]) {
    it(`names CORS where only the module may not be read from another site: ${entry}`, async (t) => {
      const cdn = await elsewhere(/\.js$/);
      const page = await open(t, ELEMENTS + script(cdn + entry));
      await works(page);
      assert.equal(page.warnings.length, 1, page.warnings.join("\n"));
      assert.match(page.warnings[0], /carousel\.wasm: its server does not let pages of other sites read it \(CORS\): a script.*: let its server send Access-Control-Allow-Origin: \*/);
    });
  }

  it("names the page's policy where that forbids to fetch the module", async (t) => {
    const cdn = await elsewhere(/./);
    const policy = `script-src 'unsafe-inline' 'wasm-unsafe-eval' ${cdn}; connect-src 'self'`;
    const page = await open(t, ELEMENTS + script(`${cdn}define.js`), () => {}, { "content-security-policy": policy });
    await works(page);
    assert.equal(page.warnings.length, 1, page.warnings.join("\n"));
    const { origin } = new URL(cdn);
    assert.ok(page.warnings[0].includes(`forbids to fetch it: a script brought the module instead, which takes longer: add ${origin} to connect-src, or import`));
  });

  it("tells the cause once where no script can help either", async (t) => {
    const page = await open(t, ELEMENTS + ELEMENTS + BUNDLED, answer("**/pkg/{*.wasm,bytes.js}", LOST));
    await reaches(page, "newsreel-carousel", "error");
    assert.equal(await showsFallback(page.locator("newsreel-carousel").first()), true);
    const told = page.warnings.filter((text) => text.startsWith("newsreel: widget-load:"));
    assert.equal(told.length, 1, page.warnings.join("\n"));
    assert.match(told[0], /carousel\.wasm: the server answered 404: copy all \.wasm files/);
  });

  for (const [what, address, given] of [
    ["there is no network", "**/pkg/{*.wasm,bytes.js}", null],
    ["the server is busy", ANY, BUSY],
  ]) {
    it(`takes no other way where ${what}, and asks again`, async (t) => {
      let isOut = true;
      const page = await open(t, BUNDLED);
      const answers = (route) => {
        if (!isOut) return route.fallback();
        return given ? route.fulfill(given) : route.abort();
      };
      await page.route(address, answers);
      // Nothing is answered, not even a question for the page itself.
      if (!given) await page.route("**/guest.html", answers);
      await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), ELEMENTS);
      await reaches(page, "newsreel-carousel", "error");
      assert.equal(times(page, "/pkg/bytes.js"), 0);
      isOut = false;
      await page.evaluate(() => document.querySelector("newsreel-carousel").reload());
      await reaches(page, "newsreel-carousel", "ready");
      assert.equal(times(page, "/pkg/bytes.js"), 0);
    });
  }
});

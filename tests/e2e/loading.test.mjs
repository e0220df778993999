// How the widget comes by its files, and what it says when it does not.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";

import { newPage } from "./browser.mjs";
import { showsFallback } from "./elements.mjs";
import { openHtml } from "./server.mjs";
import { openSite } from "./site.mjs";

const packed = (name) => readFile(new URL(`../../pkg/${name}`, import.meta.url));
const carousel = (attributes = "") =>
  `<newsreel-carousel feed="/feed.json" loading="eager" ${attributes}><a href="/news">News</a></newsreel-carousel>`;
const signup = `<newsreel-signup loading="eager"><form action="/subscribe" method="post">
  <label>E-mail <input type="email" name="email"></label><button>Go</button></form></newsreel-signup>`;
const pasted = '<script type="module" src="/pkg/newsreel.js"></script>';
const bundled = (code) => `<script type="module">${code}</script>`;

/** What keeps requests waiting until it is opened. */
function gate() {
  let open;
  const passed = new Promise((resolve) => (open = resolve));
  return { open, passed };
}

const { browser, demo } = await openSite();
const whole = await packed("newsreel_bg.wasm");

describe("loading", () => {
  /** A page that has heard of errors before any script could tell one. */
  async function open(t, html, prepare = () => {}) {
    const page = await newPage(t, browser);
    page.warnings = [];
    page.on("console", (message) => {
      if (message.type() === "warning" || message.type() === "info") page.warnings.push(message.text());
    });
    await page.addInitScript(() => {
      addEventListener("newsreel:error", ({ target, detail }) => {
        window.failed = `${target.localName}: ${detail.code}`;
      });
    });
    await prepare(page);
    await openHtml(page, demo, html);
    return page;
  }

  const reaches = (page, state) =>
    page.waitForFunction((state) => document.querySelector("newsreel-carousel").state === state, state);

  /** Whether the style of the reader has come with it. */
  async function readsInStyle(page) {
    await page.locator("newsreel-carousel [part=slide]:not([inert]) [part=link]").click();
    const bar = page.locator("newsreel-carousel [part=bar]");
    return (await bar.evaluate((bar) => getComputedStyle(bar).position)) === "sticky";
  }

  const answer = (answer) => (page) =>
    page.route(/carousel\.wasm$/, (route) => (answer ? route.fulfill(answer) : route.abort()));

  it("does not mind a server that names the module's type wrongly", async (t) => {
    const wrong = { contentType: "application/octet-stream", body: await packed("carousel.wasm") };
    const page = await open(t, carousel() + pasted, answer(wrong));
    await reaches(page, "ready");
    assert.deepEqual([page.problems, page.warnings], [[], []]);
  });

  for (const [what, code] of [
    ["an address", 'define({ wasm: "/elsewhere.bin" })'],
    ["a response", 'define({ wasm: await fetch("/elsewhere.bin") })'],
    ["bytes", 'define({ wasm: await (await fetch("/elsewhere.bin")).arrayBuffer() })'],
    ["a view of bytes", 'define({ wasm: new Uint8Array(await (await fetch("/elsewhere.bin")).arrayBuffer()) })'],
    ["a module", 'define({ wasm: await WebAssembly.compileStreaming(fetch("/elsewhere.bin")) })'],
  ]) {
    it(`takes the module as ${what}`, async (t) => {
      const asked = [];
      const html = carousel('open="reader"') + bundled(`import { define } from "/pkg/index.js"; ${code}`);
      const page = await open(t, html, async (page) => {
        page.on("request", (request) => asked.push(new URL(request.url()).pathname));
        await page.route("**/elsewhere.bin", (route) =>
          route.fulfill({ contentType: "application/wasm", body: whole }),
        );
      });
      await reaches(page, "ready");
      assert.equal(asked.filter((path) => path === "/elsewhere.bin").length, 1);
      assert.ok(await readsInStyle(page));
      assert.ok(!asked.some((path) => path.endsWith(".wasm")), asked.join(" "));
    });
  }

  it("needs no file of the module with the entry that carries it", async (t) => {
    const html = carousel('open="reader"') + bundled('import { define } from "/pkg/inline.js"; define()');
    const page = await open(t, html, answer({ status: 404, body: "" }));
    await reaches(page, "ready");
    assert.ok(await readsInStyle(page));
    assert.deepEqual(page.problems, []);
  });

  for (const name of ["widget.js", "carousel.wasm", "words/de.js"]) {
    it(`does not run a ${name} that somebody has changed`, async (t) => {
      const page = await open(t, carousel('lang="de"') + pasted, (page) =>
        page.route(`**/pkg/${name}`, async (route) => {
          const response = await route.fetch();
          const body = Buffer.concat([await response.body(), Buffer.from("\n;window.tampered = true;")]);
          await route.fulfill({ response, body });
        }),
      );
      const inWords = name.startsWith("words");
      await reaches(page, inWords ? "ready" : "error");
      assert.equal(await page.evaluate(() => window.tampered), undefined);
      // Words that cannot be trusted are no reason to show no news.
      if (inWords) return page.getByRole("button", { name: "Next slide" }).waitFor();
      assert.equal(await showsFallback(page.locator("newsreel-carousel")), true);
      const told = page.warnings.filter((text) => text.includes("not of this version"));
      assert.match(told.join(), new RegExp(`/pkg/${name} is not there, or not of this version: put`));
    });
  }

  it("does not run a part of the module that somebody has changed", async (t) => {
    const page = await open(t, carousel() + signup + pasted, (page) =>
      page.route("**/pkg/signup.wasm", (route) => route.fulfill({ body: whole })),
    );
    await page.waitForFunction(() => window.failed === "newsreel-signup: widget-load");
    await reaches(page, "ready");
    assert.equal(await page.locator("newsreel-signup").getByRole("button", { name: "Go" }).isVisible(), true);
    const told = page.warnings.filter((text) => text.includes("not of this version"));
    assert.match(told.join(), /\/pkg\/signup\.wasm is not there, or not of this version: put/);
  });

  for (const [what, html, parts] of [
    ["a carousel", carousel(), ["moves"]],
    ["a form", signup, ["signup"]],
    ["a carousel with a reader", carousel('open="reader"'), ["moves", "reader"]],
  ]) {
    it(`loads no more of the module than ${what} needs`, async (t) => {
      const asked = [];
      const page = await open(t, html + pasted, (page) =>
        page.on("requestfinished", (request) => asked.push(new URL(request.url()).pathname)),
      );
      await page.waitForFunction(() => document.querySelector("[loading]").state?.match(/ready|editing/));
      await page.waitForLoadState("networkidle");
      const wasm = asked.filter((path) => path.endsWith(".wasm")).sort();
      assert.deepEqual(wasm, ["carousel", ...parts].map((name) => `/pkg/${name}.wasm`));
      // What only helps where something is lost.
      assert.deepEqual(asked.filter((path) => /heal|bytes|without/.test(path)), []);
    });
  }

  it("has a part come when an attribute asks for it, and when the page does", async (t) => {
    const asked = [];
    const page = await open(t, carousel() + bundled('import * as all from "/pkg/define.js"; Object.assign(window, all)'), (page) =>
      page.on("request", (request) => asked.push(new URL(request.url()).pathname)),
    );
    const parts = () => asked.filter((path) => path.endsWith(".wasm")).map((path) => path.slice(5, -5)).sort();
    await reaches(page, "ready");
    assert.deepEqual(parts(), ["carousel", "moves"]);
    await page.evaluate(() => {
      // A link that is followed before the part has come would lead away.
      addEventListener("click", (event) => event.preventDefault());
      document.querySelector("newsreel-carousel").setAttribute("open", "reader");
    });
    await page.waitForFunction(() => {
      const { shadowRoot } = document.querySelector("newsreel-carousel");
      shadowRoot.querySelector("[part=link]").click();
      return shadowRoot.querySelector("dialog[open]");
    });
    assert.deepEqual(parts(), ["carousel", "moves", "reader"]);
    assert.equal(await page.evaluate(async () => (await readFeed({ version: "x", items: [{}] })).items.length), 0);
    assert.equal(await page.evaluate(async () => (await validateEmail("a@example.org")).verdict), "accept");
    assert.deepEqual(parts(), ["carousel", "moves", "reader", "signup", "subscribe", "tools"]);
    assert.deepEqual(page.problems, []);
  });

  it("asks for a part again that could not come at first", async (t) => {
    let times = 0;
    const page = await open(t, bundled('import * as all from "/pkg/index.js"; Object.assign(window, all)'), (page) =>
      page.route("**/pkg/subscribe.wasm", (route) => (times++ ? route.fallback() : route.abort())),
    );
    await page.waitForFunction(() => window.validateEmail);
    const check = () => page.evaluate(() => window.validateEmail("a@example.org").then(({ verdict }) => verdict, String));
    assert.match(await check(), /subscribe\.wasm: Failed to fetch: copy all \.wasm files/);
    assert.equal(await check(), "accept");
  });

  it("asks again, past the browser's cache, for a file of another version", async (t) => {
    let times = 0;
    const page = await open(t, carousel() + pasted, (page) =>
      page.route("**/pkg/carousel.wasm", (route) => {
        times += 1;
        const stale = { contentType: "application/wasm", body: Buffer.from("\0asm of last year") };
        return times === 1 ? route.fulfill(stale) : route.continue();
      }),
    );
    await reaches(page, "ready");
    assert.equal(times, 2);
  });

  it("asks for glue, module and feed at the same time, then for the words, and for each once", async (t) => {
    const asked = [];
    const [glue, others] = [gate(), gate()];
    const page = await open(t, carousel('lang="de"') + carousel('lang="de"') + pasted, async (page) => {
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.route(/\/(feed\.json|pkg\/(widget\.js|carousel\.wasm|words\/de\.js))$/, async (route) => {
        await (route.request().url().endsWith("widget.js") ? glue : others).passed;
        await route.continue();
      });
    });
    const areAsked = async (...files) => {
      while (!files.every((path) => asked.includes(path))) await page.waitForEvent("request");
    };
    // None of them has been answered: nobody waits for anybody.
    await areAsked("/feed.json", "/pkg/carousel.wasm", "/pkg/widget.js");
    glue.open();
    // The glue knows the languages; the module is still on its way.
    await areAsked("/pkg/words/de.js");
    others.open();
    await reaches(page, "ready");
    for (const path of ["/pkg/carousel.wasm", "/feed.json"]) {
      assert.equal(asked.filter((one) => one === path).length, 1, path);
    }
  });

  it("takes what the page has asked for beforehand", async (t) => {
    const hints = `<link rel="modulepreload" href="/pkg/widget.js">
      <link rel="preload" as="fetch" crossorigin href="/pkg/carousel.wasm">`;
    const asked = [];
    const page = await open(t, hints + carousel() + pasted, (page) =>
      page.on("request", (request) => {
        const { pathname } = new URL(request.url());
        if (/widget|carousel\./.test(pathname)) asked.push(`${request.resourceType()} ${pathname}`);
      }),
    );
    await reaches(page, "ready");
    // What is preloaded is of no kind that Playwright knows. The script is fetched to be checked alone.
    assert.deepEqual(asked.sort(), ["fetch /pkg/widget.js", "other /pkg/carousel.wasm", "script /pkg/widget.js"]);
    assert.deepEqual(page.warnings, []);
  });

  for (const [what, policy, attribute] of [
    ["of another hash", "img-src *", `integrity="sha256-${"0".repeat(43)}="`],
    ["without the page's nonce", "script-src 'nonce-1' 'wasm-unsafe-eval'", ""],
  ]) {
    it(`does not mind a preload ${what}`, async (t) => {
      const page = await newPage(t, browser);
      const hint = `<link rel="modulepreload" href="/pkg/widget.js" ${attribute}>`;
      const script = pasted.replace("<script", '<script nonce="1"');
      await openHtml(page, demo, hint + carousel() + script, { "content-security-policy": policy });
      await reaches(page, "ready");
    });
  }

  it("uses no preloaded script of another version", async (t) => {
    const asked = [];
    const hint = '<link rel="modulepreload" href="/pkg/widget.js">';
    const page = await open(t, hint + carousel() + pasted, (page) =>
      page.route("**/pkg/widget.js*", (route) => {
        asked.push(route.request().resourceType());
        const stale = { contentType: "text/javascript", body: "window.isStale = true;" };
        return asked.length <= 2 ? route.fulfill(stale) : route.continue();
      }),
    );
    await reaches(page, "ready");
    assert.deepEqual(asked, ["script", "fetch", "fetch", "script"]);
    assert.equal(await page.evaluate(() => window.isStale), undefined);
  });

  it("asks for the feed once more where somebody asks for it again", async (t) => {
    let times = 0;
    const page = await open(t, carousel() + pasted, (page) =>
      page.route("**/feed.json", (route) => {
        times += 1;
        return route.fallback();
      }),
    );
    const loads = () => page.evaluate(() => window.loads);
    await reaches(page, "ready");
    await page.evaluate(() => {
      window.loads = 0;
      addEventListener("newsreel:load", () => (window.loads += 1));
      document.querySelector("newsreel-carousel").reload();
    });
    await page.waitForFunction(() => window.loads === 1);
    assert.deepEqual([times, await loads()], [2, 1]);
  });

  it("asks for a feed anew where the widget could not come at first", async (t) => {
    let times = 0;
    let isThere = false;
    const page = await open(t, carousel() + pasted, async (page) => {
      await page.route("**/widget.js", (route) => (isThere ? route.fallback() : route.abort()));
      await page.route("**/feed.json", (route) => {
        times += 1;
        return route.fallback();
      });
    });
    await reaches(page, "error");
    isThere = true;
    await page.evaluate(() => document.querySelector("newsreel-carousel").reload());
    await reaches(page, "ready");
    assert.equal(times, 2);
  });

  it("lets the first of two versions on a page do the work, and says so", async (t) => {
    const html = carousel() + pasted + '<script type="module" src="/pkg/newsreel.js?other"></script>';
    const page = await open(t, html, (page) =>
      page.route("**/pkg/newsreel.js?other", async (route) => {
        const response = await route.fetch();
        const { version } = JSON.parse(await packed("package.json"));
        const body = (await response.text()).replaceAll(version, "9.9.9");
        await route.fulfill({ response, body });
      }),
    );
    await reaches(page, "ready");
    assert.deepEqual(page.problems, []);
    const told = page.warnings.filter((text) => text.includes("9.9.9"));
    assert.equal(told.length, 2, page.warnings.join("\n"));
    assert.match(told[0], /0\.1\.0 is used, not 9\.9\.9/);
  });
});

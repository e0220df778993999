// The page for frames: what it shows and refuses, and how it gets along with the page around it.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";

import { admit, Refusal } from "../../src/js/admission.js";
import { launchEngine, NAMES } from "./engines.mjs";
import { startRecorder } from "./recorder.mjs";

const OWN = "https://news.example/widget/frame.html";
const LIST = "/feed.json  https://cdn.example/news/\n./own/feed.json";

describe("what a frame shows", () => {
  const ask = (query, list = null) => admit(`${OWN}?${query}`, list);

  for (const [feed, list, found] of [
    ["/feed.json", null, "https://news.example/feed.json"],
    ["feed.json", null, "https://news.example/widget/feed.json"],
    ["https://news.example/deep/feed.json?page=1%23", null, "https://news.example/deep/feed.json?page=1%23"],
    ["/feed.json#part", null, "https://news.example/feed.json"],
    ["//news.example:443/feed.json", null, "https://news.example/feed.json"],
    ["/feed.json", LIST, "https://news.example/feed.json"],
    ["https://cdn.example/news/zh/feed.json", LIST, "https://cdn.example/news/zh/feed.json"],
    ["own/feed.json", LIST, "https://news.example/widget/own/feed.json"],
  ]) {
    it(`is the feed ${feed}${list ? " that is listed" : " of its own site"}`, () => {
      assert.equal(ask(`feed=${encodeURIComponent(feed)}`, list).feed, found);
    });
  }

  for (const [what, feed, list] of [
    ["none", "", null],
    ["of another site", "https://evil.example/feed.json", null],
    ["of another site, without its scheme", "//evil.example/feed.json", null],
    ["of another site, with backslashes", "\\\\evil.example\\feed.json", null],
    ["of a site whose name begins alike", "https://news.example.evil.example/feed.json", null],
    ["of a site that is named like a user", "https://news.example@evil.example/feed.json", null],
    ["of another port", "https://news.example:8443/feed.json", null],
    ["of another scheme of the same host", "http://news.example/feed.json", null],
    ["with a password", "https://a:b@news.example/feed.json", null],
    ["in its address", "data:application/json,{}", null],
    ["that a script makes", "blob:https://news.example/5b1f", null],
    ["of the visitor's files", "file:///feed.json", null],
    ["that is a script", "javascript:alert(1)", null],
    ["that is no address", "https://[", null],
    ["of its own site that is not listed", "/uploads/feed.json", LIST],
    ["beside what is listed", "https://cdn.example/newsroom/feed.json", LIST],
    ["above what is listed", "https://cdn.example/news/../feed.json", LIST],
    ["above what is listed, with escapes", "https://cdn.example/news/%2e%2e/feed.json", LIST],
    ["listed, with a query of its own", "/feed.json?user=1", LIST],
    ["of a frame whose list is empty", "/feed.json", ""],
    ["of a frame whose list is no address", "/feed.json", "https://["],
  ]) {
    it(`is no feed ${what}`, () => {
      assert.throws(() => ask(`feed=${encodeURIComponent(feed)}`, list), Refusal);
    });
  }

  it("is no feed where two are asked for", () => {
    assert.throws(() => ask("feed=/feed.json&feed=https://evil.example/"), Refusal);
    assert.throws(() => ask("lang=en"), Refusal);
  });

  it("is what the query says of the carousel, and nothing that is read out or sent to", () => {
    const said = "limit=3&tag=a,b&open=reader&interval=5&heading-level=2&images=none&refresh=60&time-zone=%2B08:00";
    const hostile =
      "&label=Call+us&action=https://evil.example/&provider=json&name=q&consent=yes&privacy=/x&onclick=alert(1)&style=x&id=y&loading=lazy&slot=z";
    assert.deepEqual(Object.fromEntries(ask(`feed=/feed.json&${said}${hostile}`).attributes), {
      "heading-level": "2",
      images: "none",
      interval: "5",
      limit: "3",
      open: "reader",
      refresh: "60",
      tag: "a,b",
      "time-zone": "+08:00",
    });
  });

  it("is its publisher's, wherever the feed lies", () => {
    const feed = encodeURIComponent("https://cdn.example/news/feed.json");
    assert.equal(ask(`feed=${feed}`, LIST).publisher, "https://news.example");
  });

  it("takes a language, a theme and what to show as they are known, and nothing else", () => {
    const { lang, theme, news, signup } = ask("feed=/f&lang=zh-Hant&theme=dark&show=both");
    assert.deepEqual([lang, theme, news, signup], ["zh-Hant", "dark", true, true]);
    const other = ask('feed=/f&lang="><script>&theme=red&show=all');
    assert.deepEqual([other.lang, other.theme, other.news, other.signup], [null, null, true, false]);
  });
});

const FEED = {
  version: "https://jsonfeed.org/version/1.1",
  title: "Two Rivers Museum",
  items: [1, 2, 3].map((number) => ({
    id: String(number),
    url: `/article/${number}`,
    title: `Headline ${number} of the museum by the two rivers`,
    content_text: "The boats are back.",
    date_published: "2026-05-01T00:00:00Z",
  })),
  _newsreel: { signup: { action: "/subscribe", provider: "json" } },
};
const JSON_OF_ANYBODY = { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" };
const giveFeed = (response) => response.writeHead(200, JSON_OF_ANYBODY).end(JSON.stringify(FEED));
const SANDBOXES = {
  "a frame": "",
  "a sandbox with scripts and popups": 'sandbox="allow-scripts allow-popups"',
  "a sandbox with scripts alone": 'sandbox="allow-scripts"',
};

for (const name of NAMES) {
  describe(`in ${name}, the page for frames`, () => {
    let engine, recorder, elsewhere;

    before(async () => {
      recorder = await startRecorder();
      engine = await launchEngine(name);
      recorder.answer("/feed.json", giveFeed);
      elsewhere = createServer((_, response) => giveFeed(response)).listen(0, "127.0.0.1");
      await once(elsewhere, "listening");
      const away = `http://127.0.0.1:${elsewhere.address().port}/feed.json`;
      recorder.answer("/moved.json", (response) => {
        response.writeHead(302, { Location: away, ...JSON_OF_ANYBODY }).end();
      });
    });
    after(async () => {
      await engine?.close();
      await recorder?.stop();
      elsewhere?.close();
    });

    /** A page around one frame. */
    async function open(query, { attributes = "", width = 600, height = 400, around = "", fragment = "" } = {}) {
      recorder.clear();
      const frame = `<iframe id="news" title="News" ${attributes} width="${width}" height="${height}"
        src="/pkg/frame.html?${query}${fragment}"></iframe>`;
      const listener = `<script>
        window.told = [];
        addEventListener("message", ({ data, source }) => {
          if (source === document.querySelector("#news")?.contentWindow) told.push(data);
        })</script>`;
      const html = `<!doctype html><html lang="en"><title>Host</title>${listener}${frame}${around}`;
      await engine.open(recorder.page("/around", html));
    }

    const inside = (work) => engine.inFrame("#news", work);
    const isReady = () => engine.until(() => document.querySelector("newsreel-carousel")?.state === "ready");
    const press = (part) =>
      engine.run((part) => {
        const { shadowRoot } = document.querySelector("newsreel-carousel");
        shadowRoot.querySelector(part).click();
      }, part);

    for (const [where, attributes] of Object.entries(SANDBOXES)) {
      it(`shows news that move, and whose they are, in ${where}`, async () => {
        await open("feed=/feed.json&lang=zh", { attributes });
        await inside(async () => {
          await isReady();
          await press("[part=next]");
          await engine.until(() => document.querySelector("newsreel-carousel").index === 1);
          const [lang, site, href] = await engine.run(() => {
            const link = document.querySelector("footer a");
            return [document.documentElement.lang, link.textContent, link.href];
          });
          assert.deepEqual([lang, site, href], ["zh", new URL(recorder.origin).host, `${recorder.origin}/`]);
        });
      });
    }

    it("sends an address where the feed says, in a sandbox with scripts alone", async () => {
      const attributes = SANDBOXES["a sandbox with scripts alone"];
      await open("feed=/feed.json&show=signup&action=/evil&provider=form", { attributes });
      await inside(async () => {
        await engine.until(() => document.querySelector("newsreel-signup .newsreel-input"));
        await engine.click("newsreel-signup .newsreel-input");
        await engine.keys("ada@example.org");
        await engine.press("Enter");
        await engine.until(() => document.querySelector("newsreel-signup").state === "subscribed");
      });
      const sent = recorder.all().filter(({ method }) => method === "POST");
      assert.deepEqual(sent.map(({ url }) => url), ["/subscribe"]);
    });

    it("opens a headline in a tab of its own", async () => {
      await open("feed=/feed.json");
      await inside(async () => {
        await isReady();
        await clickHeadline();
      });
      await followed();
    });

    it("opens it so where a sandbox lets it, too", async () => {
      await open("feed=/feed.json", { attributes: SANDBOXES["a sandbox with scripts and popups"] });
      await inside(async () => {
        await isReady();
        await clickHeadline();
      });
      await followed();
    });

    it("opens it in place where it may open nothing else", async () => {
      await open("feed=/feed.json", { attributes: SANDBOXES["a sandbox with scripts alone"] });
      await inside(async () => {
        await isReady();
        await clickHeadline();
        const text = await engine.until(() => {
          const { shadowRoot } = document.querySelector("newsreel-carousel");
          return shadowRoot.querySelector("dialog[open]")?.textContent;
        });
        assert.match(text, /The boats are back\./);
      });
      assert.equal(await engine.windows(), 1);
    });

    /** By the keyboard: what a driver clicks in a shadow tree differs from engine to engine. */
    async function clickHeadline() {
      await engine.click("footer"); // the frame itself has to have the focus
      await engine.run(() => {
        const { shadowRoot } = document.querySelector("newsreel-carousel");
        shadowRoot.querySelector("[part=slide] [part=link]").focus();
      });
      await engine.press("Enter");
    }

    async function followed() {
      try {
        const { url } = await recorder.first(({ url }) => url.startsWith("/article/"));
        assert.equal(url, "/article/1");
        assert.equal(await engine.windows(), 2);
        assert.match(await engine.run(() => location.pathname), /around/);
      } finally {
        await engine.closeOthers();
      }
    }

    it("fills a frame that is lower than it would like to be, down to 200 by 150 pixels", async () => {
      for (const [width, height] of [[200, 150], [320, 260], [375, 420], [600, 338], [900, 180]]) {
        await open("feed=/feed.json", { width, height });
        await inside(async () => {
          await isReady();
          await engine.until(() => document.documentElement.classList.contains("fills"));
          const found = await engine.run(() => {
            const { shadowRoot } = document.querySelector("newsreel-carousel");
            const headline = shadowRoot.querySelector("[part=headline]").getBoundingClientRect();
            const foot = document.querySelector("footer").getBoundingClientRect();
            const { scrollHeight, scrollWidth } = document.documentElement;
            return { scrollHeight, scrollWidth, headline: headline.height, over: headline.bottom - foot.top };
          });
          const size = `${width} x ${height}: ${JSON.stringify(found)}`;
          assert.ok(found.scrollHeight <= height && found.scrollWidth <= width, size);
          assert.ok(found.headline >= 18 && found.over <= 0, size);
        });
      }
    });

    for (const [where, attributes] of Object.entries(SANDBOXES)) {
      it(`is given the height that it asks for by the page around ${where}, and keeps to it`, async () => {
        const around = `<script type="module" src="/pkg/frame.js"></script>`;
        await open("feed=/feed.json", { attributes, width: 375, height: 200, around });
        const height = await engine.until(() => {
          const { style } = document.querySelector("#news");
          return parseInt(style.height) > 400 && style.height;
        });
        await inside(async () => {
          await isReady();
          await engine.until(() => !document.documentElement.classList.contains("fills"));
        });
        assert.equal(await engine.run(() => document.querySelector("#news").style.height), height);
      });
    }

    it("is given no height by another frame, or from another site", async () => {
      const other = `<iframe title="Other" srcdoc="<script>parent.postMessage({type:'newsreel:height',height:999},'*');
        parent.postMessage('said', '*')</script>"></iframe>`;
      const said = `<script>addEventListener("message", ({ data }) => { if (data === "said") window.said = true })</script>`;
      const around = `<script type="module" src="/pkg/frame.js"></script>${said}${other}`;
      await open("feed=/feed.json", { width: 375, height: 200, around });
      await engine.until(() => window.said && document.querySelector("#news").style.height);
      const heights = await engine.run(() => [...document.querySelectorAll("iframe")].map(({ style }) => style.height));
      assert.notEqual(heights[0], "999px");
      assert.equal(heights[1], "");
    });

    it("tells WordPress its height with the secret that it was given", async () => {
      await open("feed=/feed.json", { attributes: 'sandbox="allow-scripts"', fragment: "#?secret=Abc123" });
      const told = await engine.until(() => window.told.find(({ message }) => message === "height"));
      assert.equal(told.secret, "Abc123");
      assert.ok(told.value > 200, String(told.value));
    });

    it("tells it again when WordPress says that it listens, and to nobody else", async () => {
      const wordpress = `<iframe title="Other" srcdoc="<script>
        top.news.postMessage({ message: 'ready', secret: 'Abc123' }, '*');
        parent.postMessage('said', '*')</script>"></iframe>`;
      const said = `<script>addEventListener("message", ({ data }) => { if (data === "said") window.said = true })</script>`;
      const attributes = 'sandbox="allow-scripts" name="news"';
      await open("feed=/feed.json", { attributes, fragment: "#?secret=Abc123", around: said });
      await inside(isReady);
      const heights = () => engine.run(() => window.told.filter(({ message }) => message === "height").length);
      const before = await heights();
      await engine.run((html) => document.body.insertAdjacentHTML("beforeend", html), wordpress);
      await engine.until(() => window.said);
      await engine.run(() => document.querySelector("#news").contentWindow.postMessage({ message: "ready" }, "*"));
      await engine.until((before) => window.told.filter(({ message }) => message === "height").length > before, before);
      assert.equal(await heights(), before + 1);
    });

    it("says plainly what it does not show", async () => {
      await open("feed=https://evil.example/feed.json&label=<b>Call us</b>");
      await inside(async () => {
        const text = await engine.until(() => document.querySelector("p")?.textContent.includes("shows its own") && document.body.textContent);
        assert.equal(text.trim(), `${new URL(recorder.origin).host} shows its own feeds here, and no others.`);
      });
    });

    it("shows no feed that its own server sends on to another site", async () => {
      await open("feed=/moved.json");
      await inside(async () => {
        await engine.until(() => document.querySelector("newsreel-carousel")?.state === "error");
        const text = await engine.run(() => document.querySelector("newsreel-carousel").shadowRoot.textContent);
        assert.doesNotMatch(text, /Headline/);
      });
    });
  });
}

// Both elements in documents and browsers that have less than usual, or something else: another
// window, another language, a platform without one of its parts, globals that a page has replaced.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NAMES } from "./engines.mjs";
import { PARTS, takeAway } from "./platform.mjs";
import { FORM, signup, siteIn } from "./signup-page.mjs";

const ITEMS = ["Kites", "Songs", "Looms", "Boats"];
const FEED = {
  version: "https://jsonfeed.org/version/1.1",
  title: "Harbour news",
  items: ITEMS.map((title) => ({ id: title, title, url: `/${title}`, date_published: "2026-03-09" })),
};
const CAROUSEL = `<newsreel-carousel feed="/feed.json" loading="eager"><a href="/news">All news</a></newsreel-carousel>`;
const BOTH = CAROUSEL + signup();

/** How long a framework keeps what it took out, before it puts it back. */
const AWAY = {
  "no time": () => {},
  "a microtask": () => Promise.resolve(),
  "a task": () => new Promise((done) => setTimeout(done)),
  "some frames": () => new Promise((done) => setTimeout(done, 300)),
};

/** What pages and old libraries put in the place of a browser's own. */
const REPLACEMENTS = {
  "Event by an object of its own": () => (window.Event = { observe() {} }),
  "CustomEvent by a function that makes none": () => (window.CustomEvent = function () {}),
  "URL by a text": () => (window.URL = "https://example.org/"),
  "Promise by a class of its own": () => (window.Promise = class extends Promise {}),
  "arrays that have more to be counted": () => {
    Array.prototype.contains = function (one) {
      return this.includes(one);
    };
    Object.prototype.extend = function () {};
  },
  "arrays that write themselves": () => {
    Array.prototype.toJSON = () => "[]";
    Array.from = (list) => [].slice.call(list);
  },
  "every new tree is closed": () => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function () {
      return attachShadow.call(this, { mode: "closed" });
    };
  },
  "no new tree may be made": () => {
    Element.prototype.attachShadow = () => {
      throw new DOMException("no", "NotSupportedError");
    };
  },
};

for (const name of NAMES) {
  describe(`in ${name}`, () => {
    const site = siteIn(name);
    let engine;

    before(async () => {
      await site.launch();
      engine = site.engine;
      site.answer("/feed.json", 200, JSON.stringify(FEED));
    });
    after(site.close);

    const isReady = () => engine.until(() => document.querySelector("newsreel-carousel").state === "ready");

    /** Opens a page and waits until both elements are what they can be. */
    async function open(body, head) {
      await engine.open(site.page("/documents", body, head));
      await engine.until(isSettled);
      assert.deepEqual(await breaks(), []);
      assert.equal(await engine.run(showsNews), true, "neither the news nor the host's own content shows");
      assert.equal(await engine.run(showsForm), true, "no form shows");
    }

    /** What the page has seen thrown; what it was told in its own words is no fault here. */
    async function breaks() {
      const faults = (await engine.run(() => window.faults.join("\n"))).split("\n");
      return faults.filter((fault) => fault !== "" && !/^(widget|feed|signup)-/.test(fault));
    }

    for (const part of PARTS) {
      it(`shows what it can without ${part}`, async () => {
        await open(BOTH, `<script>(${takeAway})(window, ${JSON.stringify(part)})</script>`);
        await engine.run(() => document.querySelectorAll("newsreel-carousel, newsreel-signup").forEach((one) => one.remove()));
        assert.deepEqual(await breaks(), []);
      });
    }

    for (const [what, replace] of Object.entries(REPLACEMENTS)) {
      it(`lives with a page where ${what}`, () => open(BOTH, `<script>(${replace})()</script>`));
    }

    describe("in another window", () => {
      const FRAME = `<iframe id="other" width="700" height="700" srcdoc="<!doctype html><body></body>"></iframe>`;
      const hasFrame = () => engine.until(() => document.querySelector("#other").contentDocument?.readyState === "complete");

      for (const kind of ["newsreel-carousel", "newsreel-signup"]) {
        it(`is at work where ${kind} was made by this one`, async () => {
          await engine.open(site.page("/frames", FRAME));
          await hasFrame();
          await engine.run(putNew, kind, FORM);
          await engine.until(isAtWorkThere);
          assert.equal(await engine.run(isStyledThere), true);
          assert.deepEqual(await site.faults(), []);
        });

        it(`goes on where a ${kind} at work is taken there`, async () => {
          await engine.open(site.page("/frames", BOTH + FRAME));
          await hasFrame();
          await isReady();
          await site.isAtWork();
          await engine.run(take, kind);
          await engine.until(isAtWorkThere);
          assert.equal(await engine.run(isStyledThere), true);
          assert.deepEqual(await site.faults(), []);
        });
      }
    });

    for (const [away, wait] of Object.entries(AWAY)) {
      it(`shows the same slide after ${away} out of the document, and reads nothing again`, async () => {
        await open(BOTH);
        await engine.run(() => document.querySelector("newsreel-carousel").show(2));
        site.recorder.clear();
        await engine.run(`async () => {
          const element = document.querySelector("newsreel-carousel");
          element.remove();
          await (${wait})();
          document.body.prepend(element);
        }`);
        await engine.until(() => document.querySelector("newsreel-carousel").state === "ready");
        const shown = () => {
          const element = document.querySelector("newsreel-carousel");
          const slides = element.shadowRoot.querySelector("[part=slides]");
          const left = slides.querySelector("[part=slide]:not([inert])")?.getBoundingClientRect().left;
          return [element.index, Math.round(left - slides.getBoundingClientRect().left)];
        };
        assert.deepEqual(await engine.run(shown), [2, 0]);
        assert.deepEqual(site.recorder.all(), []);
        await engine.run(() => document.querySelector("newsreel-carousel").next());
        assert.equal((await engine.run(shown))[0], 3);
      });
    }

    describe("where the language is said later", () => {
      const says = (selector, text) => engine.until(saysSo, selector, text);

      it("speaks that of the page, of what is around it, and its own", async () => {
        await open(`<main>${BOTH}</main>`);
        for (const [selector, lang, next] of [
          ["html", "de", "Nächste Folie"],
          ["main", "fr", "Diapositive suivante"],
          ["newsreel-carousel", "es", "Diapositiva siguiente"],
        ]) {
          await engine.run((selector, lang) => (document.querySelector(selector).lang = lang), selector, lang);
          await says("[part=next]", next);
        }
        assert.equal(await engine.run(() => document.querySelector("newsreel-carousel").index), 0);
      });

      it("keeps the focus and the slide where they are", async () => {
        await open(BOTH);
        await engine.run(() => {
          const element = document.querySelector("newsreel-carousel");
          element.next();
          element.shadowRoot.querySelector("[part=slide]:not([inert]) a").focus();
          document.documentElement.lang = "de";
        });
        await says("[part=next]", "Nächste Folie");
        await says("[part=slide]:not([inert])", "2 von 4: Songs");
        const focused = () => document.querySelector("newsreel-carousel").shadowRoot.activeElement?.textContent;
        assert.equal(await engine.run(focused), "Songs");
      });

      it("speaks that of a shadow root around it", async () => {
        await open(BOTH);
        await engine.run(() => {
          const holder = document.body.appendChild(document.createElement("div"));
          const root = holder.attachShadow({ mode: "open" });
          const inner = root.appendChild(document.createElement("p"));
          inner.append(document.querySelector("newsreel-carousel"));
          window.found = inner.firstChild;
        });
        await engine.run(() => (window.found.parentNode.lang = "ru"));
        await engine.until(() => window.found.shadowRoot.querySelector("section").lang === "ru");
      });

      it("has the sign-up speak it", async () => {
        await open(CAROUSEL + '<newsreel-signup loading="eager" action="/subscribe"></newsreel-signup>');
        await engine.run(() => (document.documentElement.lang = "de"));
        await engine.until(() => document.querySelector("newsreel-signup button").textContent === "Abonnieren");
      });

      it("reads a tag with an underscore as one", async () => {
        await engine.open(site.page("/documents", `<main lang="zh_TW">${BOTH}</main>`));
        await isReady();
        await says("[part=next]", "下一張投影片");
      });
    });

    it("says each event under a name that frameworks can bind, too", async () => {
      await engine.open(
        site.page("/documents", `<script>
          window.heard = [];
          for (const name of ["load", "slide", "open", "submit", "subscribed", "invalid", "error"])
            for (const sign of ":-")
              addEventListener("newsreel" + sign + name, (event) => heard.push([event.type, JSON.stringify(event.detail), event.cancelable]));
          addEventListener("newsreel-submit", (event) => event.preventDefault());
        </script>${BOTH}`),
      );
      await isReady();
      await site.isAtWork();
      await engine.run(() => document.querySelector("newsreel-carousel").next());
      await engine.run(() => document.querySelector("newsreel-signup").submit());
      await engine.type("[name=email]", "ada@example.org");
      await engine.run(() => document.querySelector("newsreel-signup").submit());
      await engine.until(() => window.heard.length >= 8);
      const heard = await engine.run(() => window.heard);
      for (const [type, detail, cancelable] of heard.filter(([type]) => type.includes(":"))) {
        assert.deepEqual(
          heard.filter(([other]) => other === type.replace(":", "-")),
          [[type.replace(":", "-"), detail, cancelable]],
        );
      }
      assert.deepEqual(
        heard.map(([type]) => type).filter((type) => type.includes("-")),
        ["newsreel-load", "newsreel-slide", "newsreel-invalid", "newsreel-submit"],
      );
    });

    it("is one carousel where `loading` changes while it comes", async () => {
      let release;
      site.recorder.hold("widget.js", new Promise((resolve) => (release = resolve)));
      await engine.open(site.page("/documents", `<div style="height: 4000px"></div>${BOTH}`));
      await engine.run(() => {
        for (const one of document.querySelectorAll("newsreel-carousel, newsreel-signup")) one.loading = "lazy";
      });
      release();
      await isReady();
      await engine.run(() => document.querySelector("newsreel-carousel").scrollIntoView());
      await site.isAtWork();
      await engine.run(twoFrames);
      const sections = () => document.querySelector("newsreel-carousel").shadowRoot.querySelectorAll("section").length;
      assert.equal(await engine.run(sections), 1);
      await engine.run(() => document.querySelector("newsreel-signup input").focus());
      assert.equal(await engine.until(() => document.querySelectorAll(".newsreel-status").length), 1);
    });
  });
}

// These run in the page.

function isSettled() {
  const [carousel, form] = document.querySelectorAll("newsreel-carousel, newsreel-signup");
  const isTold = (code) => window.faults.some((fault) => fault.startsWith(code));
  const hasNews = ["ready", "error"].includes(carousel.state);
  const hasForm = "state" in form.dataset || isTold("widget-");
  // Where there are no such events, nobody is told: then the state says it.
  return hasNews && (hasForm || typeof CustomEvent !== "function" || !new CustomEvent("x").detail === undefined);
}

function showsNews() {
  const element = document.querySelector("newsreel-carousel");
  const isSeen = (node) => (node?.getBoundingClientRect().width ?? 0) > 0 && node.getBoundingClientRect().height > 0;
  const slide = element.shadowRoot?.querySelector("[part=slide]:not([inert]) a");
  // A closed tree can be measured from outside alone.
  return isSeen(slide) || isSeen(element.querySelector("a")) || element.getBoundingClientRect().height > 100;
}

function showsForm() {
  const { width, height } = document.querySelector("newsreel-signup button").getBoundingClientRect();
  return width > 0 && height > 0;
}

function putNew(kind, form) {
  const element = document.createElement(kind);
  element.setAttribute("loading", "eager");
  if (kind === "newsreel-carousel") {
    element.setAttribute("feed", "/feed.json");
    element.append("All news");
  } else {
    const template = document.createElement("template");
    template.innerHTML = form;
    element.append(template.content);
  }
  document.querySelector("#other").contentDocument.body.append(element);
}

function take(kind) {
  document.querySelector("#other").contentDocument.body.append(document.querySelector(kind));
}

function isAtWorkThere() {
  const element = document.querySelector("#other").contentDocument.body.firstElementChild;
  return element?.state === "ready" || element?.dataset.state !== undefined;
}

function isStyledThere() {
  const element = document.querySelector("#other").contentDocument.body.firstElementChild;
  const root = element.shadowRoot ?? element.ownerDocument;
  const slides = element.shadowRoot?.querySelector("[part=slides]");
  const isScroller = !slides || getComputedStyle(slides).overflowX === "auto";
  return root.adoptedStyleSheets.length === 1 && isScroller;
}

function saysSo(selector, text) {
  const found = document.querySelector("newsreel-carousel").shadowRoot.querySelector(selector);
  return found?.getAttribute("aria-label") === text;
}

function twoFrames() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

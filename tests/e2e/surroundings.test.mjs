// The sign-up among what pages do around it: shortcuts, sandboxes, translators, forms around the
// page, and frameworks that take things out, put them back and write them anew.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NAMES } from "./engines.mjs";
import { FORM, signup, siteIn } from "./signup-page.mjs";

const ADDRESS = "ada@example.org";
const AWAY = {
  "a microtask": () => Promise.resolve(),
  "a frame": () => new Promise((done) => requestAnimationFrame(done)),
  "half a second": () => new Promise((done) => setTimeout(done, 500)),
  "a second and more": () => new Promise((done) => setTimeout(done, 1_300)),
};
/** What a framework may do to a form that it wrote, when it writes it again. */
const REWRITES = {
  "puts another form in its place": (html) => {
    document.querySelector("newsreel-signup form").outerHTML = html;
  },
  "writes the whole content again": (html) => {
    document.querySelector("newsreel-signup").innerHTML = html;
  },
  "writes what is in the form again": (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    const form = document.querySelector("newsreel-signup form");
    form.replaceChildren(...template.content.querySelector("form").childNodes);
  },
  "takes away the attributes that it did not write": () => {
    const form = document.querySelector("newsreel-signup form");
    const own = ["action", "method", "type", "name", "required", "id"];
    for (const node of [form, ...form.querySelectorAll("label, input, #join")]) {
      for (const name of node.getAttributeNames()) {
        if (!own.includes(name)) node.removeAttribute(name);
      }
    }
  },
  "takes away the nodes that it did not write": () => {
    for (const node of document.querySelectorAll(".newsreel-message, .newsreel-status")) node.remove();
  },
};

for (const name of NAMES) {
  describe(`in ${name}, the sign-up`, () => {
    const site = siteIn(name);
    let engine, recorder;

    before(async () => {
      await site.launch();
      ({ engine, recorder } = site);
    });
    after(site.close);

    async function subscribes(address = ADDRESS) {
      const { body } = await recorder.first();
      assert.equal(new URLSearchParams(body).get("email"), address);
      await site.reaches("subscribed");
      assert.equal(recorder.all().length, 1, JSON.stringify(recorder.all()));
      assert.deepEqual(await site.faults(), []);
    }

    it("takes the letters that a page has shortcuts on", async () => {
      const shortcuts = `<script>
        addEventListener("keydown", (event) => {
          const { tagName, isContentEditable } = event.target;
          if (["INPUT", "TEXTAREA", "SELECT"].includes(tagName) || isContentEditable) return;
          if (["/", "s", "k", "j", "?"].includes(event.key)) event.preventDefault();
        })</script>`;
      await site.open(signup(), shortcuts);
      await engine.click("[name=email]");
      await engine.keys("jack.sks@example-desks.org");
      assert.equal(await site.value(), "jack.sks@example-desks.org");
      await engine.press("Enter");
      await subscribes("jack.sks@example-desks.org");
    });

    describe("in a frame from which no form may be sent", () => {
      const AROUND = '<iframe sandbox="allow-scripts" src="/inside" width="600" height="300"></iframe>';

      async function inside(work) {
        recorder.clear();
        site.page("/inside", signup());
        await engine.open(recorder.page("/outside", `<!doctype html><title>T</title>${AROUND}`));
        await engine.inFrame("iframe", async () => {
          await site.isAtWork();
          await engine.click("[name=email]");
          await work();
        });
      }

      it("sends at a press", () =>
        inside(async () => {
          await engine.keys(ADDRESS);
          await engine.click("#join");
          await subscribes();
        }));

      it("sends at Enter", () =>
        inside(async () => {
          await engine.keys(ADDRESS);
          await engine.press("Enter");
          await subscribes();
        }));

      it("says what the server says against it", () =>
        inside(async () => {
          site.answer("/subscribe", 422, '{"message": "No such reader."}');
          try {
            await engine.keys(ADDRESS);
            await engine.press("Enter");
            await site.reaches("failed");
            assert.match(await site.says(), /No such reader\./);
          } finally {
            site.answer("/subscribe", 200, "{}");
          }
        }));

      it("says what is wrong with an address", () =>
        inside(async () => {
          await engine.keys("ada@");
          await engine.click("#join");
          await site.reaches("invalid");
          assert.match(await site.says(), /\w/);
          assert.deepEqual(recorder.all(), []);
        }));
    });

    for (const ms of [0, 50]) {
      it(`sends at the first press where a translator rewrites its text within ${ms} ms`, async () => {
        await site.open(signup());
        await engine.run(translate, ms);
        await engine.type("[name=email]", ADDRESS);
        await engine.mouse("#join", 120);
        await subscribes();
        const said = await engine.until(() => document.querySelector(".newsreel-message")?.textContent);
        assert.equal(said.split(ADDRESS).length, 2, said);
      });
    }

    it("never shows two messages at once where a translator rewrites the first", async () => {
      await site.open(signup());
      await engine.run(translate, 0);
      await engine.type("[name=email]", "ada@");
      await engine.mouse("#join", 120);
      await site.reaches("invalid");
      const first = await site.says();
      await site.replace("ada");
      await engine.mouse("#join", 120);
      await engine.until((first) => {
        const text = document.querySelector(".newsreel-message")?.textContent.trim();
        return text && text !== first;
      }, first);
      const shown = await engine.run(() => document.querySelectorAll(".newsreel-message").length);
      assert.equal(shown, 1);
      assert.equal((await site.message()).includes(first), false);
    });

    for (const [long, pause] of Object.entries(AWAY)) {
      it(`keeps what was typed when it is taken out for ${long}`, async () => {
        await site.open(`<main>${signup()}</main>`);
        await engine.type("[name=email]", "half@typ");
        await engine.run(takeOut, String(pause));
        await site.isAtWork();
        assert.equal(await site.value(), "half@typ");
        await site.replace(ADDRESS);
        await engine.click("#join");
        await subscribes();
      });

      it(`keeps its state and its message when it is taken out for ${long}`, async () => {
        await site.open(`<main>${signup()}</main>`);
        await engine.type("[name=email]", "ada@gmial.com");
        await engine.click("#join");
        await site.reaches("invalid");
        const said = await site.says();
        await engine.run(takeOut, String(pause));
        await site.reaches("invalid");
        assert.equal(await site.says(), said);
        assert.equal(await engine.run(() => document.querySelectorAll(".newsreel-message").length), 1);
        await engine.click(".newsreel-suggestion");
        await engine.click("#join");
        await subscribes("ada@gmail.com");
      });

      it(`learns how it ended when it was taken out for ${long} meanwhile`, async () => {
        const release = site.holdAnswer("/subscribe");
        await site.open(`<main>${signup()}</main>`);
        await engine.type("[name=email]", ADDRESS);
        await engine.click("#join");
        await recorder.first();
        await engine.run(takeOut, String(pause));
        release();
        await subscribes();
        assert.match(await site.says(), /ada@example\.org/);
      });
    }

    describe("in a form around the page", () => {
      const FIELDS = `<label>E-mail <input type="email" name="email" required></label>
        <input type="hidden" name="list" value="news"><button id="join">Subscribe</button>`;
      const wide = (inner) => `<form id="outer" action="/outer" method="post"><input type="hidden" name="__STATE" value="s">
        <input name="q" aria-label="Search"><button id="search" name="find" value="1">Search</button>
        ${signup(inner, 'action="/subscribe"')}</form>`;

      it("leaves the page's own search alone", async () => {
        await site.open(wide(FIELDS));
        await engine.type("[name=q]", "tides");
        await engine.click("#search");
        const { url, body } = await recorder.first();
        assert.deepEqual([url, body], ["/outer", "__STATE=s&q=tides&find=1"]);
      });

      it("leaves Enter in the page's own field alone", async () => {
        await site.open(wide(FIELDS));
        await engine.type("[name=q]", "tides\uE007");
        const { url, body } = await recorder.first();
        assert.deepEqual([url, body], ["/outer", "__STATE=s&q=tides&find=1"]);
      });

      for (const [how, press] of [["a press", () => engine.click("#join")], ["Enter", () => engine.press("Enter")]]) {
        it(`sends its own fields alone at ${how}`, async () => {
          await site.open(wide(FIELDS));
          await engine.type("[name=q]", "tides");
          await engine.type("[name=email]", ADDRESS);
          await press();
          const { url, body } = await recorder.first();
          assert.deepEqual([url, body], ["/subscribe", "email=ada%40example.org&list=news"]);
          await subscribes();
        });
      }

      it("does so too where the host wrote a form inside, which no parser keeps", async () => {
        await site.open(wide(FORM));
        await engine.type("[name=email]", ADDRESS);
        await engine.click("#join");
        const { url, body } = await recorder.first();
        assert.deepEqual([url, body], ["/subscribe", "email=ada%40example.org"]);
      });
    });

    for (const [what, rewrite] of Object.entries(REWRITES)) {
      it(`goes on when a framework ${what} while a message shows`, async () => {
        await site.open(signup());
        await engine.type("[name=email]", "ada@");
        await engine.click("#join");
        await site.reaches("invalid");
        await engine.run(rewrite, FORM);
        await site.isAtWork();
        await site.replace("ada@");
        await engine.click("#join");
        await engine.until(() => document.querySelectorAll(".newsreel-message").length === 1);
        assert.match(await site.says(), /\w/);
        await site.replace(ADDRESS);
        await engine.click("#join");
        await subscribes();
      });

      it(`goes on when a framework ${what} while the address is on its way`, async () => {
        const release = site.holdAnswer("/subscribe");
        await site.open(signup());
        await engine.type("[name=email]", ADDRESS);
        await engine.click("#join");
        await recorder.first();
        await engine.run(rewrite, FORM);
        release();
        await subscribes();
        assert.match(await site.says(), /ada@example\.org/);
      });
    }
  });
}

// These run in the page.

/** Wraps each text of the element, now and whenever one comes, as translators do. */
function translate(ms) {
  const root = document.querySelector("newsreel-signup");
  const wrap = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentNode.localName === "font") continue;
      const font = document.createElement("font");
      font.textContent = `${text.data} `;
      text.replaceWith(font);
    }
  };
  wrap();
  const observer = new MutationObserver(() => setTimeout(wrap, ms));
  observer.observe(root, { childList: true, subtree: true, characterData: true });
}

/** Takes the element out, and puts it back after a pause. */
async function takeOut(pause) {
  const element = document.querySelector("newsreel-signup");
  element.remove();
  await (0, eval)(`(${pause})`)();
  document.querySelector("main").append(element);
}

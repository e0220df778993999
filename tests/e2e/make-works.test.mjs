// Every kind of snippet, every two choices together, on a page: the news shows and the form is ready.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { launch } from "./browser.mjs";
import { launchEngine, NAMES } from "./engines.mjs";
import { worksIn } from "./make-page.mjs";
import { contextOf, feedOf, publication, rows, stateOf } from "./make-states.mjs";
import { startRecorder } from "./recorder.mjs";
import { outcome } from "../../www/make/snippet.js";

const PASTED = ["plain", "preload", "scriptless", "line"];
/** Pages that are opened at the same time. */
const AT_ONCE = 4;
const JSON_FOR_ANYBODY = { "Content-Type": "application/feed+json", "Access-Control-Allow-Origin": "*" };

describe("a snippet", () => {
  let recorder, news;

  before(async () => {
    recorder = await startRecorder();
    const feed = await feedOf("en");
    recorder.answer("/feed.json", (response) => response.writeHead(200, JSON_FOR_ANYBODY).end(JSON.stringify(feed)));
    // Pictures are of no concern here.
    for (const { image } of feed.items) recorder.answer(new URL(image, recorder.origin).pathname, (response) => response.writeHead(204).end());
    news = await publication(feed, `${recorder.origin}/feed.json`);
  });
  after(() => recorder.stop());

  /** Puts an outcome into an empty page; gives its address and what should be seen there. */
  async function paste(row, number) {
    const state = { ...stateOf(row, recorder.origin), base: `${recorder.origin}/pkg/`, frame: `${recorder.origin}/pkg/frame.html` };
    const { parts, problem } = outcome(state, news, await contextOf(state, `${recorder.origin}/pkg/`));
    assert.equal(problem, undefined);
    const [{ text }] = parts;
    const policy = row.policy ? await policyOf(state) : "";
    const html = `<!doctype html><html lang="en"><meta charset="utf-8">${policy}<title>Empty</title>\n${text}`;
    return {
      address: recorder.page(`/page-${number}.html`, html),
      slides: state.show === "signup" ? null : Math.min(2, Number(state.news.limit ?? 2)),
      text,
    };
  }

  /** The lines of the policy for that very snippet, held by the page itself. */
  async function policyOf(state) {
    const { parts } = outcome({ ...state, as: "policy" }, news, await contextOf(state, `${recorder.origin}/pkg/`));
    const content = parts[0].text.replace("Content-Security-Policy: ", "").replaceAll('"', "&quot;");
    return `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${content}">`;
  }

  /** A sign-up with a service that opens a tab, or with one that is not there, is ready all the same. */
  const shows = (row, { slides, form }, wanted, text) => {
    assert.equal(slides, wanted.slides, `${JSON.stringify(row)}\n${text}`);
    if (row.show !== "news" && row.as !== "line" && row.form === "written") assert.ok(form, text);
  };

  it("works with every two choices, in Chromium, also under the policy that is said to be enough", async (t) => {
    const browser = await launch();
    t.after(() => browser.close());
    const all = [...rows({ as: PASTED, policy: [false, true] }).entries()];
    const work = async () => {
      const page = await browser.newPage();
      const problems = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      for (let next = all.pop(); next; next = all.pop()) {
        const [number, row] = next;
        // A style in an attribute takes a policy that allows all of them.
        const asked = { ...row, policy: row.policy && !(row.as === "line" && (row["style.accent"] || row["style.headline-font"] || row["style.slides-per-view"])) };
        const wanted = await paste(asked, number);
        await page.goto(wanted.address);
        const found = await worksIn(page).catch((error) => assert.fail(`${error}\n${JSON.stringify(row)}\n${problems}\n${wanted.text}`));
        shows(row, found, wanted, wanted.text);
        assert.deepEqual(problems, [], `${JSON.stringify(row)}\n${wanted.text}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  });

  it("works in a frame with every two choices, in Chromium", async (t) => {
    const browser = await launch();
    t.after(() => browser.close());
    const page = await browser.newPage();
    const taken = ["show", "lang", "news.interval", "news.limit", "news.open", "news.images", "news.heading-level", "news.time-zone", "news.refresh"];
    const { rows: framed } = { rows: rows({ as: ["frame"] }) };
    const seen = new Set();
    for (const [number, row] of framed.entries()) {
      const key = JSON.stringify(taken.map((name) => row[name]));
      if (seen.has(key)) continue;
      seen.add(key);
      const wanted = await paste(row, `frame-${number}`);
      await page.goto(wanted.address);
      const frame = await page.locator("iframe").elementHandle().then((handle) => handle.contentFrame());
      const { slides } = await worksIn(frame);
      assert.equal(slides, wanted.slides, wanted.text);
    }
  });

  for (const name of NAMES.filter((name) => name !== "chromium")) {
    it(`works in ${name}`, async (t) => {
      const engine = await launchEngine(name);
      t.after(() => engine.close());
      for (const [number, row] of rows({ as: [...PASTED, "frame"] }).entries()) {
        const wanted = await paste(row, `${name}-${number}`);
        await engine.open(wanted.address);
        const look = async () => {
          await engine.until(() => {
            const news = document.querySelector("newsreel-carousel");
            const signup = document.querySelector("newsreel-signup");
            return (news || signup) && (!news || news.state === "ready") && (!signup || signup.dataset.state);
          });
          return engine.run(() => document.querySelector("newsreel-carousel")?.count ?? null);
        };
        const slides = row.as === "frame" ? await engine.inFrame("iframe", look) : await look();
        assert.equal(slides, wanted.slides, `${JSON.stringify(row)}\n${wanted.text}`);
      }
    });
  }
});

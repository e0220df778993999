// Whatever form a host has: with the element around it, the same bytes go to the same place as
// without it, but for the address, which goes in its canonical form.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { launchEngine, NAMES } from "./engines.mjs";
import consent from "./host-forms/consent.mjs";
import controls from "./host-forms/controls.mjs";
import frameworks from "./host-forms/frameworks.mjs";
import sending from "./host-forms/sending.mjs";
import services from "./host-forms/services.mjs";
import { startRecorder } from "./recorder.mjs";

const FORMS = { services, frameworks, consent, controls, sending };
const TYPED = "Ada@Example.ORG";
const CANONICAL = "Ada@example.org";
const ENTER = "\uE007";
/** Where the person learns how it went. */
const ENDS = { here: isOver, elsewhere: isHandedOver, "in its place": isOnNextPage, "in a frame": isInFrame };
const TAGS = /<\/?signup[^>]*>/g;
const ELEMENT = `<script>
    window.told = [];
    addEventListener("newsreel:error", (event) => told.push(event.detail.code));
    addEventListener("error", (event) => told.push(event.message));
    addEventListener("unhandledrejection", (event) => told.push(String(event.reason)));
  </script><script type="module" src="/pkg/newsreel.js"></script>`;

for (const name of NAMES) {
  describe(`in ${name}, a host's form with the element around it sends what it sends alone`, () => {
    let engine, recorder, folder;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "newsreel-files-"));
      recorder = await startRecorder();
      engine = await launchEngine(name);
    });

    after(async () => {
      await engine?.close();
      await recorder?.stop();
      await rm(folder, { recursive: true });
    });

    for (const [family, rows] of Object.entries(FORMS)) {
      describe(family, () => {
        for (const row of rows.filter(({ unless = [] }) => !unless.includes(name))) {
          it(row.name, () => compare(row));
        }
      });
    }

    async function compare(row) {
      const { typed = TYPED, address = CANONICAL } = row;
      await open(row, without(row));
      const alone = await send(row);
      await engine.closeOthers();
      assert.equal(occurrences(alone, typed), 1, `natively: ${JSON.stringify(alone)}`);
      if (process.env.NATIVE) return;

      await open(row, around(row), ELEMENT);
      const told = await engine.until(isAtWork);
      assert.deepEqual(told, row.isLeftAlone ? ["signup-field"] : ["at work"]);
      assert.deepEqual(await send(row), withAddress(alone, typed, address));
      if (row.isLeftAlone) return;
      assert.deepEqual(await engine.until(ENDS[row.ends ?? "here"]), ["over"]);
      assert.equal(recorder.all().length, 1, JSON.stringify(recorder.all()));
      await engine.closeOthers();
    }

    async function open(row, html, element = "") {
      const { path = "/host", head = "", script = "" } = row;
      const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
        <link rel="icon" href="data:,">${head}${element}<main>${html}</main><script>${script}</script>`;
      // To an address that differs by its fragment alone, a browser scrolls.
      if (path.includes("#")) await engine.open("about:blank");
      await engine.open(recorder.page(path, page));
    }

    /** The one request of the form, once a person has filled it in and sent it. */
    async function send({ steps, ready, enter, ends, press = "form button, button" }) {
      for (const [kind, selector, ...values] of steps) await take[kind](selector, ...values);
      if (ends === "elsewhere") await engine.until(isWhole);
      if (ready) await engine.until((ready) => document.querySelector(ready) !== null, ready);
      recorder.clear();
      if (enter) await engine.type(enter, ENTER);
      else await engine.click(press);
      return recorder.first();
    }

    const take = {
      type: (selector, text) => engine.type(selector, text),
      tick: (selector) => engine.click(selector),
      set: (selector, value) => engine.run(setValue, selector, value),
      async file(selector, ...namesAndTexts) {
        const paths = [];
        for (let at = 0; at < namesAndTexts.length; at += 2) {
          const path = join(folder, namesAndTexts[at]);
          await writeFile(path, namesAndTexts[at + 1]);
          paths.push(path);
        }
        await engine.type(selector, paths.join("\n"));
      },
    };
  });
}

function without({ html, native = html }) {
  return native.replaceAll(TAGS, "");
}

function around({ html }) {
  const marked = html.includes("<signup") ? html : `<signup>${html}</signup>`;
  return marked
    .replaceAll("<signup", '<newsreel-signup loading="eager"')
    .replaceAll("</signup>", "</newsreel-signup>");
}

/** As a text stands in each of the ways in which forms send it. */
function written(text) {
  const [, encoded] = new URLSearchParams({ text }).toString().split("=");
  return [encoded, Buffer.from(text).toString("latin1")];
}

function occurrences(request, text) {
  const all = request.url + request.body;
  return written(text).reduce((count, form) => count + all.split(form).length - 1, 0);
}

/** What must be sent where the host's form alone sends this. */
function withAddress(request, typed, address) {
  const [forms, wanted] = [written(typed), written(address)];
  const change = (text) =>
    forms.reduce((text, form, index) => text.replaceAll(form, wanted[index]), text);
  return { ...request, url: change(request.url), body: change(request.body) };
}

/** Runs in the page: what the element has said of the form, once it has taken it over or left it. */
function isAtWork() {
  if (window.told.length > 0) return window.told;
  return document.querySelector("newsreel-signup[data-state]") && ["at work"];
}

/** Runs in the page: a browser opens a window for a press alone, not for one that has waited. */
function isWhole() {
  return document.querySelector("newsreel-signup")?.validate() ?? true;
}

/** Runs in the page. */
function isOver() {
  const { state } = document.querySelector("newsreel-signup");
  if (state === "subscribed") return ["over", ...window.told];
  return ["failed", "invalid"].includes(state) && [state];
}

/** Runs in the page: a form that goes to another window is sent there, and that is said. */
function isHandedOver() {
  const { state } = document.querySelector("newsreel-signup");
  const said = document.querySelector(".newsreel-message")?.textContent ?? "";
  return state === "editing" && said.trim() !== "" && ["over", ...window.told];
}

/** Runs in the page: what no script can send goes as it would alone, and its answer takes the tab. */
function isOnNextPage() {
  return document.title === "Thanks" && ["over"];
}

/** Runs in the page: its own frame has the answer, and nobody is told of a tab. */
function isInFrame() {
  const frame = document.querySelector("iframe");
  const said = document.querySelector(".newsreel-message")?.textContent ?? "";
  const isThere = frame.contentDocument?.title === "Thanks";
  return isThere && document.querySelector("newsreel-signup").state === "editing" && said.trim() === "" && ["over"];
}

/** Runs in the page: as a person does with controls that have a picker of their own. */
function setValue(selector, value) {
  const control = document.querySelector(selector);
  control.value = value;
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}

// A page with the sign-up in one of the engines, and what is done and seen there.

import { launchEngine } from "./engines.mjs";
import { startRecorder } from "./recorder.mjs";

const FAULTS = `<script>
    window.faults = [];
    for (const name of ["error", "unhandledrejection"]) {
      addEventListener(name, (event) => faults.push(String(event.message ?? event.reason)));
    }
    addEventListener("newsreel:error", (event) => faults.push(event.detail.code));
  </script>`;

/** The form that most tests have, as a host writes it. */
export const FORM = `<form action="/subscribe" method="post">
    <label>E-mail <input type="email" name="email" required></label><button id="join">Subscribe</button></form>`;

export const signup = (inner = FORM, attributes = "") =>
  `<newsreel-signup loading="eager" ${attributes}>${inner}</newsreel-signup>`;

/** An engine with a host's server, for all the tests of a suite. */
export function siteIn(name) {
  const site = {};
  let [engine, recorder] = [];

  site.launch = async () => {
    recorder = await startRecorder();
    engine = await launchEngine(name);
    Object.assign(site, { engine, recorder });
  };
  site.close = async () => {
    await engine?.close();
    await recorder?.stop();
  };

  /** A page with this in it, by its address. */
  site.page = (path, body, head = "") =>
    recorder.page(
      path,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
      <link rel="icon" href="data:,"><style>body { font: 16px sans-serif }</style>${head}${FAULTS}
      <script type="module" src="/pkg/newsreel.js"></script>${body}`,
    );

  /** Opens a page with this in it, and waits until the element is at work. */
  site.open = async (body, head) => {
    recorder.clear();
    await engine.open(site.page("/host", body, head));
    await site.isAtWork();
  };
  site.isAtWork = () => engine.until(isAtWork);
  site.reaches = (state) => engine.until(isIn, state);
  site.state = () => engine.run(() => document.querySelector("newsreel-signup").state);
  /** What the field holds. */
  site.value = (selector = "[name=email]") =>
    engine.run((selector) => document.querySelector(selector).value, selector);
  /** What is shown as a message. */
  site.message = () => engine.run(message);
  /** Waits until something is. */
  site.says = () => engine.until(message);
  /** What has thrown, or was told as a fault. */
  site.faults = () => engine.run(() => window.faults);
  site.replace = (text) => engine.run(empty).then(() => engine.type("[name=email]", text));

  /** Keeps what is sent to a path from being answered until the function that this gives is called. */
  site.holdAnswer = (path, status = 200, body = "{}") => {
    let release = () => {};
    const released = new Promise((resolve) => (release = resolve));
    recorder.answer(path, async (response) => {
      await released;
      answerJson(response, status, body);
    });
    return release;
  };
  site.answer = (path, status, body) =>
    recorder.answer(path, (response) => answerJson(response, status, body));
  return site;
}

function answerJson(response, status, body) {
  const headers = { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" };
  response.writeHead(status, headers).end(body);
}

// These run in the page.

function isAtWork() {
  return document.querySelector("newsreel-signup[data-state]") !== null;
}

function isIn(state) {
  return document.querySelector("newsreel-signup").state === state;
}

function message() {
  const node = document.querySelector(".newsreel-message");
  return node?.checkVisibility() ? node.textContent.trim() : "";
}

function empty() {
  const field = document.querySelector("[name=email]");
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

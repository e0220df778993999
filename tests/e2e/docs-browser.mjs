// Samples that a page is made of: HTML, scripts, style sheets and policies. The addresses in them are those of
// the samples; this machine answers for them, with the package and the demo's feed.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

import { newPage } from "./browser.mjs";
import { ROOT, SITE } from "./docs-pages.mjs";

const PAGE = "https://example.org/sample.html";
const TYPES = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".html": "text/html",
  ".webp": "image/webp",
};
/** Which of our files an address in a sample means. */
const PLACES = [
  [/^https:\/\/cdn\.jsdelivr\.net\/npm\/newsreel@[\d.]+\/(.+)$/, (path) => join(SITE, "pkg", path)],
  [/^https:\/\/example\.org\/newsreel\/(?:[\d.]+\/)?(.+)$/, (path) => join(SITE, "pkg", path)],
  [/^https:\/\/example\.org\/assets\/(newsreel_bg\.wasm)$/, (path) => join(SITE, "pkg", path)],
  [/^https:\/\/example\.org\/(feed\.json|pictures\/[\w.-]+)$/, (path) => join(ROOT, "www", path)],
];
const SCRIPT = '<script type="module" src="https://example.org/newsreel/newsreel.js"></script>';
const ELEMENTS = `
  <newsreel-carousel feed="https://example.org/feed.json" loading="eager">
    <a href="https://example.org/news">Latest news</a>
  </newsreel-carousel>
  <newsreel-signup>
    <form action="https://example.org/subscribe" method="post">
      <input type="email" name="email" aria-label="E-mail address"> <button>Subscribe</button>
    </form>
  </newsreel-signup>`;
const FRAME = '<iframe src="https://example.org/newsreel/frame.html?feed=/feed.json" title="News" height="80"></iframe>';

/** Each language of samples, and what shows in a browser that one is right. */
export const RULES = { html: isHtml, js: isScript, css: isStyle, csp: isPolicy };

/** What the sample puts into a page works there. */
async function isHtml(t, browser, code) {
  const has = (tag) => code.includes(`<${tag}`);
  const isComplete = has("newsreel-carousel") || has("newsreel-signup") || has("iframe");
  // Lines for the head and scripts for other frames have something to work for.
  const body = isComplete ? code : code + (code.includes("/frame.js") ? FRAME : ELEMENTS);
  const { page, asked } = await open(t, browser, code.includes("newsreel.js") ? body : SCRIPT + body);
  const addresses = [...code.matchAll(/(?:src|href)="(https:[^"]+\.(?:js|css|wasm))"/g)].map(([, address]) => address);
  for (const address of addresses) assert.deepEqual(asked.get(address), 200, address);
  const elements = await page.locator("newsreel-carousel, newsreel-signup, iframe").count();
  assert.ok(elements > 0, "no rule covers it: neither an element nor a frame");
  await isAtWork(page);
  if (code.includes("/frame.js")) await page.waitForFunction(() => document.querySelector("iframe").clientHeight > 80);
}

/** The script runs in a page with both elements, which work afterwards; what it prints is what its comment says. */
async function isScript(t, browser, code) {
  if (/^\/\/ (nuxt\.|workbox-)config\n/.test(code)) return isMembers(code);
  const said = [];
  const before = `<script type="importmap">${JSON.stringify(await importMap())}</script><script type="module">
    globalThis.signup = document.querySelector("newsreel-signup");
    if (${code.startsWith("define(")}) globalThis.define = (await import("newsreel")).define;
    await import("https://example.org/sample.js");
    await import("newsreel/define");
    document.documentElement.dataset.ran = "";
  </script>`;
  const own = { "https://example.org/sample.js": code };
  const { page } = await open(t, browser, before + ELEMENTS, own, (text) => said.push(text));
  await page.waitForFunction(() => "ran" in document.documentElement.dataset);
  await isAtWork(page);
  const comments = code.matchAll(/console\.log\(.*\); \/\/ (".*)$/gm);
  const wanted = [...comments].map(([, texts]) => JSON.parse(`[${texts}]`).join(" "));
  for (const text of wanted) assert.ok(said.some((one) => matches(one, text)), `${text} was not printed, but ${said}`);
}

function matches(text, wanted) {
  const [start, end = undefined] = wanted.split("…");
  return end === undefined ? text === wanted : text.startsWith(start) && text.endsWith(end);
}

// A part of a tool's settings, members of an object: no `.wasm` file is left to be fetched ahead.
function isMembers(code) {
  const { hooks, globIgnores } = new Function(`return {${code}\n};`)();
  const manifest = { entry: { dynamicImports: ["words/de.js"], assets: ["carousel.wasm", "page.css"] } };
  hooks?.["build:manifest"](manifest);
  const left = hooks ? manifest : globIgnores.includes("**/*.wasm") ? {} : manifest;
  assert.ok(!JSON.stringify(left).includes(".wasm"), JSON.stringify(left));
}

// The entries of the package by their names, as a bundler would find them.
async function importMap() {
  const { exports } = JSON.parse(await readFile(join(ROOT, "pkg/package.json"), "utf8"));
  const addressOf = (entry) => new URL(entry.default ?? entry, "https://example.org/newsreel/").href;
  const entries = Object.entries(exports);
  return { imports: Object.fromEntries(entries.map(([name, entry]) => [name.replace(/^\./, "newsreel"), addressOf(entry)])) };
}

/** Every rule and declaration is understood, and names no property, part or class that is not there. */
async function isStyle(t, browser, code) {
  const { page } = await open(t, browser, `${SCRIPT}<style>${code}</style>${ELEMENTS}`);
  await isAtWork(page);
  const understood = await page.evaluate((code) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(code);
    return [...sheet.cssRules].map(({ cssText }) => cssText).join("\n");
  }, code);
  for (const [, name] of code.matchAll(/[{;]\s*([\w-]+)\s*:/g)) assert.ok(understood.includes(`${name}:`), name);
  const manifest = await readFile(join(ROOT, "pkg/custom-elements.json"), "utf8");
  for (const [, name] of code.matchAll(/(--newsreel-[\w-]+)/g)) assert.ok(manifest.includes(`"${name}"`), name);
  const sources = await readFile(join(ROOT, "src/css/signup.css"), "utf8");
  for (const [, name] of code.matchAll(/\.(newsreel-[\w-]+)/g)) assert.ok(sources.includes(`.${name}`), name);
}

/** A page with this policy, and with no more, has both elements at work and nothing to report. */
async function isPolicy(t, browser, code) {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${code.trim()}">`;
  const { page } = await open(t, browser, policy + SCRIPT + ELEMENTS);
  await isAtWork(page);
}

/** Opens a page with this content, and gives what it asks for: the status of each answer by its address. */
async function open(t, browser, content, own = {}, hear = () => {}) {
  const page = await newPage(t, browser);
  const asked = new Map();
  page.on("console", (message) => hear(message.text()));
  own[PAGE] = `<!doctype html><html lang="en"><title>Sample</title>${content}`;
  await page.route("**/*", async (route) => {
    const [address] = route.request().url().split("?");
    const answer = await answerOf(address, own);
    asked.set(address, answer.status ?? 200);
    await route.fulfill({ headers: { "access-control-allow-origin": "*" }, ...answer });
  });
  await page.goto(PAGE);
  return { page, asked };
}

async function answerOf(address, own) {
  if (own[address]) return { body: own[address], contentType: TYPES[extname(address)] };
  if (/\/subscribe$/.test(address)) return { json: { success: true } };
  if (/\/(?:opened|favicon\.ico)$/.test(address)) return { status: 204 };
  const place = PLACES.find(([pattern]) => pattern.test(address));
  if (!place) return { status: 404, body: "" };
  const path = place[1](place[0].exec(address)[1]);
  const body = await readFile(path).catch(() => undefined);
  return body ? { body, contentType: TYPES[extname(path)] } : { status: 404, body: "" };
}

/** Every carousel shows a slide, every form takes an address, in frames as well, and no fault was reported. */
async function isAtWork(page) {
  const frames = page.frames();
  for (const frame of frames) {
    await frame.waitForFunction(() => {
      const elements = [...document.querySelectorAll("newsreel-carousel, newsreel-signup")];
      elements.find((one) => one.getBoundingClientRect().top > innerHeight)?.scrollIntoView();
      const isReady = ({ localName, state, dataset }) => (localName === "newsreel-carousel" ? state === "ready" : "state" in dataset);
      return elements.length + document.querySelectorAll("iframe").length > 0 && elements.every(isReady);
    });
  }
  const [form] = await page.locator("newsreel-signup").all();
  if (form) await subscribe(page, form);
  assert.deepEqual(page.problems, []);
}

async function subscribe(page, form) {
  await form.locator("[name=email]").fill("ada@example.org");
  await form.locator("button, input[type=submit]").first().click();
  await page.waitForFunction(() => document.querySelector("newsreel-signup").state === "subscribed");
}

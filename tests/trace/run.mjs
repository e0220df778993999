// Visits until their first slide stands: what follows it never comes. The first module, which notes the
// functions that run, is the file NEWSREEL_TRACED; the notes of each visit are printed as JSON.

import { readFile } from "node:fs/promises";

import { launch } from "../e2e/browser.mjs";
import { openHtml, startDemo } from "../e2e/server.mjs";
import { visits } from "./visits.mjs";

const traced = await readFile(process.env.NEWSREEL_TRACED ?? "");
const demo = await startDemo();
const browser = await launch();
try {
  const seen = {};
  for (const [name, visit] of Object.entries(visits)) seen[name] = await notes(visit);
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
  await demo.stop();
}

/** The notes of a visit, in their order. @param {import("./visits.mjs").Visit} visit */
async function notes({ feed, shows, asks, attributes = "", lang = "en", style = "" }) {
  const page = await browser.newPage();
  try {
    await page.addInitScript(take);
    await page.route("**/news.json", (route) => route.fulfill({ json: feed }));
    await page.route("**/traced.wasm", (route) => route.fulfill({ body: traced }));
    await page.route("**/pkg/moves.wasm", () => {});
    const element = `<newsreel-carousel lang="${lang}" feed="/news.json" loading="eager" ${attributes}></newsreel-carousel>`;
    const body = `<style>${style}</style>${element}<script type="module" src="/pkg/newsreel.js"></script>`;
    await openHtml(page, demo, body);
    await page.getByRole("link", { name: shows }).first().waitFor();
    if (asks) await page.evaluate((asks) => document.querySelector("newsreel-carousel")[asks](), asks);
    return await page.evaluate(() => [...window.notes]);
  } finally {
    await page.close();
  }
}

/** Runs in the page: has the module that notes come in the place of the first. */
function take() {
  const { compile, instantiate } = WebAssembly;
  window.notes = new Set();
  let isFirst = true;
  WebAssembly.compile = async (bytes) => {
    if (!isFirst) return compile(bytes);
    isFirst = false;
    return compile(await (await fetch("/traced.wasm")).arrayBuffer());
  };
  WebAssembly.instantiate = (module, imports) => {
    imports.a.log_execution = (note) => window.notes.add(note);
    return instantiate(module, imports);
  };
}

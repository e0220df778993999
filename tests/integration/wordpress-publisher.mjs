// A publisher's site: its page of news, which leads to the answer that `newsreel oembed` has written.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { startRecorder } from "../e2e/recorder.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Where the documentation has the publisher's site, and the package on it. */
const EXAMPLE = "https://example.org/";
const PACKAGE = /https:\/\/example\.org\/newsreel\/(\d+\.\d+\.\d+\/)?/g;
const JSON_OF_ANYBODY = { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" };
const FEED = {
  version: "https://jsonfeed.org/version/1.1",
  title: "Two Rivers Museum",
  language: "en",
  items: [1, 2, 3].map((number) => ({
    id: String(number),
    url: `/article/${number}`,
    title: `Headline ${number} of the museum`,
    content_text: `The boats are back, ${number} of them.`,
  })),
  _newsreel: { signup: { action: "/subscribe", provider: "json" } },
};

/** Starts the site. Whoever does calls its `stop`. */
export async function startPublisher() {
  const recorder = await startRecorder();
  const port = Number(new URL(recorder.origin).port);
  // Another site than 127.0.0.1 to a browser.
  const site = `http://localhost:${port}`;
  const feed = JSON.stringify(FEED);
  const { line, answer } = await embedded(site, feed);
  recorder.answer("/feed.json", (response) => response.writeHead(200, JSON_OF_ANYBODY).end(feed));
  recorder.answer("/oembed.json", (response) => response.writeHead(200, JSON_OF_ANYBODY).end(answer));
  recorder.page("/news", `<!doctype html><html lang="en"><head><title>News</title>${line}</head>`);
  recorder.page("/", `<!doctype html><html lang="en"><title>Museum</title>`);
  /** The documentation's words for this site. */
  const here = (text) => text.replace(PACKAGE, `${site}/pkg/`).replaceAll(EXAMPLE, `${site}/`);
  /** Where addresses were sent, and which, since the last look. */
  function sent() {
    const requests = recorder.all().filter(({ method }) => method === "POST");
    recorder.clear();
    return requests.map(({ url, body }) => `${url} ${body}`);
  }
  return { asked: recorder.all, here, news: `${site}/news`, port, sent, site, stop: recorder.stop };
}

async function embedded(site, feed) {
  const folder = await mkdtemp(join(tmpdir(), "newsreel-oembed-"));
  const output = join(folder, "oembed.json");
  const places = ["--page", `${site}/news`, "--frame", `${site}/pkg/frame.html?show=both`];
  const found = ["--feed", `${site}/feed.json`, "--answer", `${site}/oembed.json`, "--output", output];
  try {
    const line = await newsreel(["oembed", "-", ...places, ...found], feed);
    return { line, answer: await readFile(output, "utf8") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function newsreel(args, input) {
  const cargo = ["run", "--quiet", "--package", "newsreel-cli", "--", ...args];
  const child = spawn("cargo", cargo, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(input);
  const [output, [code]] = await Promise.all([child.stdout.toArray(), once(child, "exit")]);
  if (code !== 0) throw new Error(`newsreel ended with ${code}`);
  return Buffer.concat(output).toString();
}

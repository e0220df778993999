// A host page and a publisher's feed on a server of the tests' own, which answers as badly as asked.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const PACKAGE = new URL("../../pkg/", import.meta.url);
const TYPES = { css: "text/css", js: "text/javascript", wasm: "application/wasm" };

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */
/** @typedef {(response: Response, request: Request, times: number) => void} Answer */

/** Starts a server on a free port. Whoever starts it calls its `stop`. */
export async function startPublisher() {
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  /** @type {Map<string, number[]>} */
  const seen = new Map();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const times = [...(seen.get(path) ?? []), performance.now()];
    seen.set(path, times);
    const answer = answers.get(path);
    if (answer) answer(response, request, times.length);
    else servePackage(path, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    /** Says what a path answers; gives its address. */
    answer(path, answer) {
      answers.set(path, answer);
      return origin + path;
    },
    /** When a path was asked for, in milliseconds. */
    requests: (path) => seen.get(path) ?? [],
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** An address at which nobody listens. */
export async function nobody() {
  const server = await startPublisher();
  await server.stop();
  return `${server.origin}/feed.json`;
}

/** A host page with carousels of these feeds, each around the page's own link. */
export function hostPage(feeds) {
  const carousels = feeds.map((feed) => {
    return `<newsreel-carousel feed="${feed}" loading="eager"><a href="/news">Latest news</a></newsreel-carousel>`;
  });
  return `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <script type="module" src="/pkg/newsreel.js"></script>${carousels.join("")}`;
}

async function servePackage(path, response) {
  const name = /^\/pkg\/([\w./-]+\.(css|js|wasm))$/.exec(path);
  try {
    if (!name) throw new Error(`nothing is served at ${path}`);
    const body = await readFile(new URL(name[1], PACKAGE));
    response.writeHead(200, { "Content-Type": TYPES[name[2]] }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

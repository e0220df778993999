// A host's server of the tests' own: it gives the pages that a test writes, takes whatever their
// forms send, and keeps each request byte for byte.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const PACKAGE = new URL("../../pkg/", import.meta.url);
const PACKAGE_PATH = /^\/pkg\/([\w./-]+\.(css|html|js|json|wasm))$/;
const TYPES = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  wasm: "application/wasm",
};
/** Browsers ask for it by themselves. */
const ICON = "/favicon.ico";
const WITHIN_MS = 15_000;
const ANYBODY = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "*",
  "Access-Control-Allow-Methods": "*",
};
const BOUNDARY = /^(multipart\/form-data; boundary=)(.+)$/;

/**
 * Starts the server on a free port. Whoever starts it calls its `stop`.
 *
 * @typedef {{ method: string, url: string, type: string | undefined, body: string }} Recorded
 */
export async function startRecorder() {
  const pages = new Map();
  const answers = new Map();
  const held = new Map();
  /** @type {Recorded[]} */
  let recorded = [];
  let wakeUp = () => {};
  let isAway = false;

  async function answer(request, response) {
    const path = new URL(request.url, "http://host").pathname;
    if (await isFile(path, response)) return;
    if (path === ICON) return response.writeHead(204).end();
    if (request.method === "OPTIONS") return response.writeHead(204, ANYBODY).end();
    const page = request.method === "GET" && pages.get(request.url);
    if (page) return response.writeHead(200, { "Content-Type": TYPES.html }).end(page);
    const body = Buffer.concat(await request.toArray());
    recorded.push(record(request, body));
    wakeUp();
    const own = answers.get(path) ?? thank;
    own(response, request, body.toString());
  }

  async function isFile(path, response) {
    const file = PACKAGE_PATH.exec(path);
    if (!file) return false;
    await held.get(file[1]);
    const found = await readFile(new URL(file[1], PACKAGE)).catch(() => null);
    const headers = { "Content-Type": TYPES[file[2]], "Cache-Control": "no-store", ...ANYBODY };
    response.writeHead(found ? 200 : 404, headers).end(found);
    return true;
  }

  const server = createServer((request, response) => {
    if (isAway) return request.socket.destroy();
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;

  return {
    origin,
    /** Says what an address of this host shows; gives it in full. */
    page(path, html) {
      pages.set(path.split("#")[0], html);
      return origin + path;
    },
    /** Says how what is sent to a path is answered. */
    answer: (path, answer) => answers.set(path, answer),
    /** Keeps a file of the package back until this is over. */
    hold: (file, until) => held.set(file, until),
    /** Whether nothing answers at this address. */
    away: (is) => (isAway = is),
    clear: () => (recorded = []),
    all: () => recorded,
    /** The first request since the last `clear` that is such a one, once it is there. */
    async first(isOne = () => true) {
      const late = AbortSignal.timeout(WITHIN_MS);
      while (!recorded.some(isOne)) {
        if (late.aborted) throw new Error("nothing was sent");
        await new Promise((resolve) => {
          wakeUp = resolve;
          late.addEventListener("abort", resolve, { once: true });
        });
      }
      return recorded.find(isOne);
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Multipart has a boundary that the browser draws by lot: it is read as the same in all. */
function record(request, body) {
  const type = request.headers["content-type"];
  const text = body.toString("latin1");
  const { method, url } = request;
  const parts = BOUNDARY.exec(type ?? "");
  if (!parts) return { method, url, type, body: text };
  return { method, url, type: `${parts[1]}B`, body: text.replaceAll(parts[2], "B") };
}

/** A form's own request gets a page, a script's gets JSON. */
function thank(response, request) {
  const { "sec-fetch-mode": mode } = request.headers;
  if (mode === "navigate") {
    const page = `<!doctype html><html lang="en"><title>Thanks</title><h1>Thank you</h1>`;
    response.writeHead(200, { "Content-Type": TYPES.html }).end(page);
  } else {
    response.writeHead(200, { "Content-Type": TYPES.json, ...ANYBODY }).end("{}");
  }
}

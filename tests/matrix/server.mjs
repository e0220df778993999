// The server of the test: it has the feed and its pictures, and takes addresses.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const FEED = new URL("../../www/feed.json", import.meta.url);
const MOST_BYTES = 10_000; // of a form with one field
const OPEN = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** A server on a free port. Whoever opens it calls its `stop`. */
export async function open() {
  const feed = String(await readFile(FEED));
  const sent = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname.endsWith("/feed.json")) return answer(response, "application/feed+json", feed);
    if (/\/pictures\//.test(pathname)) return answer(response, "image/svg+xml", SVG);
    if (asksNeedlessly(request)) return void response.writeHead(204, { ...OPEN, "Access-Control-Allow-Headers": "*" }).end();
    if (request.method !== "POST" || !pathname.endsWith("/subscribe")) return void response.writeHead(404, OPEN).end();
    sent.push({ site: pathname.split("/")[1], form: new URLSearchParams(await bodyOf(request)) });
    answer(response, "application/json", "{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    titles: JSON.parse(feed).items.map(({ title }) => title),
    /** Where a site of this name finds its feed, and sends to. */
    address: (site) => `http://127.0.0.1:${server.address().port}/${site}/`,
    /** The addresses that a site has sent. */
    sentBy: (name) => sent.filter(({ site }) => site === name).flatMap(({ form }) => form.getAll("email")),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

// A form's request needs no leave of the server, and no browser asks for it; happy-dom does.
function asksNeedlessly({ method, headers }) {
  return method === "OPTIONS" && /HappyDOM/.test(headers["user-agent"] ?? "");
}

function answer(response, type, body) {
  response.writeHead(200, { ...OPEN, "Content-Type": type }).end(body);
}

async function bodyOf(request) {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
    if (body.length > MOST_BYTES) throw new Error("this is no address");
  }
  return body;
}

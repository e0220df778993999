// Serves the demo, the package and pages of our own, and hears from a page how far it is.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

/** What a page tells: that news has come, and each slide. */
const TELL = `for (const name of ["load", "slide"]) addEventListener("newsreel:" + name, () => fetch("/told/" + name));`;

export async function serve() {
  const waiting = [];
  const told = (name) => waiting.splice(0).forEach((one) => (one.name === name ? one.resolve() : waiting.push(one)));
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const answer = (type, body) => response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
    if (request.method === "POST") return request.resume().on("end", () => answer(TYPES[".json"], "{}"));
    if (pathname.startsWith("/told/")) return told(pathname.slice(6)), answer("text/plain", "");
    if (pathname === "/tell.js") return answer(TYPES[".js"], TELL);
    try {
      const file = new URL(`.${pathname}`, ROOT);
      const body = await readFile(fileURLToPath(file));
      const type = TYPES[extname(pathname)] ?? "application/octet-stream";
      const tells = extname(pathname) === ".html";
      answer(type, tells ? String(body).replace("<head>", '<head><script src="/tell.js"></script>') : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    /** Resolves when a page tells this. */
    hears: (name) => new Promise((resolve) => waiting.push({ name, resolve })),
    stop: () => server.close(),
  };
}

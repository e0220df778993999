// Serves the package, a page for each policy, the feeds, what takes subscriptions, and hands out rows
// to the page that judges.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { answerOf, controlOf, feedOf } from "./feeds.mjs";

const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".css": "text/css" };

const SCRIPTS = ["judge.js", "signup.js"];

const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
  "img-src http: https: data:; media-src https:; require-trusted-types-for 'script'; trusted-types ";

/** The policies under which the widget must do its work. */
export const POLICIES = { none: undefined, named: `${STRICT}newsreel`, strict: `${STRICT}'none'` };

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rows</title>
<body><p id="host-text">The host page.</p><script type="module" src="/judge.js"></script>`;

/** A server for these rows. `next` gives the rows that are still to be judged, `report` takes results. */
export async function serve({ packageFolder, rows, next, report }) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const [, folder, name] = url.pathname.split("/");
    const answer = (type, body, headers = {}) => {
      response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...headers });
      response.end(body);
    };
    try {
      if (folder === "page") {
        const policy = POLICIES[name];
        return answer("text/html", PAGE, policy && { "content-security-policy": policy });
      }
      if (SCRIPTS.includes(folder)) return answer("text/javascript", await readFile(new URL(folder, import.meta.url)));
      if (folder === "next") return answer("application/json", JSON.stringify(next()));
      if (folder === "report") {
        report(JSON.parse(await body(request)));
        return answer("application/json", "{}");
      }
      if (folder === "feed") {
        const row = rows.get(decodeURIComponent(name));
        return answer("application/feed+json", url.searchParams.has("control") ? controlOf(row) : feedOf(row, row.payload));
      }
      if (folder === "signup") {
        const row = rows.get(decodeURIComponent(name));
        const [status, value] = answerOf(row, url.searchParams.has("control") ? "x" : row.payload);
        response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
        return response.end(JSON.stringify(value));
      }
      if (folder === "pkg") {
        const path = normalize(url.pathname.slice("/pkg/".length));
        return answer(TYPES[extname(path)] ?? "application/octet-stream", await readFile(join(packageFolder, path)));
      }
      response.writeHead(404).end();
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

// One local server for all that is measured: brotli, the cache headers of a good static host, and a
// count of what went out.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { bundle } from "./bundle.mjs";
import { feed, hostileFeed, longWordFeed, picture } from "./feed.mjs";
import { BEFORE, BUILDS, HOST_STYLE, page, STRICT_POLICY, WIDGET } from "./subjects.mjs";
import { PROBE } from "./visit.mjs";
import { brotli } from "./weigh.mjs";

const TYPES = {
  ".css": "text/css",
  ".ico": "image/x-icon",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/feed+json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** What a visitor downloads of a widget, whatever the publisher's news and pictures are. */
export const CODE = /^\/(newsreel|before|peers)\//;

/** Feeds that are no mere number of items. */
const SPECIAL = { hostile: hostileFeed, "long-word": longWordFeed };

const PACKAGE = fileURLToPath(new URL("../pkg/", import.meta.url));

// Feeds are compressed as a server does on the fly: the best quality takes half a minute for a long
// one, and their bytes are the publisher's.
const FEED_QUALITY = 5;

/**
 * Starts the server on a free port. `close` ends it; `take` gives what went out since it was asked
 * last, and `letters` the sign-ups that came in since then.
 * @param {string} [before] the folder of an older build
 */
export async function serve(before) {
  const builds = { [BUILDS[WIDGET]]: PACKAGE, [BUILDS[BEFORE]]: before };
  const scripts = await bundle();
  const ready = new Map();
  let sent = [];
  let letters = [];

  const tools = {
    probe: PROBE,
    readme: (folder) => readFileSync(join(builds[folder], "README.md"), "utf8"),
  };

  /** What stands at a path, compressed once. */
  function answer(path, wish) {
    if (!ready.has(path + wish)) ready.set(path + wish, compressed(path, content(path, wish)));
    return ready.get(path + wish);
  }

  function content(path, wish) {
    const [, folder, ...rest] = path.split("/");
    const name = rest.join("/");
    if (builds[folder]) return readFileSync(join(builds[folder], name));
    if (folder === "peers") return scripts.get(name);
    if (folder === "pictures") return picture(Number.parseInt(name, 10));
    const stem = name.split(".")[0];
    if (folder === "feeds") return JSON.stringify(SPECIAL[stem]?.() ?? feed(stem));
    if (path === "/host.css") return HOST_STYLE;
    if (path === "/favicon.ico") return ""; // browsers ask, and note an error if there is none
    if (folder === "page") return page({ ...Object.fromEntries(wish), subject: stem }, tools);
  }

  async function respond(request, response) {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    if (request.method === "POST") {
      letters.push(await bodyOf(request));
      response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
      return;
    }
    const body = answer(pathname, searchParams);
    const kind = extname(pathname);
    sent.push({ path: pathname, bytes: body.length, isCode: CODE.test(pathname) });
    response.writeHead(200, {
      ...(searchParams.has("strict") && { "Content-Security-Policy": STRICT_POLICY }),
      "Content-Type": TYPES[kind],
      "Content-Encoding": "br",
      "Content-Length": body.length,
      "Cache-Control": kind === ".html" ? "no-cache" : "public, max-age=31536000, immutable",
    });
    response.end(body);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error) => {
      if (error.code !== "ENOENT") console.error(`${request.url}: ${error}`);
      response.writeHead(404).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  return {
    /** The address of a page with what is wished for. */
    page: ({ subject, ...wish }) =>
      `http://127.0.0.1:${port}/page/${subject}.html?${new URLSearchParams(wish)}`,
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
    letters() {
      const taken = letters;
      letters = [];
      return taken;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function compressed(path, content) {
  if (content === undefined) throw Object.assign(new Error("there is none"), { code: "ENOENT" });
  return brotli(Buffer.from(content), path.startsWith("/feeds/") ? FEED_QUALITY : undefined);
}

/** The fields of a sign-up, in either of the two ways that they are sent. */
async function bodyOf(request) {
  const chunks = await request.toArray();
  const text = Buffer.concat(chunks).toString();
  const isJson = request.headers["content-type"]?.startsWith("application/json");
  return isJson ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
}

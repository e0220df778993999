// nginx and Apache send what the table of the recipes says. Run by `cargo xtask integration servers`.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { RECIPES, startServerOf, unpack } from "./servers.mjs";

const FEED = JSON.stringify({ title: "茶".repeat(1000), items: [] });
const FILES = { "feed.json": FEED, "feed.zh.json": FEED, "pictures/a.webp": FEED, "index.html": FEED };

/** The rows of the table: a file, what is sent with it, and whether it is compressed. */
async function table() {
  const text = await readFile(join(RECIPES, "README.md"), "utf8");
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith("| file |"));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  const cells = (line) => line.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("`", ""));
  const [names, , ...rows] = lines.slice(start, end).map(cells);
  return rows.map(([file, ...values]) => {
    const pairs = values.map((value, index) => [names[index + 1].toLowerCase(), value]);
    const isCompressed = pairs.pop()[1] === "yes";
    return { file, headers: Object.fromEntries(pairs), isCompressed };
  });
}

/** Not by `fetch`, which asks for compression and hides it. */
function ask(url, headers = {}) {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => resolve(response.resume())).on("error", reject);
  });
}

describe("the recipes", () => {
  let servers, rows, unpacked;

  before(async () => {
    unpacked = await unpack(process.env.NEWSREEL_SERVERS);
    rows = await table();
    servers = {};
    for (const name of ["nginx", "apache"]) servers[name] = await startServerOf(name, unpacked.debian, FILES);
  });

  after(async () => {
    for (const host of Object.values(servers ?? {})) await host.stop();
    await unpacked?.clear();
  });

  for (const name of ["nginx", "apache"]) {
    it(`${name} sends what the table says`, async () => {
      assert.equal(rows.length, 2);
      for (const { file, headers, isCompressed } of rows) {
        const answer = await ask(new URL(file, servers[name].url), { "accept-encoding": "gzip" });
        assert.equal(answer.statusCode, 200);
        const sent = Object.fromEntries(Object.keys(headers).map((key) => [key, answer.headers[key]]));
        assert.deepEqual(sent, headers, file);
        assert.equal(answer.headers["content-encoding"], isCompressed ? "gzip" : undefined, file);
      }
    });

    it(`${name} knows a feed of another language, and what is none`, async () => {
      const kind = async (file) => (await ask(new URL(file, servers[name].url))).headers["content-type"];
      assert.equal(await kind("feed.zh.json"), "application/feed+json; charset=utf-8");
      assert.doesNotMatch(String(await kind("index.html")), /feed/);
    });

    it(`${name} sends what has not changed not again`, async () => {
      const { headers } = await ask(servers[name].url);
      const again = await ask(servers[name].url, { "if-modified-since": headers["last-modified"] });
      assert.equal(again.statusCode, 304);
      assert.equal(again.headers["access-control-allow-origin"], "*");
    });
  }
});

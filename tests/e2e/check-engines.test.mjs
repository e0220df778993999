// The page that checks feeds in three engines: each finds the same, and knows a refusal for what it is.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";

import { launchEngine, NAMES } from "./engines.mjs";
import { startDemo } from "./server.mjs";

const item = (id, more = {}) => ({ id, url: `https://museum.example/${id}`, title: `Item ${id}`, ...more });
const FEED = {
  version: "https://jsonfeed.org/version/1.1",
  title: "Two Rivers Museum",
  items: [item("boats", { date_published: "2021-12-06T16:00:00Z" }), 7, item("tea", { image: "ftp://a.example/" })],
  _newsreel: { time_zone: "Moon/Tycho" },
};

describe("the page that checks feeds", () => {
  let demo, server, base;
  before(async () => {
    demo = await startDemo();
    server = createServer((request, response) => {
      const headers = request.url === "/open.json" ? { "Access-Control-Allow-Origin": "*" } : {};
      response.writeHead(200, { "Content-Type": "application/feed+json", ...headers }).end(JSON.stringify(FEED));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    base = `http://127.0.0.1:${server.address().port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await demo.stop();
  });

  for (const name of NAMES) {
    describe(`in ${name}`, () => {
      let engine;
      before(async () => (engine = await launchEngine(name)));
      after(() => engine?.close());

      async function fetched(path) {
        await engine.open(new URL(`site/check/?feed=${encodeURIComponent(base + path)}`, demo.address).href);
        await engine.until(() => !document.querySelector("#result").hidden);
      }
      const texts = (selector) =>
        engine.run((selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent), selector);

      it("finds the problems of a feed, marks their places and shows it in the widget", async () => {
        await fetched("/open.json");
        const codes = await texts(".problem .head code");
        assert.deepEqual(codes, ["time-zone", "item", "address"]);
        assert.deepEqual(await texts("mark"), ["7", '"ftp://a.example/"', '"Moon/Tycho"']);
        await engine.inFrame("#preview", () =>
          engine.until(() => document.querySelector("newsreel-carousel")?.count === 2),
        );
      });

      it("tells a feed that it may not read from one that does not come", async () => {
        await fetched("/closed.json");
        assert.deepEqual(await texts(".problem .head code"), ["cors"]);
        const { port } = server.address();
        await engine.open(new URL(`site/check/?feed=https://127.0.0.1:${port}/feed.json`, demo.address).href);
        await engine.until(() => !document.querySelector("#result").hidden);
        assert.deepEqual(await texts(".problem .head code"), ["feed-network"]);
      });
    });
  }
});

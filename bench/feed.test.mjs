// What the bench promises of its feeds.

import assert from "node:assert/strict";
import { it } from "node:test";

import { feed } from "./feed.mjs";

const FEED_BYTES = 8_000_000; // the widget reads no larger feed

it("gives the same feed for the same number, and no two items alike", () => {
  assert.deepEqual(feed(40), feed(40));
  const items = feed(10_000).items;
  for (const key of ["id", "url", "title"]) {
    assert.equal(new Set(items.map((item) => item[key])).size, 10_000, key);
  }
});

it("stays within what the widget reads, also with ten thousand items", () => {
  const bytes = Buffer.byteLength(JSON.stringify(feed(10_000)));
  assert.ok(bytes > FEED_BYTES / 4 && bytes < FEED_BYTES, `${bytes} bytes`);
});

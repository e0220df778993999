// The arithmetic that the figures rest on.

import assert from "node:assert/strict";
import { it } from "node:test";

import { rounded, summarise, summary, table, verdict } from "./stats.mjs";

it("takes the middle of an odd number of samples, and between the two of an even one", () => {
  assert.deepEqual(summary([9, 1, 100]), { min: 1, median: 9, max: 100, count: 3 });
  assert.equal(summary([4, 1, 2, 100]).median, 3);
});

it("does not change the samples", () => {
  const samples = [3, 1, 2];
  summary(samples);
  assert.deepEqual(samples, [3, 1, 2]);
});

it("summarises each figure of each case by itself", () => {
  const all = summarise({
    one: [
      { time: 1, bytes: 10 },
      { time: 3, bytes: 10 },
    ],
    other: [{ time: 7 }],
  });
  assert.equal(all.one.time.median, 2);
  assert.equal(all.one.bytes.max, 10);
  assert.equal(all.other.time.count, 1);
});

it("writes the digits that mean something and groups thousands", () => {
  const written = [
    [0.126, "0.13"],
    [0.00042, "0.00042"],
    [12.34, "12.3"],
    [999.6, "1,000"],
    [1234567, "1,234,567"],
    [0, "0"],
    [NaN, "–"],
  ];
  for (const [value, text] of written) assert.equal(rounded(value), text);
});

it("says missed beyond the limit, and never met of what was not measured", () => {
  assert.equal(verdict(1, 1), "met");
  assert.equal(verdict(1.01, 1), "missed");
  assert.equal(verdict(NaN, 1), "?");
  assert.equal(verdict(5, undefined), "");
});

it("lays out a table that is Markdown", () => {
  const text = table(
    ["figure", "ms"],
    [
      ["first", 1],
      ["a longer one", 10],
    ],
  );
  assert.equal(
    text,
    "| figure       |  ms |\n|--------------|----:|\n| first        |   1 |\n| a longer one |  10 |",
  );
});

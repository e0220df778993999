// The page that checks feeds shows of a long text what is marked.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { lineStarts, linesFrom } from "../../www/check/pieces.js";

describe("a text that is shown in part", () => {
  const shown = (text, marks, first = 0, wanted) => linesFrom(text, lineStarts(text), first, marks, wanted);

  it("is all there where it is short, whatever is marked", () => {
    const text = '{\n  "a": [1,\n 2]\n}\n';
    for (let start = 0; start < text.length; start++) {
      for (let end = start; end <= text.length; end++) {
        const marks = [{ start, end, number: 1 }, { start: 4, end: 7, number: 2 }];
        const lines = shown(text, marks).map(({ pieces }) => pieces.map((piece) => piece.text).join(""));
        assert.equal(lines.join("\n"), text, `${start} to ${end}`);
        const begins = shown(text, marks).flatMap(({ pieces }) => pieces.flatMap((piece) => piece.begins));
        assert.equal(begins.filter((number) => number === 1).length, 1, `${start} to ${end}`);
      }
    }
  });

  it("shows of a long line what is marked, and tells what is left out", () => {
    const [line] = shown("x".repeat(90_000), [{ start: 70_000, end: 70_003, number: 1 }]);
    assert.deepEqual([line.isCutBefore, line.isCutAfter], [true, true]);
    const marked = line.pieces.filter(({ numbers }) => numbers.includes(1)).map(({ text }) => text);
    assert.deepEqual(marked, ["xxx"]);
    assert.ok(line.pieces.reduce((sum, { text }) => sum + text.length, 0) <= 2_000);
  });

  it("shows the place that is wanted of several in a long line", () => {
    const marks = [10, 50_000].map((start, index) => ({ start, end: start + 5, number: index + 1 }));
    const [line] = shown("x".repeat(90_000), marks, 0, 2);
    assert.deepEqual(line.pieces.flatMap(({ begins }) => begins), [2]);
  });
});

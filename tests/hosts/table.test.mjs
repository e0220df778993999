// What a line of the table says of what was seen.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { lineOf, row, withVersion } from "./table.mjs";

const ALIVE = { carousel: true, signup: true };
const HALF = { carousel: true, signup: false };
const GONE = { carousel: false, signup: false };
const LINK = { links: true, form: false, words: "" };
const NOTHING = { links: false, form: false, words: "" };
const SEEN = {
  snippet: [GONE, GONE],
  line: [GONE, GONE],
  plain: NOTHING,
  frame: undefined,
  link: NOTHING,
  address: NOTHING,
};
const cells = (seen) => row("Host 1", { ...SEEN, ...seen }).split(" | ").slice(1).join(" | ");

describe("a line of the table", () => {
  for (const [seen, line] of [
    [{}, "no | no | nothing | no | no | text | nothing |"],
    [{ address: LINK }, "no | no | nothing | no | no | link | bare address |"],
    [{ address: LINK, link: LINK }, "no | no | nothing | no | yes | link | link |"],
    [{ link: LINK, frame: false }, "no | no | nothing | dead | yes | text | link |"],
    [{ link: LINK, frame: true }, "no | no | nothing | yes | yes | text | frame |"],
    [{ line: [ALIVE, ALIVE], frame: true }, "no | yes | nothing | yes | no | text | short snippet |"],
    [{ snippet: [HALF, HALF] }, "carousel | no | nothing | no | no | text | nothing |"],
    [
      { snippet: [GONE, ALIVE], frame: true },
      "elements | no | nothing | yes | no | text | snippet, with the script in the site's template |",
    ],
    [{ snippet: [ALIVE, ALIVE], plain: { ...LINK, form: true } }, "yes | no | links, form | no | no | text | snippet |"],
    [{ plain: { ...LINK, words: "E-mail Subscribe" } }, "no | no | links, stray words | no | no | text | nothing |"],
    [{ plain: { ...LINK, words: "<form>" }, link: { ...LINK, words: "<a" } }, "no | no | markup as text | no | no | text | nothing |"],
  ]) {
    it(`says "${line}"`, () => assert.equal(cells(seen), line));
  }

  it("is found by the name and the settings of its host, whatever the version", () => {
    const names = ["Quill", "Quill, `a()`", "Quill, b: false"];
    const lines = names.map((name) => row(withVersion(name, "2.0.3"), SEEN));
    assert.deepEqual(names.map((name) => lineOf(name, lines)), lines);
    assert.equal(lineOf("Qui", lines), undefined);
  });
});

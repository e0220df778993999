// The pages that are measured: what is compared must be the same but for what is said.

import assert from "node:assert/strict";
import { it } from "node:test";

import { BEFORE, page, preloads, WIDGET, withBefore } from "./subjects.mjs";

const README = `<link rel="modulepreload" href="https://example.org/newsreel@1/widget.js"
  integrity="sha384-0">
<link rel="preload" as="fetch" crossorigin
  href="https://example.org/newsreel@1/first.wasm">`;

const TOOLS = { probe: "look()", readme: () => README };

it("asks for the files that a build's own README names, from where that build is", () => {
  assert.equal(
    preloads("before", README),
    `<link rel="modulepreload" href="/before/widget.js">
<link rel="preload" as="fetch" crossorigin href="/before/first.wasm">`,
  );
  assert.throws(() => preloads("newsreel", "nothing to load"), /no line that preloads/);
});

it("gives an older build the same page from another folder", () => {
  const [now, before] = [WIDGET, BEFORE].map((subject) => page({ subject, eager: "" }, TOOLS));
  assert.notEqual(now, before);
  assert.equal(before.replaceAll("/before/", "/newsreel/").replace("before</title>", "newsreel</title>"), now);
});

it("has the plain snippet ask for nothing, and no page bring a probe unless it is told to", () => {
  const plain = page({ subject: WIDGET }, TOOLS);
  assert.doesNotMatch(plain, /preload|eager|look\(\)/);
  assert.match(page({ subject: WIDGET, probed: "" }, TOOLS), /<script>look\(\)<\/script>/);
});

it("measures an older build right after the widget, in each case of it and in no other", () => {
  const cases = { "newsreel, 10": { subject: WIDGET, items: "10" }, embla: { subject: "embla" } };
  assert.deepEqual(Object.entries(withBefore(cases)), [
    ["newsreel, 10", { subject: WIDGET, items: "10" }],
    ["before, 10", { subject: BEFORE, items: "10" }],
    ["embla", { subject: "embla" }],
  ]);
});

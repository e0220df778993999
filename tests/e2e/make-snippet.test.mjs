// What is copied from the page that makes snippets, as text: it says what was chosen, whatever stands in it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";

import { TAKEN } from "../../src/js/admission.js";
import { phrasesIn, LANGUAGES } from "../../www/make/phrases.js";
import { IN_FRAMES } from "../../www/make/place.js";
import { actionOf, SERVICES } from "../../www/make/providers.js";
import { outcome } from "../../www/make/snippet.js";
import { CHOICES, fromHash, initial, isSafe, toHash } from "../../www/make/state.js";
import { findAll, RENDERED, treeOf } from "./make-frameworks.mjs";
import { catalogue, contextOf, feedOf, nastyFeed, NASTY, publication, rows, stateOf } from "./make-states.mjs";
import { pairwise } from "./pairs.mjs";

const ORIGIN = "https://publisher.example";
const FEED = `${ORIGIN}/feed.json`;
const SITE = "https://site.example/pkg/";
const VALLEY = await publication(await feedOf("en"), FEED);

const textOf = async (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const made = async (state, of = VALLEY) => outcome(state, of, await contextOf(state, SITE));
const only = async (state, of) => (await made(state, of)).parts[0].text;

describe("every two choices", () => {
  it("stand together in a row, and in few rows", () => {
    const options = { a: [1, 2, 3], b: ["x", "y"], c: [true, false], d: [0, 1, 2] };
    const found = pairwise(options);
    for (const [one, other] of [["a", "b"], ["a", "c"], ["a", "d"], ["b", "c"], ["b", "d"], ["c", "d"]]) {
      for (const left of options[one]) {
        for (const right of options[other]) {
          assert.ok(found.some((row) => row[one] === left && row[other] === right), `${one} ${left}, ${other} ${right}`);
        }
      }
    }
    assert.ok(found.length <= 12, `${found.length} rows for 36 combinations`);
  });
});

describe("the address bar", () => {
  it("gives back every state", () => {
    const random = seeded(7);
    for (let round = 0; round < 500; round++) {
      const state = randomState(random);
      assert.deepEqual(fromHash(`#${toHash(state)}`, catalogue), state);
    }
  });

  it("says nothing of what is as it is anyway", () => assert.equal(toHash(initial()), ""));

  for (const hash of [
    "show=everything&as=virus&look=../../evil&width=huge",
    "news.onclick=alert(1)&news.style=x&signup.id=y&style.=red&style.position=fixed",
    "news.images=some&news.heading-level=9&news.interval=soon&signup.provider=pigeon",
    "news.limit=-3&news.interval=1&news.refresh=1.5&news.time-zone=Mars/Base",
    "style.accent=red%3B%7D*%7Bdisplay%3Anone&style.font=%3C/style%3E&style.gap=%22&style.line=url(",
    `feed=${"x".repeat(2_001)}`,
    "lang=%3Cscript%3E&__proto__=1&news.__proto__=x&constructor=1",
  ]) {
    it(`is not believed where it says ${hash.slice(0, 60)}`, () => {
      assert.deepEqual(fromHash(hash, catalogue), initial());
    });
  }

  it("keeps values of custom properties within their declaration", () => {
    for (const value of ["#f00", "1.5em", `"Noto Serif", serif`, "light-dark(#000, #fff)", "calc(1em + 2px)"]) assert.ok(isSafe(value), value);
    for (const value of ["a;b", "a}b", "</style>", "/* a", `"a`, "a)", "(a", "a\\b", "@import x", "a\nb"]) assert.ok(!isSafe(value), value);
  });
});

describe("an outcome", () => {
  it("is there whatever the address bar says", async () => {
    const random = seeded(11);
    for (let round = 0; round < 300; round++) {
      const state = randomState(random);
      const { parts, problem } = await made(state);
      assert.ok(problem || parts.every(({ text }) => text !== ""), JSON.stringify(state));
    }
  });
});

describe("what is pasted", () => {
  const kinds = ["plain", "preload", "scriptless", "line"];

  it("has the attributes that were chosen, and no element more, whatever the texts are", async () => {
    const feeds = await Promise.all(NASTY.map((text) => publication(nastyFeed(text), FEED)));
    for (const row of rows({ as: kinds, of: feeds })) {
      const { of, ...rest } = row;
      const state = stateOf(rest, ORIGIN);
      assertSays(treeOf(await only(state, of)), state);
    }
  });

  it("is held to the hashes of the package", async () => {
    const state = { ...initial(), look: "gallery", as: "preload" };
    const { hashes, version } = await contextOf(state, SITE);
    const base = `https://cdn.jsdelivr.net/npm/newsreel@${version}/`;
    const tree = treeOf(await only(state));
    const held = [...findAll(tree, "link"), ...findAll(tree, "script")].filter(({ attributes }) => attributes.integrity);
    const files = held.map(({ attributes }) => [(attributes.href ?? attributes.src).replace(base, ""), attributes.integrity]);
    const names = ["newsreel.css", "themes/gallery.css", "widget.js", "newsreel.js"];
    assert.deepEqual(files, names.map((name) => [name, hashes[name]]));
  });

  it("comes from where the partner serves the package", async () => {
    for (const [base, found] of [["site", SITE], ["https://own.example/n", "https://own.example/n/"], ["javascript:x", "https://cdn.jsdelivr.net/npm/newsreel@"]]) {
      const [script] = findAll(treeOf(await only({ ...initial(), base })), "script");
      assert.ok(script.attributes.src.startsWith(found), script.attributes.src);
    }
  });

  it("has the feed's items and a whole form where no script runs", async () => {
    for (const language of ["en", "zh", "ar"]) {
      const feed = await feedOf(language);
      const tree = treeOf(await only({ ...initial(), as: "scriptless" }, await publication(feed, FEED)));
      const links = findAll(findAll(tree, "ul"), "a");
      assert.deepEqual(links.map(({ children }) => children[0]), feed.items.map(({ title }) => title.replace(/\s+/g, " ")));
      const [form] = findAll(tree, "form");
      assert.equal(form.attributes.action, `${ORIGIN}/subscribe`);
      assert.equal(form.attributes.dir, language === "ar" ? "rtl" : "ltr");
    }
  });

  it("has no pictures for no script where none are wanted", async () => {
    for (const [images, count] of [["all", 2], ["same-origin", 0], ["none", 0]]) {
      const tree = treeOf(await only({ ...initial(), as: "scriptless", news: { images } }));
      assert.equal(findAll(tree, "img").length, count, images);
    }
  });

  it("asks for consent where the feed does", async () => {
    const asking = await publication(nastyFeed("Yes & no"), FEED);
    const [element] = findAll(treeOf(await only({ ...initial(), as: "plain" }, asking)), "newsreel-signup");
    assert.equal(element.attributes.consent, "Yes & no");
    const boxes = findAll(treeOf(await only({ ...initial(), as: "scriptless" }, asking)), "input").filter(({ attributes }) => attributes.type === "checkbox");
    assert.deepEqual(boxes.map(({ attributes }) => [attributes.value, attributes.required]), [["Yes & no", ""]]);
  });

  it("keeps to one line where lines become paragraphs", async () => {
    for (const row of rows()) {
      assert.doesNotMatch(await only({ ...stateOf(row, ORIGIN), show: "both", as: "line" }), /\n/);
    }
  });

  it("says what is missing where nothing says where an address goes", async () => {
    const silent = { ...VALLEY, signup: null };
    assert.equal((await made({ ...initial(), show: "signup" }, silent)).problem, "noAction");
    const both = await made({ ...initial(), show: "both" }, silent);
    assert.deepEqual([both.notes.includes("noAction"), findAll(treeOf(both.parts[0].text), "newsreel-signup")], [true, []]);
  });
});

describe("the code for a framework", () => {
  for (const [name, render] of Object.entries(RENDERED)) {
    it(`gives the same elements in ${name}`, async () => {
      for (const [turn, text] of NASTY.entries()) {
        const nasty = await publication(nastyFeed(text), FEED);
        for (const row of rows().filter((_, at) => at % (2 * NASTY.length) === turn)) {
          const state = stateOf(row, ORIGIN);
          const { parts } = await made({ ...state, as: name }, nasty);
          const files = Object.fromEntries(parts.map((part) => [part.name, part.text]));
          const wanted = treeOf(await only({ ...state, as: "plain", style: {} }, nasty));
          const found = await render(files);
          assert.deepEqual(elementsIn(found, { withoutStyle: true }), elementsIn(wanted), parts.at(-1).text);
          for (const element of elementsIn(found)) assert.equal(element.attributes.style ?? "", styleOf(state));
        }
      }
    });
  }

  it("is there for each that can be chosen", () => {
    const others = ["plain", "preload", "scriptless", "line", "npm", "frame", "wordpress", "policy"];
    assert.deepEqual(Object.keys(RENDERED).sort(), CHOICES.as.filter((kind) => !others.includes(kind)).sort());
  });
});

describe("a frame", () => {
  it("asks for what was chosen, of the publisher's own page", async () => {
    for (const row of rows()) {
      const state = { ...stateOf(row, ORIGIN), as: "frame" };
      const [{ attributes }] = findAll(treeOf(await only(state)), "iframe");
      const { origin, searchParams } = new URL(attributes.src);
      assert.equal(origin, ORIGIN);
      assert.equal(searchParams.get("feed"), "/feed.json");
      for (const name of ["limit", "open", "interval", "images", "heading-level", "time-zone"]) {
        assert.equal(searchParams.get(name), state.news[name] ?? null, name);
      }
    }
  });

  it("is told to WordPress by a command that no address can leave", async () => {
    const home = "https://publisher.example/?a='$(id)'&b=`id`";
    const { parts } = await made({ ...initial(), as: "wordpress", home });
    assert.equal(parts[0].text, new URL(home).href);
    assert.doesNotMatch(parts[1].text.replace(/'[^']*'/g, ""), /[$`&?]/);
  });
});

describe("the policy", () => {
  it("names the package, the feed, its pictures and where an address goes, and what a style is known by", async () => {
    const state = { ...initial(), as: "policy", signup: { action: "https://lists.example/join", provider: "kit" }, style: { accent: "red" } };
    const { styleHash, version } = await contextOf(state, SITE);
    const { parts } = await made(state);
    const base = `https://cdn.jsdelivr.net/npm/newsreel@${version}/`;
    assert.deepEqual(parts.map(({ text }) => text), [
      `Content-Security-Policy: script-src 'self' ${base} 'wasm-unsafe-eval'; style-src 'self' ${base} '${styleHash}'; connect-src 'self' https://cdn.jsdelivr.net ${ORIGIN} https://lists.example; img-src 'self' ${ORIGIN}; form-action 'self' https://lists.example`,
      `Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' ${ORIGIN} https://lists.example; img-src 'self' ${ORIGIN}; form-action 'self' https://lists.example`,
      `Content-Security-Policy: frame-src 'self' ${ORIGIN}`,
    ]);
  });
});

describe("the tables", () => {
  it("have the services that the widget has, under the names that these know", async () => {
    assert.deepEqual(Object.keys(SERVICES), catalogue.signup.find(({ name }) => name === "provider").choices);
    const source = (await textOf("src/provider.rs")).split("static ALL")[1];
    for (const [name, { email = "", page = "", fields = {}, opens = false }] of Object.entries(SERVICES)) {
      const [, row = ""] = new RegExp(`Provider \\{\\s*name: "${name}",(.*?)\\.\\.PLAIN`, "s").exec(source) ?? [];
      const said = (key) => new RegExp(`\\b${key}: "([^"]*)"`).exec(row)?.[1] ?? "";
      assert.deepEqual([said("email"), said("page"), /Transport::Tab/.test(row)], [email, page, opens], name);
      const own = /fields: &\[(.*?)\],\n/s.exec(row)?.[1] ?? "";
      assert.deepEqual(Object.fromEntries([...own.matchAll(/\("([^"]*)", "([^"]*)"\)/g)].map(([, key, value]) => [key, value])), fields, name);
    }
    assert.equal(actionOf("https://l.example/", SERVICES.listmonk), "https://l.example/subscription/form");
  });

  it("have what the page for frames takes", () => assert.deepEqual(IN_FRAMES, TAKEN));

  it("have the widget's own words", async () => {
    for (const language of LANGUAGES.filter((language) => language !== "en")) {
      const { news, newsletter, emailLabel, subscribe } = JSON.parse(await textOf(`src/words/${language}.json`));
      assert.deepEqual(phrasesIn(language), { news, newsletter, email: emailLabel, subscribe }, language);
    }
    assert.deepEqual([phrasesIn("zh-TW"), phrasesIn("it-CH")], [phrasesIn("zh-Hant"), phrasesIn("en")]);
  });
});

const CUSTOM = ["newsreel-carousel", "newsreel-signup"];

function elementsIn(tree, { withoutStyle = false } = {}) {
  const found = CUSTOM.flatMap((tag) => findAll(tree, tag));
  if (!withoutStyle) return found;
  return found.map((element) => {
    const { style: _, ...attributes } = element.attributes;
    return { ...element, attributes };
  });
}

const styleOf = ({ style }) => Object.entries(style).map(([name, value]) => `--newsreel-${name}:${value}`).join(";");

function assertSays(tree, state) {
  const scripts = findAll(tree, "script").map(({ children }) => children);
  assert.deepEqual(scripts, [[]], "one script, and nothing in it");
  const [news] = findAll(tree, "newsreel-carousel");
  assert.equal(news === undefined, state.show === "signup");
  if (news) {
    const { feed, lang, ...said } = news.attributes;
    assert.deepEqual([feed, lang ?? ""], [FEED, state.lang]);
    for (const [name, value] of Object.entries(state.news)) {
      if (name !== "loading") assert.equal(said[name], value, name);
    }
    assert.deepEqual(Object.keys(said).filter((name) => name.startsWith("on")), []);
  }
  const [signup] = findAll(tree, "newsreel-signup");
  assert.equal(signup === undefined, state.show === "news");
  for (const name of ["eai", "label", "theme"]) {
    if (signup && state.signup[name]) assert.equal(signup.attributes[name], state.signup[name]);
  }
  const [form] = signup ? findAll([signup], "form") : [];
  const target = state.signup.action ?? `${ORIGIN}/subscribe`;
  if (form) assert.equal(form.attributes.action, actionOf(target, SERVICES[state.signup.provider] ?? {}));
}

function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function randomState(random) {
  const pick = (all) => all[Math.floor(random() * all.length)];
  const state = initial();
  for (const [name, choices] of Object.entries(CHOICES)) state[name] = pick(choices);
  for (const name of ["feed", "home", "base", "frame"]) state[name] = pick(["", FEED, "https://[", "javascript:alert(1)", ...NASTY]);
  state.lang = pick(["", "zh-Hant", "ar"]);
  for (const group of ["news", "signup", "style"]) {
    for (const option of catalogue[group].filter(() => random() < 0.4)) state[group][option.name] = valueOf(option, group, pick);
  }
  return state;
}

function valueOf({ name, choices, kind }, group, pick) {
  if (choices) return pick(choices);
  if (name === "time-zone") return pick(["Asia/Shanghai", "UTC"]);
  if (kind === "number") return pick(group === "style" ? ["1", "2.5", "60"] : ["3", "60"]);
  return group === "style" ? pick(["#0af", `"A, b", serif`, "1em"]) : pick(NASTY);
}

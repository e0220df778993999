// What the page that makes snippets is written of: its words, and all that can be set, from the package's manifest.

import { readFileSync } from "node:fs";

import { inEachLanguage } from "../site/build/languages.js";
import { readCatalogue } from "./catalogue.js";
import { LANGUAGES } from "./phrases.js";
import { CHOICES } from "./state.js";

const MANIFEST = new URL("../../pkg/custom-elements.json", import.meta.url);
const here = inEachLanguage("make", "make/", (words) => words);

/** Feeds and their pictures may be on any host; all else is the site's own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' http: https:",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
];

/** The outcomes in the order in which they are offered. */
const GROUPS = {
  paste: ["plain", "preload", "scriptless", "line"],
  npm: ["npm", "react", "next", "vue", "svelte", "angular", "solid", "preact", "astro"],
  framed: ["frame", "wordpress"],
  server: ["policy"],
};

export default {
  ...here,
  wide: true,
  policy: POLICY.join("; "),
  styles: ["/make/make.css", "/make/options.css", "/make/stage.css"],
  scripts: ["/make/page.js"],
  catalogue: readCatalogue(JSON.parse(readFileSync(MANIFEST, "utf8"))),
  choices: CHOICES,
  groups: GROUPS,
  eleventyComputed: {
    ...here.eleventyComputed,
    /** The widget's languages as this page calls them. */
    tongues({ language }) {
      const names = new Intl.DisplayNames([language.code], { type: "language" });
      return LANGUAGES.map((code) => ({ code, name: names.of(code) }));
    },
  },
};

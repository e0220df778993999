// The site: pages of this folder, written as plain HTML into target/site/. `cargo xtask site` runs it from
// the root of the clone.

import { readFile } from "node:fs/promises";

import documentation from "./docs/build/plugin.js";
import { languages, wordsOf } from "./site/build/languages.js";
import { relative } from "./site/build/relative.js";

/** The partner's page, which is an example of the site and no page of it. */
const DEMO = ["index.html", "zh.html", "ar.html", "articles", "pictures", "icon.svg", "phones.webp", "screenshot.webp"];
const DEMO_FEEDS = ["feed.json", "feed.zh.json", "feed.ar.json"];
const DEMO_SHEETS = ["newsletter.css", "palette.css", "print.css", "site.css", "standin.css"];
const MANIFEST = new URL("../pkg/package.json", import.meta.url);

export const config = {
  dir: { input: "www", output: "target/site", includes: "site/_layouts", layouts: "site/_layouts" },
  templateFormats: ["md", "njk", "11ty.js"],
  markdownTemplateEngine: "njk",
  htmlTemplateEngine: false,
};

export default async function site(eleventy) {
  const { version } = JSON.parse(await readFile(MANIFEST, "utf8"));
  eleventy.setQuietMode(true);
  // What is built into target/ is none of Git's, and is written all the same.
  eleventy.setUseGitIgnore(false);
  eleventy.ignores.add("www/node_modules/**");
  eleventy.ignores.add("www/articles/**");

  eleventy.addGlobalData("version", version);
  eleventy.addGlobalData("languages", languages);
  eleventy.addGlobalData("layout", "page.njk");
  eleventy.addFilter("rel", (to, from) => relative(from, to));
  eleventy.addFilter("words", (language, room) => wordsOf(language, room));

  for (const name of [...DEMO, ...DEMO_FEEDS, ...DEMO_SHEETS]) {
    eleventy.addPassthroughCopy({ [`www/${name}`]: `demo/${name}` });
  }
  eleventy.addPlugin(documentation);
  eleventy.addPassthroughCopy({ pkg: "pkg" });
  for (const room of ["site", "make", "check", "docs"]) {
    for (const files of ["*.{css,svg,html}", "!(*.11tydata).js"]) {
      eleventy.addPassthroughCopy(`www/${room}/${files}`);
    }
  }
}

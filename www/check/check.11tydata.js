import { readFileSync } from "node:fs";

import { inEachLanguage } from "../site/build/languages.js";

/** The lines of the recipes, which tests try on real servers: said there, and shown here. */
const recipe = (name) => readFileSync(new URL(`../../cli/recipes/${name}`, import.meta.url), "utf8").trim();

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A sentence as HTML, in which code stands between backticks. */
const coded = (sentence) =>
  sentence
    .replace(/[&<>]/g, (sign) => ENTITIES[sign])
    .split("`")
    .map((piece, index) => (index % 2 ? `<code>${piece}</code>` : piece))
    .join("");

export default {
  ...inEachLanguage("check", "check/", (words) => words),
  wide: true,
  styles: ["/check/check.css"],
  scripts: ["/check/page.js"],
  policy:
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' https: http:; frame-src 'self'; form-action 'none'; base-uri 'none'",
  coded,
  hosts: [
    { key: "nginx", name: "nginx", files: [{ name: "nginx.conf", text: recipe("nginx.conf") }] },
    { key: "apache", name: "Apache", files: [{ name: ".htaccess", text: recipe("apache.htaccess") }] },
    { key: "netlify", name: "Netlify", files: [{ name: "_headers", text: recipe("_headers") }] },
    {
      key: "s3",
      name: "Amazon S3",
      files: [
        { name: "s3-cors.json", text: recipe("s3-cors.json") },
        { name: "s3.sh", text: recipe("s3.sh") },
      ],
    },
    { key: "github", name: "GitHub Pages", files: [] },
  ],
};

// What each framework makes of the code that is copied for it, as a tree of elements.

import { JSDOM } from "jsdom";
import { createElement, Fragment } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { compile } from "svelte/compiler";
import { render } from "svelte/server";
import { transformWithOxc } from "vite";
import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";

const isCustomElement = (tag) => tag.startsWith("newsreel-");
const withoutImports = (code) => code.replace(/^\s*import .*$/gm, "").replace(/^"use client";/, "");

/** By the name of the framework: what the page has once its code has run. */
export const RENDERED = {
  react: async (parts) => treeOf(renderToStaticMarkup(createElement(await component(parts["News.jsx"])))),
  next: async (parts) => treeOf(renderToStaticMarkup(createElement(await component(parts["app/news.jsx"])))),
  vue: async (parts) => {
    const [, template] = /<template>\n(.*)\n<\/template>/s.exec(parts["News.vue"]);
    return treeOf(await renderToString(createSSRApp({ template, compilerOptions: { isCustomElement } })));
  },
  svelte: async (parts) => {
    const { js } = compile(withoutImports(parts["News.svelte"]), { generate: "server" });
    const code = js.code.replace(/from ['"](svelte[^'"]*)['"]/g, (_, name) => `from "${import.meta.resolve(name)}"`);
    const code64 = Buffer.from(code.replace(/^import ['"][^'"]*['"];$/gm, "")).toString("base64");
    const { default: News } = await import(`data:text/javascript;base64,${code64}`);
    return treeOf(render(News).body);
  },
  solid: (parts) => ofJsx(parts["News.jsx"]),
  preact: (parts) => ofJsx(parts["News.jsx"]),
  // No compiler of these two is small: of their templates it is known that nothing in them is an expression.
  angular: async (parts) => {
    const [, template] = /template: `\n(.*)\n {2}`,/s.exec(parts["src/app/news.ts"]);
    return ofPlainTemplate(template.replace(/\\([\\`])/g, "$1"), /[{}@]/);
  },
  astro: async (parts) => ofPlainTemplate(/\n---\n\n(.*)\n\n<script>/s.exec(parts["News.astro"])[1], /[{}]/),
};

function ofPlainTemplate(template, expression) {
  if (expression.test(template)) throw new Error(`an expression in ${template}`);
  return treeOf(template);
}

/** The component of a file in JSX. */
async function component(text, jsx = "React") {
  const { code } = await transformWithOxc(withoutImports(text), "news.jsx", {
    jsx: { runtime: "classic", pragma: `${jsx}.createElement`, pragmaFrag: `${jsx}.Fragment` },
  });
  return new Function(jsx, `${code.replace("export function", "return function")}`)({ createElement, Fragment });
}

/** JSX itself, without a framework that has names of its own. */
async function ofJsx(text) {
  const { code } = await transformWithOxc(withoutImports(text), "news.jsx", {
    jsx: { runtime: "classic", pragma: "h", pragmaFrag: "h" },
  });
  const h = (tag, props, ...children) => {
    if (tag === h) return children;
    const attributes = Object.entries(props ?? {}).map(([name, value]) => [name, value === true ? "" : value]);
    return node(tag, attributes, children);
  };
  return new Function("h", code.replace("export function", "return function"))(h)();
}

/** The elements of HTML, with their attributes and texts. */
export function treeOf(html) {
  const { window } = new JSDOM(`<!doctype html><body>${html}</body>`);
  return [...window.document.body.childNodes].flatMap(read);
}

function read(found) {
  if (found.nodeType === 3) return [found.data];
  if (found.nodeType !== 1) return [];
  const attributes = found.getAttributeNames().map((name) => [name, found.getAttribute(name)]);
  return [node(found.localName, attributes, [...found.childNodes].flatMap(read))];
}

function node(tag, attributes, children) {
  const sorted = attributes.map(([name, value]) => [name, name === "style" ? value.replace(/([:;])\s+/g, "$1").replace(/;$/, "") : value]).sort();
  const kept = children.map((child) => (typeof child === "string" ? child.replace(/\s+/g, " ").trim() : child));
  return { tag, attributes: Object.fromEntries(sorted), children: kept.filter((child) => child !== "") };
}

/** The nodes of a tree with this tag, at any depth. */
export function findAll(tree, tag) {
  return tree.flatMap((found) => {
    if (typeof found === "string") return [];
    return [...(found.tag === tag ? [found] : []), ...findAll(found.children, tag)];
  });
}

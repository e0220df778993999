// A feed and its items, read in the same way for each peer: as a card, made when it is asked for.

import DOMPurify from "dompurify";

import { element } from "./element.js";

const INLINE = {
  ALLOWED_TAGS: ["strong", "em", "a", "br"],
  ALLOWED_ATTR: ["href"],
  RETURN_DOM_FRAGMENT: true,
};

/** @type {Intl.DateTimeFormat} */
let dates;

/** The feed at an address, with the address that its own are relative to. */
export async function readFeed(address) {
  const answer = fetch(address);
  // The first use of `Intl` is slow: it is made while the feed travels.
  dates ??= new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "long" });
  const response = await answer;
  if (!response.ok) throw new Error(`the feed answered ${response.status}`);
  const { title, items } = await response.json();
  if (!Array.isArray(items)) throw new Error("this is no JSON Feed");
  return { title, items, base: response.url };
}

/** What a slide shows of an item. */
export function card(item, base) {
  const { title, url, image, language, date_published: date, authors } = item;
  const figure = element("div", { className: "figure" });
  if (image) figure.append(picture(safe(image, base)));
  const headline = element("h3", {}, [
    element("a", { href: safe(url, base), dir: "auto" }, [title]),
  ]);
  const origin = element("p", { className: "origin" });
  if (date) origin.append(element("time", { dateTime: date }, [dates.format(new Date(date))]));
  if (authors?.[0]) origin.append(element("bdi", {}, [authors[0].name]));
  const article = element("article", { className: "card" }, [
    figure,
    headline,
    origin,
    summary(item),
  ]);
  if (language) article.lang = language;
  return article;
}

function picture(src) {
  return element("img", {
    loading: "lazy",
    decoding: "async",
    alt: "",
    width: 1200,
    height: 800,
    src,
  });
}

// Plain text is shown as such; only HTML pays for being made harmless.
function summary({ summary, content_text: text, content_html: html }) {
  const plain = summary ?? text;
  const content = plain ?? DOMPurify.sanitize(html ?? "", INLINE);
  return element("p", { className: "summary", dir: "auto" }, [content]);
}

function safe(address, base) {
  const url = new URL(address, base);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : "about:blank";
}

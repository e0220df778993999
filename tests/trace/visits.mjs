// Visits that between them show what a first slide may have: each is one of the reasons for which
// something is in the first module.

import { feedOf } from "../e2e/news-page.mjs";

const plain = feedOf(5);
for (const item of plain.items) item.summary = `All of ${item.title}.`;

/** A feed of ten items that have all that a slide shows. */
const rich = { ...feedOf(10), language: "en", home_page_url: "https://news.example/" };
rich.items.forEach((item, at) => {
  Object.assign(item, {
    summary: `All of ${item.title}.`,
    date_published: `2026-02-${10 + at}T08:00:00+08:00`,
    language: at % 2 ? "fr" : "en",
    tags: ["harbour"],
    authors: [{ name: "Ann Lee" }],
    image: "/pictures/forum-banner.webp",
    _newsreel: { image_alt: "A hall", image_width: 640, image_height: 400, image_caption: "A hall", image_credit: "A. Lee" },
  });
});
rich.items[0]._newsreel.source = { name: "UNESCO" };

/** Only pictures, and no words: their alternatives are the headlines. */
const pictures = { ...rich, items: rich.items.map((item) => ({ ...item, title: undefined, summary: undefined, content_html: undefined })) };

/** @type {Record<string, Visit>} */
export const visits = {
  plain: { feed: plain, shows: "Item 0" },
  "one item": { feed: { ...plain, items: plain.items.slice(0, 1) }, shows: "Item 0" },
  "all that a slide has": { feed: rich, shows: "Item 0" },
  "three side by side": { feed: rich, shows: "Item 0", style: "newsreel-carousel { --newsreel-slides-per-view: 3 }" },
  Chinese: { feed: rich, shows: "Item 0", lang: "zh" },
  Arabic: { feed: rich, shows: "Item 0", lang: "ar" },
  "some of the items": { feed: rich, shows: "Item 0", attributes: 'tag="harbour" limit="3"' },
  "its own manners": {
    feed: rich,
    shows: "Item 0",
    attributes: 'interval="9" open="link" heading-level="4" images="none" label="Harbour"',
  },
  "a script that presses": { feed: plain, shows: "Item 0", asks: "next" },
  "pictures alone": { feed: pictures, shows: "A hall" },
};

/** @typedef {{ feed: object, shows: string, attributes?: string, lang?: string, style?: string,
 *   asks?: string }} Visit `asks` is what a script asks of the element when the slide stands */

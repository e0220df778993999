// Feeds and servers' answers with one row of a corpus in them, and the same with something harmless
// in its place.

const FIELDS = {
  "feed.title": (feed, value) => (feed.title = value),
  "feed.description": (feed, value) => (feed.description = value),
  "feed.home_page_url": (feed, value) => (feed.home_page_url = value),
  "feed.icon": (feed, value) => (feed.icon = value),
  "feed.favicon": (feed, value) => (feed.favicon = value),
  "feed.next_url": (feed, value) => (feed.next_url = value),
  "authors.name": ({ items }, name) => (items[0].authors = [{ name }]),
  "authors.url": ({ items }, url) => (items[0].authors = [{ name: "Author", url }]),
  "authors.avatar": ({ items }, avatar) => (items[0].authors = [{ name: "Author", avatar }]),
  "attachments.url": ({ items }, url) => (items[0].attachments = [{ url, mime_type: "audio/mpeg" }]),
  "attachments.title": ({ items }, title) => attach(items, { title }),
  "attachments.mime_type": ({ items }, mime_type) => attach(items, { mime_type }),
  caption: ({ items }, image_caption) => (items[0]._newsreel = { image_caption }),
  tags: ({ items }, tag) => (items[0].tags = [tag]),
  // Not of the feed, which is a harmless one.
  "host.location": () => {},
};

const OF_ITEM = ["content_html", "title", "summary", "content_text", "url", "external_url", "image",
  "banner_image", "id", "language", "date_published"];

const OTHER = ["config.feed_url", "config.form_action", "form.email", "form.server_message", "form.server_redirect"];

function attach(items, attachment) {
  items[0].attachments = [{ url: "https://feed.example/a.pdf", mime_type: "application/pdf", ...attachment }];
}

/** Whether a row is about something that the run knows how to drive. */
export function isKnown({ field = "content_html" }) {
  return field === "feed_json" || field in FIELDS || OF_ITEM.includes(field) || OTHER.includes(field);
}

/** The body of the feed for a row; `payload` takes the place of the row's own. */
export function feedOf({ field = "content_html" }, payload) {
  if (field === "feed_json") return payload;
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: "Feed",
    items: [
      { id: "row", url: "https://feed.example/news/row.html", title: "Row", content_html: "<p>Harmless.</p>",
        image: "https://img.example/i.png" },
      { id: "good", url: "https://feed.example/news/good.html", title: "A good item", content_text: "Good." },
    ],
  };
  if (field === "content_html") delete feed.items[0].image;
  if (field === "content_text") delete feed.items[0].content_html;
  if (OF_ITEM.includes(field)) feed.items[0][field] = payload;
  else FIELDS[field](feed, payload);
  return JSON.stringify(feed);
}

/** What the server of a sign-up answers in a row: a status, and an object. */
export function answerOf({ field }, payload) {
  if (field === "form.server_message") return [400, { message: payload }];
  if (field !== "form.server_redirect") return [201, {}];
  return [200, { redirect: payload, redirect_url: payload, location: payload, next: payload, url: payload }];
}

/** The feed to compare with: the same with something harmless. */
export function controlOf(row) {
  return feedOf(row.field === "feed_json" ? { field: "title" } : row, "x");
}

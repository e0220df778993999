// The search page: asks Pagefind's index, which comes when somebody searches, and shows what it finds.

/**
 * What Pagefind says of a page, as far as it is used here.
 * @typedef {{ url: string, title: string, excerpt: string }} Place
 * @typedef {Place & { meta: { title: string }, sub_results: Place[] }} Found
 */

const MOST = 20;
const PLACES = 3;
const INDEX = new URL("../pagefind/pagefind.js", import.meta.url).href;

const form = /** @type {HTMLFormElement} */ (document.querySelector("#search"));
const field = /** @type {HTMLInputElement} */ (document.querySelector("#query"));
const said = /** @type {HTMLElement} */ (document.querySelector("#said"));
const list = /** @type {HTMLElement} */ (document.querySelector("#found"));
/** Each search has a number: what comes of an earlier one is not shown. */
let asked = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = field.value.trim();
  history.pushState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
  search(query);
});
addEventListener("popstate", begin);
begin();

function begin() {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  search(field.value.trim());
}

/** @param {string} query */
async function search(query) {
  const number = ++asked;
  list.replaceChildren();
  said.textContent = query ? "Searching…" : "";
  if (!query) return;
  try {
    const { count, pages } = await find(query);
    if (number === asked) show(query, count, pages);
  } catch (error) {
    if (number === asked) said.textContent = "The search index could not be loaded. Please search again.";
    console.warn(error);
  }
}

/** @param {string} query @returns {Promise<{ count: number, pages: Found[] }>} */
async function find(query) {
  const pagefind = await import(INDEX);
  /** @type {{ results: { data(): Promise<Found> }[] }} */
  const { results } = await pagefind.search(query);
  const pages = results.slice(0, MOST).map((result) => result.data());
  return { count: results.length, pages: await Promise.all(pages) };
}

/** @param {string} query @param {number} count @param {Found[]} pages */
function show(query, count, pages) {
  const many = count === 1 ? "1 page has" : `${count || "No"} pages have`;
  said.textContent = count > MOST ? `${many} “${query}”; these are the first ${MOST}.` : `${many} “${query}”.`;
  list.replaceChildren(...pages.map(entry));
}

/** @param {Found} page */
function entry({ url, meta, excerpt, sub_results }) {
  const item = document.createElement("li");
  // The page's own beginning is the page.
  const places = sub_results.filter((place) => place.url !== url).slice(0, PLACES);
  item.append(link(url, meta.title));
  if (places.length === 0) item.append(lines(excerpt));
  for (const place of places) {
    const line = lines(place.excerpt);
    line.prepend(link(place.url, place.title), ": ");
    item.append(line);
  }
  return item;
}

/** @param {string} url @param {string} text */
function link(url, text) {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.textContent = text;
  return anchor;
}

/** An excerpt's words, what was found marked. @param {string} excerpt HTML with `<mark>` */
function lines(excerpt) {
  const line = document.createElement("p");
  line.append(...markedOf(excerpt).map(({ text, isMarked }) => (isMarked ? mark(text) : text)));
  return line;
}

/** @param {string} text */
function mark(text) {
  const marked = document.createElement("mark");
  marked.textContent = text;
  return marked;
}

/** What Pagefind escapes in an excerpt. @type {Record<string, string>} */
const ESCAPED = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" };

/**
 * The pieces of an excerpt: Pagefind gives text as HTML, whose only elements are marks.
 * @param {string} excerpt
 */
function markedOf(excerpt) {
  const plain = (/** @type {string} */ html) => html.replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => ESCAPED[name]);
  const pieces = excerpt.split(/<mark>(.*?)<\/mark>/s);
  return pieces.map((html, at) => ({ text: plain(html), isMarked: at % 2 === 1 }));
}

// Where the feed comes from: an address, a file, an example. What was found is said below.

import { byId, make, say } from "./dom.js";
import { fetchFeed, NoFeed, read, readFile } from "./feed.js";
import { absolute } from "./publication.js";

/** @typedef {import("./feed.js").Reading} Reading */

/** Where a file will be, until somebody says it. */
const SOMEWHERE = "https://example.org/";

/**
 * @param {object} hears
 * @param {(address: string) => void} hears.onAddress what stands in the field has changed
 * @param {(reading: Reading | null) => void} hears.onReading
 */
export function openSource({ onAddress, onReading }) {
  const field = /** @type {HTMLInputElement} */ (byId("feed"));
  const picker = /** @type {HTMLInputElement} */ (byId("file"));
  /** @type {{ name: string, text: string } | null} */
  let local = null;
  let running = new AbortController();

  async function take(/** @type {(signal: AbortSignal) => Promise<Reading>} */ work) {
    running.abort();
    const { signal } = (running = new AbortController());
    tell([say("feed.reading")]);
    try {
      const reading = await work(signal);
      if (signal.aborted) return;
      onReading(reading);
      found(reading, local?.name, forget);
    } catch (error) {
      if (signal.aborted) return;
      onReading(null);
      failed(error);
    }
  }

  function open() {
    const address = field.value.trim();
    onAddress(address);
    const file = local;
    if (file) return take(() => read(file.text, absolute(address) || SOMEWHERE));
    if (!address) return clear();
    return take((signal) => fetchFeed(address, signal));
  }

  function clear() {
    running.abort();
    onReading(null);
    tell([]);
  }

  async function drop(/** @type {File | undefined} */ file) {
    if (!file) return;
    const address = absolute(field.value.trim()) || SOMEWHERE + encodeURIComponent(file.name);
    field.value = address;
    onAddress(address);
    await take(async () => {
      const reading = await readFile(file, address);
      local = { name: file.name, text: reading.text };
      return reading;
    });
  }

  function forget() {
    local = null;
    field.value = "";
    picker.value = "";
    onAddress("");
    clear();
    field.focus();
  }

  byId("source").addEventListener("submit", open);
  field.addEventListener("change", open);
  field.addEventListener("paste", () => setTimeout(open));
  picker.addEventListener("change", () => drop(picker.files?.[0]));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-example]"))) {
    button.addEventListener("click", () => {
      local = null;
      field.value = new URL(button.dataset.example ?? "", location.href).href;
      open();
    });
  }
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop(event.dataTransfer?.files[0]);
  });
  return { show: (/** @type {string} */ address) => ((field.value = address), open()) };
}

/** @param {(Node | string)[]} lines @param {"good" | "bad" | ""} tone */
function tell(lines, tone = "") {
  const place = byId("found");
  place.dataset.tone = tone;
  place.replaceChildren(...lines.map((line) => make("p", {}, line)));
}

/** @param {Reading} reading @param {string | undefined} file @param {() => void} forget */
function found({ publication, problems }, file, forget) {
  const { title, items, signup } = publication;
  const lines = [say("feed.found", { title: title || new URL(publication.address).host, count: items.length })];
  if (signup) lines.push(say("feed.signup"));
  if (problems) lines.push(say("feed.problems", { count: problems }));
  const first = make("span", {}, `${lines.join(say("feed.between"))} `, ...(problems ? [check()] : []));
  if (!file) return tell([first], "good");
  const button = make("button", { type: "button" }, say("feed.forget"));
  button.addEventListener("click", forget);
  tell([first, say("feed.published", { name: file }), button], "good");
}

/** @param {unknown} error */
function failed(error) {
  const text = error instanceof NoFeed ? say(`errors.${error.key}`, error.values) : say("errors.noSite");
  tell([make("span", {}, `${text} `, check())], "bad");
}

/** The page that says more of a feed. */
function check() {
  const { value } = /** @type {HTMLInputElement} */ (byId("feed"));
  const href = `${byId("found").dataset.check ?? ""}${value ? `?${new URLSearchParams({ feed: value })}` : ""}`;
  return make("a", { href }, say("feed.check"));
}

// The page that checks a feed: takes one, has it judged, shows what was found.

import { askFor, parse } from "./asked.js";
import { showFeed } from "./beside.js";
import { judge } from "./judge.js";
import { FEED_BYTES, PASTED_CHARS } from "./limits.js";
import { copied, copy, make, part } from "./nodes.js";
import { showFindings, showNotices } from "./problems.js";
import { Text } from "./text.js";
import { counted, listed, say } from "./words.js";

/** @typedef {import("./asked.js").Notice} Notice */
/** @typedef {import("./judge.js").Told} Told */

const text = new Text();
let turn = 0;

part("by-address").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  checkAddress(part("feed").value.trim());
});
part("by-text").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  checkPasted(part("pasted").value);
});
part("pasted").addEventListener("paste", (/** @type {ClipboardEvent} */ event) => {
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  if (pasted.length <= PASTED_CHARS) return;
  event.preventDefault();
  checkPasted(pasted);
});
part("file").addEventListener("change", () => checkFile(part("file").files[0]));
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  checkFile(event.dataTransfer?.files[0]);
});
for (const button of document.querySelectorAll("[data-copies]")) {
  const { copies } = /** @type {HTMLElement} */ (button).dataset;
  button.addEventListener("click", () => copy(/** @type {HTMLElement} */ (button), part(copies ?? "").textContent));
}

const asked = new URLSearchParams(location.search).get("feed");
if (asked) {
  part("feed").value = asked;
  checkAddress(asked);
}

/** @param {string} address */
async function checkAddress(address) {
  remember(address);
  const own = begin(say("asking", { host: parse(address)?.host ?? address }));
  const answer = await askFor(address, location.href);
  if (own !== turn) return;
  if (answer.bytes) await judged(own, answer.bytes, answer.address, answer.address, answer.notices);
  else showRefusal(address, answer.notices);
}

/** @param {string} pasted */
function checkPasted(pasted) {
  const isPage = /^\s*<(!doctype\s+html|html)\b/i.test(pasted);
  checkBytes(new TextEncoder().encode(pasted), isPage ? "page.html" : "rss.xml");
}

/** @param {File | undefined} file */
async function checkFile(file) {
  if (!file) return;
  // One byte more than may be is enough to know that it is too large.
  const bytes = await file.slice(0, FEED_BYTES + 1).arrayBuffer();
  await checkBytes(new Uint8Array(bytes), file.name);
}

/** @param {Uint8Array} bytes @param {string} source */
async function checkBytes(bytes, source) {
  remember("");
  await judged(begin(say("busy")), bytes, "", source, []);
}

/**
 * @param {number} own the turn that this belongs to
 * @param {Uint8Array} bytes
 * @param {string} address may be empty
 * @param {string} source
 * @param {Notice[]} notices
 */
async function judged(own, bytes, address, source, notices) {
  try {
    const told = await judge(bytes, address, source);
    if (own === turn) show(told, new TextDecoder().decode(bytes), address, source, notices);
  } catch {
    if (own === turn) end(say("failed"), "");
  }
}

/** Which check is the latest: all others are forgotten. @param {string} words */
function begin(words) {
  part("said").textContent = words;
  part("ways").setAttribute("aria-busy", "true");
  return ++turn;
}

/**
 * @param {Told} told
 * @param {string} written
 * @param {string} address
 * @param {string} source
 * @param {Notice[]} notices
 */
function show(told, written, address, source, notices) {
  const room = part("problems");
  room.replaceChildren();
  // What is something else has the type that it should have.
  showNotices(room, told.kind ? notices.filter(({ code }) => code !== "content-type") : notices);
  showFindings(room, told.findings, told.count.unlisted, (number) => text.show(number));
  if (told.kind) room.append(...importing(told.kind, source));
  const isFeed = !told.findings.some(({ code }) => code.startsWith("feed-"));
  text.take(written, told.findings);
  showFeed(isFeed ? written : undefined, address);
  end(verdict(told, isFeed, notices), isFeed ? summary(told, notices) : "");
}

/** @param {string} address @param {Notice[]} notices */
function showRefusal(address, notices) {
  const room = part("problems");
  room.replaceChildren();
  showNotices(room, notices);
  const command = `newsreel check ${quoted(address)}`;
  room.append(make("p", {}, say("serverCommand")), copied(command, "newsreel check"));
  text.take("", []);
  showFeed(undefined, "");
  const isUnread = notices.some(({ code }) => code === "cors" || code === "mixed-content");
  end(say(isUnread ? "verdict.unread" : "verdict.unanswered"), "");
}

/** What makes a feed of what came in its place. @param {string} kind @param {string} source */
function importing(kind, source) {
  const command = `newsreel import ${quoted(source)} -o feed.json`;
  return [make("p", {}, say(kind === "HTML" ? "htmlCommand" : "command")), copied(command, "newsreel import")];
}

/** @param {Told} told @param {boolean} isFeed @param {Notice[]} notices */
function verdict(told, isFeed, notices) {
  if (!isFeed) return say("verdict.other");
  const isClean = told.findings.length === 0 && notices.every(({ level }) => level === "advice" || level === "note");
  return say(isClean ? "verdict.clean" : "verdict.faulty");
}

/** @param {Told} told @param {Notice[]} notices */
function summary({ items, skipped, count }, notices) {
  const parts = [counted("items", items)];
  if (skipped > 0) parts.push(counted("skipped", skipped));
  for (const level of /** @type {const} */ (["error", "warning", "advice"])) {
    const all = count[level] + notices.filter((notice) => notice.level === level).length;
    if (all > 0 || level !== "advice") parts.push(counted(level, all));
  }
  return listed(parts);
}

/** Shows the result, says it, and leads there. @param {string} title @param {string} summary */
function end(title, summary) {
  part("ways").removeAttribute("aria-busy");
  part("verdict").textContent = title;
  part("summary").textContent = summary;
  part("result").hidden = false;
  part("result").classList.toggle("clean", title === say("verdict.clean"));
  part("said").textContent = [title, summary].filter(Boolean).join(". ");
  part("verdict").focus();
}

/** Keeps the address of the feed in that of the page, and nothing anywhere else. @param {string} feed */
function remember(feed) {
  const url = new URL(location.href);
  url.hash = "";
  if (feed) url.searchParams.set("feed", feed);
  else url.searchParams.delete("feed");
  history.replaceState(null, "", url);
}

/** An argument of a shell. @param {string} argument */
function quoted(argument) {
  return /^[\w./:@%+,=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

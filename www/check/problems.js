// The problems of a document, by what they are about: the server, the feed, an item.

import { PROBLEMS_SHOWN } from "./limits.js";
import { copied, make, sentence, told } from "./nodes.js";
import { counted, say } from "./words.js";

/** @typedef {import("./asked.js").Notice} Notice */
/** @typedef {import("./judge.js").Finding} Finding */

/**
 * Shows what a server does.
 * @param {HTMLElement} room
 * @param {Notice[]} notices
 */
export function showNotices(room, notices) {
  if (notices.length === 0) return;
  const [notes, problems] = [notices.filter(isNote), notices.filter((notice) => !isNote(notice))];
  room.append(make("h3", {}, say("groups.server")));
  if (problems.length > 0) room.append(make("ol", { class: "problems" }, ...problems.map(notice)));
  room.append(...notes.map(({ key, places }) => sentence(say(`served.${key}`, places), { class: "hint" })));
}

/** @param {Notice} notice */
function isNote({ level }) {
  return level === "note";
}

/** @param {Notice} notice */
function notice({ level, code, key, places, header }) {
  const item = make("li", { class: `problem ${level}` }, head(level, code));
  item.append(sentence(say(`served.${key}`, places)));
  if (header) {
    item.append(make("p", {}, say("served.header")), copied(header, header.split(":")[0]));
    item.append(make("p", { class: "hint" }, make("a", { href: "#serve" }, say("served.how"))));
  }
  return item;
}

/**
 * Shows what is wrong with a document.
 * @param {HTMLElement} room
 * @param {Finding[]} findings
 * @param {number} unlisted errors that are not among them
 * @param {(number: number) => void} show has the text show the place of a problem
 */
export function showFindings(room, findings, unlisted, show) {
  const numbered = findings.map((finding, index) => ({ finding, number: index + 1 }));
  showSome(room, numbered, show);
  if (unlisted > 0) room.append(make("p", { class: "hint" }, counted("groups.unlisted", unlisted)));
}

/**
 * @param {HTMLElement} room
 * @param {{ finding: Finding, number: number }[]} numbered
 * @param {(number: number) => void} show
 */
function showSome(room, numbered, show) {
  const [now, rest] = [numbered.slice(0, PROBLEMS_SHOWN), numbered.slice(PROBLEMS_SHOWN)];
  /** @type {Map<number | undefined, typeof now>} */
  const groups = new Map();
  for (const one of now) {
    const index = one.finding.item?.index;
    groups.set(index, [...(groups.get(index) ?? []), one]);
  }
  const place = make("div");
  for (const group of groups.values()) {
    const list = make("ol", { class: "problems" }, ...group.map((one) => problem(one.finding, one.number, show)));
    place.append(title(group[0].finding), list);
  }
  room.append(place);
  if (rest.length === 0) return;
  const more = make("button", { type: "button" }, counted("groups.more", rest.length));
  more.addEventListener("click", () => {
    showSome(room, rest, show);
    more.remove();
    const next = document.getElementById(`problem-${rest[0].number}`);
    next?.focus();
  });
  room.append(more);
}

/** @param {Finding} finding */
function title({ item }) {
  if (!item) return make("h3", {}, say("groups.feed"));
  const heading = make("h3", {}, say("groups.item", { number: item.index + 1 }));
  const name = item.title?.trim() || item.id;
  if (name) heading.append(" ", make("bdi", { class: "name" }, name));
  return heading;
}

/**
 * @param {Finding} finding
 * @param {number} number
 * @param {(number: number) => void} show
 */
function problem({ level, code, path, message, place }, number, show) {
  const item = make("li", { class: `problem ${level}`, id: `problem-${number}`, tabindex: -1 }, head(level, code, number));
  const where = make("p", { class: "where" });
  if (path) where.append(make("code", {}, path), " ");
  if (place) where.append(link(place, number, show));
  if (where.hasChildNodes()) item.append(where);
  item.append(told(message));
  return item;
}

/**
 * @param {import("./judge.js").Place} place
 * @param {number} number
 * @param {(number: number) => void} show
 */
function link({ line, column, exact }, number, show) {
  const text = say(exact ? "place" : "near", { line, column });
  const anchor = make("a", { href: `#mark-${number}` }, text);
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    show(number);
  });
  return anchor;
}

/** @param {string} level @param {string} code @param {number} [number] as its place in the text has it */
function head(level, code, number) {
  const head = make("p", { class: "head" }, make("strong", { class: "level" }, say(`levels.${level}`)), " ", make("code", {}, code));
  if (number) head.prepend(make("span", { class: "badge" }, String(number)), " ");
  return head;
}

// The text of a document, with line numbers and with the places of its problems marked.

import { firstFor, lineStarts, linesFrom } from "./pieces.js";
import { make, part } from "./nodes.js";
import { say } from "./words.js";
import { LINES_SHOWN } from "./limits.js";

/** @typedef {import("./judge.js").Finding} Finding */
/** @typedef {import("./pieces.js").Mark} Mark */

/** A text that is shown in part. */
export class Text {
  #text = "";
  /** @type {number[]} */
  #starts = [];
  /** @type {Finding[]} */
  #findings = [];
  /** @type {Mark[]} */
  #marks = [];
  #first = 0;
  #after = 0;

  constructor() {
    part("earlier").addEventListener("click", () => this.#draw(Math.max(0, this.#first - LINES_SHOWN)));
    part("later").addEventListener("click", () => this.#draw(this.#after));
  }

  /** Takes another text, and shows where its first problem is. @param {string} text @param {Finding[]} findings */
  take(text, findings) {
    this.#text = text;
    this.#starts = lineStarts(text);
    this.#findings = findings;
    this.#marks = findings.flatMap(({ place }, index) =>
      place ? [{ start: place.start, end: place.end, number: index + 1 }] : [],
    );
    part("text").hidden = text === "";
    const first = findings.find(({ place }) => place)?.place?.line ?? 1;
    this.#draw(firstFor(first - 1));
  }

  /** Shows the place of a problem, and goes there. @param {number} number */
  show(number) {
    const place = this.#findings[number - 1]?.place;
    if (!place) return;
    this.#draw(firstFor(place.line - 1), number);
    const mark = part(`mark-${number}`);
    mark?.focus({ preventScroll: true });
    mark?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  /** @param {number} first @param {number} [wanted] */
  #draw(first, wanted) {
    const lines = linesFrom(this.#text, this.#starts, first, this.#marks, wanted);
    this.#first = first;
    this.#after = first + lines.length;
    part("lines").replaceChildren(...lines.map((line) => this.#line(line)));
    part("earlier").hidden = first === 0;
    part("later").hidden = this.#after >= this.#starts.length;
  }

  /** @param {import("./pieces.js").Line} line */
  #line({ number, isCutBefore, isCutAfter, pieces }) {
    const code = make("code", {}, ...pieces.map((piece) => this.#piece(piece)).flat());
    if (isCutBefore) code.prepend("… ");
    if (isCutAfter) code.append(" …");
    return make("div", { class: "line" }, make("span", { class: "number", "aria-hidden": "true" }, String(number)), code);
  }

  /** @param {import("./pieces.js").Piece} piece */
  #piece({ text, numbers, begins }) {
    if (numbers.length === 0 && begins.length === 0) return [text];
    const levels = numbers.map((number) => this.#findings[number - 1].level);
    const worst = ["error", "warning", "advice"].find((level) => levels.includes(/** @type {any} */ (level)));
    const mark = make("mark", { class: worst, tabindex: -1 }, text || " ");
    const [first, ...others] = begins;
    if (first) mark.id = `mark-${first}`;
    // Several problems may begin in one place, and each link leads there.
    return [...others.map((number) => make("span", { id: `mark-${number}`, tabindex: -1 })), mark, ...begins.map(badge)];
  }
}

/** Leads back to a problem. @param {number} number */
function badge(number) {
  const label = say("text.problem", { number });
  return make("a", { class: "badge", href: `#problem-${number}`, "aria-label": label }, String(number));
}

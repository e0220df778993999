// Which lines of a long text are shown, and how they fall into marked and unmarked pieces.

import { BEFORE_CHARS, LINE_CHARS, LINES_SHOWN, SHOWN_CHARS } from "./limits.js";

/**
 * A place that is marked; `number` says which problem stands there.
 * @typedef {{ start: number, end: number, number: number }} Mark
 * @typedef {{ text: string, numbers: number[], begins: number[] }} Piece
 * @typedef {{ number: number, isCutBefore: boolean, isCutAfter: boolean, pieces: Piece[] }} Line
 */

/** Where each line of a text begins. @param {string} text */
export function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * The lines from one on, as many as may be shown.
 * @param {string} text
 * @param {number[]} starts of its lines
 * @param {number} first its number, from 0 on
 * @param {Mark[]} marks in the order of their starts
 * @param {number} [wanted] the number of the problem whose place is to be among them
 */
export function linesFrom(text, starts, first, marks, wanted) {
  /** @type {Line[]} */
  const lines = [];
  let shown = 0;
  for (let index = first; index < starts.length && lines.length < LINES_SHOWN && shown < SHOWN_CHARS; index++) {
    const line = cut(text, starts, index, marks, wanted);
    lines.push(line);
    shown += line.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  }
  return lines;
}

/** The first line that is shown if one of them is wanted. @param {number} line from 0 on */
export function firstFor(line) {
  return Math.max(0, line - Math.floor(LINES_SHOWN / 4));
}

/**
 * @param {string} text
 * @param {number[]} starts
 * @param {number} index
 * @param {Mark[]} marks
 * @param {number} [wanted]
 * @returns {Line}
 */
function cut(text, starts, index, marks, wanted) {
  const start = starts[index];
  const end = index + 1 < starts.length ? starts[index + 1] - 1 : text.length;
  const here = marks.filter((mark) => mark.start <= end && (mark.end > start || mark.start === start));
  const shown = here.find((mark) => mark.number === wanted && mark.start >= start) ?? here.find((mark) => mark.start >= start);
  const isLong = end - start > LINE_CHARS;
  const from = isLong && shown ? Math.max(start, Math.min(shown.start - BEFORE_CHARS, end - LINE_CHARS)) : start;
  const to = Math.min(end, from + LINE_CHARS);
  return { number: index + 1, isCutBefore: from > start, isCutAfter: to < end, pieces: pieces(text, from, to, here) };
}

/**
 * The text between two places, cut where a mark begins or ends.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {Mark[]} marks
 */
function pieces(text, from, to, marks) {
  const isInside = (/** @type {number} */ at) => at > from && at < to;
  const edges = marks.flatMap((mark) => [mark.start, mark.end]).filter(isInside);
  const cuts = [...new Set([from, ...edges, to])].sort((one, other) => one - other);
  /** @type {Piece[]} */
  const found = [];
  cuts.forEach((start, index) => {
    const end = cuts[index + 1] ?? to;
    const isEmpty = start === end;
    const over = marks.filter((mark) => (mark.start < end && mark.end > start) || (isEmpty && mark.start === start));
    const begins = marks.filter((mark) => mark.start === start).map((mark) => mark.number);
    if (!isEmpty || begins.length > 0) {
      found.push({ text: text.slice(start, end), numbers: over.map((mark) => mark.number), begins });
    }
  });
  return found;
}

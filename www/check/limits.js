// Every limit of the page, with its unit and its reason.

/** Longest text that is pasted into the field, in characters: browsers take seconds for more. */
export const PASTED_CHARS = 50_000;

/** Largest feed, in bytes: as the widget has it. */
export const FEED_BYTES = 8_000_000;

/** Longest time that a feed may take: as the widget has it. */
export const FEED_DEADLINE_MS = 10_000;

/** Problems that are shown before somebody asks for more: a browser draws them in a tenth of a second. */
export const PROBLEMS_SHOWN = 200;

/** Lines of the text that are shown at once. */
export const LINES_SHOWN = 400;

/** Characters of the text that are shown at once. */
export const SHOWN_CHARS = 60_000;

/** Characters of a line that are shown, which may be all of a feed. */
export const LINE_CHARS = 2_000;

/** Characters of a line that are shown in front of a mark. */
export const BEFORE_CHARS = 200;

/** How long a button says that something was copied. */
export const COPIED_MS = 2_000;

/** Tallest preview, in pixels: the frame says how tall it would like to be. */
export const PREVIEW_PX = 2_000;

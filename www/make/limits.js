// What the page takes at most, and how long it waits.

/** A feed, in bytes: what the widget reads. */
export const FEED_BYTES = 8_000_000;
/** The answer to the request for a feed, in milliseconds: a little longer than the widget waits. */
export const FEED_MS = 15_000;
/** Items in the snippet for pages without script: a snippet that is read before it is pasted. */
export const FALLBACK_ITEMS = 5;
/** The longer side of a picture in it, in pixels, as `newsreel render` has it. */
export const FALLBACK_PIXELS = 60;
/** A snippet that is tried, until it works, in milliseconds. */
export const TRIAL_MS = 12_000;
/** A value in the address bar, in characters: longer ones are no settings. */
export const VALUE_LENGTH = 2_000;
/** The height of the preview, in pixels of the page that it shows: a screen of a desktop, and some. */
export const STAGE_LEAST = 160;
export const STAGE_MOST = 1_400;
/** Its widths, likewise: a phone, a column of text, a window of a desktop. */
export const STAGE_PHONE = 390;
export const STAGE_COLUMN = 640;
export const STAGE_DESKTOP = 1_180;
/** Between the last key and what follows from it, in milliseconds. */
export const PAUSE_MS = 250;

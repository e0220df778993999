// The page around a frame, and what it is told. None of it is secret, so anybody may be around.

/** WordPress knows its frames by it. */
const secret = /[?&#]secret=(\w+)/.exec(location.hash)?.[1];

/** @param {Record<string, unknown>} message */
export function tellAround(message) {
  parent.postMessage(message, "*");
}

/** Tells it in the words of WordPress, if that is what is around. @param {string} message @param {unknown} value */
export function tellWordPress(message, value) {
  if (secret) tellAround({ message, value, secret });
}

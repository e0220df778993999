// Work that leaves the page time to answer a tap in between.

// How long a form waits at most for a page that is busy: before it asks for its part, and again before
// it is mounted. The host's own form shows until then.
const PATIENCE_MS = 200;

/**
 * A value, in a task of its own: before the next frame, which would show little, if it can be.
 * @template Value
 * @param {Value | PromiseLike<Value>} [value]
 * @returns {Promise<Value>}
 */
export function later(value) {
  const { scheduler } = /** @type {any} */ (globalThis);
  if (scheduler) return scheduler.postTask(() => value, { priority: "user-blocking" });
  return new Promise((resolve) => setTimeout(resolve, 0, value));
}

/** Resolves when the page has nothing better to do. */
export function idle() {
  if (!("requestIdleCallback" in globalThis)) return later();
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: PATIENCE_MS }));
}

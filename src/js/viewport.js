// Waits until an element nears the viewport.

// Time to load before the element is seen.
const MARGIN = "400px";

/** @type {WeakMap<Element, () => void>} */
const waiting = new WeakMap();

/** @type {IntersectionObserver | undefined} */
let observer;

/**
 * Calls `near` once, when `element` is near the viewport.
 * @param {Element} element
 * @param {() => unknown} near
 */
export function whenNear(element, near) {
  // What cannot be seen coming is near.
  if (!globalThis.IntersectionObserver) return near();
  waiting.set(element, near);
  observer ??= new IntersectionObserver(arrive, { rootMargin: MARGIN });
  observer.observe(element);
}

/** @param {Element} element */
export function stopWaiting(element) {
  waiting.delete(element);
  observer?.unobserve(element);
}

/** @param {IntersectionObserverEntry[]} entries */
function arrive(entries) {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    const near = waiting.get(target);
    stopWaiting(target);
    near?.();
  }
}

// Whether the field was left with another text: told when nothing is held down with a pointer any more.
// A message that comes while a button is held moves it away, and the press would be lost.

/**
 * @typedef {object} Hearer
 * @property {() => HTMLInputElement | undefined} field that it hears of now
 * @property {() => void} left
 * @property {(target: EventTarget, name: string, handle: (event: any) => unknown, capture?: boolean) => void} on
 */

/**
 * Hears of it for as long as the listeners of `on` live.
 * @param {HTMLElement} host
 * @param {Hearer} hearer
 */
export function hearLeaving(host, { field, left, on }) {
  let [isHeld, hasLeft] = [false, false];

  function letGo() {
    isHeld = false;
    // A press comes first, of which this may be a half.
    setTimeout(() => {
      if (isHeld || !hasLeft) return;
      hasLeft = false;
      left();
    });
  }

  on(host, "change", (event) => {
    hasLeft ||= event.target === field();
    if (!isHeld) letGo();
  });
  on(window, "pointerdown", () => (isHeld = true), true);
  for (const end of ["pointerup", "pointercancel"]) on(window, end, letGo, true);
}

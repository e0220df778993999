// What a first press will call, called before it comes.

import { idle } from "./tasks.js";

/** @typedef {import("./widget.js").Host} Host */

// How often a first press is rehearsed.
const REHEARSALS = 8;

/**
 * Has the browser compile what a first press calls: it compiles each function when it is called first,
 * and better when it is called often, and a press would wait for that. These events mean nothing where
 * they happen, and do not bubble, so that nobody else hears of them.
 * @param {Host} host whose slides have come
 * @param {() => void} stay a move that leads nowhere
 */
export async function rehearse({ _root: root }, stay) {
  await idle();
  // A finger leaves no pointer behind.
  const finger = new PointerEvent("pointerenter", { pointerType: "touch" });
  const presses = [finger, new Event("focusin"), new Event("click")];
  for (let times = 0; times < REHEARSALS; times++) {
    for (const press of presses) root?.querySelector("[part=carousel]")?.dispatchEvent(press);
    root?.querySelector("[part=slides]")?.dispatchEvent(new Event("scrollend"));
    stay();
  }
}

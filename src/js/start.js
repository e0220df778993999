// The time between the first slide and what moves it: presses wait, and none is lost.

import { fail } from "./events.js";

/** @typedef {import("./widget.js").Host} Host */

// How long to wait before what moves the slides is asked for again: at first, and at most.
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 64_000;

const KEYS = ["ArrowLeft", "ArrowRight", "Home", "End"];

/**
 * Has a carousel answer once what it takes has come, however often that must be asked for.
 * @param {Host} host whose presses wait until then
 * @param {() => Promise<void> | undefined} provide
 * @param {() => boolean} stays whether it is still mounted
 * @param {() => void} attend
 */
export async function attendOnce(host, provide, stays, attend) {
  const { release, end, pressed } = hold(/** @type {ShadowRoot} */ (host._root));
  let pause_ms = PAUSE_MS;
  let error;
  do {
    error = await provided(provide);
    if (error && stays()) {
      if (pause_ms === PAUSE_MS) fail(host, "widget-part", `the rest of the widget does not come yet: ${error}`);
      release();
      await Promise.race([rest(pause_ms), pressed()]);
      pause_ms = Math.min(2 * pause_ms, LONGEST_PAUSE_MS);
    }
  } while (error && stays());
  const replay = end();
  if (stays()) {
    attend();
    replay();
  }
}

/**
 * @param {() => Promise<void> | undefined} provide
 * @returns {Promise<unknown>} what went wrong, if something did
 */
async function provided(provide) {
  try {
    await provide();
  } catch (error) {
    return error;
  }
}

/** Resolves after a while, or when there is a network again. @param {number} ms */
function rest(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
    addEventListener("online", resolve, { once: true });
  });
}

/**
 * Keeps what is pressed: it happens later, and nowhere before.
 * @param {ShadowRoot} root
 */
function hold(root) {
  /** @type {[boolean, () => void][]} whether it is a link, and what happens later */
  let held = [];
  let linksWait = true;
  let hear = () => {};
  /** @param {Event} event @param {() => void} again @param {boolean} [isLink] */
  const wait = (event, again, isLink = false) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push([isLink, again]);
    hear();
  };
  /** @param {any} event */
  const click = (event) => {
    const pressed = event.target.closest("a, button");
    if (!pressed || event.button || isModified(event)) return;
    const isLink = pressed.localName === "a";
    if (linksWait || !isLink) wait(event, () => pressed.click(), isLink);
  };
  /** @param {any} event */
  const keydown = (event) => {
    const { key, target } = event;
    if (!KEYS.includes(key) || isModified(event) || !target.closest("[part=picker]")) return;
    const options = { key, bubbles: true, cancelable: true, composed: true };
    wait(event, () => target.dispatchEvent(new KeyboardEvent("keydown", options)));
  };
  /** @param {any} event */
  const cross = ({ type, pointerType, target }) => {
    held.push([false, () => target.dispatchEvent(new PointerEvent(type, { pointerType }))]);
  };
  /** @param {any} event of a picture that does not come */
  const fail = ({ target }) => held.push([false, () => target.dispatchEvent(new Event("error"))]);
  // A browser tells who comes over what inside to that alone.
  const section = root.querySelector("section");
  /** @type {[EventTarget | null, string, (event: any) => void][]} */
  const hears = [
    [root, "click", click],
    [root, "keydown", keydown],
    [root, "error", fail],
    [section, "pointerenter", cross],
    [section, "pointerleave", cross],
  ];
  for (const [target, name, keep] of hears) target?.addEventListener(name, keep, true);
  return {
    /** Links are followed from now on, as the browser does. */
    release() {
      linksWait = false;
      const links = held.filter(([isLink]) => isLink);
      held = held.filter(([isLink]) => !isLink);
      for (const [, again] of links) again();
    },
    /** Resolves with the next press. @returns {Promise<void>} */
    pressed: () => new Promise((resolve) => (hear = resolve)),
    /** Keeps nothing more, and gives what is to happen now. */
    end() {
      for (const [target, name, keep] of hears) target?.removeEventListener(name, keep, true);
      return () => held.forEach(([, again]) => again());
    },
  };
}

/** @param {MouseEvent | KeyboardEvent} event */
function isModified({ ctrlKey, altKey, metaKey, shiftKey }) {
  return ctrlKey || altKey || metaKey || shiftKey;
}

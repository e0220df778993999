// What scripts ask of a carousel that is mounted, by one entry of the module: `ask`.

/** By its place: src/web/carousel/mounted.rs knows each by that. */
const ASKS = /** @type {const} */ ([
  "attributesChanged",
  "moved",
  "next",
  "previous",
  "show",
  "start",
  "stop",
  "reload",
]);

/** What a carousel tells, by its place after those; and the last, whether it has broken. */
const TELLS = ["index", "count", "state"];
const BROKEN = ASKS.length + TELLS.length;

/** The `state` of a carousel, by its number there. */
const STATES = ["idle", "loading", "ready", "empty", "error"];

/**
 * @typedef {Record<typeof ASKS[number], (index?: number) => void>
 *   & { index: number, count: number, state: string, hasBroken(isKnown: boolean): boolean }} Asked
 */

/** Gives what is mounted its methods. @param {any} carousels the prototype of all of them */
export function addAsks(carousels) {
  ASKS.forEach((name, what) => {
    carousels[name] = function (index = 0) {
      this.ask(what, index);
    };
  });
  carousels.hasBroken = function (/** @type {boolean} */ isKnown) {
    return this.ask(BROKEN, Number(isKnown)) > 0;
  };
  TELLS.forEach((name, place) => {
    /** @this {any} */
    const get = function () {
      const told = this.ask(ASKS.length + place, 0);
      return name === "state" ? STATES[told] : told;
    };
    Object.defineProperty(carousels, name, { get });
  });
}

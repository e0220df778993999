// What holds at every moment, each a sentence: of the carousel, and of the form. The machines alone
// are held to the same ones natively, with more that only they can see.

const LEAVES = /leave|move|hide it|outside/;
const PRESSES = ["press Next", "press Previous", "press a number"];
/** Whether a press is answered later: what answers it comes after the first slide. */
const waits = ({ state }) => state === "loading";
const moves = (told) => told.filter(({ name }) => name === "slide");

/** Of what happened, what was told, and the moments before and after. */
export const CAROUSEL = {
  "there is one mount": ({ after }) =>
    after.sections <= 1 && (!after.isThere || after.state !== "ready" || after.sections === 1),

  "focus that was inside is never on the page's body": ({ name, before, after }) =>
    !before.focused || !after.lost || after.isHidden || LEAVES.test(name),

  "the index is that of a slide": ({ after }) =>
    (waits(after) || (after.state === "ready") === after.count > 0) && after.index < Math.max(after.count, 1),

  "another slide shows only by a move that is told or because its item is gone": ({ before, after, told, world }) => {
    if (before.id === null || after.id === null || before.id === after.id) return true;
    const last = moves(told).at(-1)?.id;
    return last === after.id || world.isGone(last ?? before.id);
  },

  "a move is told once": ({ before, told }) =>
    moves(told).every(({ id, loads }, at, all) => {
      const earlier = at > 0 ? all[at - 1] : { id: before.id, loads: before.loads };
      return earlier.id !== id || earlier.loads !== loads;
    }),

  "a press is told once, as the person's": ({ name, before, after, told }) => {
    const can = before.isThere && !before.isHidden && !before.reads && before.count > 1 && !waits(before);
    const reasons = moves(told).map(({ reason }) => reason).join();
    return !PRESSES.includes(name) || !can || before.loads !== after.loads || reasons === "user";
  },

  "what was stopped stays stopped until it is asked for": ({ told }) =>
    moves(told).every(({ reason, stopped }) => reason !== "rotation" || !stopped),

  "nothing moves behind an article": ({ told }) =>
    moves(told).every(({ reason, reads }) => reason !== "rotation" || !reads),

  "the count never falls because a request failed": ({ name, before, after }) =>
    after.count >= before.count || !after.isThere || before.unsettled > 0 || after.unsettled > 0 || /^set /.test(name),

  "only what was selected shows": ({ after, world }) =>
    after.count <= Number(world.host.getAttribute("limit") ?? Infinity),

  "a press opens what it names": ({ before, after, world }) =>
    world.named === null || waits(before) || after.heading === world.named,

  "what comes back shows what it showed": ({ name, before, after, told }) =>
    name !== "leave and come back at once" || told.length > 0 || before.index === after.index,

  "nothing breaks": ({ told }) => told.every(({ code }) => !code?.startsWith("widget-")),
};

export const SIGNUP = {
  "there is one mount": ({ after }) => after.forms === 1 && after.statuses <= 1 && after.messages <= 1,

  "focus that was inside is never on the page's body": ({ name, before, after }) =>
    !before.focused || !after.lost || after.isHidden || LEAVES.test(name),

  "one POST a press": ({ after }) => after.sent <= after.presses,

  "nobody is subscribed whom the server does not know": ({ after }) => after.state !== "subscribed" || after.good > 0,

  "what was typed stays": ({ name, before, after, world }) =>
    before.value === after.value ||
    /type|press|submit|reset|Enter|come/.test(name) ||
    after.state === "subscribed" ||
    (world.resetLater && after.value === ""),

  "nothing breaks": ({ told }) => told.every(({ code }) => !code?.startsWith("widget-")),
};

/** The first that does not hold. */
export function brokenOf(sentences, step) {
  const broken = Object.entries(sentences).find(([, holds]) => !holds(step));
  return broken && broken[0];
}

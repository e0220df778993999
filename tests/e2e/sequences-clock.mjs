// Runs in the page. Time that passes when it is told to: what waits longer than a moment is kept here.

const MOMENT_MS = 300;

/** Takes the place of a window's timers and of its clock. */
export function takeTime(window) {
  const waiting = new Map();
  let [passed, number] = [0, 1_000_000];
  const start = (own, repeats) => (call, ms = 0, ...more) => {
    if (!(ms >= MOMENT_MS)) return own.call(window, call, ms, ...more);
    number += 1;
    waiting.set(number, { call: () => call(...more), ms, due: passed + ms, repeats });
    return number;
  };
  const stop = (own) => (number) => waiting.delete(number) || own.call(window, number);
  for (const [kind, repeats] of [["Timeout", false], ["Interval", true]]) {
    window[`set${kind}`] = start(window[`set${kind}`], repeats);
    window[`clear${kind}`] = stop(window[`clear${kind}`]);
  }
  const { now } = Date;
  Date.now = () => now() + passed;

  return {
    /** What still waits. */
    waiting: () => waiting.size,
    forget: () => waiting.clear(),
    /** Lets time pass; timers tell in the order in which they are over. */
    pass(ms) {
      const until = passed + ms;
      for (;;) {
        const due = [...waiting].filter(([, timer]) => timer.due <= until);
        if (due.length === 0) break;
        const [number, timer] = due.reduce((first, next) => (next[1].due < first[1].due ? next : first));
        passed = Math.max(passed, timer.due);
        if (timer.repeats) timer.due += timer.ms;
        else waiting.delete(number);
        timer.call();
      }
      passed = until;
    },
  };
}

export const frame = () => new Promise(requestAnimationFrame);

/** Waits until something is so; says whether it came to be. */
export async function until(isSo, frames = 240) {
  for (let left = frames; left > 0; left -= 1) {
    if (isSo()) return true;
    await frame();
  }
  return isSo();
}

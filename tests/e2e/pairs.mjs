// Every two choices of different options together, in few rows: what goes wrong takes seldom more than two.

/**
 * Rows in which each pair of values of two options stands at least once.
 * @template {Record<string, unknown[]>} Options
 * @param {Options} options
 * @returns {{ [Name in keyof Options]: Options[Name][number] }[]}
 */
export function pairwise(options) {
  const names = Object.keys(options);
  const open = new Set(pairsOf(options, names));
  const rows = [];
  while (open.size > 0) rows.push(nextRow(options, names, open));
  return rows;
}

/** Pairs are written as the numbers of their options and values. */
const key = (one, valueOfOne, other, valueOfOther) => [one, valueOfOne, other, valueOfOther].join();

function* pairsOf(options, names) {
  for (const [one, name] of names.entries()) {
    for (let other = one + 1; other < names.length; other++) {
      for (const i of options[name].keys()) {
        for (const j of options[names[other]].keys()) yield key(one, i, other, j);
      }
    }
  }
}

/** Begins with a pair that is missing, and gives each other option the value that brings most. */
function nextRow(options, names, open) {
  const [first] = open;
  const [one, i, other, j] = first.split(",").map(Number);
  const chosen = new Map([[one, i], [other, j]]);
  for (const at of names.keys()) {
    if (!chosen.has(at)) chosen.set(at, best(options[names[at]], at, chosen, open));
  }
  for (const pair of pairsIn(chosen)) open.delete(pair);
  return Object.fromEntries(names.map((name, at) => [name, options[name][chosen.get(at)]]));
}

function best(values, at, chosen, open) {
  const gain = (value) => [...pairsIn(new Map([...chosen, [at, value]]))].filter((pair) => open.has(pair)).length;
  const gains = [...values.keys()].map(gain);
  return gains.indexOf(Math.max(...gains));
}

function* pairsIn(chosen) {
  const sorted = [...chosen].sort(([one], [other]) => one - other);
  for (const [at, [one, i]] of sorted.entries()) {
    for (const [other, j] of sorted.slice(at + 1)) yield key(one, i, other, j);
  }
}

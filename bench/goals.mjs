// The goals: each a figure of the widget, as it is or against a figure of another, with what it must
// be at most and what it aims at. Medians are compared with medians, and so are the least and the
// most.

import { SLOWER_NETWORK } from "./groups/start.mjs";
import { RIVALS, WIDGET } from "./subjects.mjs";

/** @typedef {(group: string, name: string, figure: string) => number} Statistic the median, or another */

/** The smallest figure of the peers. */
const best = (median, group, figure, suffix = "") =>
  Math.min(...RIVALS.map((rival) => median(group, rival + suffix, figure)));

const against = (ours, theirs) => ours / theirs;

const HEADLINE = "first headline ms";

/** The peer that the first headline is compared with: the lightest. */
const FIRST_RIVAL = "embla";

const headline = (group, ours, theirs) => (median) =>
  against(median(group, ours, HEADLINE), median(group, theirs, HEADLINE));

/**
 * @typedef {object} Goal
 * @property {string} group
 * @property {string} what
 * @property {(median: Statistic) => number} value
 * @property {number} [must]
 * @property {number} [aim]
 * @property {string} unit
 */

/** @type {Goal[]} */
export const GOALS = [
  ...[
    ["download before the first headline", WIDGET, "before the headline", 44_000, 38_000],
    ["download of a carousel alone", `${WIDGET}, a carousel alone`, "bytes", 58_000, 53_000],
    ["download with both elements, before the form is used", WIDGET, "bytes", 76_000, 70_000],
    ["download before anything nears the viewport", `${WIDGET}, far away`, "bytes", 3_000, 2_400],
    ["download for the first article", `${WIDGET}, an article`, "for the first article", 19_200, 12_000],
  ].map(([what, name, figure, must, aim]) => ({
    group: "weight",
    what,
    value: (median) => median("weight", name, figure),
    must,
    aim,
    unit: "bytes",
  })),
  {
    group: "weight",
    what: "download with both elements, before the form is used, against the lightest peer of this run",
    value: (median) => against(median("weight", WIDGET, "bytes"), best(median, "weight", "bytes")),
    unit: "×",
  },
  ...["", SLOWER_NETWORK].flatMap((network) => [
    {
      group: "start",
      what: `first headline${network}, against Embla`,
      value: headline("start", WIDGET + network, FIRST_RIVAL + network),
      must: 0.9,
      aim: 0.75,
      unit: "×",
    },
    {
      group: "start",
      what: `first headline${network}, plain snippet, against Embla`,
      value: headline("start", `${WIDGET}, plain${network}`, FIRST_RIVAL + network),
      must: 1,
      aim: 0.9,
      unit: "×",
    },
  ]),
  ...[
    ["firefox", 1, 0.85],
    ["webkit", 1.2, 1],
  ].map(([engine, must, aim]) => ({
    group: "engines",
    what: `first headline, ${engine}, against Embla`,
    value: headline("engines", `${WIDGET}, ${engine}`, `${FIRST_RIVAL}, ${engine}`),
    must,
    aim,
    unit: "×",
  })),
  ...["10", "10000"].map((items) => ({
    group: "press",
    what: `a press of Next to the next paint, ${items} items, against the best peer with 10`,
    value: (median) =>
      against(
        median("press", `${WIDGET}, ${items}`, "Next to paint ms"),
        best(median, "press", "Next to paint ms", ", 10"),
      ),
    must: 1,
    aim: 0.8,
    unit: "×",
  })),
  {
    group: "start",
    what: "blocking time, 10 items, against the best peer",
    value: (median) =>
      against(median("start", WIDGET, "blocking ms"), best(median, "start", "blocking ms")),
    must: 0.5,
    aim: 0.25,
    unit: "×",
  },
  {
    group: "start",
    what: "layout shift",
    value: (median) => median("start", WIDGET, "layout shift"),
    must: 0,
    unit: "",
  },
  {
    group: "start",
    what: "tasks above 50 ms, CPU at full speed",
    value: (median) => median("start", WIDGET, "long tasks, CPU at full speed"),
    must: 0,
    unit: "",
  },
  {
    group: "long",
    what: "feed's last byte to first headline, 10,000 items against 10",
    value: (median) =>
      against(
        median("long", "newsreel, 10000", "feed to first slide ms"),
        median("long", "newsreel, 10", "feed to first slide ms"),
      ),
    must: 1.5,
    aim: 1.2,
    unit: "×",
  },
  ...["10", "10000"].map((items) => ({
    group: "long",
    what: `scripts of a click on Next, ${items} items, against the best peer with 10`,
    value: (median) =>
      against(
        median("long", `newsreel, ${items}`, "Next: script ms"),
        best(median, "long", "Next: script ms", ", 10"),
      ),
    must: 1,
    unit: "×",
  })),
  {
    group: "long",
    what: "scripts of a click on Next, 10,000 items, CPU at full speed",
    value: (median) => median("long", "newsreel, 10000", "Next: script ms, CPU at full speed"),
    aim: 1,
    unit: "ms",
  },
  {
    group: "long",
    what: "nodes with 10,000 items against 10",
    value: (median) =>
      against(median("long", "newsreel, 10000", "nodes"), median("long", "newsreel, 10", "nodes")),
    must: 1.1,
    unit: "×",
  },
  {
    group: "long",
    what: "heap with 10,000 items beyond the browser's parsed feed",
    value: (median) =>
      median("long", "newsreel, 10000", "heap MB") - median("long", "parsed, 10000", "heap MB"),
    aim: 2,
    unit: "MB",
  },
  ...["insert to second frame ms", "Next: event ms, CPU 4 times slower"].map((figure) => ({
    group: "insert",
    what: `10,000 items, ${figure.replace(" ms", "")}, against Swiper's Virtual module`,
    value: (median) =>
      against(median("insert", WIDGET, figure), median("insert", "swiper-virtual", figure)),
    must: 1,
    aim: 0.7,
    unit: "×",
  })),
  {
    group: "idle",
    what: "animation frames in a second of waiting",
    value: (median) => median("idle", WIDGET, "animation frames"),
    must: 0,
    unit: "",
  },
  {
    group: "idle",
    what: "task time in a second of waiting",
    value: (median) => median("idle", WIDGET, "task ms"),
    must: 0.5,
    unit: "ms",
  },
  {
    group: "many",
    what: "bytes of 20 carousels against one",
    value: (median) =>
      against(median("many", "newsreel × 20", "bytes"), median("many", "newsreel × 1", "bytes")),
    must: 1,
    unit: "×",
  },
  {
    group: "many",
    what: "time of 20 carousels against one",
    value: (median) =>
      against(
        median("many", "newsreel × 20", "all headlines ms"),
        median("many", "newsreel × 1", "all headlines ms"),
      ),
    must: 4,
    unit: "×",
  },
  {
    group: "email",
    what: "check of an address, native",
    value: (median) => median("email", "newsreel, native", "ns an address"),
    aim: 1000,
    unit: "ns",
  },
  {
    group: "email",
    what: "worst text of 100 kB, native",
    value: (median) => median("email", "newsreel, native", "worst of 100 kB, ms"),
    aim: 0.05,
    unit: "ms",
  },
  {
    group: "email",
    what: "check through the package, against isEmail + mailcheck",
    value: (median) =>
      against(
        median("email", WIDGET, "ns an address"),
        median("email", "isEmail + mailcheck", "ns an address"),
      ),
    unit: "×",
  },
];

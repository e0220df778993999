// probes: questions about behaviour, answered by each subject in a real browser. Nothing is timed, so
// the machine may be busy. The answers wanted are those of WCAG 2.2, the W3C APG's carousel pattern,
// and visitors' reports.

import { PROBES } from "../probes.mjs";
import { table } from "../stats.mjs";
import { RIVALS, WIDGET } from "../subjects.mjs";
import { visit } from "../visit.mjs";

export const title = "how each behaves (✓ as wanted, ✗ not)";

const SUBJECTS = [WIDGET, ...RIVALS];

export async function run({ browser, server }) {
  const answers = {};
  for (const { what, wanted, wish, wishes = {}, ask } of PROBES) {
    console.log(`  ${what} …`);
    const answer = async (subject) => {
      const address = server.page({ subject, ...wish });
      const said = await visit(browser, address, wishes, ask).catch((error) => `${error}`);
      return [subject, said.split("\n", 1)[0]];
    };
    answers[what] = { wanted, ...Object.fromEntries(await Promise.all(SUBJECTS.map(answer))) };
  }
  console.log(`\n${answersTable(answers)}\n`);
  return answers;
}

function answersTable(answers) {
  const rows = Object.entries(answers).map(([what, { wanted, ...said }]) => {
    const mark = (answer) => `${answer === wanted ? "✓" : "✗"} ${answer}`;
    return [what, wanted, ...SUBJECTS.map((subject) => mark(said[subject]))];
  });
  return table(["probe", "wanted", ...SUBJECTS], rows);
}

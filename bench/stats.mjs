// Arithmetic on samples, and how figures are written for the eye.

/** @param {number[]} samples */
export function summary(samples) {
  const sorted = [...samples].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { min: sorted[0], median, max: sorted.at(-1), count: sorted.length };
}

/**
 * Samples by case and figure, made into summaries by case and figure.
 * @param {Record<string, Record<string, number>[]>} samples
 */
export function summarise(samples) {
  const of = (rows) => (figure) => [figure, summary(rows.map((row) => row[figure]))];
  const all = (rows) => Object.fromEntries(Object.keys(rows[0]).map(of(rows)));
  return Object.fromEntries(Object.entries(samples).map(([name, rows]) => [name, all(rows)]));
}

/** A number with the digits that mean something. */
export function rounded(value) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size < 1) return value.toLocaleString("en", { maximumSignificantDigits: 2 });
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}

/** Whether a figure is within a limit, as the table says it. */
export function verdict(value, limit) {
  if (limit === undefined) return "";
  if (!Number.isFinite(value)) return "?";
  return value <= limit ? "met" : "missed";
}

/** Rows of cells as a Markdown table, columns aligned so that it can be read as text too. */
export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(3, ...all.map((row) => row[at].length)));
  const cell = (text, at) => (at ? text.padStart(widths[at]) : text.padEnd(widths[at]));
  const line = (row) => `| ${row.map(cell).join(" | ")} |`;
  const dashes = (width, at) => (at ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2));
  const rule = `|${widths.map(dashes).join("|")}|`;
  return [line(all[0]), rule, ...all.slice(1).map(line)].join("\n");
}

// The codes of `newsreel:error`, read from the sources that send them.

const CODE = /Self::(\w+)(?:\([^)]*\))? => "(feed-[a-z-]+)"/g;
const SENTENCE = /Self::(\w+)(?:\([^)]*\))? => (?:\{\s*)?"((?:[^"\\]|\\[^])*)"/g;
const CAUSE = /((?:^ {4}\/\/\/ .*\n)+) {4}(\w+)(?:\(\w+\))?,$/gm;
const OTHER = /"((?:widget|signup)-[a-z-]+)"/g;

/**
 * The errors of feeds: code, cause and remedy of each, as `src/feed/error.rs` has them.
 * @param {string} source
 */
export function feedErrors(source) {
  const code = source.slice(source.indexOf("fn code"), source.indexOf("fn sentence"));
  const causes = new Map([...source.matchAll(CAUSE)].map(([, comment, name]) => [name, prose(comment)]));
  const tail = source.slice(source.indexOf("fn sentence"), source.indexOf("fn message"));
  const remedies = new Map([...tail.matchAll(SENTENCE)].map(([, name, text]) => [name, joined(text)]));
  const errorOf = ([, name, code]) => ({ code, cause: causes.get(name), remedy: remedies.get(name) });
  const errors = [...code.matchAll(CODE)].map(errorOf);
  const broken = errors.find(({ cause, remedy }) => !cause || !remedy);
  if (errors.length === 0 || broken) throw new Error(`src/feed/error.rs is not read any more: ${broken?.code ?? "no code"}`);
  return errors;
}

/**
 * The codes of the widget and of the form that stand in these sources.
 * @param {string[]} sources
 */
export function otherCodes(sources) {
  const named = sources.flatMap((source) => [...source.matchAll(OTHER)].map(([, code]) => code));
  return [...new Set(named)].sort();
}

// A link to a limit of the crate is that limit's name, in code.
function prose(comment) {
  return comment.replaceAll("///", "").replace(/\s+/g, " ").trim().replace(/\[`(?:\w+::)*(\w+)`\]/g, "the limit `$1`");
}

// As Rust joins lines: a backslash at the end takes the next line's indent with it.
function joined(text) {
  return text.replace(/\\\n\s*/g, "").trim();
}

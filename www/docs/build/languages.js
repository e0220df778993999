// The languages that the widget speaks: the files of `src/words`, and English.

/**
 * A row for each language: its tag, its names in English and in itself, and some of its words.
 * @param {Record<string, Record<string, string>>} files the words of each by its tag
 */
export function languagesOf(files) {
  const english = new Intl.DisplayNames("en", { type: "language" });
  const rows = Object.entries(files).map(([tag, words]) => ({
    tag,
    name: english.of(tag) ?? tag,
    own: new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag,
    next: words.nextSlide,
    subscribe: words.subscribe,
  }));
  return rows.sort((one, other) => one.name.localeCompare(other.name, "en"));
}

/** The English words, which stand in code: key and text of each. @param {string} source `src/words.rs` */
export function englishOf(source) {
  const table = source.slice(source.indexOf("\nwords! {"));
  const words = [...table.matchAll(/^ {8}\w+ "(\w+)" "((?:[^"\\]|\\.)*)"$/gm)].map(([, key, text]) => [key, text]);
  if (words.length === 0) throw new Error("src/words.rs is not read any more: no word was found");
  return Object.fromEntries(words);
}

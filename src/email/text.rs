//! How texts are cut and searched here: in one way each, since every other one is shipped too.

/// What stands before and after the first `byte`, which is of ASCII.
pub(super) fn cut(text: &str, byte: u8) -> Option<(&str, &str)> {
    around(text, text.bytes().position(|each| each == byte)?)
}

/// What stands before and after the last `byte`, which is of ASCII.
pub(super) fn cut_last(text: &str, byte: u8) -> Option<(&str, &str)> {
    around(text, text.bytes().rposition(|each| each == byte)?)
}

fn around(text: &str, at: usize) -> Option<(&str, &str)> {
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What stands behind the last dot.
pub(super) fn top(domain: &str) -> &str {
    cut_last(domain, b'.').map_or(domain, |(_, top)| top)
}

/// What stands between the bytes that are `mark`, which is of ASCII.
pub(super) const fn parts(text: &str, mark: u8) -> Parts<'_> {
    Parts { rest: Some(text), mark }
}

/// The parts of a text, from the first to the last.
pub(super) struct Parts<'a> {
    rest: Option<&'a str>,
    mark: u8,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest?;
        let (part, rest) = cut(text, self.mark).unzip();
        self.rest = rest;
        Some(part.unwrap_or(text))
    }
}

/// Whether a list of words with spaces between them holds one.
pub(super) fn lists(words: &str, word: &str) -> bool {
    parts(words, b' ').any(|each| each == word)
}

/// Whether a text holds a character of a class.
pub(super) fn has(text: &str, is_meant: fn(char) -> bool) -> bool {
    text.chars().any(is_meant)
}

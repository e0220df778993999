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

/// The labels of a domain.
pub(super) const fn labels(domain: &str) -> Parts<'_> {
    parts(domain, b'.')
}

/// The last label of a domain.
pub(super) fn top(domain: &str) -> &str {
    cut_last(domain, b'.').map_or(domain, |(_, top)| top)
}

/// Whether a list of words with spaces between them holds one, in letters of any case.
pub(super) fn lists(words: &str, word: &str) -> bool {
    parts(words, b' ').any(|each| each.eq_ignore_ascii_case(word))
}

/// Whether a text holds a character of a class.
pub(super) fn has(text: &str, is_meant: fn(char) -> bool) -> bool {
    text.chars().any(is_meant)
}

/// Whether a text holds a byte of a class.
pub(super) fn has_byte(text: &str, is_meant: fn(u8) -> bool) -> bool {
    text.bytes().any(is_meant)
}

/// Whether all of a text is of ASCII.
pub(super) fn is_ascii(text: &str) -> bool {
    !has_byte(text, |byte| !byte.is_ascii())
}

/// Two texts with a mark between them.
pub(super) fn join(before: &str, mark: char, after: &str) -> String {
    let mut text = String::with_capacity(before.len() + 1 + after.len());
    text.push_str(before);
    text.push(mark);
    text.push_str(after);
    text
}

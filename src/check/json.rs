//! JSON as a browser parses it, which forgives more than a strict parser does.

use std::fmt;

use serde_json::Value;

use crate::feed::Error;

/// Parses as a browser does: `fetch` drops a byte order mark, and a lone surrogate is no error.
pub fn parse(text: &str) -> Result<Value, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parsed = serde_json::from_str(text);
    parsed.or_else(|_| serde_json::from_str(&mended(text))).map_err(|_| Error::of_text(text))
}

/// Where a text stops being JSON, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1 on.
    pub line: usize,
    /// The character in it, as editors count.
    pub column: usize,
    /// In words.
    pub why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, why } = self;
        write!(formatter, "line {line}, column {column}: {why}")
    }
}

/// Where a text stops being JSON; nothing if it is.
pub fn fault(text: &str) -> Option<Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let error = serde_json::from_str::<Value>(&mended(text)).err()?;
    let (line, column) = place(text, error.line(), error.column());
    let why = if error.is_eof() { "the text ends too early".to_owned() } else { reason(&error) };
    Some(Fault { line, column, why })
}

// The library counts bytes, and the end of a line as the start of the next.
fn place(text: &str, line: usize, column: usize) -> (usize, usize) {
    let written = |line: usize| text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    if column == 0 && line > 1 {
        return (line - 1, written(line - 1).chars().count() + 1);
    }
    let before = written(line).get(..column).unwrap_or_else(|| written(line));
    (line, before.chars().count())
}

// The library's words, which end with the place.
fn reason(error: &serde_json::Error) -> String {
    let told = error.to_string();
    told.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The text with each escape of a lone surrogate made one of U+FFFD, as the border to Rust does.
fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, after)) = rest.split_once('\\') {
        mended.push_str(before);
        let (escape, after) = escape(after);
        mended.push('\\');
        mended.push_str(escape);
        rest = after;
    }
    mended.push_str(rest);
    mended
}

/// What follows a backslash: the escape that it begins, and the rest.
fn escape(text: &str) -> (&str, &str) {
    let pair = surrogate(text).zip(text.get(5..).and_then(|text| text.strip_prefix('\\')));
    match pair.and_then(|(first, next)| Some((first, surrogate(next)?))) {
        Some((0xD800..0xDC00, 0xDC00..)) => split(text, 11),
        _ if surrogate(text).is_some() => ("ufffd", split(text, 5).1),
        _ => split(text, text.chars().next().map_or(0, char::len_utf8)),
    }
}

fn split(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The surrogate that the text of an escape, such as `ud83d`, begins with.
fn surrogate(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix('u')?.get(..4)?;
    u16::from_str_radix(digits, 16).ok().filter(|unit| (0xD800..0xE000).contains(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_are_replaced_and_nothing_else() {
        let table = [
            (r"a\ud83db", r"a\ufffdb"),
            (r"\ud83d\ude00", r"\ud83d\ude00"),
            (r"\ude00\ud83d", r"\ufffd\ufffd"),
            (r"\ud83d\ud83d\ude00", r"\ufffd\ud83d\ude00"),
            (r"\ud83d\n", r"\ufffd\n"),
            (r"\\ud83d \u4e2d é\", r"\\ud83d \u4e2d é\"),
        ];
        for (json, expected) in table {
            assert_eq!(mended(json), expected, "{json}");
        }
    }

    #[test]
    fn the_place_of_a_fault_is_told_as_editors_count() {
        let table = [
            ("{\n \"title\": \"a\nb\"\n}", "line 2, column 13: control character"),
            ("{\"茶\": 1,}", "line 1, column 9: trailing comma"),
            ("\u{feff}{\"a\" 1}", "line 1, column 6: expected `:`"),
            ("{\"a\": [", "line 1, column 7: the text ends too early"),
        ];
        for (text, expected) in table {
            let fault = fault(text).unwrap().to_string();
            assert!(fault.starts_with(expected), "{text}: {fault}");
        }
        assert_eq!(fault("{}"), None);
    }

    #[test]
    fn a_browsers_leniency_is_kept_apart_from_what_is_no_json() {
        assert_eq!(parse("\u{feff}[\"\\ud83d\"]"), Ok(serde_json::json!(["\u{fffd}"])));
        assert_eq!(parse("---\ntitle: x"), Err(Error::Template));
        assert_eq!(parse("[1,]"), Err(Error::Syntax));
    }
}

//! JSON as a browser parses it, which forgives more than a strict parser does.

use serde_json::Value;

use crate::feed::Error;

/// Parses as a browser does: `fetch` drops a byte order mark, and a lone surrogate is no error.
pub fn parse(text: &str) -> Result<Value, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parsed = serde_json::from_str(text);
    parsed.or_else(|_| serde_json::from_str(&mended(text))).map_err(|_| Error::of_text(text))
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
    fn a_browsers_leniency_is_kept_apart_from_what_is_no_json() {
        assert_eq!(parse("\u{feff}[\"\\ud83d\"]"), Ok(serde_json::json!(["\u{fffd}"])));
        assert_eq!(parse("---\ntitle: x"), Err(Error::Template));
        assert_eq!(parse("[1,]"), Err(Error::Syntax));
    }
}

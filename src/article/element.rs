//! What becomes of an element of a feed's HTML: the list of those that may stand in an article.
//!
//! What is not on a list loses its tag and keeps its content, so that no text is lost to an
//! element that we do not know. Names are compared as the parser gives them, in small letters.

use crate::scan::Scanner;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A new element of this name takes its place.
    Keep(&'static str),
    /// It is a heading of this level among those of the article.
    Heading(u8),
    /// Its content takes its place.
    Unwrap,
    /// It goes, and all that is inside it.
    Drop,
}

/// What becomes of an element of this name.
pub fn fate(name: &str) -> Fate {
    if let Some(name) = listed(KEPT, name) {
        return Fate::Keep(name);
    }
    if let Some(level) = heading_level(name) {
        return Fate::Heading(level);
    }
    if listed(DROPPED, name).is_some() { Fate::Drop } else { Fate::Unwrap }
}

/// The level of a heading, by its name.
pub fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h' | b'H', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

fn listed(list: &'static str, name: &str) -> Option<&'static str> {
    let mut list = Scanner::new(list);
    while !list.is_over() {
        let listed = list.part(" ");
        if listed == name {
            return Some(listed);
        }
    }
    None
}

const KEPT: &str = "p br hr ul ol li dl dt dd blockquote pre code em strong b i u s small sub sup \
    mark abbr cite q dfn kbd samp var time data span div section article header footer aside \
    address figure figcaption picture source img a table caption colgroup col thead tbody tfoot tr \
    td th ruby rt rp rb rtc bdi bdo wbr del ins details summary";

// What runs, frames, submits, draws or is no text of the article.
const DROPPED: &str = "script style template iframe frame object embed noscript svg math title \
    textarea select xmp noembed noframes audio video canvas dialog button datalist input plaintext";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_article_is_made_of_stays() {
        for name in ["p", "blockquote", "figcaption", "ruby", "rt", "td", "summary", "wbr"] {
            assert_eq!(fate(name), Fate::Keep(name), "{name}");
        }
        assert_eq!(fate("h1"), Fate::Heading(1));
        assert_eq!(fate("h6"), Fate::Heading(6));
    }

    #[test]
    fn what_could_run_or_pretend_goes_with_its_content() {
        for name in ["script", "style", "iframe", "svg", "math", "template", "input", "dialog"] {
            assert_eq!(fate(name), Fate::Drop, "{name}");
        }
    }

    #[test]
    fn the_text_of_what_is_unknown_stays() {
        for name in ["form", "font", "center", "o:p", "x-counter", "h7", "h", "label", "slot", ""] {
            assert_eq!(fate(name), Fate::Unwrap, "{name}");
        }
    }

    #[test]
    fn no_letter_is_taken_for_another() {
        for name in ["ſpan", "lin\u{212a}", "\u{130}mg", "IMG", "P", "i\0mg"] {
            assert_eq!(fate(name), Fate::Unwrap, "{name}");
        }
    }
}

//! Attributes that an element of an article may have, and how texts and values are written.

use newsreel::link::Use;
use newsreel::scan::{Scanner, has};

/// Whether an element has no end tag.
pub fn is_void(name: &str) -> bool {
    const VOID: [&str; 12] = [
        "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "source", "track",
        "wbr",
    ];
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// A name in small letters; none where it is longer than any that is known.
pub fn lowered<'a>(name: &'a str, buffer: &'a mut [u8; 16]) -> Option<&'a str> {
    if !name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Some(name);
    }
    let lower = buffer.get_mut(..name.len())?;
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok()
}

/// What the value of an attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// None that an article needs.
    None,
    /// Any text.
    Text,
    /// A whole number.
    Number,
    /// An address.
    Address(Use),
    /// Addresses with the sizes of their pictures.
    Candidates,
}

/// What an attribute is good for in an article; most are not.
pub fn kind(element: &str, name: &str) -> Kind {
    match (element, name) {
        (_, "dir" | "lang" | "title" | "id")
        | ("a", "hreflang" | "name")
        | ("img", "alt" | "sizes")
        | ("source", "media" | "type" | "sizes")
        | ("ol", "type" | "reversed")
        | ("td" | "th", "scope")
        | ("time" | "del" | "ins", "datetime")
        | ("details", "open") => Kind::Text,
        ("img" | "source", "width" | "height")
        | ("ol", "start")
        | ("li", "value")
        | ("td" | "th", "colspan" | "rowspan")
        | ("col" | "colgroup", "span") => Kind::Number,
        ("a", "href") => Kind::Address(Use::Follow),
        ("img", "src") => Kind::Address(Use::Picture),
        ("img" | "source", "srcset") => Kind::Candidates,
        _ => Kind::None,
    }
}

/// Text that is HTML already: nothing but what could begin a tag is made anew.
pub fn push(text: &str, html: &mut String) {
    if has(text, "<") {
        html.push_str(&text.replace('<', "&lt;"));
    } else {
        html.push_str(text);
    }
}

/// The value of an attribute, between quotation marks.
pub fn push_quoted(value: &str, html: &mut String) {
    if !has(value, "&\"<") && !has(value, ">") {
        html.push_str(value);
        return;
    }
    let mut rest = Scanner::new(value);
    loop {
        html.push_str(rest.before("&\"<>"));
        html.push_str(match rest.byte() {
            _ if rest.is_over() => return,
            b'&' => "&amp;",
            b'"' => "&quot;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        rest.step();
    }
}

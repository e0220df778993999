//! Attributes that an element of an article may have, and how texts and values are written.

use newsreel::link::Use;

/// Whether an element has no end tag.
pub fn is_void(name: &str) -> bool {
    const VOID: [&str; 12] = [
        "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "source", "track",
        "wbr",
    ];
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// A name in small letters; none where it is longer than any that is known.
pub fn lowered<'a>(name: &str, buffer: &'a mut [u8; 16]) -> Option<&'a str> {
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
    if text.as_bytes().contains(&b'<') {
        html.push_str(&text.replace('<', "&lt;"));
    } else {
        html.push_str(text);
    }
}

/// The value of an attribute, between quotation marks.
pub fn push_quoted(value: &str, html: &mut String) {
    let is_special = |byte: u8| matches!(byte, b'&' | b'"' | b'<' | b'>');
    let mut rest = value;
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, after) = rest.split_at_checked(at).unwrap_or_default();
        html.push_str(before);
        html.push_str(match after.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'"') => "&quot;",
            Some(b'<') => "&lt;",
            _ => "&gt;",
        });
        rest = after.get(1..).unwrap_or_default();
    }
    html.push_str(rest);
}

//! One start tag, as the builder of entries sees it, be it of XML or of JSON.

use std::borrow::Cow;

use super::name::{Name, parts};

/// The start of an element.
#[derive(Clone, Debug)]
pub struct Element<'a> {
    /// What it means.
    pub name: Name,
    /// Its name without a prefix.
    pub local: &'a str,
    /// Its attributes, decoded.
    pub attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Its attributes as they are written.
    pub raw: &'a str,
}

impl Element<'_> {
    /// The value of an attribute, trimmed; prefixes make no difference, but for `xml:`.
    pub fn get(&self, wanted: &str) -> Option<&str> {
        let is_wanted = |name: &str| match parts(name) {
            _ if name.len() < wanted.len() => false,
            ("" | "xml", _) => name.eq_ignore_ascii_case(wanted),
            (_, local) => local.eq_ignore_ascii_case(wanted),
        };
        let found = self.attributes.iter().find(|(name, _)| is_wanted(name));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The value of an attribute that is a number.
    pub fn number(&self, wanted: &str) -> Option<u32> {
        self.get(wanted)?.trim_end_matches("px").parse().ok()
    }

    /// What kind of text it has.
    pub fn kind(&self, otherwise: Kind) -> Kind {
        match self.get("mode").map(str::to_ascii_lowercase).as_deref() {
            Some("base64") => return Kind::Base64 { is_html: self.has_html() },
            Some("xml") => return Kind::Xhtml,
            _ => (),
        }
        let Some(kind) = self.get("type") else { return otherwise };
        match kind.to_ascii_lowercase().as_str() {
            "text" | "text/plain" | "plain" => Kind::Plain,
            "html" | "text/html" => Kind::Html,
            "xhtml" | "application/xhtml+xml" => Kind::Xhtml,
            kind if kind.ends_with("+xml") || kind.ends_with("/xml") => Kind::Xhtml,
            kind if kind.starts_with("text/") => Kind::Plain,
            // RFC 4287, section 4.1.3.3.
            kind if kind.contains('/') => Kind::Base64 { is_html: false },
            _ => otherwise,
        }
    }

    fn has_html(&self) -> bool {
        self.get("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("html"))
    }
}

/// How the text of an element is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As it is; elements in it are not.
    Plain,
    /// It is HTML, escaped or not.
    Html,
    /// The elements in it are HTML, and its text is text.
    Xhtml,
    /// Base64 of text or of HTML.
    Base64 {
        /// Whether it is HTML.
        is_html: bool,
    },
}

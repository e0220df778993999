//! Why there is no feed: one error a cause, each with a stable code and a remedy for its publisher.

use std::fmt;

use crate::number;
use crate::scan::{Scanner, finds};

/// Why a feed could not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// There is no address, or one that is not `http` or `https`.
    Address,
    /// No answer: no network, no such host, or the server does not let this page read it (CORS).
    Network,
    /// The server answered with this HTTP status.
    Status(u16),
    /// The whole feed did not arrive in time.
    TooSlow,
    /// The feed is larger than [`crate::limits::FEED_BYTES`].
    TooLarge,
    /// A web page came in place of the feed.
    Html,
    /// RSS, Atom or other XML came in place of the feed.
    Xml,
    /// A template came that its generator never filled in.
    Template,
    /// What came is not JSON.
    Syntax,
    /// It is JSON, but no JSON Feed.
    Shape,
}

impl Error {
    /// The stable code, as in `newsreel:error`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Address => "feed-address",
            Self::Network => "feed-network",
            Self::Status(_) => "feed-status",
            Self::TooSlow => "feed-too-slow",
            Self::TooLarge => "feed-too-large",
            Self::Html => "feed-html",
            Self::Xml => "feed-xml",
            Self::Template => "feed-template",
            Self::Syntax => "feed-syntax",
            Self::Shape => "feed-shape",
        }
    }

    const fn sentence(&self) -> &'static str {
        match self {
            Self::Address => "set `feed` to the http or https address of a JSON Feed",
            Self::Network => {
                "no answer that this page may read; check the address, let the server send \
                 `Access-Control-Allow-Origin: *`, and let the page's policy (`connect-src`) allow it"
            }
            Self::Status(_) => "check the address; the server answered with HTTP status ",
            Self::TooSlow => "the feed took more than 10 seconds; serve it as a static file",
            Self::TooLarge => "the feed is larger than 8 MB; publish fewer items in it",
            Self::Html => "a web page came in place of the feed; give the address of the JSON file",
            Self::Xml => {
                "XML came in place of the feed, as RSS and Atom are; the widget reads JSON Feed: let \
                 the generator write one as well, and give the address of that"
            }
            Self::Template => "the feed is a template that was not rendered; check its generator",
            Self::Syntax => "the feed is not JSON; check it with a JSON validator",
            Self::Shape => {
                "this JSON is not a JSON Feed: it needs `version`, `title` and a list `items` \
                 (https://www.jsonfeed.org/version/1.1/)"
            }
        }
    }

    /// What happened and what to do about it. As `to_string` gives it, which would bring all that
    /// writes with widths and fills.
    pub fn message(&self) -> String {
        let mut message = self.sentence().to_owned();
        if let Self::Status(status) = self {
            message.push_str(&number::write(*status));
        }
        message
    }

    /// Tells apart what can come in place of JSON by its first few hundred characters.
    pub fn of_text(text: &str) -> Self {
        let mut start = text.trim_start();
        while let Some(after) = start.strip_prefix("\u{feff}") {
            start = after;
        }
        if start.starts_with('<') {
            if is_xml(start) { Self::Xml } else { Self::Html }
        } else if start.starts_with("---") || finds_any(text, "{{|{%") {
            Self::Template
        } else {
            Self::Syntax
        }
    }
}

// By its declaration or by its root; XHTML is a web page all the same.
fn is_xml(text: &str) -> bool {
    !finds_any(text, "<html|<!doctype html|<body")
        && finds_any(text, "<?xml|<rss|<feed |<feed>|<rdf:rdf")
}

fn finds_any(text: &str, marks: &str) -> bool {
    let mut marks = Scanner::new(marks);
    while !marks.is_over() {
        if finds(text, marks.part("|")) {
            return true;
        }
    }
    false
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_instead_is_told_by_how_it_begins() {
        assert_eq!(Error::of_text("\n<!doctype html>"), Error::Html);
        assert_eq!(Error::of_text("\u{feff}<rss version=\"2.0\">"), Error::Xml);
        assert_eq!(Error::of_text("---\nlayout: null\n---\n{"), Error::Template);
        assert_eq!(Error::of_text("{\"title\": \"{{ title }}\",}"), Error::Template);
        assert_eq!(Error::of_text("{\"items\": ["), Error::Syntax);
        assert_eq!(Error::of_text(""), Error::Syntax);
    }

    #[test]
    fn xml_is_known_by_its_declaration_or_its_root() {
        for text in [
            "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
            "<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"a.xsl\"?><!-- > --><rss>",
            "<?xml version=\"1.0\"?><!-- without end",
            "<rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "<!-- made by --> <rdf:RDF xmlns:rdf=\"\">",
        ] {
            assert_eq!(Error::of_text(text), Error::Xml, "{text}");
        }
        for text in [
            "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"\"><html xmlns=\"\">",
            "<!-- RSS --><html><body><rss>",
            "<feedback>",
            "<div>",
            "<",
        ] {
            assert_eq!(Error::of_text(text), Error::Html, "{text}");
        }
    }

    #[test]
    fn the_sentence_names_the_status() {
        let sentence = Error::Status(404).to_string();
        assert_eq!(sentence, "check the address; the server answered with HTTP status 404");
    }
}

//! What the elements of feeds mean: names of RSS, RDF, Atom and of the modules that go with them.
//!
//! Namespaces are compared without regard to case and version, and prefixes that are used without
//! being declared mean what they usually do.

use crate::limits::SPACES;

/// A namespace, as far as it makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// RSS of any version and Atom of any version, or none at all.
    Feed,
    /// RDF itself.
    Rdf,
    /// The content module of RSS 1.0.
    Content,
    /// Dublin Core.
    Dublin,
    /// Media RSS.
    Media,
    /// Apple's podcasts.
    Itunes,
    /// `FeedBurner`.
    FeedBurner,
    /// XHTML.
    Html,
    /// Any other.
    Other,
}

/// The namespaces that are declared where one is.
#[derive(Debug, Default)]
pub struct Spaces {
    declared: Vec<(usize, String, Space)>,
}

impl Spaces {
    /// Takes a declaration of the element at this depth.
    pub fn declare(&mut self, depth: usize, prefix: &str, address: &str) {
        if self.declared.len() < SPACES {
            self.declared.push((depth, prefix.to_owned(), space(address)));
        }
    }

    /// Forgets what was declared at this depth.
    pub fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|(declared, ..)| *declared >= depth) {
            self.declared.pop();
        }
    }

    /// What a prefix means here; the empty one is of names without a prefix.
    pub fn of(&self, prefix: &str) -> Space {
        let mut declared = self.declared.iter().rev();
        let found = declared.find(|(_, declared, _)| declared == prefix);
        found.map_or_else(|| usual(prefix), |(.., space)| *space)
    }
}

fn usual(prefix: &str) -> Space {
    match prefix {
        "" | "atom" | "rss" | "a" | "a10" => Space::Feed,
        "rdf" => Space::Rdf,
        "content" => Space::Content,
        "dc" | "dcterms" => Space::Dublin,
        "media" => Space::Media,
        "itunes" => Space::Itunes,
        "feedburner" => Space::FeedBurner,
        "xhtml" => Space::Html,
        _ => Space::Other,
    }
}

fn space(address: &str) -> Space {
    let address = address.trim().to_ascii_lowercase();
    let starts = |starts: &[&str]| starts.iter().any(|start| address.starts_with(start));
    if address.is_empty() || starts(FEEDS) {
        Space::Feed
    } else if starts(&["http://purl.org/rss/1.0/modules/content"]) {
        Space::Content
    } else if starts(&["http://purl.org/rss/1.0/modules/"]) {
        Space::Other
    } else if starts(&["http://purl.org/rss/1."]) {
        Space::Feed
    } else if starts(&["http://www.w3.org/1999/02/22-rdf-syntax-ns"]) {
        Space::Rdf
    } else if starts(&["http://purl.org/dc/"]) {
        Space::Dublin
    } else if starts(&["http://search.yahoo.com/mrss", "https://search.yahoo.com/mrss"]) {
        Space::Media
    } else if address.contains("itunes.com/dtds/") {
        Space::Itunes
    } else if address.contains("feedburner.") {
        Space::FeedBurner
    } else if starts(&["http://www.w3.org/1999/xhtml"]) {
        Space::Html
    } else {
        Space::Other
    }
}

const FEEDS: &[&str] = &[
    "http://www.w3.org/2005/atom",
    "https://www.w3.org/2005/atom",
    "http://purl.org/atom/",
    "http://purl.org/pie/",
    "http://example.com/newformat",
    "http://necho.sourceforge.net/ns",
    "http://purl.org/net/rss1.1",
    "http://my.netscape.com/rdf/simple/0.9",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://backend.userland.com/",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss",
    "http://my.netscape.com/publish/formats/",
];

/// The prefix of a name, which may be empty, and the rest.
pub fn parts(name: &str) -> (&str, &str) {
    // Names are too short for a search that looks at many bytes together.
    let colon = name.bytes().position(|byte| byte == b':');
    let found = colon.and_then(|at| Some((name.get(..at)?, name.get(at + 1..)?)));
    found.unwrap_or(("", name))
}

/// What an element means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the formats name them")]
pub enum Name {
    Root,
    AtomRoot,
    Channel,
    Item,
    Title,
    Link,
    Id,
    Description,
    Summary,
    Content,
    Encoded,
    Subtitle,
    Published,
    Created,
    Updated,
    Date,
    Author,
    Creator,
    PersonName,
    Email,
    Uri,
    Url,
    Category,
    Keywords,
    Enclosure,
    Source,
    Image,
    Icon,
    Language,
    OrigLink,
    MediaContent,
    MediaGroup,
    Thumbnail,
    MediaTitle,
    MediaText,
    Credit,
    Cover,
    Duration,
    Width,
    Height,
    Unknown,
}

/// What the element of this name and namespace means; names are compared as they are written, and
/// then without regard to case.
pub fn meaning(space: Space, local: &str) -> Name {
    let found = exact(space, local);
    if found != Name::Unknown || !local.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return found;
    }
    exact(space, &local.to_ascii_lowercase())
}

fn exact(space: Space, local: &str) -> Name {
    match space {
        Space::Feed => of_feed(local),
        Space::Rdf if local.eq_ignore_ascii_case("rdf") => Name::Root,
        Space::Content if local == "encoded" => Name::Encoded,
        Space::Dublin => of_dublin(local),
        Space::Media => of_media(local),
        Space::Itunes => of_itunes(local),
        Space::FeedBurner if local == "origLink" => Name::OrigLink,
        Space::Html if local == "body" || local == "div" => Name::Encoded,
        Space::Rdf | Space::Content | Space::FeedBurner | Space::Html | Space::Other => {
            Name::Unknown
        }
    }
}

fn of_feed(local: &str) -> Name {
    match local {
        "rss" | "rdf" => Name::Root,
        "feed" => Name::AtomRoot,
        "channel" => Name::Channel,
        "item" | "entry" => Name::Item,
        "title" => Name::Title,
        "link" => Name::Link,
        "guid" | "id" => Name::Id,
        "description" => Name::Description,
        "summary" | "abstract" => Name::Summary,
        "content" => Name::Content,
        "body" | "fullitem" => Name::Encoded,
        "subtitle" | "tagline" => Name::Subtitle,
        "pubDate" | "pubdate" | "published" | "issued" => Name::Published,
        "created" => Name::Created,
        "updated" | "modified" | "lastBuildDate" => Name::Updated,
        "author" | "managingEditor" | "managingeditor" => Name::Author,
        "name" => Name::PersonName,
        "email" => Name::Email,
        "uri" | "homepage" => Name::Uri,
        "url" => Name::Url,
        "category" => Name::Category,
        "enclosure" => Name::Enclosure,
        "source" => Name::Source,
        "image" => Name::Image,
        "icon" | "logo" => Name::Icon,
        "language" => Name::Language,
        "width" => Name::Width,
        "height" => Name::Height,
        _ => Name::Unknown,
    }
}

fn of_dublin(local: &str) -> Name {
    match local {
        "title" => Name::Title,
        "creator" | "author" => Name::Creator,
        "date" => Name::Date,
        "issued" | "available" => Name::Published,
        "created" => Name::Created,
        "modified" => Name::Updated,
        "subject" => Name::Category,
        "language" => Name::Language,
        "description" | "abstract" => Name::Summary,
        _ => Name::Unknown,
    }
}

fn of_media(local: &str) -> Name {
    match local {
        "content" => Name::MediaContent,
        "group" => Name::MediaGroup,
        "thumbnail" => Name::Thumbnail,
        "title" => Name::MediaTitle,
        "description" | "text" => Name::MediaText,
        "credit" => Name::Credit,
        "keywords" => Name::Keywords,
        "category" => Name::Category,
        _ => Name::Unknown,
    }
}

fn of_itunes(local: &str) -> Name {
    match local {
        "image" => Name::Cover,
        "link" => Name::Link,
        "author" => Name::Creator,
        "summary" => Name::Summary,
        "subtitle" => Name::Subtitle,
        "keywords" => Name::Keywords,
        "category" => Name::Category,
        "duration" => Name::Duration,
        _ => Name::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namespaces_are_known_in_every_edition() {
        let table = [
            ("http://www.w3.org/2005/Atom", Space::Feed),
            ("http://purl.org/atom/ns#", Space::Feed),
            ("HTTP://PURL.ORG/RSS/1.0/", Space::Feed),
            ("http://purl.org/rss/1.0/modules/content/", Space::Content),
            ("http://purl.org/rss/1.0/modules/slash/", Space::Other),
            ("http://purl.org/dc/elements/1.1/", Space::Dublin),
            ("http://search.yahoo.com/mrss", Space::Media),
            ("http://www.itunes.com/DTDs/Podcast-1.0.dtd", Space::Itunes),
            ("http://example.org/", Space::Other),
        ];
        for (address, expected) in table {
            assert_eq!(space(address), expected, "{address}");
        }
    }

    #[test]
    fn a_declaration_holds_until_its_element_ends() {
        let mut spaces = Spaces::default();
        assert_eq!(spaces.of("media"), Space::Media);
        spaces.declare(1, "media", "http://example.org/other");
        spaces.declare(2, "", "http://www.w3.org/1999/xhtml");
        assert_eq!((spaces.of("media"), spaces.of("")), (Space::Other, Space::Html));
        spaces.leave(2);
        assert_eq!((spaces.of("media"), spaces.of("")), (Space::Other, Space::Feed));
    }

    #[test]
    fn case_makes_no_difference_where_it_cannot_be_meant() {
        assert_eq!(meaning(Space::Feed, "PubDate"), Name::Published);
        assert_eq!(meaning(Space::Feed, "TITLE"), Name::Title);
        assert_eq!(meaning(Space::Media, "title"), Name::MediaTitle);
        assert_eq!(meaning(Space::Other, "title"), Name::Unknown);
    }
}

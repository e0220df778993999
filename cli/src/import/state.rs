//! What is known in the middle of a document: the entry that is open, and the texts that are read.

use std::rc::Rc;

use super::element::Kind;
use super::entry::{Address, Entry, Feed, Person, Prose};

/// What was understood so far.
#[derive(Debug, Default)]
pub struct State {
    /// What the feed says of itself.
    pub feed: Feed,
    /// The entry that is open.
    pub entry: Entry,
    /// Entries that were begun.
    pub count: usize,
    /// Whether there was a feed.
    pub has_begun: bool,
    pub(super) person: Person,
    pub(super) is_atom: bool,
    pub(super) is_in_entry: bool,
    /// Which of the entry's pictures the open element is about.
    pub(super) picture_of_element: Option<usize>,
}

/// What an open element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// Nothing of a feed has begun.
    Outside,
    Feed,
    Item,
    Person,
    Image,
    Media,
    Source,
    /// What does not matter.
    Nothing,
}

/// A text that is being read.
pub(super) struct Capture {
    pub(super) field: Field,
    /// What its element stands in.
    pub(super) inside: Inside,
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) base: Option<Rc<str>>,
    // How many elements are open outside of it.
    pub(super) level: usize,
    pub(super) is_cut: bool,
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Link,
    Id { is_permalink: bool },
    Content,
    Encoded,
    Description,
    Summary,
    Published,
    Created,
    Updated,
    Date,
    Person,
    PersonName,
    Email,
    Uri,
    Creator,
    Category,
    Keywords,
    Source,
    SourceTitle,
    SourceLink,
    Image,
    ImageUrl,
    Icon,
    Language,
    OrigLink,
    MediaTitle,
    MediaText,
    Credit,
    Duration,
    Width,
    Height,
}

impl Field {
    /// Whether there are elements to be understood inside.
    pub(super) const fn is_container(self) -> bool {
        matches!(self, Self::Person | Self::Source | Self::Image)
    }
}

/// What becomes of an element: what it is, and which text begins with it.
pub(super) type Step = (Inside, Option<(Field, Kind)>);

impl Capture {
    pub(super) fn has_markup(&self) -> bool {
        matches!(self.kind, Kind::Html | Kind::Xhtml)
    }

    /// The text as an address.
    pub(super) fn address(self) -> Address {
        Address { written: self.text.trim().to_owned(), base: self.base }
    }

    /// The text as a text.
    pub(super) fn prose(self) -> Prose {
        let is_html = match self.kind {
            Kind::Html | Kind::Xhtml => true,
            Kind::Plain => false,
            Kind::Base64 { is_html } => is_html,
        };
        Prose { text: self.text, is_html, base: self.base }
    }
}

/// A language tag as BCP 47 has it; empty if it is none.
pub(super) fn language_tag(written: &str) -> String {
    let tag = written.trim().replace('_', "-");
    let is_tag = tag.len() < 40
        && tag.starts_with(|c: char| c.is_ascii_alphabetic())
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_tag { tag } else { String::new() }
}

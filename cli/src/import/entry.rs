//! An entry as its source has it, before it becomes an item.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::picture::{Origin, Picture};

/// A text with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// The text, or the HTML.
    pub text: String,
    /// Whether it is HTML.
    pub is_html: bool,
    /// What addresses in it are relative to, if the source says so.
    pub base: Option<Rc<str>>,
}

/// An address as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub written: String,
    /// What it is relative to, if the source says so.
    pub base: Option<Rc<str>>,
}

/// Somebody who wrote something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as they are")]
pub struct Person {
    pub name: String,
    pub email: String,
    pub uri: Address,
}

/// A file that goes with an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as they are")]
pub struct File {
    pub address: Address,
    pub mime_type: String,
    pub title: String,
    pub bytes: Option<u64>,
    pub seconds: Option<u64>,
}

/// A picture whose address is still as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What is known of it.
    pub picture: Picture,
    /// What its address is relative to, if the source says so.
    pub base: Option<Rc<str>>,
}

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the formats name them")]
#[expect(clippy::struct_excessive_bools, reason = "each is said of an entry by another source")]
pub struct Entry {
    /// Its number in the source, from 1.
    pub number: usize,
    pub id: String,
    /// Whether the id is an address to follow.
    pub is_permalink: bool,
    pub link: Option<Address>,
    /// Whether the link leads to a web page, as far as it says.
    pub has_page: bool,
    /// Where a link led before somebody counted its readers.
    pub original: Option<Address>,
    pub title: Option<Prose>,
    pub content: Option<Prose>,
    pub summary: Option<Prose>,
    /// What is said of its film or picture.
    pub media: Media,
    pub published: Option<String>,
    pub date: Option<String>,
    pub created: Option<String>,
    pub updated: Option<String>,
    pub authors: Vec<Person>,
    pub tags: Vec<String>,
    pub files: Vec<File>,
    pub pictures: Vec<Shown>,
    pub language: String,
    pub source: Option<(String, Address)>,
    pub seconds: Option<u64>,
    /// Whether names and tags are plain text, as JSON Feed has them, and no HTML.
    pub is_plain: bool,
    /// Whether it is all that its source has: a page.
    pub stands_alone: bool,
    /// Extensions of JSON Feed that are taken over.
    pub kept: Map<String, Value>,
    /// What of it is lost, a sentence each.
    pub lost: Vec<String>,
}

/// What Media RSS says of all that an entry shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as Media RSS names them")]
pub struct Media {
    pub title: String,
    pub text: String,
    pub credit: String,
}

impl Entry {
    /// Takes a link, if it leads to a page and the one before did not.
    pub fn lead(&mut self, link: Address, is_page: bool) {
        if self.link.is_none() || (is_page && !self.has_page) {
            self.link = Some(link);
            self.has_page = is_page;
        }
    }

    /// Adds a picture that the source names.
    pub fn show(&mut self, address: Address, origin: Origin, size: (Option<u32>, Option<u32>)) {
        let (url, base) = (address.written, address.base);
        let (width, height) = size;
        let picture = Picture { url, width, height, origin, ..Picture::default() };
        self.pictures.push(Shown { picture, base });
    }
}

/// What a source says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the formats name them")]
pub struct Feed {
    pub title: Option<Prose>,
    pub link: Option<Address>,
    pub subtitle: Option<Prose>,
    pub icon: Option<Address>,
    pub language: String,
    pub authors: Vec<Person>,
    /// Whether names and tags are plain text, as JSON Feed has them, and no HTML.
    pub is_plain: bool,
    /// Extensions of JSON Feed that are taken over.
    pub kept: Map<String, Value>,
    /// Where the source itself is, if that is known.
    pub address: Option<Rc<str>>,
    /// Where it goes on.
    pub next: Option<String>,
}

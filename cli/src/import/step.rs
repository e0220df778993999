//! What an element of a feed or an entry begins: a text, a file, a picture, or nothing.
#![expect(clippy::wildcard_enum_match_arm, reason = "each place knows a few of many names")]

use std::rc::Rc;

use super::element::{Element, Kind};
use super::entry::{Address, Entry, File, Person};
use super::name::Name;
use super::picture::Origin;
use super::state::{Field, Inside, State, Step, language_tag};
use crate::limits::LIST;

impl State {
    /// What an element is that begins inside of another.
    pub(super) fn step(
        &mut self,
        inside: Inside,
        element: &Element<'_>,
        base: Option<&Rc<str>>,
    ) -> Step {
        match (inside, element.name) {
            (Inside::Outside | Inside::Feed, Name::Root | Name::Channel) => {
                self.feed_begins(element, base)
            }
            (Inside::Outside, Name::AtomRoot) => {
                self.is_atom = true;
                self.feed_begins(element, base)
            }
            (Inside::Outside, _) => (Inside::Outside, None),
            (Inside::Feed, Name::Item) => self.entry_begins(element),
            (Inside::Feed | Inside::Item, _) => self.step_in_feed(inside, element, base),
            (Inside::Person, name) => (Inside::Nothing, of_person(name)),
            (Inside::Image, name) => (Inside::Nothing, of_image(name)),
            (Inside::Media, _) => self.step_in_media(element, base),
            (Inside::Source, _) => self.step_in_source(element, base),
            (Inside::Nothing, _) => (Inside::Nothing, None),
        }
    }

    fn feed_begins(&mut self, element: &Element<'_>, base: Option<&Rc<str>>) -> Step {
        if let Some(language) = element.get("xml:lang") {
            self.feed.language = language_tag(language);
        }
        if self.feed.address.is_none() {
            self.feed.address = base.cloned();
        }
        self.has_begun = true;
        (Inside::Feed, None)
    }

    fn entry_begins(&mut self, element: &Element<'_>) -> Step {
        self.count += 1;
        let language = element.get("xml:lang").map(language_tag);
        let language = language.filter(|language| *language != self.feed.language);
        // RDF: the address by which others speak of it.
        let about = element.get("about").unwrap_or_default().to_owned();
        self.entry = Entry {
            number: self.count,
            is_permalink: !about.is_empty(),
            id: about,
            language: language.unwrap_or_default(),
            ..Entry::default()
        };
        (Inside::Item, None)
    }

    fn step_in_feed(
        &mut self,
        inside: Inside,
        element: &Element<'_>,
        base: Option<&Rc<str>>,
    ) -> Step {
        let is_item = inside == Inside::Item;
        match element.name {
            Name::Link => self.link(inside, element, base),
            Name::Author => {
                self.person = Person::default();
                (Inside::Person, Some((Field::Person, Kind::Plain)))
            }
            Name::Image => self.image(inside, element, base),
            Name::Cover => {
                self.cover(is_item, element, base);
                (Inside::Nothing, None)
            }
            Name::Category if is_item => self.category(element),
            Name::Enclosure if is_item => {
                self.file(element, "url", base, Origin::Enclosed);
                (Inside::Nothing, None)
            }
            Name::Source if is_item => self.source(element, base),
            Name::MediaGroup if is_item => (Inside::Item, None),
            Name::MediaContent if is_item => {
                self.file(element, "url", base, Origin::Named);
                (Inside::Media, None)
            }
            Name::Thumbnail if is_item => self.thumbnail(element, base),
            _ => (Inside::Nothing, self.text_of(is_item, element)),
        }
    }

    fn text_of(&self, is_item: bool, element: &Element<'_>) -> Option<(Field, Kind)> {
        // What says nothing of its kind is text in Atom, and HTML in all else.
        let otherwise = if self.is_atom { Kind::Plain } else { Kind::Html };
        let prose = |field| Some((field, element.kind(otherwise)));
        let html = |field| Some((field, element.kind(Kind::Html)));
        let plain = |field| Some((field, Kind::Plain));
        match element.name {
            Name::Title => prose(Field::Title),
            Name::Id => {
                let is_permalink = element.get("isPermaLink") != Some("false");
                plain(Field::Id { is_permalink })
            }
            Name::Content => prose(Field::Content),
            Name::Encoded => html(Field::Encoded),
            Name::Description => html(Field::Description),
            Name::Summary | Name::Subtitle => prose(Field::Summary),
            Name::Published => plain(Field::Published),
            Name::Created => plain(Field::Created),
            Name::Updated => plain(Field::Updated),
            Name::Date => plain(Field::Date),
            Name::Creator => plain(Field::Creator),
            Name::Icon if !is_item => plain(Field::Icon),
            Name::Language => plain(Field::Language),
            Name::Keywords if is_item => plain(Field::Keywords),
            Name::OrigLink if is_item => plain(Field::OrigLink),
            Name::MediaTitle if is_item => plain(Field::MediaTitle),
            Name::MediaText if is_item => plain(Field::MediaText),
            Name::Credit if is_item => plain(Field::Credit),
            Name::Duration if is_item => plain(Field::Duration),
            _ => None,
        }
    }

    // RSS has the address as text, Atom as an attribute with a relation.
    fn link(&mut self, inside: Inside, element: &Element<'_>, base: Option<&Rc<str>>) -> Step {
        let Some(href) = element.get("href") else {
            let is_other = element.get("rel").is_some_and(|relation| relation != "alternate");
            return (Inside::Nothing, (!is_other).then_some((Field::Link, Kind::Plain)));
        };
        let address = Address { written: href.to_owned(), base: base.cloned() };
        let kind = element.get("type").unwrap_or_default();
        // What is no web page is read by programs.
        let is_page = kind.is_empty() || kind.contains("html");
        match (element.get("rel").unwrap_or("alternate"), inside) {
            ("alternate", Inside::Item) => self.entry.lead(address, is_page),
            ("alternate", _) if is_page || self.feed.link.is_none() => {
                self.feed.link.get_or_insert(address);
            }
            ("self", Inside::Feed) if href.starts_with("http") && self.feed.address.is_none() => {
                self.feed.address = Some(href.into());
            }
            ("image" | "image_src", _) => self.cover(inside == Inside::Item, element, base),
            ("enclosure", Inside::Item) => self.file(element, "href", base, Origin::Enclosed),
            _ => (),
        }
        (Inside::Nothing, None)
    }

    fn image(&mut self, inside: Inside, element: &Element<'_>, base: Option<&Rc<str>>) -> Step {
        self.picture_of_element = None;
        let address = ["href", "url", "resource"].iter().find_map(|name| element.get(name));
        if let Some(written) = address {
            let address = Address { written: written.to_owned(), base: base.cloned() };
            self.shown(inside, address);
        }
        (Inside::Image, Some((Field::Image, Kind::Plain)))
    }

    /// A picture of the feed or of the entry.
    pub(super) fn shown(&mut self, inside: Inside, address: Address) {
        if inside == Inside::Item {
            self.entry.show(address, Origin::Named, (None, None));
        } else {
            self.feed.icon.get_or_insert(address);
        }
    }

    fn cover(&mut self, is_item: bool, element: &Element<'_>, base: Option<&Rc<str>>) {
        let Some(written) = element.get("href").or_else(|| element.get("url")) else { return };
        let address = Address { written: written.to_owned(), base: base.cloned() };
        if is_item {
            self.entry.show(address, Origin::Cover, (None, None));
        } else {
            self.feed.icon.get_or_insert(address);
        }
    }

    fn category(&mut self, element: &Element<'_>) -> Step {
        let names = ["label", "term", "text"];
        let term = names.iter().find_map(|name| element.get(name));
        if let Some(term) = term {
            // Blogger and others have the address of a kind among them.
            if !term.contains("://") && self.entry.tags.len() < LIST {
                self.entry.tags.push(term.to_owned());
            }
            return (Inside::Nothing, None);
        }
        (Inside::Nothing, Some((Field::Category, Kind::Plain)))
    }

    fn source(&mut self, element: &Element<'_>, base: Option<&Rc<str>>) -> Step {
        let written = element.get("url").unwrap_or_default().to_owned();
        let address = Address { written, base: base.cloned() };
        self.entry.source = Some((String::new(), address));
        (Inside::Source, Some((Field::Source, Kind::Plain)))
    }

    fn step_in_source(&mut self, element: &Element<'_>, base: Option<&Rc<str>>) -> Step {
        let field = match element.name {
            Name::Title => Some((Field::SourceTitle, Kind::Html)),
            Name::Link => match (element.get("href"), element.get("rel").unwrap_or("alternate")) {
                (Some(href), "alternate") => {
                    if let Some((_, address)) = &mut self.entry.source {
                        *address = Address { written: href.to_owned(), base: base.cloned() };
                    }
                    None
                }
                (Some(_), _) => None,
                (None, _) => Some((Field::SourceLink, Kind::Plain)),
            },
            _ => None,
        };
        (Inside::Nothing, field)
    }

    fn step_in_media(&mut self, element: &Element<'_>, base: Option<&Rc<str>>) -> Step {
        let field = match element.name {
            Name::MediaTitle => Field::MediaTitle,
            Name::MediaText => Field::MediaText,
            Name::Credit => Field::Credit,
            Name::Thumbnail => return self.thumbnail(element, base),
            _ => return (Inside::Nothing, None),
        };
        (Inside::Nothing, Some((field, Kind::Plain)))
    }

    fn thumbnail(&mut self, element: &Element<'_>, base: Option<&Rc<str>>) -> Step {
        let Some(written) = element.get("url") else {
            return (Inside::Nothing, Some((Field::ImageUrl, Kind::Plain)));
        };
        let address = Address { written: written.to_owned(), base: base.cloned() };
        let size = (element.number("width"), element.number("height"));
        self.entry.show(address, Origin::Thumbnail, size);
        (Inside::Nothing, None)
    }

    /// A file, which may be a picture.
    fn file(&mut self, element: &Element<'_>, name: &str, base: Option<&Rc<str>>, origin: Origin) {
        self.picture_of_element = None;
        let Some(written) = element.get(name) else { return };
        let address = Address { written: written.to_owned(), base: base.cloned() };
        let kind = mime_type(element, written);
        if kind.starts_with("image/") {
            let size = (element.number("width"), element.number("height"));
            self.picture_of_element = Some(self.entry.pictures.len());
            self.entry.show(address.clone(), origin, size);
        }
        // A picture that Media RSS names is the item's picture and no file to load.
        if origin == Origin::Enclosed || !kind.starts_with("image/") {
            let whole = |name| element.get(name)?.parse::<u64>().ok().filter(|number| *number > 0);
            self.entry.files.push(File {
                address,
                mime_type: kind,
                title: element.get("title").unwrap_or_default().to_owned(),
                bytes: whole("length").or_else(|| whole("fileSize")),
                seconds: whole("duration"),
            });
        }
    }
}

const fn of_person(name: Name) -> Option<(Field, Kind)> {
    let field = match name {
        Name::PersonName | Name::Title => Field::PersonName,
        Name::Email => Field::Email,
        Name::Uri | Name::Url => Field::Uri,
        _ => return None,
    };
    Some((field, Kind::Plain))
}

const fn of_image(name: Name) -> Option<(Field, Kind)> {
    let field = match name {
        Name::Url => Field::ImageUrl,
        Name::Width => Field::Width,
        Name::Height => Field::Height,
        _ => return None,
    };
    Some((field, Kind::Plain))
}

/// What kind of file it is: as it says, else by its name.
fn mime_type(element: &Element<'_>, address: &str) -> String {
    if let Some(kind) = element.get("type").filter(|kind| kind.contains('/')) {
        return kind.to_ascii_lowercase();
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known = KINDS.iter().find(|(known, _)| Some(*known) == ending.as_deref());
    let by_medium = match element.get("medium") {
        Some("image") => "image/*",
        Some("video") => "video/*",
        Some("audio") => "audio/*",
        _ => "application/octet-stream",
    };
    known.map_or(by_medium, |(_, kind)| kind).to_owned()
}

const KINDS: [(&str, &str); 15] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("svg", "image/svg+xml"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("ogg", "audio/ogg"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("webm", "video/webm"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
];

//! Makes an item of an entry: what is written of it, and what is lost.

use newsreel::feed::text::cut;
use newsreel::link::Use;
use serde_json::{Map, Value};

use super::address::{absolute, is_absolute};
use super::date::rfc_3339_in;
use super::entry::{Address, Entry, Feed, File, Media, Person, Prose, Shown};
use super::html::Cleaner;
use super::item::{Attachment, Author, Head, Item, Source, VERSION};
use super::picture::{Origin, Picture, best};
use super::plain::{folded, of_html};
use super::zone::Zone;
use crate::limits::{LIST, QUOTED_CHARS, SUMMARY_CHARS};

/// Finishes one entry after the other.
#[derive(Debug, Default)]
pub struct Finisher {
    cleaner: Cleaner,
    zone: Option<Zone>,
}

/// An item on its way, with what relative addresses in it are relative to.
struct Work<'a> {
    cleaner: &'a mut Cleaner,
    zone: Option<&'a Zone>,
    base: Option<String>,
    item: Item,
    pictures: Vec<Picture>,
    lost: Vec<String>,
    has_relative: bool,
}

impl Finisher {
    /// One that tells days in the publisher's zone, if that is known.
    pub fn new(zone: Option<Zone>) -> Self {
        Self { zone, ..Self::default() }
    }

    /// The item, and a sentence for each thing that is lost.
    pub fn finish(&mut self, mut entry: Entry, feed: &Feed) -> (Item, Vec<String>) {
        let home = home(feed);
        let link = entry.original.take().or_else(|| entry.link.take());
        let link = link.or_else(|| permalink(&entry));
        let lost = std::mem::take(&mut entry.lost);
        let mut work = Work {
            cleaner: &mut self.cleaner,
            zone: self.zone.as_ref(),
            base: home,
            item: Item::default(),
            pictures: Vec::new(),
            lost,
            has_relative: false,
        };
        work.link(link);
        work.title(entry.title.take(), &entry.media);
        work.dates(&entry);
        work.texts(entry.content.take(), entry.summary.take(), &entry.media);
        let plain = if entry.is_plain { folded } else { of_html };
        work.item.authors = people(entry.authors, work.base.as_deref(), plain);
        work.has_relative |= work.item.authors.iter().any(Author::is_relative);
        work.source(entry.source);
        work.item.tags = tags(entry.tags, plain);
        work.files(entry.files, entry.seconds, plain);
        work.picture(entry.pictures, &entry.media);
        work.item.language = entry.language;
        work.item.id = id(&entry.id, &work.item, work.base.as_deref());
        work.extend(entry.kept);
        work.item.stands_alone = entry.stands_alone;
        work.end()
    }
}

/// The site, or where the source itself is.
fn home(feed: &Feed) -> Option<String> {
    let source = feed.address.as_deref();
    let link = feed
        .link
        .as_ref()
        .and_then(|link| absolute(&link.written, link.base.as_deref().or(source), Use::Follow));
    let link = link.filter(|link| link.starts_with("http"));
    link.or_else(|| source.map(ToOwned::to_owned))
}

fn permalink(entry: &Entry) -> Option<Address> {
    let is_address = entry.is_permalink && entry.id.starts_with("http");
    is_address.then(|| Address { written: entry.id.clone(), base: None })
}

impl Work<'_> {
    fn absolute(&mut self, address: &Address, purpose: Use, what: &str) -> Option<String> {
        let base = address.base.as_deref().or(self.base.as_deref());
        let found = absolute(&address.written, base, purpose);
        match &found {
            Some(found) => self.has_relative |= base.is_none() && !is_absolute(found),
            None if address.written.trim().is_empty() => (),
            None => self.lost.push(format!(
                "{what} {} leads nowhere good and is left out",
                quoted(&address.written)
            )),
        }
        found
    }

    fn link(&mut self, link: Option<Address>) {
        let Some(url) = link.and_then(|link| self.absolute(&link, Use::Follow, "the link")) else {
            return;
        };
        if url.starts_with("http") {
            self.base = Some(url.clone());
        }
        self.item.url = url;
    }

    fn title(&mut self, title: Option<Prose>, media: &Media) {
        self.item.title = title.map_or_else(|| media.title.clone(), |title| plain(&title));
    }

    fn dates(&mut self, entry: &Entry) {
        let published = [&entry.published, &entry.date, &entry.created];
        let written = published.into_iter().flatten();
        self.item.date_published = written.clone().find_map(|date| rfc_3339_in(date, self.zone));
        let updated = entry.updated.as_deref();
        self.item.date_modified = updated.and_then(|date| rfc_3339_in(date, self.zone));
        let (published, modified) = (&self.item.date_published, &self.item.date_modified);
        let is_lost = |date: &&String| published.is_none() && !date.trim().is_empty();
        let first = written.clone().find(is_lost);
        let updated = entry
            .updated
            .iter()
            .find(|date| published.is_none() && modified.is_none() && !date.trim().is_empty());
        if let Some(date) = first.or(updated) {
            self.lost.push(format!("the date {} is not understood", quoted(date)));
        }
    }

    fn texts(&mut self, content: Option<Prose>, summary: Option<Prose>, media: &Media) {
        let is_some = |prose: &Prose| !prose.text.trim().is_empty();
        let (content, summary) = (content.filter(is_some), summary.filter(is_some));
        let has_body = content.is_some_and(|content| self.body(&content));
        match summary {
            Some(summary) if has_body => self.summary(&summary),
            Some(summary) => _ = self.body(&summary),
            None if has_body => (),
            None => media.text.trim().clone_into(&mut self.item.content_text),
        }
    }

    /// Takes a text for the item's own; `false` if nothing is left of it.
    fn body(&mut self, body: &Prose) -> bool {
        if body.is_html {
            self.item.content_html = self.cleaned(body);
        } else {
            body.text.trim().clone_into(&mut self.item.content_text);
        }
        !self.item.content_html.is_empty() || !self.item.content_text.is_empty()
    }

    // A summary may have the only picture.
    fn summary(&mut self, summary: &Prose) {
        if summary.is_html && self.pictures.is_empty() && summary.text.contains("<img") {
            self.cleaned(summary);
        }
        let text = cut(&plain(summary), SUMMARY_CHARS);
        if text != self.item.title && text != self.item.content_html {
            self.item.summary = text;
        }
    }

    fn cleaned(&mut self, prose: &Prose) -> String {
        let base = prose.base.as_deref().or(self.base.as_deref());
        let clean = self.cleaner.clean(&prose.text, base);
        self.pictures.extend(clean.pictures);
        self.has_relative |= clean.has_relative;
        if clean.is_too_long {
            self.lost.push("a text that grew longer than 8 MB has lost addresses".to_owned());
        }
        clean.html
    }

    fn source(&mut self, source: Option<(String, Address)>) {
        self.item.extension.source = source.and_then(|(name, address)| {
            let url = self.absolute(&address, Use::Follow, "the source").unwrap_or_default();
            let name = of_html(&name);
            (!name.is_empty()).then_some(Source { name, url })
        });
    }

    fn files(&mut self, files: Vec<File>, seconds: Option<u64>, plain: Plain) {
        for file in files.into_iter().take(LIST) {
            let Some(url) = self.absolute(&file.address, Use::Fetch, "the file") else { continue };
            if self.item.attachments.iter().any(|known| known.url == url) {
                continue;
            }
            let is_played =
                ["audio/", "video/"].iter().any(|kind| file.mime_type.starts_with(kind));
            self.item.attachments.push(Attachment {
                url,
                mime_type: file.mime_type,
                title: plain(&file.title),
                size_in_bytes: file.bytes,
                duration_in_seconds: file.seconds.or_else(|| seconds.filter(|_| is_played)),
            });
        }
    }

    fn picture(&mut self, named: Vec<Shown>, media: &Media) {
        let mut candidates = Vec::new();
        for Shown { mut picture, base } in named.into_iter().take(LIST) {
            let address = Address { written: picture.url, base };
            if let Some(url) = self.absolute(&address, Use::Picture, "the picture") {
                if url != address.written {
                    picture.written = address.written;
                }
                picture.url = url;
                candidates.push(picture);
            }
        }
        candidates.extend(self.pictures.iter().cloned());
        let Some(mut picture) = best(candidates) else { return };
        // The same picture in the text may say more.
        let twin = self.pictures.iter().find(|other| other.url == picture.url);
        if let Some(twin) = twin {
            complete(&mut picture, twin);
        }
        if picture.origin != Origin::Text && picture.origin != Origin::Cover {
            picture.credit = [picture.credit, of_html(&media.credit)]
                .into_iter()
                .find(|t| !t.is_empty())
                .unwrap_or_default();
        }
        self.item.image = picture.url;
        self.item.image_written = picture.written;
        let extension = &mut self.item.extension;
        extension.image_alt = picture.alt;
        extension.image_caption = picture.caption;
        extension.image_credit = picture.credit;
        (extension.image_width, extension.image_height) = (picture.width, picture.height);
    }

    // What the source says in our own extension is more than what was found elsewhere.
    fn extend(&mut self, mut kept: Map<String, Value>) {
        if let Some(Value::Object(own)) = kept.get_mut("_newsreel") {
            let found = serde_json::to_value(std::mem::take(&mut self.item.extension));
            if let Ok(Value::Object(found)) = found {
                for (name, value) in found {
                    own.entry(name).or_insert(value);
                }
            }
        }
        self.item.kept = kept;
    }

    fn end(mut self) -> (Item, Vec<String>) {
        let item = &self.item;
        if self.has_relative {
            self.lost.push("it has relative addresses, and nothing says what they are relative to: give --base".to_owned());
        }
        let texts =
            [&item.title, &item.summary, &item.content_html, &item.content_text, &item.image];
        if texts.iter().all(|text| text.is_empty()) {
            self.lost.push(
                "it has neither title nor text nor picture: nothing of it will show".to_owned(),
            );
        }
        (self.item, self.lost)
    }
}

fn complete(picture: &mut Picture, twin: &Picture) {
    if picture.alt.is_empty() {
        picture.alt.clone_from(&twin.alt);
    }
    if picture.caption.is_empty() {
        picture.caption.clone_from(&twin.caption);
    }
    if picture.width.is_none() && picture.height.is_none() {
        (picture.width, picture.height) = (twin.width, twin.height);
    }
}

/// How the plain text of names and tags is read.
type Plain = fn(&str) -> String;

fn plain(prose: &Prose) -> String {
    if prose.is_html { of_html(&prose.text) } else { folded(&prose.text) }
}

fn people(people: Vec<Person>, base: Option<&str>, plain: Plain) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for person in people.into_iter().take(LIST) {
        let name = [&person.name, &person.email].into_iter().map(|text| plain(text));
        let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let base = person.uri.base.as_deref().or(base);
        let url = absolute(&person.uri.written, base, Use::Follow).unwrap_or_default();
        let author = Author { name, url };
        let is_known = authors.iter().any(|known| known.name == author.name);
        if author != Author::default() && !is_known {
            authors.push(author);
        }
    }
    authors
}

fn tags(written: Vec<String>, plain: Plain) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in written.into_iter().map(|tag| plain(&tag)).filter(|tag| !tag.is_empty()) {
        if tags.len() < LIST && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// The source's own id, else the address, else one that follows from what the item says.
fn id(id: &str, item: &Item, base: Option<&str>) -> String {
    let id = id.trim();
    if id.starts_with('/') {
        return absolute(id, base, Use::Follow).unwrap_or_else(|| id.to_owned());
    }
    if !id.is_empty() {
        return id.to_owned();
    }
    if !item.url.is_empty() {
        return item.url.clone();
    }
    // FNV-1a, 64 bits: the same in every run and on every machine.
    let texts = [&item.title, &item.content_html, &item.content_text];
    let bytes = texts.into_iter().flat_map(|text| text.bytes().chain([0]));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("newsreel:{hash:016x}")
}

/// What is said of a source as a whole.
pub fn head(feed: &Feed) -> Head {
    let base = home(feed);
    let address = |address: &Option<Address>, purpose| {
        let address = address.as_ref()?;
        absolute(&address.written, address.base.as_deref().or(base.as_deref()), purpose)
    };
    let text = |prose: &Option<Prose>| prose.as_ref().map(plain).unwrap_or_default();
    Head {
        version: VERSION,
        title: text(&feed.title),
        home_page_url: address(&feed.link, Use::Follow).unwrap_or_default(),
        description: text(&feed.subtitle),
        icon: address(&feed.icon, Use::Picture).unwrap_or_default(),
        authors: people(
            feed.authors.clone(),
            base.as_deref(),
            if feed.is_plain { folded } else { of_html },
        ),
        language: feed.language.clone(),
        kept: feed.kept.clone(),
    }
}

/// A piece of a source as a message shows it: short, and on one line.
pub fn quoted(text: &str) -> String {
    let text = folded(text);
    let short: String = text.chars().take(QUOTED_CHARS).collect();
    if short.len() < text.len() { format!("“{short}…”") } else { format!("“{short}”") }
}

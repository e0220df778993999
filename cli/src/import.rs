//! `newsreel import`: makes a JSON Feed of RSS, Atom, RDF, RSS in JSON, JSON Feed, posts of WordPress
//! and web pages.
//!
//! Sources are read as streams: memory holds one entry at a time, however many there are. XML goes
//! from [`decoding`] through [`xml`] to a [`builder`], which gives entries; [`finish`] makes items
//! of them, and [`output`] keeps these until all is well.

pub mod address;
pub mod attribute;
pub mod builder;
pub mod date;
pub mod decoding;
pub mod element;
pub mod entity;
pub mod entry;
pub mod fates;
pub mod figure;
pub mod finish;
pub mod html;
pub mod item;
pub mod json;
pub mod merge;
pub mod name;
pub mod output;
pub mod page;
pub mod picture;
pub mod plain;
mod settle;
pub mod state;
mod step;
pub mod wordpress;
pub mod xml;
pub mod zone;

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io::{self, BufRead, ErrorKind, Read};
use std::path::Path;

use jiff::Timestamp;
use newsreel::limits::FEED_BYTES;
use serde_json::Value;

use crate::arguments::Import;
use crate::limits::{JSON_BYTES, LOSSES, MERGED_BYTES, PAGE_BYTES};
use crate::pictures::{Fetch, Near, Pictures};
use crate::settings::Settings;
use crate::status::{Status, complain};
use attribute::push_quoted;
use builder::Builder;
use decoding::Decoded;
use entry::Feed;
use finish::{Finisher, head, quoted};
use item::Item;
use merge::Older;
use output::Spool;
use xml::End;
use zone::Zone;

/// Reads a source that is where `address` says, if anything does. Each item comes with what of it is
/// lost, a sentence each; `take` says whether it wants more.
pub fn read(
    source: impl Read,
    address: Option<&str>,
    take: &mut dyn FnMut(Item, Vec<String>) -> bool,
) -> Result<(Feed, End), String> {
    read_in(None, source, address, take)
}

/// The same with days in a zone, where dates have no place of their own.
pub fn read_in(
    zone: Option<&Zone>,
    source: impl Read,
    address: Option<&str>,
    take: &mut dyn FnMut(Item, Vec<String>) -> bool,
) -> Result<(Feed, End), String> {
    let mut finisher = Finisher::new(zone.cloned());
    let mut give = |entry, feed: &Feed| {
        let (item, lost) = finisher.finish(entry, feed);
        take(item, lost)
    };
    let mut builder = Builder::new(address, &mut give);
    let mut source = Decoded::new(source);
    let end = if is_json(&mut source).map_err(|error| error.to_string())? {
        json::read(&all(source, JSON_BYTES, "JSON")?, &mut builder)?;
        End::Whole
    } else if is_page(&mut source).map_err(|error| error.to_string())? {
        read_page(&all(source, PAGE_BYTES, "HTML")?, &mut builder)?
    } else {
        xml::read(source, &mut builder)?
    };
    if builder.state.has_begun { Ok((builder.state.feed, end)) } else { Err(NO_FEED.to_owned()) }
}

const NO_FEED: &str = "there is no feed in it: neither RSS nor Atom nor RDF nor JSON";

fn is_json<R: Read>(source: &mut Decoded<R>) -> io::Result<bool> {
    let start = source.fill_buf()?.iter().find(|byte| !byte.is_ascii_whitespace());
    Ok(matches!(start, Some(b'{' | b'[')))
}

fn is_page<R: Read>(source: &mut Decoded<R>) -> io::Result<bool> {
    Ok(page::is_page(&String::from_utf8_lossy(source.fill_buf()?)))
}

/// Some servers put a feed into a page.
fn read_page(html: &str, builder: &mut Builder<'_>) -> Result<End, String> {
    let lower = html.to_ascii_lowercase();
    if ["<rss", "<feed", "<rdf:rdf"].iter().any(|root| lower.contains(root)) {
        let text = "\u{feff}".as_bytes().chain(html.as_bytes());
        let end = xml::read(Decoded::new(text), builder)?;
        if builder.state.has_begun {
            return Ok(end);
        }
    }
    page::read(html, builder)?;
    Ok(End::Whole)
}

// A chunk is whole characters.
fn all<R: Read>(mut source: Decoded<R>, most: u64, kind: &str) -> Result<String, String> {
    let mut text = String::new();
    loop {
        source.mark();
        let chunk = source.fill_buf().map_err(|error| error.to_string())?;
        if chunk.is_empty() {
            return Ok(text);
        }
        let length = chunk.len();
        text.push_str(&String::from_utf8_lossy(chunk));
        source.consume(length);
        if u64::try_from(text.len()).unwrap_or(u64::MAX) > most {
            return Err(format!("it is larger than {} MB of {kind}", most / 1_000_000));
        }
    }
}

/// All sources, one behind the other, become one feed.
pub fn run(asked: &Import) -> Status {
    match imported(asked) {
        Ok(status) => status,
        Err(complaint) => {
            complain(&complaint);
            Status::Failed
        }
    }
}

fn imported(asked: &Import) -> Result<Status, String> {
    let mut work = Work::begin(asked)?;
    let mut feed: Option<Feed> = None;
    let mut status = Status::Clean;
    for source in &asked.sources {
        let name = name(source);
        let (found, end) = work.read(source, &name).map_err(|error| format!("{name}: {error}"))?;
        if end == End::Cut {
            complain(&format!("{name}: it ends in the middle: what came before is taken"));
            status = Status::Faulty;
        }
        feed.get_or_insert(found);
    }
    work.end(&feed.unwrap_or_default())?;
    Ok(status)
}

/// A source as messages name it.
fn name(source: &std::ffi::OsStr) -> String {
    Path::new(source).display().to_string()
}

struct Work<'a> {
    asked: &'a Import,
    older: Option<Older>,
    pictures: Option<Pictures>,
    settings: Settings,
    zone: Option<Zone>,
    spool: Spool,
    // Items that are all that their sources have.
    pages: Vec<Value>,
    losses: usize,
}

impl<'a> Work<'a> {
    fn begin(asked: &'a Import) -> Result<Self, String> {
        let older = asked.merge.as_deref().map(|path| older(path, asked)).transpose()?;
        let folder = asked.pictures.as_deref().zip(asked.picture_base.as_deref());
        let pictures = folder.map(|(folder, base)| Pictures::new(folder, base)).transpose()?;
        let settings = asked.settings.as_deref().map(settings).transpose()?.unwrap_or_default();
        let zone = zone(asked, &settings)?;
        let (spool, pages) = (Spool::new(), Vec::new());
        let older = older.flatten();
        Ok(Self { asked, older, pictures, settings, zone, spool, pages, losses: 0 })
    }

    fn read(&mut self, source: &std::ffi::OsStr, name: &str) -> Result<(Feed, End), String> {
        let input: Box<dyn Read> = if source == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(source).map_err(|error| error.to_string())?)
        };
        let near = Near::beside(Path::new(source));
        let limit = self.asked.limit.unwrap_or(usize::MAX);
        let mut failure = None;
        let mut number = 0;
        let zone = self.zone.clone();
        let read =
            read_in(zone.as_ref(), input, self.asked.base.as_deref(), &mut |mut item, mut lost| {
                number += 1;
                if self.spool.count() >= limit {
                    return false;
                }
                lost.extend(self.pictures.as_mut().and_then(|to| take_home(&mut item, to, &near)));
                self.tell(name, number, &item, &lost);
                failure = self.take(item).err();
                failure.is_none() && self.spool.count() < limit
            });
        match failure {
            Some(error) => Err(format!("its items cannot be kept: {error}")),
            None => read,
        }
    }

    fn take(&mut self, item: Item) -> io::Result<()> {
        let stands_alone = item.stands_alone;
        if self.older.is_none() && !stands_alone {
            return self.spool.push(&item);
        }
        let item = serde_json::to_value(item)?;
        let item = match &mut self.older {
            Some(older) => older.merged(item),
            None => item,
        };
        if stands_alone {
            self.pages.push(item);
            return Ok(());
        }
        self.spool.push(&item)
    }

    fn tell(&mut self, name: &str, number: usize, item: &Item, lost: &[String]) {
        let title = if item.title.is_empty() { &item.id } else { &item.title };
        for what in lost {
            self.losses += 1;
            if self.losses <= LOSSES {
                complain(&format!("{name}: item {number} {}: {what}", quoted(title)));
            }
        }
    }

    fn end(mut self, feed: &Feed) -> Result<(), String> {
        if let Some(more) = self.losses.checked_sub(LOSSES).filter(|more| *more > 0) {
            complain(&format!("{more} more losses are not told"));
        }
        let mut head = serde_json::to_value(head(feed)).map_err(|error| error.to_string())?;
        let mut rest = std::mem::take(&mut self.pages);
        let has_pages = !rest.is_empty();
        if let Some(older) = self.older.take() {
            let has_feeds = self.spool.count() > 0;
            let is_of_pages = has_pages && !has_feeds;
            head = if is_of_pages { older.completed_head(head) } else { older.merged_head(head) };
            rest.extend(older.rest());
        }
        self.settings.apply(&mut head);
        if has_pages {
            newest_first(&mut rest);
        }
        let limit = self.asked.limit.unwrap_or(usize::MAX);
        let room = limit.saturating_sub(self.spool.count());
        for item in rest.into_iter().take(room) {
            self.spool.push(&item).map_err(|error| error.to_string())?;
        }
        self.write(&head)
    }

    fn write(self, head: &Value) -> Result<(), String> {
        if self.spool.count() == 0 {
            complain(&"there is no item in it");
        }
        let written = match &self.asked.output {
            Some(path) => {
                let replaced = self.spool.replace(head, path);
                replaced.map_err(|error| format!("{}: {error}", path.display()))
            }
            None => match self.spool.print(head) {
                // Whoever reads the output has had enough of it.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(0),
                printed => printed.map_err(|error| format!("the output: {error}")),
            },
        };
        if written? > u64::from(FEED_BYTES) {
            complain(&"the feed is larger than the 8 MB that the widget reads: give --limit");
        }
        Ok(())
    }
}

/// Takes the picture of an item to the folder of the site; a sentence says why it stays where it is.
fn take_home(item: &mut Item, to: &mut Pictures, from: &dyn Fetch) -> Option<String> {
    if item.image.is_empty() || to.has(&item.image) {
        return None;
    }
    match to.take(&item.image, &item.image_written, from) {
        Ok(home) => {
            // Where its text shows it too, it stays the same picture, or a reader would see it twice.
            let (before, after) = (source_of(&item.image), source_of(&home.url));
            item.content_html = item.content_html.replace(&before, &after);
            item.image = home.url;
            item.set_image_size(home.size);
            None
        }
        Err(why) => Some(format!("the picture {} stays where it is: {why}", quoted(&item.image))),
    }
}

// As it stands in a tag.
fn source_of(url: &str) -> String {
    let mut html = " src=\"".to_owned();
    push_quoted(url, &mut html);
    html.push('"');
    html
}

/// Items by their dates; what has none comes last.
fn newest_first(items: &mut [Value]) {
    let moment = |item: &Value| {
        let date = item.get("date_published").or_else(|| item.get("date_modified"))?;
        date.as_str()?.parse::<Timestamp>().ok()
    };
    items.sort_by_cached_key(|item| Reverse(moment(item)));
}

fn settings(path: &Path) -> Result<Settings, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string());
    let settings = text.and_then(|text| Settings::read(&text));
    settings.map_err(|error| format!("{}: {error}", path.display()))
}

fn zone(asked: &Import, settings: &Settings) -> Result<Option<Zone>, String> {
    let zone = asked.time_zone.as_ref().or(settings.time_zone.as_ref());
    zone.map(|zone| Zone::read(zone)).transpose()
}

// What is not there yet is nothing to keep, where it is what will be written.
fn older(path: &Path, asked: &Import) -> Result<Option<Older>, String> {
    let describe = |error: String| format!("{}: {error}", path.display());
    let file = match File::open(path) {
        Err(error)
            if error.kind() == ErrorKind::NotFound && asked.output.as_deref() == Some(path) =>
        {
            return Ok(None);
        }
        file => file.map_err(|error| describe(error.to_string()))?,
    };
    let text = all(Decoded::new(file), MERGED_BYTES, "JSON").map_err(describe)?;
    Older::read(&text).map(Some).map_err(describe)
}

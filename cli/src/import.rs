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
pub mod home;
pub mod html;
mod inline;
pub mod item;
pub mod json;
pub mod merge;
pub mod name;
pub mod output;
pub mod page;
pub mod pages;
pub mod picture;
pub mod plain;
mod settle;
pub mod skipped;
pub mod state;
mod step;
pub mod wordpress;
mod work;
pub mod xml;
pub mod zone;

use std::io::{self, BufRead, Read};

use crate::arguments::Import;
use crate::fetch::Client;
use crate::limits::{JSON_BYTES, PAGE_BYTES};
use crate::status::{Status, complain};
use builder::Builder;
use decoding::Decoded;
use entry::Feed;
use finish::Finisher;
use item::Item;
use work::Work;
use xml::End;
use zone::Zone;

/// Reads a source that is where `address` says, if anything does. Each item comes with what of it is
/// lost, a sentence each; `take` says whether it wants more.
pub fn read(
    source: impl Read,
    address: Option<&str>,
    take: &mut dyn FnMut(Item, Vec<String>) -> bool,
) -> Result<(Feed, End), String> {
    read_in(None, Decoded::new(source), address, take)
}

/// The same with days in a zone, where dates have no place of their own.
fn read_in(
    zone: Option<&Zone>,
    mut source: Decoded<impl Read>,
    address: Option<&str>,
    take: &mut dyn FnMut(Item, Vec<String>) -> bool,
) -> Result<(Feed, End), String> {
    let mut finisher = Finisher::new(zone.cloned());
    let mut give = |entry, feed: &Feed| {
        let (item, lost) = finisher.finish(entry, feed);
        take(item, lost)
    };
    let mut builder = Builder::new(address, &mut give);
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
    run_with(asked, &Client::new())
}

/// The same with a client of one's own.
pub fn run_with(asked: &Import, client: &Client) -> Status {
    match imported(asked, client) {
        Ok(status) => status,
        Err(complaint) => {
            complain(&complaint);
            Status::Failed
        }
    }
}

fn imported(asked: &Import, client: &Client) -> Result<Status, String> {
    let mut work = Work::begin(asked, client)?;
    let mut feed: Option<Feed> = None;
    let mut status = Status::Clean;
    for argument in &asked.sources {
        let (found, end) = work.read(argument)?;
        if end == End::Cut {
            status = Status::Faulty;
        }
        feed.get_or_insert(found);
    }
    work.end(&feed.unwrap_or_default())?;
    Ok(status)
}

//! `newsreel import`: makes a JSON Feed of RSS, Atom, RDF, RSS in JSON and JSON Feed.
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
pub mod finish;
pub mod html;
pub mod item;
pub mod json;
pub mod merge;
pub mod name;
pub mod output;
pub mod pages;
pub mod picture;
pub mod plain;
mod settle;
pub mod state;
mod step;
pub mod xml;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, ErrorKind, Read};
use std::path::Path;

use newsreel::limits::FEED_BYTES;
use serde_json::Value;

use crate::arguments::Import;
use crate::fetch::Client;
use crate::limits::{JSON_BYTES, LOSSES, MERGED_BYTES};
use crate::progress::Progress;
use crate::source::Source;
use crate::status::{Status, complain};
use builder::Builder;
use decoding::Decoded;
use entry::Feed;
use finish::{Finisher, head, quoted};
use item::Item;
use merge::Older;
use output::Spool;
use pages::Pages;
use xml::End;

/// Reads a source that is where `address` says, if anything does. Each item comes with what of it is
/// lost, a sentence each; `take` says whether it wants more.
pub fn read(
    source: impl Read,
    address: Option<&str>,
    take: &mut dyn FnMut(Item, Vec<String>) -> bool,
) -> Result<(Feed, End), String> {
    read_decoded(Decoded::new(source), address, take)
}

fn read_decoded(
    mut source: Decoded<impl Read>,
    address: Option<&str>,
    take: &mut dyn FnMut(Item, Vec<String>) -> bool,
) -> Result<(Feed, End), String> {
    let mut finisher = Finisher::default();
    let mut give = |entry, feed: &Feed| {
        let (item, lost) = finisher.finish(entry, feed);
        take(item, lost)
    };
    let mut builder = Builder::new(address, &mut give);
    let end = if is_json(&mut source).map_err(|error| error.to_string())? {
        json::read(&all(source, JSON_BYTES)?, &mut builder)?;
        End::Whole
    } else {
        xml::read(source, &mut builder)?
    };
    if builder.state.has_begun { Ok((builder.state.feed, end)) } else { Err(NO_FEED.to_owned()) }
}

const WEB_PAGE: &str = "a web page came in place of the feed: give the address of the feed itself";

const NO_FEED: &str = "there is no feed in it: neither RSS nor Atom nor RDF nor JSON";

fn is_json<R: Read>(source: &mut Decoded<R>) -> io::Result<bool> {
    let start = source.fill_buf()?.iter().find(|byte| !byte.is_ascii_whitespace());
    Ok(matches!(start, Some(b'{' | b'[')))
}

// A chunk is whole characters.
fn all<R: Read>(mut source: Decoded<R>, most: u64) -> Result<String, String> {
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
            return Err(format!("it is larger than {} MB of JSON", most / 1_000_000));
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

struct Work<'a> {
    asked: &'a Import,
    client: &'a Client,
    older: Option<Older>,
    spool: Spool,
    losses: usize,
    progress: Progress,
}

impl<'a> Work<'a> {
    fn begin(asked: &'a Import, client: &'a Client) -> Result<Self, String> {
        let older = asked.merge.as_deref().map(|path| older(path, asked)).transpose()?;
        let (spool, progress) = (Spool::new(), Progress::bytes());
        Ok(Self { asked, client, older: older.flatten(), spool, losses: 0, progress })
    }

    fn limit(&self) -> usize {
        self.asked.limit.unwrap_or(usize::MAX)
    }

    /// Reads a source, and the pages that it goes on with.
    fn read(&mut self, argument: &OsStr) -> Result<(Feed, End), String> {
        let source = Source::open(argument, self.client)?;
        let (mut pages, trust) = (Pages::new(&source), source.trust());
        let (feed, mut end) = self.read_page(source)?;
        let mut next = feed.next.clone();
        while let Some(written) = next.take().filter(|_| self.spool.count() < self.limit()) {
            match pages.turn(&written) {
                Ok(address) => {
                    let page = Source::page(&address, trust, self.client)?;
                    let (found, its_end) = self.read_page(page)?;
                    (next, end) = (found.next, end.max(its_end));
                }
                Err(why) => self.progress.tell(&format!("{}: {why}", pages.name())),
            }
        }
        Ok((feed, end))
    }

    fn read_page(&mut self, source: Source) -> Result<(Feed, End), String> {
        let (name, is_page) = (source.name.clone(), source.is_web_page());
        let address = source.address().map(ToString::to_string);
        let base = self.asked.base.clone().or(address);
        let (charset, limit) = (source.charset(), self.limit());
        self.progress.begin(&name);
        let source = Decoded::new(self.progress.count(source)).told(charset);
        let mut failure = None;
        let mut number = 0;
        let read = read_decoded(source, base.as_deref(), &mut |item, lost| {
            number += 1;
            if self.spool.count() >= limit {
                return false;
            }
            self.tell(&name, number, &item, &lost);
            failure = self.take(item).err();
            failure.is_none() && self.spool.count() < limit
        });
        if let Some(error) = failure {
            return Err(format!("{name}: its items cannot be kept: {error}"));
        }
        let explain = |error| if is_page && error == NO_FEED { WEB_PAGE.to_owned() } else { error };
        let (feed, end) = read.map_err(|error| format!("{name}: {}", explain(error)))?;
        if end == End::Cut {
            self.progress
                .tell(&format!("{name}: it ends in the middle: what came before is taken"));
        }
        Ok((feed, end))
    }

    fn take(&mut self, item: Item) -> io::Result<()> {
        match &mut self.older {
            Some(older) => self.spool.push(&older.merged(serde_json::to_value(item)?)),
            None => self.spool.push(&item),
        }
    }

    fn tell(&mut self, name: &str, number: usize, item: &Item, lost: &[String]) {
        let title = if item.title.is_empty() { &item.id } else { &item.title };
        for what in lost {
            self.losses += 1;
            if self.losses <= LOSSES {
                self.progress.tell(&format!("{name}: item {number} {}: {what}", quoted(title)));
            }
        }
    }

    fn end(mut self, feed: &Feed) -> Result<(), String> {
        self.progress.end();
        if let Some(more) = self.losses.checked_sub(LOSSES).filter(|more| *more > 0) {
            complain(&format!("{more} more losses are not told"));
        }
        let mut head = serde_json::to_value(head(feed)).map_err(|error| error.to_string())?;
        if let Some(older) = self.older.take() {
            head = older.merged_head(head);
            let limit = self.asked.limit.unwrap_or(usize::MAX);
            let room = limit.saturating_sub(self.spool.count());
            for item in older.rest().take(room) {
                self.spool.push(&item).map_err(|error| error.to_string())?;
            }
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
    let text = all(Decoded::new(file), MERGED_BYTES).map_err(describe)?;
    Older::read(&text).map(Some).map_err(describe)
}

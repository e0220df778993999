//! One run: sources come in, a feed goes out.

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::num::NonZero;
use std::path::Path;

use jiff::Timestamp;
use newsreel::limits::FEED_BYTES;
use serde_json::Value;

use super::decoding::Decoded;
use super::entry::Feed;
use super::finish::{head, quoted};
use super::home::take_home;
use super::item::Item;
use super::merge::Older;
use super::output::Spool;
use super::pages::Pages;
use super::xml::End;
use super::zone::Zone;
use super::{all, read_in};
use crate::arguments::Import;
use crate::fetch::Client;
use crate::file;
use crate::limits::{LOSSES, MERGED_BYTES};
use crate::pictures::{Near, Pictures, Reach};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::source::Source;
use crate::status::complain;

/// See the module.
pub(super) struct Work<'a> {
    asked: &'a Import,
    client: &'a Client,
    older: Option<Older>,
    pictures: Option<Pictures>,
    settings: Settings,
    zone: Option<Zone>,
    spool: Spool,
    // Items that are all that their sources have.
    articles: Vec<Value>,
    losses: usize,
    progress: Progress,
}

impl<'a> Work<'a> {
    pub(super) fn begin(asked: &'a Import, client: &'a Client) -> Result<Self, String> {
        let older = asked.merge.as_deref().map(|path| older(path, asked)).transpose()?;
        let folder = asked.pictures.as_deref().zip(asked.picture_base.as_deref());
        let pictures = folder.map(|(folder, base)| Pictures::new(folder, base)).transpose()?;
        let settings = asked.settings.as_deref().map(settings).transpose()?.unwrap_or_default();
        let zone = zone(asked, &settings)?;
        Ok(Self {
            asked,
            client,
            older: older.flatten(),
            pictures,
            settings,
            zone,
            spool: Spool::new(),
            articles: Vec::new(),
            losses: 0,
            progress: Progress::bytes(),
        })
    }

    fn limit(&self) -> usize {
        self.asked.limit.map_or(usize::MAX, NonZero::get)
    }

    /// Reads a source, and the pages that it goes on with.
    pub(super) fn read(&mut self, argument: &OsStr) -> Result<(Feed, End), String> {
        let source = Source::open(argument, self.client)?;
        let near = Near::beside(Path::new(argument));
        let (mut pages, trust) = (Pages::new(&source), source.trust());
        let reach = Reach { near, client: self.client, trust };
        let (feed, mut end) = self.read_page(source, &reach)?;
        let mut next = feed.next.clone();
        while let Some(written) = next.take().filter(|_| self.spool.count() < self.limit()) {
            match pages.turn(&written) {
                Ok(address) => {
                    let page = Source::page(&address, trust, self.client)?;
                    let (found, its_end) = self.read_page(page, &reach)?;
                    (next, end) = (found.next, end.max(its_end));
                }
                Err(why) => self.progress.tell(&format!("{}: {why}", pages.name())),
            }
        }
        Ok((feed, end))
    }

    fn read_page(&mut self, source: Source, reach: &Reach<'_>) -> Result<(Feed, End), String> {
        let name = source.name.clone();
        let base = self.asked.base.clone();
        let base = base.or_else(|| source.address().map(ToString::to_string));
        let (charset, limit, zone) = (source.charset(), self.limit(), self.zone.clone());
        self.progress.begin(&name);
        let source = Decoded::new(self.progress.count(source)).told(charset);
        let mut failure = None;
        let mut number = 0;
        let read = read_in(zone.as_ref(), source, base.as_deref(), &mut |mut item, mut lost| {
            number += 1;
            if self.spool.count() >= limit {
                return false;
            }
            if let Some(to) = &mut self.pictures {
                lost.extend(take_home(&mut item, to, reach));
            }
            self.tell(&name, number, &item, &lost);
            failure = self.take(item).err();
            failure.is_none() && self.spool.count() < limit
        });
        if let Some(error) = failure {
            return Err(format!("{name}: its items cannot be kept: {error}"));
        }
        let (feed, end) = read.map_err(|error| format!("{name}: {error}"))?;
        if end == End::Cut {
            self.progress
                .tell(&format!("{name}: it ends in the middle: what came before is taken"));
        }
        Ok((feed, end))
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
            self.articles.push(item);
            return Ok(());
        }
        self.spool.push(&item)
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

    /// Writes the feed, which begins with what its first source says.
    pub(super) fn end(mut self, feed: &Feed) -> Result<(), String> {
        self.progress.end();
        if let Some(more) = self.losses.checked_sub(LOSSES).filter(|more| *more > 0) {
            complain(&format!("{more} more losses are not told"));
        }
        let mut head = serde_json::to_value(head(feed)).map_err(|error| error.to_string())?;
        let mut rest = std::mem::take(&mut self.articles);
        let has_articles = !rest.is_empty();
        if let Some(older) = self.older.take() {
            let is_of_pages = has_articles && self.spool.count() == 0;
            head = if is_of_pages { older.completed_head(head) } else { older.merged_head(head) };
            rest.extend(older.rest());
        }
        self.settings.apply(&mut head);
        if has_articles {
            newest_first(&mut rest);
        }
        let room = self.limit().saturating_sub(self.spool.count());
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
                replaced.map_err(|error| file::told(path, &error))
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

/// Items by their dates; what has none comes last.
fn newest_first(items: &mut [Value]) {
    let moment = |item: &Value| {
        let date = item.get("date_published").or_else(|| item.get("date_modified"))?;
        date.as_str()?.parse::<Timestamp>().ok()
    };
    items.sort_by_cached_key(|item| Reverse(moment(item)));
}

fn settings(path: &Path) -> Result<Settings, String> {
    let text = fs::read_to_string(path).map_err(|error| file::told(path, &error))?;
    Settings::read(&text).map_err(|error| format!("{}: {error}", path.display()))
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
        file => file.map_err(|error| file::told(path, &error))?,
    };
    let text = all(Decoded::new(file), MERGED_BYTES, "JSON").map_err(describe)?;
    Older::read(&text).map(Some).map_err(describe)
}

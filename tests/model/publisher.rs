//! Two feeds on a server, which change while they are read.

use std::rc::Rc;

use newsreel::feed::{Document, Error, Feed, Selection, Value};

use super::action::{Change, Outcome};

pub(crate) const BASE: &str = "https://page.example/news/";

// The number of the first item that is new.
const FRESH: u32 = 200;

/// The names of the feeds.
pub(crate) const FEEDS: [&str; 2] = ["a", "b"];

/// What a platform's URL parser gives of the few addresses that there are here.
#[expect(clippy::unnecessary_wraps, reason = "a URL parser may refuse")]
pub(crate) fn resolve(text: &str, base: &str) -> Option<String> {
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    Some(if text.contains("://") { text.to_owned() } else { [folder, "/", text].concat() })
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    id: u32,
    version: u32,
}

impl Entry {
    fn name(&self) -> String {
        format!("i{}", self.id)
    }

    const fn is_tagged(&self) -> bool {
        !self.id.is_multiple_of(3)
    }

    // Some items have nothing to show.
    const fn is_blank(&self) -> bool {
        self.id % 7 == 6
    }

    fn member(&self, key: &str) -> Value {
        match key {
            "id" => Value::Text(self.name()),
            "title" if self.is_blank() => Value::Null,
            "title" => Value::Text(format!("Item {}, version {}", self.id, self.version)),
            // Texts of this kind take all of the widget to be read.
            "content_html" if self.id.is_multiple_of(11) => Value::Text("<p>Tea</p>".to_owned()),
            "tags" if self.is_tagged() => Value::List(vec![Value::Text("silk".to_owned())]),
            _ => Value::Null,
        }
    }
}

/// A feed as it is published.
#[derive(Clone, Debug)]
struct Paper {
    entries: Vec<Entry>,
    page: usize,
    expired: bool,
}

/// The server.
#[derive(Debug)]
pub(crate) struct Publisher {
    papers: [Paper; 2],
    // The number of the next item.
    fresh: u32,
}

/// One page on its way.
#[derive(Debug)]
struct Page {
    entries: Vec<Entry>,
    next: Option<String>,
    expired: bool,
}

impl Document for Page {
    fn envelope(&self) -> Value {
        let member = |key: &str, value| (key.to_owned(), value);
        Value::Object(vec![
            member("version", Value::Text("https://jsonfeed.org/version/1.1".to_owned())),
            member("next_url", self.next.clone().map_or(Value::Null, Value::Text)),
            member("expired", Value::Bool(self.expired)),
        ])
    }

    fn count(&self) -> Option<usize> {
        Some(self.entries.len())
    }

    fn lacks_items(&self) -> bool {
        false
    }

    fn item(&self, index: usize) -> Value {
        let Some(entry) = self.entries.get(index) else { return Value::Null };
        let members =
            ["id", "title", "content_html", "tags"].map(|key| (key.to_owned(), entry.member(key)));
        Value::Object(members.into())
    }

    fn member(&self, index: usize, key: &'static str) -> Value {
        self.entries.get(index).map_or(Value::Null, |entry| entry.member(key))
    }
}

impl Publisher {
    pub(crate) fn new() -> Self {
        let paper = |from| {
            let entries = (from..from + 5).map(|id| Entry { id, version: 0 }).collect();
            Paper { entries, page: 3, expired: false }
        };
        Self { papers: [paper(0), paper(100)], fresh: FRESH }
    }

    /// Whether the feeds are as they were in the beginning.
    pub(crate) const fn is_unchanged(&self) -> bool {
        self.fresh == FRESH
    }

    /// Changes one of the feeds.
    pub(crate) fn publish(&mut self, which: usize, change: Change) {
        self.fresh += 10;
        let fresh = self.fresh;
        let Some(Paper { entries, page, expired }) = self.papers.get_mut(which) else { return };
        let entry = |id| Entry { id, version: 0 };
        match change {
            Change::Prepend => entries.insert(0, entry(fresh)),
            Change::Append => entries.push(entry(fresh)),
            Change::Remove(at) if at < entries.len() => drop(entries.remove(at)),
            Change::Remove(_) => (),
            Change::Retitle(at) => {
                entries.iter_mut().skip(at).take(1).for_each(|entry| entry.version += 1);
            }
            Change::Reverse => entries.reverse(),
            Change::Clear => entries.clear(),
            Change::Fill(count) => {
                *entries = (fresh..).take(count).map(entry).collect();
            }
            Change::Pages(size) => *page = size,
            Change::Expire(expires) => *expired = expires,
        }
    }

    /// What the server answers to a request for an address, read with this selection.
    pub(crate) fn answer(
        &self,
        address: &str,
        outcome: Outcome,
        selection: &Selection,
    ) -> Result<Box<Feed>, Error> {
        match outcome {
            Outcome::Good => self.page(address, selection),
            Outcome::Lost => Err(Error::Network),
            Outcome::Gone => Err(Error::Status(404)),
            Outcome::Busy => Err(Error::Status(503)),
            Outcome::Slow => Err(Error::TooSlow),
            Outcome::NoFeed => Err(Error::Html),
        }
    }

    fn page(&self, address: &str, selection: &Selection) -> Result<Box<Feed>, Error> {
        let name = address.strip_prefix(BASE).unwrap_or_default();
        let (name, number) = name.split_once('-').unwrap_or((name, "0"));
        let which = FEEDS.iter().position(|known| *known == name).ok_or(Error::Address)?;
        let paper = self.papers.get(which).ok_or(Error::Address)?;
        let number: usize = number.parse().map_err(|_| Error::Syntax)?;
        let rest = paper.entries.iter().skip(number * paper.page);
        let is_last = rest.len() <= paper.page;
        let page = Page {
            entries: rest.take(paper.page).cloned().collect(),
            next: (!is_last).then(|| format!("{name}-{}", number + 1)),
            expired: paper.expired,
        };
        Feed::begin(Rc::new(page), address, selection, resolve).map(Box::new)
    }

    /// The ids of all that a feed has to show.
    pub(crate) fn ids(&self, which: usize, selection: &Selection) -> Vec<String> {
        let entries = self.papers.get(which).map_or(&[][..], |paper| &paper.entries);
        let wanted =
            |entry: &&Entry| !entry.is_blank() && (selection.tags.is_empty() || entry.is_tagged());
        let limit = selection.limit.unwrap_or(usize::MAX);
        entries.iter().filter(wanted).take(limit).map(Entry::name).collect()
    }
}

/// Whether an item is one of those with the tag.
pub(crate) fn is_tagged(id: &str) -> bool {
    let id = id.strip_prefix('i').and_then(|id| id.parse().ok()).unwrap_or_default();
    Entry { id, version: 0 }.is_tagged()
}

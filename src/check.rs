//! What is wrong with a JSON Feed, told outside of a browser to the one who publishes it.
//!
//! A document is read as the widget reads an answer, so that what is told here is what a reader
//! would miss. It is judged where it lies: nothing is fetched, and `next_url` is not followed.

mod json;
mod kind;
pub mod language;
#[cfg(not(target_arch = "wasm32"))]
mod native;

use std::collections::HashSet;
use std::fmt;
use std::rc::Rc;

pub use json::{Fault, fault, parse};
pub use kind::kind_of_feed;
#[cfg(not(target_arch = "wasm32"))]
pub use native::{day_in, resolve};

use crate::feed::{DayIn, Error, Feed, Level, Problem, Selection, Value};
use crate::limits::FEED_BYTES;
use crate::link::Resolve;

/// What is asked of the machine that a document is judged on.
#[derive(Clone, Copy, Debug)]
pub struct Platform {
    /// `new URL(text, base).href`.
    pub resolve: Resolve,
    /// The day in a zone at a moment in UTC.
    pub day_in: DayIn,
}

/// One thing that is wrong, be it with a part of a feed or with all of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// A stable code.
    pub code: &'static str,
    /// Where it is, as in `items[3].date_published`; empty where it is the whole document.
    pub path: String,
    /// What to do about it.
    pub message: String,
}

/// What a publisher should know of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Items that are shown.
    pub items: usize,
    /// Items that are not.
    pub skipped: usize,
    /// Skipped items that are beyond [`crate::limits::PROBLEMS`] and have no finding.
    pub unlisted: usize,
    /// All that is wrong with it, in the order of its parts.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Reads a document as it was served.
    ///
    /// ```
    /// use newsreel::check::Report;
    ///
    /// let report = Report::new(b"<!doctype html>");
    /// assert_eq!(report.findings[0].code, "feed-html");
    /// assert_eq!(report.to_string(), "0 items, 0 skipped, 1 error, 0 warnings");
    /// ```
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(document: &[u8]) -> Self {
        Self::at(document, ADDRESS)
    }

    /// Reads a document that comes from this address.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn at(document: &[u8], address: &str) -> Self {
        Self::on(Platform::NATIVE, document, address)
    }

    /// Reads a document that comes from this address, on a platform of one's own.
    pub fn on(platform: Platform, document: &[u8], address: &str) -> Self {
        match read_on(platform, document, address) {
            Ok(feed) => Self::of_feed(&feed),
            Err(error) => Self::of_error(&error, document),
        }
    }

    fn of_error(error: &Error, document: &[u8]) -> Self {
        let mut finding = Finding::from(error);
        if *error == Error::Syntax {
            let fault = fault(&String::from_utf8_lossy(document));
            finding.message += &fault.map(|fault| format!(" ({fault})")).unwrap_or_default();
        }
        Self { findings: vec![finding], ..Self::default() }
    }

    fn of_feed(feed: &Feed) -> Self {
        let listed = feed.problems().iter().filter(|problem| problem.code == "item").count();
        Self {
            items: feed.count(),
            skipped: feed.skipped(),
            unlisted: feed.skipped().saturating_sub(listed),
            findings: findings(feed),
        }
    }

    /// Calls a feed of another kind by its name, and says how `source` becomes one that is read.
    pub fn name_other(&mut self, document: &[u8], source: &str) {
        let is_other = |finding: &&mut Finding| ["feed-xml", "feed-shape"].contains(&finding.code);
        let finding = self.findings.first_mut().filter(is_other);
        if let Some((finding, kind)) = finding.zip(kind_of_feed(document)) {
            finding.message = format!(
                "this is {kind}, and the widget reads JSON Feed: make one of it with `newsreel \
                 import {source} -o feed.json`"
            );
        }
    }

    /// How many things are that bad, listed or not.
    pub fn count(&self, level: Level) -> usize {
        let listed = self.findings.iter().filter(|finding| finding.level == level).count();
        match level {
            Level::Error => listed + self.unlisted,
            Level::Advice | Level::Warning => listed,
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items = counted(self.items, "item");
        let errors = counted(self.count(Level::Error), "error");
        let warnings = counted(self.count(Level::Warning), "warning");
        write!(formatter, "{items}, {} skipped, {errors}, {warnings}", self.skipped)?;
        match self.count(Level::Advice) {
            0 => (),
            count => write!(formatter, ", {} of advice", counted(count, "piece"))?,
        }
        match self.unlisted {
            0 => Ok(()),
            unlisted => write!(formatter, " ({} not listed)", counted(unlisted, "error")),
        }
    }
}

impl Finding {
    /// Which item it is about; none where the feed speaks of itself.
    pub fn item(&self) -> Option<usize> {
        let (index, _) = self.path.strip_prefix("items[")?.split_once(']')?;
        index.parse().ok()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { level, code, path, message } = self;
        let space = if path.is_empty() { "" } else { " " };
        write!(formatter, "{}{space}{path} ({code}): {message}", level.as_str())
    }
}

impl From<&Problem> for Finding {
    fn from(problem: &Problem) -> Self {
        let Problem { level, code, path, message } = problem;
        Self { level: *level, code, path: path.clone(), message: (*message).to_owned() }
    }
}

impl From<&Error> for Finding {
    fn from(error: &Error) -> Self {
        let (path, message) = (String::new(), error.to_string());
        Self { level: Level::Error, code: error.code(), path, message }
    }
}

/// Reads a feed as the widget reads an answer of a server.
#[cfg(not(target_arch = "wasm32"))]
pub fn read(document: &[u8]) -> Result<Feed, Error> {
    read_at(document, ADDRESS)
}

/// The same of a feed that comes from this address.
#[cfg(not(target_arch = "wasm32"))]
pub fn read_at(document: &[u8], address: &str) -> Result<Feed, Error> {
    read_on(Platform::NATIVE, document, address)
}

/// The same on a platform of one's own.
pub fn read_on(platform: Platform, document: &[u8], address: &str) -> Result<Feed, Error> {
    if u32::try_from(document.len()).map_or(true, |bytes| bytes > FEED_BYTES) {
        return Err(Error::TooLarge);
    }
    // As `fetch` does: what is not UTF-8 is replaced, not refused.
    let json = parse(&String::from_utf8_lossy(document))?;
    let value = Rc::new(Value::read(json));
    let feed = Feed::read(value, address, &Selection::default(), platform.resolve)?;
    Ok(feed.with_zones(platform.day_in))
}

/// All problems of a feed and then of its items, from the first to the last.
pub fn findings(feed: &Feed) -> Vec<Finding> {
    let mut found: Vec<Finding> = feed.problems().iter().map(Finding::from).collect();
    for (_, problems) in (0..feed.count()).filter_map(|position| feed.item(position)) {
        found.extend(problems.list().iter().map(Finding::from));
    }
    found.extend(feed.audit().iter().map(Finding::from));
    found.extend(ids_again(feed).iter().map(Finding::from));
    // Skipped items are problems of the feed, but a publisher looks for them among the others.
    found.sort_by_cached_key(Finding::item);
    found
}

/// The widget shows every item; that two are one to a feed reader only their publisher can mend.
fn ids_again(feed: &Feed) -> Vec<Problem> {
    let mut ids = HashSet::new();
    let positions = (0..feed.count()).filter(|position| !ids.insert(feed.id(*position)));
    positions.filter_map(|position| feed.index(position)).map(Problem::id_again).collect()
}

fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// Where a document is taken to be from if nobody says: relative addresses in it are good on any server.
pub const ADDRESS: &str = "https://feed.example/feed.json";

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::limits::PROBLEMS;

    fn report(items: &[Json]) -> Report {
        let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "items": items });
        Report::new(feed.to_string().as_bytes())
    }

    fn lines(report: &Report) -> Vec<String> {
        report.findings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn findings_stand_in_the_order_of_the_items() {
        let good = |id: usize| json!({ "id": id, "title": "Good", "url": "/" });
        let mut items: Vec<_> = (0..10).map(good).collect();
        let image = "ftp://a.example/";
        items.extend([json!({ "id": "a", "content_text": "A", "image": image }), json!(7)]);
        items[2] = json!(null);
        items[1] = json!({ "content_html": "B", "date_published": "soon" });
        let paths: Vec<String> = report(&items).findings.into_iter().map(|one| one.path).collect();
        let expected =
            ["items[1].date_published", "items[1].id", "items[2]", "items[10].image", "items[11]"];
        assert_eq!(paths, expected);
    }

    #[test]
    fn skipped_items_are_all_counted_though_not_all_are_listed() {
        let full = report(&vec![Json::Null; PROBLEMS]);
        assert_eq!(full.to_string(), "0 items, 100 skipped, 100 errors, 0 warnings");
        let more = report(&vec![Json::Null; PROBLEMS + 1]);
        assert_eq!(more.findings.len(), PROBLEMS);
        let expected = "0 items, 101 skipped, 101 errors, 0 warnings (1 error not listed)";
        assert_eq!(more.to_string(), expected);
    }

    #[test]
    fn an_id_that_stands_twice_is_told_and_both_items_show() {
        let item = json!({ "id": 7, "url": "/a", "title": "A" });
        let report = report(&[item.clone(), json!({ "id": "b", "content_text": "B" }), item]);
        assert_eq!((report.items, report.findings.len()), (3, 1));
        let Finding { level, code, path, .. } = &report.findings[0];
        assert_eq!((*level, *code, path.as_str()), (Level::Warning, "id-again", "items[2].id"));
    }

    #[test]
    fn one_is_not_many() {
        let report = report(&[json!({ "title": "A", "url": "ftp://a.example/" })]);
        assert_eq!(report.to_string(), "1 item, 0 skipped, 1 error, 1 warning");
    }

    #[test]
    fn a_document_that_is_no_feed_has_one_finding_without_a_path() {
        let message = Error::Html.to_string();
        assert_eq!(lines(&Report::new(b"<p>")), [format!("error (feed-html): {message}")]);
        let empty = Report::new(b"");
        assert_eq!((empty.findings.len(), empty.findings[0].code), (1, "feed-syntax"));
    }

    #[test]
    fn a_document_may_be_as_large_as_the_widget_takes() {
        let mut document = br#"{"version":"https://jsonfeed.org/version/1.1","items":[]}"#.to_vec();
        document.resize(usize::try_from(FEED_BYTES).unwrap(), b' ');
        assert_eq!(lines(&Report::new(&document)), [""; 0]);
        document.push(b' ');
        assert_eq!(Report::new(&document).findings[0].code, "feed-too-large");
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_read_as_a_browser_reads_them() {
        let feed = read(b"\xef\xbb\xbf{\"title\": \"Caf\xe9\", \"items\": []}").unwrap();
        assert_eq!(feed.title, "Caf\u{fffd}");
    }

    #[test]
    fn relative_addresses_are_no_problem() {
        let item = json!({ "id": "1", "title": "A", "url": "/a", "image": "a.webp" });
        assert_eq!(lines(&report(&[item])), [""; 0]);
    }
}

//! What is shown, but perhaps not as it was meant: told to the publisher alone.
//!
//! Reading tells what it leaves out. This looks once more at what was written, so that nothing of
//! it is on the way of a visitor.

use super::Feed;
use super::date::Date;
use super::page::Page;
use super::problem::{Level, Path, Problem};
use super::proof::{Proof, Signs, signs};
use super::reference::reference;
use super::value::Value;
use crate::scan::{Scanner, finds, has};

impl Feed {
    /// What its publisher should know beside the problems of reading it.
    pub fn audit(&self) -> Vec<Problem> {
        let mut audit = Audit::default();
        for page in self.pages.iter().take(1) {
            audit.envelope(page);
        }
        for position in 0..self.count() {
            if let Some((page, index)) = self.place(position) {
                audit.item(page, &page.document.item(index), &Path::item(index));
            }
        }
        if self.has_midnights_of_elsewhere() {
            audit.warn("time-zone", Path::default().member(TIME_ZONE), MIDNIGHTS);
        }
        audit.0
    }

    // Whether each date could be midnight in one zone that is not UTC, which nothing says.
    fn has_midnights_of_elsewhere(&self) -> bool {
        let dates = (0..self.count()).filter_map(|position| self.kept_item(position)?.date.clone());
        let (mut first, mut last) = (u16::MAX, 0);
        for minute in dates.map(|date| full_half_hour(&date)) {
            let Some(minute) = minute else { return false };
            (first, last) = (first.min(minute), last.max(minute));
        }
        let says_zone =
            self.pages.first().is_some_and(|page| page.envelope.zones.feed.borrow().is_some());
        // In summer the same midnight is an hour earlier.
        first > 0 && (last == first || last.checked_sub(60) == Some(first)) && !says_zone
    }
}

// The minute of the day in UTC, if it is a full or a half hour, as midnights of other zones are.
fn full_half_hour(date: &Date) -> Option<u16> {
    let mut parts = Scanner::new(&date.written);
    let hour = parts.part(":");
    let hour: u16 = hour.get(hour.len().checked_sub(2)?..)?.parse().ok()?;
    let minute: u16 = parts.part(":").get(..2)?.parse().ok()?;
    let seconds = parts.before(":");
    let is_full = !has(seconds, "0123456789") || seconds.starts_with("00");
    (date.is_in_utc() && is_full && minute.is_multiple_of(30)).then_some(hour * 60 + minute)
}

#[derive(Default)]
struct Audit(Vec<Problem>);

impl Audit {
    fn tell(&mut self, level: Level, code: &'static str, path: Path, message: &'static str) {
        self.0.push(Problem { level, code, path: path.0, message });
    }

    fn warn(&mut self, code: &'static str, path: Path, message: &'static str) {
        self.tell(Level::Warning, code, path, message);
    }

    fn envelope(&mut self, page: &Page) {
        let (envelope, root) = (&page.envelope.value, Path::default());
        let proof = &page.envelope.proof;
        self.text(envelope, "title", &root, |title| proof.is_name_html(title));
        self.authors(envelope, &root, proof);
        self.keys_of_others(envelope, &root, &FEED_KEYS);
        if !page.envelope.zones.knows_feed() {
            self.warn("time-zone", root.member(TIME_ZONE), ZONE);
        }
        if page.document.count().is_none() {
            self.warn(
                "items",
                root.member("items"),
                "taken for an empty list: write it, be it empty",
            );
        }
    }

    fn item(&mut self, page: &Page, item: &Value, path: &Path) {
        let proof = &page.envelope.proof;
        self.text(item, "title", path, |title| proof.is_title_html(title));
        self.text(item, "summary", path, |summary| proof.is_summary_html(summary));
        self.authors(item, path, proof);
        self.attachments(item.member("attachments"), &path.member("attachments"));
        self.keys_of_others(item, path, &ITEM_KEYS);
        for key in ["date_published", "date_modified"] {
            let date = item.member(key);
            let is_text = date.text().is_some_and(|text| Date::new(text).is_some());
            if !is_text && Date::read(date).is_some() {
                self.warn("date-number", path.member(key), DATE_NUMBER);
            }
        }
        self.address(item, path);
    }

    // A plain text that looks like HTML: what was made of it, and what would be clearer.
    fn text(&mut self, value: &Value, key: &str, path: &Path, is_html: impl Fn(&str) -> bool) {
        let Some(text) = value.member(key).text() else { return };
        if is_html(text) {
            self.warn("html-text", path.member(key), DECODED);
        } else if looks_like_html(text) {
            self.warn("html-text", path.member(key), AS_IT_IS);
        }
    }

    fn authors(&mut self, value: &Value, path: &Path, proof: &Proof) {
        for key in ["authors", "author"] {
            let (member, path) = (value.member(key), path.member(key));
            let is_list = matches!(member, Value::List(_));
            for (index, author) in member.one_or_many().iter().enumerate() {
                let path = if is_list { path.entry(index) } else { path.clone() };
                match author {
                    Value::Object(_) => {
                        self.text(author, "name", &path, |name| proof.is_name_html(name));
                    }
                    Value::Text(_) => self.warn("author", path, AUTHOR_TEXT),
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) => {
                        self.warn("author", path, AUTHOR);
                    }
                }
            }
        }
    }

    fn attachments(&mut self, attachments: &Value, path: &Path) {
        for (index, attachment) in attachments.one_or_many().iter().enumerate() {
            let path = path.entry(index);
            let url = attachment.member("url").text();
            if !attachment.is_object() || url.is_none() {
                self.tell(Level::Error, "attachment", path, ATTACHMENT);
                continue;
            }
            for key in ["size_in_bytes", "duration_in_seconds"] {
                if let Value::Text(_) = attachment.member(key) {
                    self.warn("number", path.member(key), "a text: write a number, without quotes");
                }
            }
        }
    }

    fn address(&mut self, item: &Value, path: &Path) {
        let has = |key| item.member(key).text().is_some();
        let path = path.member("url");
        if !has("url") && !has("content_html") && !has("content_text") {
            self.warn("leads-nowhere", path, NOWHERE);
        } else if matches!(item.member("url"), Value::Text(_)) && !has("url") {
            self.warn("url", path, "empty: leave it out, or give the address of the item");
        }
    }

    fn keys_of_others(&mut self, value: &Value, path: &Path, keys: &[Key]) {
        for (key, meant, message) in keys {
            let is_missing = meant.iter().all(|meant| value.member(meant).is_null());
            if is_missing && !value.member(key).is_null() {
                self.warn("other-format", path.member(key), message);
            }
        }
    }
}

// References of any kind, or whole elements; a word about an element is no HTML.
fn looks_like_html(text: &str) -> bool {
    has_reference(text) || signs(text) == Signs::Sure || finds(text, "</")
}

fn has_reference(text: &str) -> bool {
    let mut rest = Scanner::new(text);
    while !rest.is_over() {
        rest.part("&");
        if reference(&mut rest).is_some() {
            return true;
        }
    }
    false
}

/// A member of RSS or Atom, what JSON Feed has in its place, and what to say of it.
type Key = (&'static str, &'static [&'static str], &'static str);

const FEED_KEYS: [Key; 1] =
    [("link", &["home_page_url"], "not read: JSON Feed calls it `home_page_url`")];

const TEXTS: &[&str] = &["summary", "content_html", "content_text"];

const ITEM_KEYS: [Key; 13] = [
    ("link", &["url"], "not read: JSON Feed calls it `url`"),
    ("guid", &["id"], "not read: JSON Feed calls it `id`"),
    ("pubDate", &["date_published"], PUBLISHED),
    ("published", &["date_published"], PUBLISHED),
    ("date", &["date_published"], PUBLISHED),
    ("updated", &["date_modified"], "not read: JSON Feed calls it `date_modified`, as RFC 3339"),
    ("description", TEXTS, "not read: JSON Feed calls it `summary` or `content_html`"),
    ("content", TEXTS, "not read: JSON Feed calls it `content_html` or `content_text`"),
    ("content:encoded", &["content_html"], "not read: JSON Feed calls it `content_html`"),
    ("category", &["tags"], "not read: JSON Feed calls it `tags`, a list of texts"),
    ("categories", &["tags"], "not read: JSON Feed calls it `tags`, a list of texts"),
    ("enclosure", &["attachments"], ENCLOSURE),
    ("enclosures", &["attachments"], ENCLOSURE),
];

const PUBLISHED: &str = "not read: JSON Feed calls it `date_published`, as RFC 3339";
const ENCLOSURE: &str =
    "not read: JSON Feed calls it `attachments`, objects with `url` and `mime_type`";
const DECODED: &str = "decoded: it is escaped as HTML, and so are the others; write plain text";
const AS_IT_IS: &str =
    "shown as it is: it looks like HTML, and the feed does not prove that it is; write plain text";
const AUTHOR_TEXT: &str = "taken for a name: write an object with `name`";
const AUTHOR: &str = "left out: an author is an object with `name` or `url`";
const ATTACHMENT: &str = "left out: an attachment is an object with `url` and `mime_type`";
const NOWHERE: &str = "leads nowhere: give the address of the item, or its text in `content_html`";
const TIME_ZONE: &str = "_newsreel.time_zone";
const ZONE: &str =
    "not used: give a name of the IANA database, as in Asia/Shanghai, or an offset, as in +08:00";
const MIDNIGHTS: &str = "days may be told wrong: all dates are at one hour in UTC, as midnight \
    elsewhere is; write them with their own offset, or say here in which zone they are";
const DATE_NUMBER: &str = "read as seconds or milliseconds since 1970: \
    write the date as RFC 3339 has it, as in 2021-12-07T00:00:00+08:00";

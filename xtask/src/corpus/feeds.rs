//! Feeds of real sites: every one that has something to show must show it all.
//!
//! The index beside the feeds says what other readers found in each. Items are judged by it;
//! fewer pictures or dates than another reader found are printed.

use std::fmt;
use std::ops::AddAssign;
use std::path::Path;
use std::rc::Rc;

use newsreel::feed::{Error, Feed, Item, Selection, Value};

use super::{Report, read, rows};

/// What one reader found in one feed, or in all of them.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    items: usize,
    pictures: usize,
    dates: usize,
    authors: usize,
}

/// A line of the index.
struct Row<'a> {
    file: &'a str,
    /// Items with something to show, whatever else is wrong with them.
    displayable: usize,
    /// Pictures and dates that another reader found.
    others: Option<(usize, usize)>,
}

pub(super) fn judge(dir: &Path) -> Result<Report, String> {
    let index = read(&dir.join("index.tsv"))?;
    let rows = rows(&index).map(row).collect::<Result<Vec<_>, _>>()?;
    let mut disagreements = Vec::new();
    let mut total = Counts::default();
    let (mut expected, mut short) = (0, 0_usize);
    for row in &rows {
        let found = feed(&dir.join(row.file))?;
        println!("feeds: {}: {}", row.file, describe(&found));
        let counts = found.as_ref().map(Counts::new).unwrap_or_default();
        short += usize::from(counts.items < row.displayable);
        expected += row.displayable;
        disagreements.extend(row.disagreement(counts));
        total += counts;
    }
    let summary =
        format!("{} files, {expected} items expected, {total}, {short} files short", rows.len());
    Ok(Report { disagreements, summary, passed: short == 0 && total.items > 0 })
}

fn row((number, columns): (usize, Vec<&str>)) -> Result<Row<'_>, String> {
    let [file, _, _, _, _, _, displayable, _, _, _, others, ..] = columns.as_slice() else {
        return Err(format!("line {number} has too few columns"));
    };
    // A dash stands where the file is no JSON.
    let displayable = if *displayable == "-" { Ok(0) } else { displayable.parse() };
    let displayable = displayable.map_err(|error| format!("line {number}: items: {error}"))?;
    Ok(Row { file, displayable, others: counted_by_others(others) })
}

/// Reads "ok:48:img=0:date=48".
fn counted_by_others(column: &str) -> Option<(usize, usize)> {
    let mut parts = column.strip_prefix("ok:")?.split(':').skip(1);
    let pictures = parts.next()?.strip_prefix("img=")?.parse().ok()?;
    let dates = parts.next()?.strip_prefix("date=")?.parse().ok()?;
    Some((pictures, dates))
}

impl Row<'_> {
    fn disagreement(&self, counts: Counts) -> Option<String> {
        let (pictures, dates) = self.others.unwrap_or_default();
        // Pictures that stand inside the text are counted by us alone.
        let agrees = counts.items == self.displayable
            && counts.pictures >= pictures
            && counts.dates >= dates;
        (!agrees).then(|| {
            let items = self.displayable;
            let others = format!("{items} items, {pictures} pictures, {dates} dates");
            format!("{}: the index has {others}, we have {counts}", self.file)
        })
    }
}

/// Reads a file as the widget reads an answer.
fn feed(path: &Path) -> Result<Result<Feed, Error>, String> {
    let text = read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(parse(&text).and_then(|json| {
        let document = Rc::new(Value::read(json));
        Feed::read(document, "https://corpus.example/feed.json", &Selection::default(), resolve)
    }))
}

/// Parses as a browser does: `fetch` drops a byte order mark, and a lone surrogate is no error.
fn parse(text: &str) -> Result<serde_json::Value, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parsed = serde_json::from_str(text);
    parsed.or_else(|_| serde_json::from_str(&mended(text))).map_err(|_| Error::of_text(text))
}

/// The text with each escape of a lone surrogate made one of U+FFFD, as the border to Rust does.
fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, after)) = rest.split_once('\\') {
        mended.push_str(before);
        let (escape, after) = escape(after);
        mended.push('\\');
        mended.push_str(escape);
        rest = after;
    }
    mended.push_str(rest);
    mended
}

/// What follows a backslash: the escape that it begins, and the rest.
fn escape(text: &str) -> (&str, &str) {
    let pair = surrogate(text).zip(text.get(5..).and_then(|text| text.strip_prefix('\\')));
    match pair.and_then(|(first, next)| Some((first, surrogate(next)?))) {
        Some((0xD800..0xDC00, 0xDC00..)) => split(text, 11),
        _ if surrogate(text).is_some() => ("ufffd", split(text, 5).1),
        _ => split(text, text.chars().next().map_or(0, char::len_utf8)),
    }
}

fn split(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The surrogate that the text of an escape, such as `ud83d`, begins with.
fn surrogate(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix('u')?.get(..4)?;
    u16::from_str_radix(digits, 16).ok().filter(|unit| (0xD800..0xE000).contains(unit))
}

/// `new URL(text, base).href` of a browser.
fn resolve(text: &str, base: &str) -> Option<String> {
    Some(url::Url::parse(base).ok()?.join(text).ok()?.into())
}

fn describe(found: &Result<Feed, Error>) -> String {
    match found {
        Ok(feed) => {
            let problems = problems(feed);
            format!("{}, {} skipped, {problems} problems", Counts::new(feed), feed.skipped)
        }
        Err(error) => format!("no feed ({})", error.code()),
    }
}

fn problems(feed: &Feed) -> usize {
    let items = (0..feed.count()).filter_map(|position| feed.item(position));
    let of_items: usize = items.map(|(_, problems)| problems.list().len()).sum();
    feed.problems.list().len() + of_items
}

impl Counts {
    fn new(feed: &Feed) -> Self {
        let mut counts = Self::default();
        for (item, _) in (0..feed.count()).filter_map(|position| feed.item(position)) {
            counts += Self::of_item(&item);
        }
        counts
    }

    fn of_item(item: &Item) -> Self {
        let dated = item.date_published.is_some() || item.date_modified.is_some();
        Self {
            items: 1,
            pictures: usize::from(item.image.is_some()),
            dates: usize::from(dated),
            authors: usize::from(!item.authors.is_empty()),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.items += other.items;
        self.pictures += other.pictures;
        self.dates += other.dates;
        self.authors += other.authors;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { items, pictures, dates, authors } = self;
        write!(
            formatter,
            "{items} items, {pictures} with a picture, {dates} dated, {authors} with an author"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_are_replaced_and_nothing_else() {
        let table = [
            (r"a\ud83db", r"a\ufffdb"),
            (r"\ud83d\ude00", r"\ud83d\ude00"),
            (r"\ude00\ud83d", r"\ufffd\ufffd"),
            (r"\ud83d\ud83d\ude00", r"\ufffd\ud83d\ude00"),
            (r"\ud83d\n", r"\ufffd\n"),
            (r"\\ud83d \u4e2d é\", r"\\ud83d \u4e2d é\"),
        ];
        for (json, expected) in table {
            assert_eq!(mended(json), expected, "{json}");
        }
    }

    #[test]
    fn a_browsers_leniency_is_kept_apart_from_what_is_no_json() {
        assert_eq!(parse("\u{feff}[\"\\ud83d\"]"), Ok(serde_json::json!(["\u{fffd}"])));
        assert_eq!(parse("---\ntitle: x"), Err(Error::Template));
        assert_eq!(parse("[1,]"), Err(Error::Syntax));
    }

    #[test]
    fn a_feed_that_shows_other_items_or_less_of_them_is_a_disagreement() {
        let row =
            row((2, "a.json\t-\t-\t-\t-\t-\t3\t-\t-\t-\tok:3:img=1:date=3".split('\t').collect()));
        let row = row.unwrap();
        let counts = Counts { items: 3, pictures: 1, dates: 3, authors: 0 };
        assert_eq!(row.disagreement(counts), None);
        assert!(row.disagreement(Counts { items: 2, ..counts }).is_some());
        assert!(row.disagreement(Counts { items: 4, ..counts }).is_some());
        assert!(row.disagreement(Counts { pictures: 0, ..counts }).is_some());
        assert!(row.disagreement(Counts { dates: 2, ..counts }).is_some());
        assert_eq!(row.disagreement(Counts { pictures: 3, ..counts }), None);
    }
}

//! Feeds of real sites: every one that has something to show must show it all.
//!
//! The index beside the feeds says what other readers found in each. Items are judged by it;
//! fewer pictures or dates than another reader found are printed.

use std::fmt;
use std::fs;
use std::ops::AddAssign;
use std::path::Path;

use newsreel::check;
use newsreel::feed::{Error, Feed, Item};

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
    let document = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(check::read(&document))
}

fn describe(found: &Result<Feed, Error>) -> String {
    match found {
        Ok(feed) => {
            let problems = check::findings(feed).len();
            format!("{}, {} skipped, {problems} problems", Counts::new(feed), feed.skipped())
        }
        Err(error) => format!("no feed ({})", error.code()),
    }
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

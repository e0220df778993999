//! Where in the text of a feed the things stand that its findings name.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::value::RawValue;

/// Where something stands, as scripts count: in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its first unit.
    pub start: usize,
    /// The one after its last.
    pub end: usize,
    /// The line that it begins in, from 1 on.
    pub line: usize,
    /// The character of the line that it begins with, from 1 on.
    pub column: usize,
    /// Whether it is the thing itself; else it is what should have it.
    pub exact: bool,
}

/// Bytes of the text, and whether they are the thing itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) exact: bool,
}

type Members<'a> = HashMap<String, &'a RawValue>;

/// A feed's text with the places of its members and items.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    written: &'a str,
    members: Members<'a>,
    items: Vec<&'a RawValue>,
}

impl<'a> Text<'a> {
    /// What is no object has no places.
    pub(crate) fn new(written: &'a str) -> Self {
        let members = members(written).unwrap_or_default();
        let items = members.get("items").and_then(|items| entries(items.get()));
        Self { written, items: items.unwrap_or_default(), members }
    }

    /// A text that an item has, as its title.
    pub(crate) fn of_item(&self, index: usize, key: &str) -> Option<String> {
        let item = members(self.items.get(index)?.get())?;
        match serde_json::from_str(item.get(key)?.get()).ok()? {
            serde_json::Value::String(text) => Some(text),
            serde_json::Value::Number(number) => Some(number.to_string()),
            serde_json::Value::Null
            | serde_json::Value::Bool(_)
            | serde_json::Value::Array(_)
            | serde_json::Value::Object(_) => None,
        }
    }

    /// Where a path leads to, or as far as it leads.
    pub(crate) fn find(&self, path: &str) -> Option<Span> {
        let steps: Vec<Step<'_>> = steps(path).collect();
        let (found, is_exact) = match steps.as_slice() {
            [] => return None,
            [Step::Member("items"), Step::Entry(index), rest @ ..] => {
                follow(self.items.get(*index)?, rest)
            }
            [Step::Member(key), rest @ ..] if self.members.contains_key(*key) => {
                follow(self.members.get(*key)?, rest)
            }
            _ => return Some(first_line(self.written, 0)),
        };
        self.span(found, is_exact)
    }

    fn span(&self, found: &RawValue, is_exact: bool) -> Option<Span> {
        // Pieces of the text are where they are in memory.
        let start = found.get().as_ptr().addr().checked_sub(self.written.as_ptr().addr())?;
        let end = start + found.get().len();
        Some(if is_exact {
            Span { start, end, exact: true }
        } else {
            let line = first_line(self.written, start);
            Span { end: line.end.min(end), ..line }
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step<'a> {
    Member(&'a str),
    Entry(usize),
}

/// Those of a path such as `items[3].attachments[0].url`.
fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    let parts = path.split(['.', '[']).filter(|part| !part.is_empty());
    parts.map(|part| {
        let index = part.strip_suffix(']').and_then(|index| index.parse().ok());
        index.map_or(Step::Member(part), Step::Entry)
    })
}

/// What steps lead to from here, and whether all of them could be taken.
fn follow<'a>(from: &'a RawValue, steps: &[Step<'_>]) -> (&'a RawValue, bool) {
    let Some((step, rest)) = steps.split_first() else { return (from, true) };
    let next = match step {
        Step::Member(key) => members(from.get()).and_then(|members| members.get(*key).copied()),
        // One thing stands for a list of one.
        Step::Entry(0) if !from.get().starts_with('[') => Some(from),
        Step::Entry(index) => entries(from.get()).and_then(|entries| entries.get(*index).copied()),
    };
    next.map_or((from, false), |next| follow(next, rest))
}

fn members(text: &str) -> Option<Members<'_>> {
    serde_json::from_str(text).ok()
}

fn entries(text: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(text).ok()
}

/// The beginning of what lacks something.
fn first_line(text: &str, start: usize) -> Span {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default().trim_end();
    let shown = line.char_indices().nth(LACKING_CHARS).map_or(line.len(), |(at, _)| at);
    Span { start, end: start + shown, exact: false }
}

/// How much of what lacks something is marked: enough to be seen.
const LACKING_CHARS: usize = 80;

/// The place of the character at `column` of `line`.
pub(crate) fn character(text: &str, line: usize, column: usize) -> Span {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    let mut characters = rest.char_indices().skip(column.saturating_sub(1)).map(|(at, _)| at);
    let start = before + characters.next().unwrap_or(rest.len());
    let end = before + characters.next().unwrap_or(rest.len());
    Span { start, end, exact: true }
}

/// The same places as scripts count, in the same order.
pub(crate) fn as_scripts_count(text: &str, spans: &[Option<Span>]) -> Vec<Option<Place>> {
    let mut offsets: Vec<usize> =
        spans.iter().flatten().flat_map(|span| [span.start, span.end]).collect();
    offsets.sort_unstable();
    offsets.dedup();
    let spots = spots(text, &offsets);
    let place = |span: &Span| {
        let (start, end) = (spots.get(&span.start)?, spots.get(&span.end)?);
        let Spot { unit, line, column } = *start;
        Some(Place { start: unit, end: end.unit, line, column, exact: span.exact })
    };
    spans.iter().map(|span| span.as_ref().and_then(place)).collect()
}

#[derive(Clone, Copy, Debug)]
struct Spot {
    unit: usize,
    line: usize,
    column: usize,
}

// One walk through the text for all of them.
fn spots(text: &str, offsets: &[usize]) -> HashMap<usize, Spot> {
    let mut spots = HashMap::new();
    let mut spot = Spot { unit: 0, line: 1, column: 1 };
    let mut before = 0;
    for offset in offsets {
        for character in text.get(before..*offset).unwrap_or_default().chars() {
            spot.unit += character.len_utf16();
            (spot.line, spot.column) = match character {
                '\n' => (spot.line + 1, 1),
                _ => (spot.line, spot.column + 1),
            };
        }
        spots.insert(*offset, spot);
        before = *offset;
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEED: &str = r#"{
  "title": "茶 😀",
  "_newsreel": { "time_zone": "Moon" },
  "title": "Again",
  "items": [
    { "id": 1, "content:encoded": "x" },
    { "image": "ftp://a", "attachments": [{}, { "url": 7 }],
      "author": "Ann" }
  ]
}"#;

    fn marked(path: &str) -> Option<(&'static str, bool)> {
        let span = Text::new(FEED).find(path)?;
        Some((FEED.get(span.start..span.end)?, span.exact))
    }

    #[test]
    fn a_path_leads_to_what_is_written_there() {
        let table = [
            ("_newsreel.time_zone", "\"Moon\""),
            ("items[0].content:encoded", "\"x\""),
            ("items[1].image", "\"ftp://a\""),
            ("items[1].attachments[1].url", "7"),
            ("items[1].attachments[0]", "{}"),
            ("items[1].author", "\"Ann\""),
            ("items[0]", "{ \"id\": 1, \"content:encoded\": \"x\" }"),
        ];
        for (path, expected) in table {
            assert_eq!(marked(path), Some((expected, true)), "{path}");
        }
    }

    #[test]
    fn of_members_of_one_name_the_last_counts_as_in_a_browser() {
        assert_eq!(marked("title"), Some(("\"Again\"", true)));
    }

    #[test]
    fn one_thing_that_stands_for_a_list_is_its_first_entry() {
        assert_eq!(marked("items[1].author[0]"), Some(("\"Ann\"", true)));
    }

    #[test]
    fn of_what_is_missing_the_beginning_of_what_should_have_it_is_marked() {
        let item = "{ \"image\": \"ftp://a\", \"attachments\": [{}, { \"url\": 7 }],";
        assert_eq!(marked("items[1].id"), Some((item, false)));
        assert_eq!(marked("version"), Some(("{", false)));
        assert_eq!(marked("items[0].id.deeper"), Some(("1", false)));
        assert_eq!((marked("items[7].id"), marked("")), (None, None));
    }

    #[test]
    fn little_of_a_long_line_is_marked() {
        let text = format!("{{\"title\":\"{}\"}}", "茶".repeat(500));
        let span = Text::new(&text).find("version").unwrap();
        let marked = text.get(span.start..span.end).unwrap();
        assert_eq!(marked.chars().count(), LACKING_CHARS);
    }

    #[test]
    fn places_are_counted_in_units_and_lines() {
        let spans = ["_newsreel.time_zone", "nothing[0]", "items[0].id"];
        let spans = spans.map(|path| Text::new(FEED).find(path));
        let places = as_scripts_count(FEED, &spans);
        let place = places[0].unwrap();
        let units: Vec<u16> = FEED.encode_utf16().collect();
        assert_eq!(String::from_utf16_lossy(&units[place.start..place.end]), "\"Moon\"");
        assert_eq!((place.line, place.column), (3, 31));
        let place = places[2].unwrap();
        assert_eq!(String::from_utf16_lossy(&units[place.start..place.end]), "1");
        assert_eq!((place.line, place.column), (6, 13));
    }

    #[test]
    fn a_character_is_found_by_line_and_column() {
        let text = "a\n茶bc\n";
        let at = |line, column| {
            let span = character(text, line, column);
            text.get(span.start..span.end).unwrap()
        };
        assert_eq!([at(1, 1), at(2, 1), at(2, 2), at(2, 4)], ["a", "茶", "b", "\n"]);
        assert_eq!([at(3, 1), at(9, 9)], ["", ""]);
    }

    #[test]
    fn what_is_no_feed_has_no_places() {
        for text in ["", "[]", "<rss>", "{\"items\": {}}"] {
            assert_eq!(Text::new(text).find("items[0].id"), None, "{text}");
        }
    }
}

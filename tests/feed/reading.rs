//! How the tests read a feed: as the browser does, with crates in its place.
#![expect(clippy::expect_used, reason = "a fixture that cannot be read is a failed test")]

use std::fs;
use std::path::Path;
use std::rc::Rc;

use newsreel::feed::{Error, Feed, Item, Problem, Selection, Value};
use newsreel::link::Link;

pub(crate) use super::resolve::resolve;

/// Where every fixture was fetched from.
pub(crate) const ADDRESS: &str = "https://feed.example/data/feed.json";

/// The text of a file of this repository.
pub(crate) fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("the file is there")
}

/// The text of a fixture.
pub(crate) fn fixture(name: &str) -> String {
    text(&["tests/fixtures/feeds/", name].concat())
}

/// Reads a feed's text as the shell does.
pub(crate) fn read(text: &str, address: &str, selection: &Selection) -> Result<Feed, Error> {
    let json: serde_json::Value = serde_json::from_str(text).map_err(|_| Error::of_text(text))?;
    Feed::read(Rc::new(Value::read(json)), address, selection, resolve)
}

/// A text that is a feed.
pub(crate) fn parsed(text: &str) -> Feed {
    read(text, ADDRESS, &Selection::default()).expect("the text is a feed")
}

/// A fixture that is a feed.
pub(crate) fn feed(name: &str) -> Feed {
    selected(name, &Selection::default())
}

/// A fixture that is a feed, as far as it was asked for.
pub(crate) fn selected(name: &str, selection: &Selection) -> Feed {
    read(&fixture(name), ADDRESS, selection).expect("the fixture is a feed")
}

/// All items that a feed shows.
pub(crate) fn items(feed: &Feed) -> Vec<Item> {
    (0..feed.count()).filter_map(|position| Some(feed.item(position)?.0)).collect()
}

/// Something of each item of a fixture, with the item's id.
pub(crate) fn each<T>(name: &str, read: impl Fn(&Item) -> T) -> Vec<(String, T)> {
    items(&feed(name)).iter().map(|item| (item.id.clone(), read(item))).collect()
}

/// Where, what and how bad: everything that is wrong with a feed and its items.
pub(crate) fn problems(feed: &Feed) -> Vec<String> {
    let line =
        |problem: &Problem| [problem.path.as_str(), problem.code, problem.level.as_str()].join(" ");
    let mut lines: Vec<String> = feed.problems().iter().map(line).collect();
    for position in 0..feed.count() {
        let (_, problems) = feed.item(position).expect("the item is shown");
        lines.extend(problems.list().iter().map(line));
    }
    lines
}

/// What its publisher is told of a feed that is all shown: where, what and how.
pub(crate) fn advice(feed: &Feed) -> Vec<String> {
    let line = |Problem { path, code, message, .. }: Problem| {
        let (told, remedy) = message.split_once(": ").expect("there is a remedy");
        assert!(!remedy.is_empty(), "{message}");
        [&path, " ", code, " ", told].concat()
    };
    feed.audit().into_iter().map(line).collect()
}

/// The text of an address, empty where there is none.
pub(crate) fn address(link: Option<&Link>) -> String {
    link.map(Link::as_str).unwrap_or_default().to_owned()
}

/// Asserts what was read of each item, in the order of the feed.
#[track_caller]
pub(crate) fn assert_each<T: PartialEq<U> + std::fmt::Debug, U: std::fmt::Debug>(
    read: &[(String, T)],
    expected: &[(&str, U)],
) {
    for ((id, value), (expected_id, expected)) in read.iter().zip(expected) {
        assert_eq!(id, expected_id);
        assert_eq!(value, expected, "of {id}");
    }
    assert_eq!(read.len(), expected.len());
}

//! What the length of a feed costs: one look at each item, and the decoding of those that show.
#![expect(clippy::expect_used, reason = "what the tests make is a feed")]

use std::cell::Cell;
use std::rc::Rc;

use newsreel::feed::{Document, Feed, Selection, Value};

use super::reading::{ADDRESS, resolve};

/// So many items, all alike, and how often they were asked for what.
#[derive(Debug)]
struct Long {
    count: usize,
    decoded: Cell<usize>,
    looks: Cell<usize>,
}

impl Long {
    fn of(count: usize) -> Rc<Self> {
        Rc::new(Self { count, decoded: Cell::new(0), looks: Cell::new(0) })
    }

    fn read(self: &Rc<Self>) -> Feed {
        let document: Rc<dyn Document> = Rc::<Self>::clone(self);
        Feed::read(document, ADDRESS, &Selection::default(), resolve).expect("it is a feed")
    }
}

impl Document for Long {
    fn envelope(&self) -> Value {
        let version = Value::Text("https://jsonfeed.org/version/1.1".to_owned());
        Value::Object(vec![("version".to_owned(), version)])
    }

    fn count(&self) -> Option<usize> {
        Some(self.count)
    }

    fn lacks_items(&self) -> bool {
        false
    }

    fn item(&self, index: usize) -> Value {
        self.decoded.set(self.decoded.get() + 1);
        Value::Object(vec![("title".to_owned(), self.member(index, "title"))])
    }

    fn member(&self, index: usize, _: &'static str) -> Value {
        Value::Text(index.to_string())
    }

    fn has_text(&self, _: usize, _: &'static str) -> bool {
        self.looks.set(self.looks.get() + 1);
        true
    }
}

#[test]
fn reading_a_feed_looks_at_each_item_once_and_decodes_none() {
    let long = Long::of(10_000);
    assert_eq!(long.read().count(), 10_000);
    assert_eq!((long.looks.get(), long.decoded.get()), (10_000, 0));
}

#[test]
fn an_item_that_is_asked_for_again_is_decoded_once() {
    let long = Long::of(10_000);
    let feed = long.read();
    let titles = [9_000, 9_001, 9_000].map(|at| feed.kept_item(at).unwrap().headline.clone());
    assert_eq!(titles, ["9000", "9001", "9000"]);
    assert_eq!(long.decoded.get(), 2);
}

#[test]
fn no_more_items_are_kept_than_stand_around_a_slide() {
    let long = Long::of(10_000);
    let feed = long.read();
    for position in 0..1_000 {
        feed.kept_item(position).unwrap();
    }
    assert!(feed.kept_item(0).is_some());
    assert_eq!(long.decoded.get(), 1_001, "the first had made room");
}

//! Which items of a feed are shown.

use newsreel::feed::{Feed, Selection};

use super::reading::{items, selected};

fn shown(name: &str, limit: Option<usize>, tags: &[&str]) -> Vec<String> {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let feed = selected(name, &Selection { limit, tags, ..Selection::default() });
    items(&feed).into_iter().map(|item| item.id).collect()
}

#[test]
fn all_items_show_unless_fewer_are_wanted() {
    assert_eq!(shown("tags.json", None, &[]).len(), 6);
    assert_eq!(shown("tags.json", Some(2), &[]), ["list", "string"]);
    assert_eq!(shown("tags.json", Some(99), &[]).len(), 6);
}

#[test]
fn one_of_the_wanted_tags_is_enough() {
    assert_eq!(shown("tags.json", None, &["silk"]), ["list", "string", "odd"]);
    assert_eq!(shown("tags.json", None, &["bamboo", "a, b"]), ["list", "string"]);
    assert_eq!(shown("tags.json", None, &["Silk"]), [""; 0]);
}

#[test]
fn the_limit_counts_items_that_show() {
    assert_eq!(shown("tags.json", Some(2), &["wind"]), ["string", "odd"]);
    assert_eq!(shown("skipped.json", Some(1), &[]), ["shown"]);
}

#[test]
fn an_item_that_was_not_wanted_is_not_skipped() {
    let tags = vec!["silk".to_owned()];
    let feed = selected("tags.json", &Selection { limit: None, tags, ..Selection::default() });
    assert_eq!((feed.count(), feed.skipped(), feed.problems().len()), (3, 0, 0));
}

#[test]
fn positions_are_those_of_the_items_that_show() {
    let tags = vec!["wind".to_owned()];
    let feed = selected("tags.json", &Selection { limit: None, tags, ..Selection::default() });
    assert_eq!((feed.position("string", 0), feed.position("odd", 0)), (Some(0), Some(1)));
    assert_eq!((feed.position("list", 0), feed.item(2)), (None, None));
}

#[test]
fn an_item_that_is_kept_is_the_one_that_shows_there() {
    let mut feed = selected("tags.json", &Selection::default());
    let id = |feed: &Feed, at| feed.kept_item(at).map(|item| item.id.clone());
    assert_eq!((id(&feed, 0), id(&feed, 0)), (Some("list".to_owned()), Some("list".to_owned())));
    feed.select(&Selection { limit: None, tags: vec!["wind".to_owned()], ..Selection::default() });
    assert_eq!((id(&feed, 0), id(&feed, 2)), (Some("string".to_owned()), None));
}

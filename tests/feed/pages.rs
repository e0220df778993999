//! Feeds of several pages: which are followed, and what they add.

use newsreel::feed::{Feed, Selection};
use serde_json::{Value, json};

use super::reading::{ADDRESS, items, parsed, problems};

fn page(next: &str, ids: &[&str]) -> Feed {
    let item = |id: &&str| json!({ "id": id, "title": format!("About {id}"), "tags": [id] });
    let items: Vec<Value> = ids.iter().map(item).collect();
    let version = "https://jsonfeed.org/version/1.1";
    let text = json!({ "version": version, "next_url": next, "items": items }).to_string();
    parsed(&text)
}

fn next(feed: &mut Feed) -> Option<String> {
    feed.take_next().map(|link| link.as_str().to_owned())
}

fn ids(feed: &Feed) -> Vec<String> {
    items(feed).into_iter().map(|item| item.id).collect()
}

#[test]
fn the_next_page_is_relative_to_the_feed_and_given_once() {
    let mut feed = page("page-2.json", &["a"]);
    assert_eq!(next(&mut feed).as_deref(), Some("https://feed.example/data/page-2.json"));
    assert_eq!(next(&mut feed), None);
}

#[test]
fn a_page_of_another_origin_is_not_followed() {
    for elsewhere in ["https://other.example/2.json", "http://feed.example/2.json", "//a.b/2.json"]
    {
        assert_eq!(next(&mut page(elsewhere, &["a"])), None, "{elsewhere}");
    }
}

#[test]
fn a_feed_that_names_a_page_of_another_origin_is_told() {
    let told = |feed_url: &str, next_url: &str| {
        let version = "https://jsonfeed.org/version/1.1";
        let json =
            json!({ "version": version, "feed_url": feed_url, "next_url": next_url, "items": [] });
        problems(&parsed(&json.to_string()))
    };
    assert_eq!(
        told("https://a.example/1.json", "https://b.example/2.json"),
        ["next_url next-page error"]
    );
    assert_eq!(told("https://a.example/1.json", "https://a.example/2.json"), [""; 0]);
    assert_eq!(told("", "https://a.example/2.json"), [""; 0]);
}

#[test]
fn no_page_is_read_twice() {
    let mut feed = page(ADDRESS, &["a"]);
    assert_eq!(next(&mut feed), None);
    let mut feed = page("2.json", &["a"]);
    assert!(next(&mut feed).is_some());
    feed.append(page("3.json", &["b"]), &Selection::default());
    assert!(next(&mut feed).is_some());
    feed.append(page("2.json", &["c"]), &Selection::default());
    assert_eq!((next(&mut feed), feed.pages()), (None, 3));
}

#[test]
fn a_feed_without_end_ends() {
    let mut feed = page("2.json", &["a"]);
    let mut followed = 0;
    while feed.take_next().is_some() {
        followed += 1;
        feed.append(page(&format!("{}.json", followed + 2), &["a"]), &Selection::default());
    }
    assert_eq!(followed + 1, newsreel::limits::PAGES);
}

#[test]
fn items_of_a_later_page_follow_those_of_the_first() {
    let mut feed = page("2.json", &["a", "b"]);
    feed.append(page("", &["c"]), &Selection::default());
    assert_eq!(ids(&feed), ["a", "b", "c"]);
    assert_eq!((feed.position("c", 0), feed.pages()), (Some(2), 2));
}

#[test]
fn what_moved_to_a_later_page_in_the_meantime_shows_once() {
    let mut feed = page("2.json", &["a", "b"]);
    feed.append(page("", &["b", "c"]), &Selection::default());
    assert_eq!(ids(&feed), ["a", "b", "c"]);
}

#[test]
fn a_selection_is_of_all_pages() {
    let mut feed = page("2.json", &["a", "b"]);
    feed.append(page("", &["c", "a"]), &Selection::default());
    feed.select(&Selection {
        limit: None,
        tags: vec!["c".to_owned(), "a".to_owned()],
        ..Selection::default()
    });
    assert_eq!(ids(&feed), ["a", "c"]);
    feed.select(&Selection { limit: Some(3), tags: vec![], ..Selection::default() });
    assert_eq!(ids(&feed), ["a", "b", "c"]);
    feed.select(&Selection { limit: Some(1), tags: vec![], ..Selection::default() });
    assert_eq!(ids(&feed), ["a"]);
}

#[test]
fn items_without_ids_are_told_apart_by_their_addresses() {
    let page = |items: Value| {
        let text = json!({ "items": items }).to_string();
        parsed(&text)
    };
    let mut feed = page(json!([{ "url": "/a", "title": "A" }]));
    feed.append(
        page(json!([{ "url": "/a", "title": "A" }, { "url": "/b", "title": "B" }])),
        &Selection::default(),
    );
    assert_eq!(ids(&feed), ["https://feed.example/a", "https://feed.example/b"]);
}

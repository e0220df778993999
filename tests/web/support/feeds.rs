//! Feeds for the tests.

use serde_json::{Value, json};

/// Where the feed of a test is.
pub(crate) const FEED: &str = "https://news.example/feed.json";

/// A feed of so many plain items: "Item 1", "Item 2" and so on.
pub(crate) fn feed(count: usize) -> Value {
    let items: Vec<_> = (1..=count).map(item).collect();
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Heritage News",
        "items": items,
    })
}

fn item(position: usize) -> Value {
    json!({
        "id": format!("item-{position}"),
        "url": format!("https://news.example/{position}"),
        "title": format!("Item {position}"),
    })
}

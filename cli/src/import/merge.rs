//! An older edition of the feed: what it has and the sources have not stays.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// The older edition.
#[derive(Debug, Default)]
pub struct Older {
    head: Map<String, Value>,
    items: Vec<Option<Value>>,
    // Where an id or an address stands.
    places: HashMap<String, usize>,
}

impl Older {
    /// Reads it; an error says why it is none.
    pub fn read(text: &str) -> Result<Self, String> {
        let document = newsreel::check::parse(text).map_err(|error| error.to_string())?;
        let Value::Object(mut head) = document else { return Err(NO_FEED.to_owned()) };
        let Some(Value::Array(items)) = head.remove("items") else {
            return Err(NO_FEED.to_owned());
        };
        let mut places = HashMap::new();
        for (at, item) in items.iter().enumerate().rev() {
            for key in keys(item) {
                places.insert(key, at);
            }
        }
        Ok(Self { head, items: items.into_iter().map(Some).collect(), places })
    }

    /// An item with what the older edition says beside it, and with the id that it had.
    pub fn merged(&mut self, item: Value) -> Value {
        let places = keys(&item).into_iter().filter_map(|key| self.places.get(&key).copied());
        let found = places.into_iter().find_map(|at| self.items.get_mut(at)?.take());
        let Some(mut old) = found else { return item };
        let id = old.get("id").cloned();
        overlay(&mut old, item);
        if let (Some(id), Some(members)) = (id, old.as_object_mut()) {
            members.insert("id".to_owned(), id);
        }
        old
    }

    /// What the feed says of itself.
    pub fn merged_head(&self, head: Value) -> Value {
        let mut old = Value::Object(self.head.clone());
        overlay(&mut old, head);
        old
    }

    /// The same where the sources are pages: what an older edition says of the feed is more than what
    /// a page says of its site.
    pub fn completed_head(&self, mut head: Value) -> Value {
        overlay(&mut head, Value::Object(self.head.clone()));
        head
    }

    /// The items that no source has any more, in their order.
    pub fn rest(self) -> impl Iterator<Item = Value> {
        self.items.into_iter().flatten()
    }
}

const NO_FEED: &str = "it is no JSON Feed: it has no list `items`";

// What an item is known by.
fn keys(item: &Value) -> Vec<String> {
    let id = match item.get("id") {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let url = item.get("url").and_then(Value::as_str).map(ToOwned::to_owned);
    [id, url].into_iter().flatten().filter(|key| !key.is_empty()).collect()
}

/// Each member of `new` takes the place of the old one; extensions are overlaid in turn.
fn overlay(old: &mut Value, new: Value) {
    let (Value::Object(old), Value::Object(new)) = (old, new) else { return };
    for (name, value) in new {
        match old.get_mut(&name) {
            Some(kept @ Value::Object(_)) if name.starts_with('_') => overlay(kept, value),
            _ => drop(old.insert(name, value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn older() -> Older {
        let older = json!({ "title": "Old", "_newsreel": { "time_zone": "Asia/Macau" }, "items": [
            { "id": "one", "url": "https://a.example/1", "title": "1", "_newsreel": { "image_alt": "by hand" } },
            { "id": 2, "title": "2" },
        ]});
        Older::read(&older.to_string()).unwrap()
    }

    #[test]
    fn an_item_keeps_its_id_and_what_was_added_by_hand() {
        let mut older = older();
        let new = json!({ "id": "other", "url": "https://a.example/1", "title": "One", "_newsreel": { "image_width": 9 } });
        let expected = json!({ "id": "one", "url": "https://a.example/1", "title": "One",
            "_newsreel": { "image_alt": "by hand", "image_width": 9 } });
        assert_eq!(older.merged(new.clone()), expected);
        assert_eq!(older.merged(new.clone()), new, "an item is merged with once");
        assert_eq!(older.merged(json!({ "id": "2" }))["title"], "2");
        assert_eq!(older.rest().count(), 0);
    }

    #[test]
    fn what_no_source_has_any_more_stays() {
        assert_eq!(
            older().rest().map(|item| item["title"].clone()).collect::<Vec<_>>(),
            ["1", "2"]
        );
        let head = older().merged_head(json!({ "title": "New" }));
        assert_eq!(head, json!({ "title": "New", "_newsreel": { "time_zone": "Asia/Macau" } }));
    }

    #[test]
    fn what_is_no_feed_is_not_merged_with() {
        for text in ["", "[]", "{}", "{\"items\": 1}"] {
            assert!(Older::read(text).is_err(), "{text}");
        }
    }
}

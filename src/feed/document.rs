//! Where a feed comes from: whatever parsed its JSON.

use std::fmt::Debug;

use super::value::Value;

/// A parsed JSON document that gives its parts one by one, so that a long feed is not decoded
/// whole.
pub trait Document: Debug {
    /// The top-level object without its `items`.
    fn envelope(&self) -> Value;
    /// How many `items` there are; `None` if they are not a list.
    fn count(&self) -> Option<usize>;
    /// Whether there is no member `items`, or it is `null`.
    fn lacks_items(&self) -> bool;
    /// One item.
    fn item(&self, index: usize) -> Value;
    /// One member of an item, without the rest of it.
    fn member(&self, index: usize, key: &'static str) -> Value;
    /// Whether a member of an item is a string with something in it. Every item of a feed is asked,
    /// so this had better copy no text.
    fn has_text(&self, index: usize, key: &'static str) -> bool {
        self.member(index, key).text().is_some()
    }
    /// The texts of a member of all items that hold an ampersand or a `<`, with NUL between them.
    fn marked_texts(&self, key: &'static str) -> String {
        let mut texts = String::new();
        for index in 0..self.count().unwrap_or_default() {
            let member = self.member(index, key);
            let marked = member.text().filter(|text| text.contains(['&', '<']));
            texts.extend(marked.into_iter().flat_map(|text| [text, "\0"]));
        }
        texts
    }
}

impl Document for Value {
    fn envelope(&self) -> Value {
        self.clone()
    }

    fn count(&self) -> Option<usize> {
        let Self::List(items) = Self::member(self, "items") else { return None };
        Some(items.len())
    }

    fn lacks_items(&self) -> bool {
        Self::member(self, "items").is_null()
    }

    fn item(&self, index: usize) -> Value {
        Self::member(self, "items").list().get(index).cloned().unwrap_or_default()
    }

    fn member(&self, index: usize, key: &'static str) -> Value {
        let item = Self::member(self, "items").list().get(index);
        item.map(|item| item.member(key).clone()).unwrap_or_default()
    }
}

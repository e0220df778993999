//! One page of a feed: a document, and what its items are read against.

use std::rc::Rc;

use super::document::Document;
use super::fields;
use super::item::{Context, Item};
use super::problem::Problems;
use super::value::Value;

#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) document: Rc<dyn Document>,
    pub(super) context: Context,
}

impl Page {
    pub(super) fn count(&self) -> usize {
        self.document.count().unwrap_or_default()
    }

    pub(super) fn item(&self, index: usize) -> (Item, Problems) {
        let mut problems = Problems::default();
        let item = Item::read(&self.document.item(index), index, &self.context, &mut problems);
        (item, problems)
    }

    /// The id of an item, without the rest of it.
    pub(super) fn id(&self, index: usize) -> String {
        let member = |key: &'static str| (key.to_owned(), self.document.member(index, key));
        let value = Value::Object(vec![member("id"), member("url")]);
        fields::id(&value, index, &self.context)
    }

    /// Whether there is anything in an item to show.
    pub(super) fn is_displayable(&self, index: usize) -> bool {
        let has_text = |key| self.document.has_text(index, key);
        ["title", "summary", "content_text", "content_html", "image"].into_iter().any(has_text)
            || self.document.member(index, "image").is_object()
    }

    pub(super) fn tags(&self, index: usize) -> Vec<String> {
        fields::tags(&self.document.member(index, "tags"))
    }
}

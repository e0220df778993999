//! One page of a feed: a document, and what its items are read against.

use std::rc::Rc;

use super::document::Document;
use super::envelope::Envelope;
use super::fields::{self, Fields};
use super::item::{Brief, Item};
use super::problem::{Place, Untold};
use super::value::Value;
use crate::link::Use;

#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) document: Rc<dyn Document>,
    pub(super) envelope: Rc<Envelope>,
    /// The address that those of its items are relative to.
    pub(super) base: String,
}

impl Page {
    pub(super) fn count(&self) -> usize {
        self.document.count().unwrap_or_default()
    }

    pub(super) fn brief(&self, index: usize) -> Brief {
        self.fields(&self.document.item(index), Untold).brief(index)
    }

    pub(super) fn item<P: Place>(&self, index: usize, place: P) -> Item {
        self.fields(&self.document.item(index), place).item(index)
    }

    /// The id of an item, without the rest of it. In the shell this is a part of the module, which comes
    /// after the start: one page needs no ids.
    #[inline(never)]
    pub(super) fn id(&self, index: usize) -> String {
        let member = |key: &'static str| (key.to_owned(), self.document.member(index, key));
        let value = Value::Object(vec![member("id"), member("url")]);
        let url = self.fields(&value, Untold).link("url", Use::Follow);
        fields::id(&value, url.as_ref(), index)
    }

    fn fields<'a, P>(&'a self, value: &'a Value, place: P) -> Fields<'a, P> {
        Fields { value, base: &self.base, envelope: &self.envelope, place }
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

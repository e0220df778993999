//! Builds entries from elements, one after the other, as they come.
//!
//! It holds the elements that are open, each with what may stand in it, and the texts that are
//! being read. What it does not know is passed over with all that is inside.

use std::fmt;
use std::rc::Rc;

use super::address::base;
use super::element::{Element, Kind};
use super::entry::{Entry, Feed};
use super::plain::push_escaped;
use super::settle::settle;
use super::state::{Capture, Inside, State};
use crate::limits::FIELD_BYTES;

/// Takes finished entries, with what the feed has said of itself so far, and says whether it wants
/// more.
pub type Sink<'a> = &'a mut dyn FnMut(Entry, &Feed) -> bool;

/// See the module.
pub struct Builder<'a> {
    sink: Sink<'a>,
    /// What was understood so far.
    pub state: State,
    frames: Vec<Frame>,
    captures: Vec<Capture>,
    /// Whether nobody wants more.
    pub has_enough: bool,
}

struct Frame {
    inside: Inside,
    base: Option<Rc<str>>,
    captures: bool,
}

impl<'a> Builder<'a> {
    /// Begins with nothing; `address` is where the source is, if that is known.
    pub fn new(address: Option<&str>, sink: Sink<'a>) -> Self {
        let feed = Feed { address: address.map(Into::into), ..Feed::default() };
        Self {
            sink,
            state: State { feed, ..State::default() },
            frames: Vec::new(),
            captures: Vec::new(),
            has_enough: false,
        }
    }

    /// How many elements are open.
    pub const fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Whether a feed has begun, at any depth.
    pub fn is_in_feed(&self) -> bool {
        self.frames.iter().any(|frame| frame.inside != Inside::Outside)
    }

    /// How many elements may stay open around the start of an entry: what is open in the feed
    /// beside them was never closed.
    pub fn depth_of_entries(&self) -> usize {
        self.frames.iter().rposition(|frame| frame.inside == Inside::Feed).map_or(0, |at| at + 1)
    }

    /// An element begins.
    pub fn open(&mut self, element: &Element<'_>) {
        if self.is_reading_text() {
            self.open_in_text(element);
            return;
        }
        let outer = self.frames.last();
        let base = match element.get("xml:base") {
            Some(written) => base(written, outer.and_then(|frame| frame.base.as_deref()))
                .or_else(|| base(written, self.state.feed.address.as_deref()))
                .map(Into::into),
            None => outer.and_then(|frame| frame.base.clone()),
        };
        let outside = outer.map_or(Inside::Outside, |frame| frame.inside);
        let (inside, field) = self.state.step(outside, element, base.as_ref());
        self.state.is_in_entry |= inside == Inside::Item;
        let level = self.frames.len();
        self.frames.push(Frame { inside, base: base.clone(), captures: field.is_some() });
        if let Some((field, kind)) = field {
            let (text, inside) = (String::new(), outside);
            self.captures.push(Capture { field, inside, text, kind, base, level, is_cut: false });
        }
    }

    fn open_in_text(&mut self, element: &Element<'_>) {
        self.frames.push(Frame { inside: Inside::Nothing, base: None, captures: false });
        if let Some(capture) = self.captures.last_mut().filter(|capture| capture.has_markup()) {
            capture.text.extend(["<", element.local]);
            if !element.raw.trim().is_empty() {
                capture.text.extend([" ", element.raw.trim()]);
            }
            capture.text.push('>');
        }
    }

    /// The element that was opened last ends; `local` is its name without a prefix.
    pub fn close(&mut self, local: &str) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.captures {
            if let Some(capture) = self.captures.pop() {
                settle(&mut self.state, capture);
            }
        } else if let Some(capture) = self.captures.last_mut() {
            let is_inside = self.frames.len() > capture.level;
            if is_inside && capture.has_markup() {
                capture.text.extend(["</", local, ">"]);
            }
        }
        let still_open = self.frames.last().is_some_and(|outer| outer.inside == Inside::Item);
        if frame.inside == Inside::Item && !still_open {
            self.state.is_in_entry = false;
            let entry = std::mem::take(&mut self.state.entry);
            self.give(entry);
        }
    }

    /// Gives an entry away.
    pub fn give(&mut self, entry: Entry) {
        self.has_enough |= !(self.sink)(entry, &self.state.feed);
    }

    /// Whether what is open is a text: elements in it are its own.
    pub fn is_reading_text(&self) -> bool {
        self.captures.last().is_some_and(|capture| !capture.field.is_container())
    }

    /// Text comes, its references decoded.
    pub fn text(&mut self, text: &str) {
        let open = self.frames.len();
        let Some(capture) = self.captures.last_mut() else { return };
        if u64::try_from(capture.text.len()).is_ok_and(|bytes| bytes > FIELD_BYTES) {
            capture.is_cut = true;
            return;
        }
        let is_nested = open > capture.level + 1;
        match capture.kind {
            Kind::Xhtml => push_escaped(text, &mut capture.text),
            Kind::Html if is_nested => push_escaped(text, &mut capture.text),
            Kind::Html | Kind::Plain | Kind::Base64 { .. } => capture.text.push_str(text),
        }
    }
}

impl fmt::Debug for Builder<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Builder").field("count", &self.state.count).finish_non_exhaustive()
    }
}

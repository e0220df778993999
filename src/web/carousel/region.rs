//! The region that is read out: what it says is gone soon after.
//!
//! Text that is left standing in it is read out again whenever a modal dialog of the page closes.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement};

use crate::limits::SAID_MS;
use crate::rotation::Live;
use crate::web::browser::dom;

/// A live region. It has no role: with one, it would be a stop on the way through the page also
/// while it is empty.
#[derive(Debug)]
pub(crate) struct Region {
    element: HtmlElement,
    rests: Cell<Live>,
    end: RefCell<Option<Timeout>>,
}

impl Region {
    /// A region that says nothing, last child of `parent`.
    pub(crate) fn new(parent: &Element, parts: &str) -> Self {
        let element = dom::append(parent, "p", parts);
        dom::set(&element, "aria-live", Some("polite"));
        Self { element, rests: Cell::new(Live::Polite), end: RefCell::default() }
    }

    /// How it speaks while nothing is being said.
    pub(crate) fn rest(&self, live: Live) {
        self.rests.set(live);
        set_live(&self.element, live);
    }

    /// Says a text in place of the one before. One that is there to be seen too `stays`, but is not
    /// said again.
    pub(crate) fn say(&self, text: &str, stays: bool) {
        let says = !text.is_empty();
        let rests = if stays { Live::Off } else { self.rests.get() };
        set_live(&self.element, if says { Live::Polite } else { rests });
        self.element.set_text_content(Some(text));
        let element = self.element.clone();
        let end = move || {
            set_live(&element, rests);
            if !stays {
                element.set_text_content(None);
            }
        };
        self.end.replace(says.then(|| Timeout::new(SAID_MS, end)));
    }
}

fn set_live(element: &Element, live: Live) {
    dom::update(element, "aria-live", Some(if live == Live::Off { "off" } else { "polite" }));
}

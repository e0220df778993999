//! The shell: draws what the machines say and brings them what happens.
//!
//! `src/js/elements.js` defines the element classes and mounts what is here. A value that is
//! mounted owns its listeners, timers and requests; dropping it undoes all that it did.

mod article;
mod content;
mod controls;
mod document;
mod dom;
mod feeds;
mod focused;
mod form;
mod frame;
mod gate;
mod hand;
mod input;
mod lead;
mod listener;
mod mounted;
mod mouse;
mod news;
mod observed;
mod platform;
mod reader;
mod region;
mod scroller;
mod signup;
mod slide;
mod start;
mod ticker;
mod tools;
mod track;

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, FocusOptions, HtmlElement};

use crate::feed::{Date, Error, Feed, Selection};
use crate::words::Words;
use feeds::Outcome;
use platform::Calendar;

pub use feeds::hear_feeds;
pub use form::Form;
pub use mounted::{KeptCarousel, MountedCarousel};
pub use signup::SignupMachine;
pub use tools::{read_feed, validate_email};

/// What a call into the browser gives: a value, or what it threw.
type Result<T> = std::result::Result<T, JsValue>;

/// The language that the widget speaks.
#[derive(Debug)]
struct Language {
    // BCP 47, as it stands in `lang`.
    tag: String,
    words: Words,
    calendar: OnceCell<Calendar>,
}

impl Language {
    // What a carousel says. `words` is the content of a language's file, or nothing for English.
    fn new(tag: String, words: &JsValue) -> Self {
        let words = document::decode(words);
        let words = Words::of_news(|key| words.member(key).text().map(ToOwned::to_owned));
        Self { tag, words, calendar: OnceCell::new() }
    }

    // What a form says.
    fn of_form(tag: String, words: &JsValue) -> Self {
        let words = document::decode(words);
        let words = Words::new(|key| words.member(key).text().map(ToOwned::to_owned));
        Self { tag, words, calendar: OnceCell::new() }
    }

    // A publisher's day.
    fn date(&self, date: &Date) -> String {
        let written = self.words.date(&self.tag, date.year, date.month, date.day);
        written.unwrap_or_else(|| self.calendar().show(date))
    }

    // The browser's own takes as long to make as all slides to draw: only where it must be.
    fn calendar(&self) -> &Calendar {
        self.calendar.get_or_init(|| Calendar::new(&self.tag))
    }
}

// Each element reads the shared document for itself: its limit and its tags are its own.
fn read_feed_of(outcome: Outcome, selection: &Selection) -> std::result::Result<Box<Feed>, Error> {
    let (document, address) = outcome?;
    let feed = Feed::begin(document, &address, selection, platform::resolve)?;
    Ok(Box::new(feed.with_zones(platform::day_in)))
}

// Focus never scrolls the host page.
fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

#[wasm_bindgen(module = "/src/js/events.js")]
extern "C" {
    // Tells the developer of the host page what is wrong; visitors see the fallback.
    fn fail(host: &HtmlElement, code: &str, message: &str, about: &str);
}

fn length(count: usize) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

/// Hands out memory: smaller than the standard library's own.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

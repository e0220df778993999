//! The language that an element speaks: its words, and how it writes days.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;

use super::browser::document;
use super::browser::platform::Calendar;
use crate::feed::Date;
use crate::words::Words;

/// The language that the widget speaks.
#[derive(Debug)]
pub(crate) struct Language {
    /// BCP 47, as it stands in `lang`.
    pub(crate) tag: String,
    pub(crate) words: Words,
    calendar: OnceCell<Calendar>,
}

impl Language {
    /// What a carousel says. `words` is the content of a language's file, or nothing for English.
    pub(crate) fn new(tag: String, words: &JsValue) -> Self {
        let words = document::decode(words);
        let words = Words::of_news(|key| words.member(key).text().map(ToOwned::to_owned));
        Self { tag, words, calendar: OnceCell::new() }
    }

    /// What a form says.
    pub(crate) fn of_form(tag: String, words: &JsValue) -> Self {
        let words = document::decode(words);
        let words = Words::new(|key| words.member(key).text().map(ToOwned::to_owned));
        Self { tag, words, calendar: OnceCell::new() }
    }

    /// A publisher's day.
    pub(crate) fn date(&self, date: &Date) -> String {
        let written = self.words.date(&self.tag, date.year, date.month, date.day);
        written.unwrap_or_else(|| self.calendar().show(date))
    }

    /// The browser's own takes as long to make as all slides to draw: only where it must be.
    pub(crate) fn calendar(&self) -> &Calendar {
        self.calendar.get_or_init(|| Calendar::new(&self.tag))
    }
}

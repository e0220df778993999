//! What the core asks of its platform instead of carrying tables: addresses, domains, Unicode,
//! dates. None of it ever throws.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{MediaQueryList, Url};

use super::Result;
use super::dom;
use crate::feed::Date;
use crate::scan::joined;

#[wasm_bindgen]
extern "C" {
    // As in js-sys, but without a copy of the text in our own memory.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    pub(crate) fn parse_json(text: &JsString) -> Result<JsValue>;

    #[wasm_bindgen(js_name = Date)]
    type Day;
    #[wasm_bindgen(constructor, js_class = "Date")]
    fn new(iso: &str) -> Day;

    // As in web-sys, but the query is a constant.
    #[wasm_bindgen(catch, js_name = matchMedia)]
    fn match_media(query: &str) -> Result<MediaQueryList>;

    // As in js-sys, but a locale that is none is an error instead of an exception.
    #[derive(Debug)]
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &Object) -> Result<DateTimeFormat>;
    #[wasm_bindgen(catch, method)]
    fn format(this: &DateTimeFormat, day: &Day) -> Result<String>;

    #[wasm_bindgen(extends = Object, js_name = Number)]
    type Number;
    #[wasm_bindgen(constructor, js_class = "Number")]
    fn new(number: f64) -> Number;
    #[wasm_bindgen(catch, method, js_class = "Number", js_name = toLocaleString)]
    fn show(this: &Number, locale: &str, options: &Object) -> Result<String>;
}

#[wasm_bindgen(module = "/src/js/texts.js")]
extern "C" {
    #[wasm_bindgen(js_name = dayIn)]
    fn day_of(zone: &str, moment: &str) -> Option<String>;
}

/// The day in a zone at a moment in UTC.
pub(crate) fn day_in(zone: &str, moment: &str) -> Option<String> {
    day_of(zone, moment)
}

/// Resolves an address (WHATWG URL).
pub(crate) fn resolve(text: &str, base: &str) -> Option<String> {
    Url::new_with_base(text, base).ok().map(|url| url.href())
}

/// A domain in A-labels (WHATWG URL, "domain to ASCII").
pub(crate) fn to_ascii(domain: &str) -> Option<String> {
    let separators = ['/', ':', '#', '?', '@', '\\', '[', ']', '%', ' '];
    if domain.contains(separators) {
        return None;
    }
    Url::new(&joined(&["https://", domain, "/"])).ok().map(|url| url.hostname())
}

/// Unicode normalisation form C.
pub(crate) fn nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

/// The time in milliseconds.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Calendar days in the words of a locale. It takes a browser as long to make one as to show a
/// hundred days.
#[derive(Debug)]
pub(crate) struct Calendar(Result<DateTimeFormat>);

impl Calendar {
    pub(crate) fn new(locale: &str) -> Self {
        // A date alone is read as UTC and shown as UTC: no time zone can move it.
        let options = dom::object(&[("dateStyle", &"long".into()), ("timeZone", &"UTC".into())]);
        Self(DateTimeFormat::new(locale, &options))
    }

    /// A publisher's calendar day.
    pub(crate) fn show(&self, date: &Date) -> String {
        let iso = date.iso();
        let format = self.0.as_ref().ok();
        format.and_then(|format| format.format(&Day::new(&iso)).ok()).unwrap_or(iso)
    }
}

/// A size with its unit (`Intl.NumberFormat`) in the words of `locale`.
pub(crate) fn show_size(size: f64, unit: &str, locale: &str) -> String {
    let options = dom::object(&[
        ("style", &"unit".into()),
        ("unit", &unit.into()),
        ("maximumFractionDigits", &1.into()),
    ]);
    Number::new(size).show(locale, &options).unwrap_or_default()
}

/// Whether the person wants no motion, or to save data.
pub(crate) fn is_calm() -> bool {
    reduced_motion().is_some_and(|query| query.matches()) || saves_data()
}

/// The media query for no motion, where there are such queries.
pub(crate) fn reduced_motion() -> Option<MediaQueryList> {
    match_media("(prefers-reduced-motion: reduce)").ok()
}

/// Whether the person wants to save data.
pub(crate) fn saves_data() -> bool {
    let saves = || {
        let navigator = dom::window().navigator();
        let connection = Reflect::get(&navigator, &"connection".into()).ok()?;
        Reflect::get(&connection, &"saveData".into()).ok()?.as_bool()
    };
    saves().unwrap_or(false)
}

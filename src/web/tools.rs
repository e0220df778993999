//! What the package offers beside the elements: `validateEmail` and `readFeed`.

use std::rc::Rc;

use js_sys::Object;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::email::{self, Eai, Endings, Options, Reason};
use crate::feed::{Date, Feed, Item, Problem, Selection};
use crate::web::browser::Result;
use crate::web::browser::document::Parsed;
use crate::web::browser::dom;
use crate::web::browser::platform;

/// Checks an e-mail address: verdict, canonical address, what to show, reason, suggestion.
#[wasm_bindgen(js_name = validateEmail)]
pub fn validate_email(text: &str, eai: &str, allow_test_domains: bool, endings: &[u8]) -> Object {
    let eai = Eai::named(eai).unwrap_or_default();
    let (endings, to_ascii, nfc) = (&Endings::new(endings), &platform::to_ascii, &platform::nfc);
    let options = Options { eai, refused: "", endings, allow_test_domains, to_ascii, nfc };
    let check = email::check(text, &options);
    dom::object(&[
        ("verdict", &check.verdict.as_str().into()),
        ("address", &dom::or_null(check.address.as_deref())),
        ("display", &check.display.into()),
        ("reason", &dom::or_null(check.reason.map(Reason::as_str))),
        ("suggestion", &dom::or_null(check.suggestion.as_deref())),
    ])
}

/// Reads a feed, parsed or as text; its addresses are relative to `base`.
///
/// Throws an `Error` with a stable `code` if it is no feed at all.
#[wasm_bindgen(js_name = readFeed)]
pub fn read_feed(input: JsValue, base: &str) -> Result<JsValue> {
    let document = match input.dyn_ref() {
        Some(text) => Parsed::new(text),
        None => Ok(Parsed::from(input)),
    };
    let feed = document.and_then(|document| {
        let feed = Feed::read(Rc::new(document), base, &Selection::default(), platform::resolve)?;
        Ok(feed.with_zones(platform::day_in))
    });
    let feed = feed.map_err(|error| {
        let thrown = js_sys::Error::new(&error.message());
        // An object of our own takes any member.
        let _ = js_sys::Reflect::set(&thrown, &"code".into(), &error.code().into());
        JsValue::from(thrown)
    })?;
    Ok(Whole::from(&feed).serialize(&Serializer::json_compatible())?)
}

/// All of a feed, with what is wrong with it.
#[derive(Serialize)]
struct Whole<'a> {
    title: &'a str,
    language: Option<&'a str>,
    items: Vec<Told>,
    problems: Vec<Problem>,
}

/// An item, with the day that is told of it.
#[derive(Serialize)]
struct Told {
    #[serde(flatten)]
    item: Item,
    day: Option<String>,
}

impl<'a> From<&'a Feed> for Whole<'a> {
    fn from(feed: &'a Feed) -> Self {
        let mut problems = feed.problems();
        let mut items = Vec::new();
        for (item, found) in (0..feed.count()).filter_map(|position| feed.item(position)) {
            let day = item.date_published.as_ref().or(item.date_modified.as_ref()).map(Date::iso);
            items.push(Told { item, day });
            problems.extend_from_slice(found.list());
        }
        problems.extend(feed.audit());
        Self { title: &feed.title, language: feed.language.as_deref(), items, problems }
    }
}

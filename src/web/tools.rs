//! What the package offers beside the elements: `validateEmail` and `readFeed`.

use std::rc::Rc;

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

use super::document::Parsed;
use super::{Result, dom, platform};
use crate::email::{self, Options};
use crate::feed::item::Attachment;
use crate::feed::{Author, Feed, Figure, Item, Problem, Selection, Source};
use crate::link::Link;

/// Checks an e-mail address: verdict, canonical address, what to show, reason, suggestion.
#[wasm_bindgen(js_name = validateEmail)]
pub fn validate_email(text: &str, eai: bool, allow_test_domains: bool) -> Object {
    let to_ascii = &platform::to_ascii;
    let check =
        email::check(text, &Options { eai, allow_test_domains, to_ascii, nfc: &platform::nfc });
    dom::object(&[
        ("verdict", check.verdict.as_str().into()),
        ("address", dom::or_null(check.address)),
        ("display", check.display.into()),
        ("reason", check.reason.map_or(JsValue::NULL, |reason| reason.as_str().into())),
        ("suggestion", dom::or_null(check.suggestion)),
    ])
}

/// Reads a feed, parsed or as text; its addresses are relative to `base`.
///
/// Throws an `Error` with a stable `code` if it is no feed at all.
#[wasm_bindgen(js_name = readFeed)]
pub fn read_feed(input: JsValue, base: &str) -> Result<Object> {
    let document = match input.dyn_ref() {
        Some(text) => Parsed::new(text),
        None => Ok(Parsed::from(input)),
    };
    let feed = document.and_then(|document| {
        Feed::read(Rc::new(document), base, &Selection::default(), platform::resolve)
    });
    feed.map(|feed| describe(&feed)).map_err(|error| {
        let thrown = js_sys::Error::new(&error.to_string());
        // An object of our own takes any member.
        let _ = js_sys::Reflect::set(&thrown, &"code".into(), &error.code().into());
        thrown.into()
    })
}

fn describe(feed: &Feed) -> Object {
    let (items, problems) = (Array::new(), Array::new());
    let add = |problem: &Problem| problems.push(&describe_problem(problem));
    feed.problems().map(add).for_each(drop);
    for position in 0..feed.count() {
        if let Some((item, found)) = feed.item(position) {
            items.push(&describe_item(item));
            found.list().iter().map(add).for_each(drop);
        }
    }
    dom::object(&[
        ("title", feed.title.as_str().into()),
        ("language", dom::or_null(feed.language.clone())),
        ("items", items.into()),
        ("problems", problems.into()),
    ])
}

fn describe_problem(problem: &Problem) -> JsValue {
    let object = dom::object(&[
        ("level", problem.level.as_str().into()),
        ("code", problem.code.into()),
        ("path", problem.path.as_str().into()),
        ("message", problem.message.into()),
    ]);
    object.into()
}

fn describe_item(item: Item) -> JsValue {
    let date = |date: Option<crate::feed::Date>| dom::or_null(date.map(|date| date.written));
    let object = dom::object(&[
        ("id", item.id.into()),
        ("url", dom::or_null(address(item.url))),
        ("title", item.title.into()),
        ("summary", item.summary.into()),
        ("text", item.text.into()),
        ("html", item.html.into()),
        ("image", item.image.map_or(JsValue::NULL, describe_figure)),
        ("datePublished", date(item.date_published)),
        ("dateModified", date(item.date_modified)),
        ("authors", list(item.authors, describe_author)),
        ("tags", list(item.tags, JsValue::from)),
        ("attachments", list(item.attachments, describe_attachment)),
        ("source", item.source.map_or(JsValue::NULL, describe_source)),
        ("figures", list(item.figures, describe_figure)),
    ]);
    object.into()
}

fn describe_figure(figure: Figure) -> JsValue {
    let object = dom::object(&[
        ("url", figure.url.as_str().into()),
        ("alt", figure.alt.into()),
        ("caption", figure.caption.into()),
        ("credit", figure.credit.into()),
        ("width", figure.width.map_or(JsValue::NULL, JsValue::from)),
        ("height", figure.height.map_or(JsValue::NULL, JsValue::from)),
    ]);
    object.into()
}

fn describe_author(author: Author) -> JsValue {
    let object = dom::object(&[
        ("name", author.name.into()),
        ("url", dom::or_null(address(author.url))),
        ("avatar", dom::or_null(address(author.avatar))),
    ]);
    object.into()
}

fn describe_attachment(attachment: Attachment) -> JsValue {
    let number = |number: Option<f64>| number.map_or(JsValue::NULL, JsValue::from);
    let object = dom::object(&[
        ("url", attachment.url.as_str().into()),
        ("mimeType", attachment.mime_type.into()),
        ("title", attachment.title.into()),
        ("sizeInBytes", number(attachment.size_bytes)),
        ("durationInSeconds", number(attachment.duration_seconds)),
    ]);
    object.into()
}

fn describe_source(source: Source) -> JsValue {
    let url = dom::or_null(address(source.url));
    dom::object(&[("name", source.name.into()), ("url", url)]).into()
}

fn list<T>(entries: Vec<T>, describe: impl FnMut(T) -> JsValue) -> JsValue {
    entries.into_iter().map(describe).collect::<Array>().into()
}

fn address(link: Option<Link>) -> Option<String> {
    link.map(|link| link.as_str().to_owned())
}

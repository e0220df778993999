//! The browser as the shell needs it: nodes, listeners, observers, requests, parsed documents, and what
//! the core asks of a platform.

pub(crate) mod document;
pub(crate) mod dom;
pub(crate) mod feeds;
pub(crate) mod listener;
pub(crate) mod observed;
pub(crate) mod platform;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// What a call into the browser gives: a value, or what it threw.
pub(crate) type Result<T> = std::result::Result<T, JsValue>;

#[wasm_bindgen(module = "/src/js/events.js")]
extern "C" {
    /// Tells the developer of the host page what is wrong; visitors see the fallback.
    pub(crate) fn fail(host: &HtmlElement, code: &str, message: &str, about: &str);
}

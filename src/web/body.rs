//! The body of an answer, as text of the browser's, without a copy in our own memory.

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::Response;

use super::Result;

#[wasm_bindgen(module = "/src/js/body.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = readBody)]
    async fn read_body(response: &Response, limit_bytes: u32) -> Result<JsValue>;
}

/// Reads a body; nothing if it is larger than `limit_bytes`.
pub(super) async fn read(response: &Response, limit_bytes: u32) -> Result<Option<JsString>> {
    Ok(read_body(response, limit_bytes).await?.dyn_into().ok())
}

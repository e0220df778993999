//! The body of an answer, read piece by piece, so that one without end is not waited for.

use js_sys::{JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response};

use super::{Result, dom};

#[wasm_bindgen]
extern "C" {
    // As in web-sys, but without a copy of the text in our own memory.
    type TextDecoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;
    #[wasm_bindgen(catch, method)]
    fn decode(this: &TextDecoder, piece: &Uint8Array, options: &Object) -> Result<JsString>;
}

/// Reads a body as UTF-8, without a byte order mark (Encoding Standard, "UTF-8 decode"); nothing if
/// it is larger than `limit_bytes`.
pub(super) async fn read(response: &Response, limit_bytes: u32) -> Result<Option<JsString>> {
    let mut text = JsString::from("");
    let Some(stream) = response.body() else { return Ok(Some(text)) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let decoder = TextDecoder::new();
    let mut size_bytes: u32 = 0;
    loop {
        let step = JsFuture::from(reader.read()).await?;
        let is_last = Reflect::get(&step, &"done".into())?.is_truthy();
        let piece = Reflect::get(&step, &"value".into())?.dyn_into().unwrap_or_default();
        size_bytes = size_bytes.saturating_add(Uint8Array::byte_length(&piece));
        if size_bytes > limit_bytes {
            // Nobody waits for the answer: the rest is not wanted.
            let _ = reader.cancel();
            return Ok(None);
        }
        let options = dom::object(&[("stream", &(!is_last).into())]);
        let piece = decoder.decode(&piece, &options)?;
        text = text.concat(&piece);
        if is_last {
            return Ok(Some(text));
        }
    }
}

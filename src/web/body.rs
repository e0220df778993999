//! The body of an answer, read piece by piece, so that one without end is not waited for.

use js_sys::{Array, JsString, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, Response};

use super::Result;

/// A body within its limit.
#[derive(Debug)]
pub(super) struct Body(Array);

impl Body {
    /// Reads a body; nothing if it is larger than `limit_bytes`.
    pub(super) async fn read(response: &Response, limit_bytes: u32) -> Result<Option<Self>> {
        let pieces = Array::new();
        let Some(stream) = response.body() else { return Ok(Some(Self(pieces))) };
        let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
        let mut size_bytes: u32 = 0;
        loop {
            let step = JsFuture::from(reader.read()).await?;
            if Reflect::get(&step, &"done".into())?.is_truthy() {
                return Ok(Some(Self(pieces)));
            }
            let piece: Uint8Array = Reflect::get(&step, &"value".into())?.dyn_into()?;
            size_bytes = size_bytes.saturating_add(piece.byte_length());
            if size_bytes > limit_bytes {
                // Nobody waits for the answer: the rest is not wanted.
                let _ = reader.cancel();
                return Ok(None);
            }
            pieces.push(&piece);
        }
    }

    /// The body as UTF-8, without a byte order mark (Encoding Standard, "UTF-8 decode").
    pub(super) async fn text(&self) -> Result<JsString> {
        let blob = Blob::new_with_u8_array_sequence(&self.0)?;
        let text = Response::new_with_opt_blob(Some(&blob))?.text()?;
        JsFuture::from(text).await?.dyn_into()
    }
}

//! The border to scripts.

use newsreel::check::Platform;
use wasm_bindgen::prelude::*;

use crate::Told;

#[wasm_bindgen]
extern "C" {
    #[derive(Debug)]
    type URL;
    #[wasm_bindgen(catch, constructor)]
    fn new(text: &str, base: &str) -> Result<URL, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn href(this: &URL) -> String;

    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(text: &str) -> JsValue;
}

// The widget's own, so that days are told here as there; the build puts it beside the module.
#[wasm_bindgen(raw_module = "./texts.js")]
extern "C" {
    #[wasm_bindgen(js_name = dayIn)]
    fn day_of(zone: &str, moment: &str) -> Option<String>;
}

/// What is wrong with a document, as plain data: see [`Told`]. `address` may be empty.
#[wasm_bindgen]
pub fn check(document: &[u8], address: &str, source: &str) -> JsValue {
    let address = Some(address).filter(|address| !address.is_empty());
    let told = Told::new(Platform { resolve, day_in }, document, address, source);
    serde_json::to_string(&told).map_or(JsValue::NULL, |told| parse(&told))
}

fn resolve(text: &str, base: &str) -> Option<String> {
    URL::new(text, base).ok().map(|url| url.href())
}

fn day_in(zone: &str, moment: &str) -> Option<String> {
    day_of(zone, moment)
}

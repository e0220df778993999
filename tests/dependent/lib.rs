//! A crate of somebody else's that runs in a browser: it depends on the core, and has an allocator and
//! exports of its own.

use std::alloc::System;

use newsreel::email::{Options, Verdict, check};
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: System = System;

/// Whether nothing is to be said of an address.
#[wasm_bindgen]
pub fn is_good(text: &str) -> bool {
    let (to_ascii, nfc) = (|_: &str| None, |text: &str| text.to_owned());
    check(text, &Options::new(&to_ascii, &nfc)).verdict == Verdict::Accept
}

//! Text in place of an article's HTML.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsreel_fuzz::text(bytes));

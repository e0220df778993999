//! Bytes in place of HTML that is cleaned.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsreel_fuzz::clean(bytes));

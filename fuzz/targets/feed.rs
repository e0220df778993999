//! Bytes in place of a feed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsreel_fuzz::feed(bytes));

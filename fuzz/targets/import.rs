//! Bytes in place of a source that is imported.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsreel_fuzz::import(bytes));

//! Text in place of an address.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsreel_fuzz::link(bytes));

//! Numbers, each of which stands for something that happens.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsreel_fuzz::sequence(bytes));

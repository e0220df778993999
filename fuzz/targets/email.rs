//! Text in place of an e-mail address.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsreel_fuzz::email(bytes));

//! The shell in a real browser: what stands in the document, what is said, what is sent.
//!
//! Every test makes its own host and its own network, and takes both away again. None of them
//! reaches the real network, and none sleeps: they wait for what the widget tells or draws.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod carousel;
mod cleanup;
mod heard;
mod keyboard;
mod language;
mod loading;
mod options;
mod page_form;
mod press;
mod providers;
mod reader;
mod refresh;
mod rotation;
mod sharing;
mod signup;
mod stage;
mod subscription;
mod support;
mod tools;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

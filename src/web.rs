//! The shell: draws what the machines say and brings them what happens.
//!
//! `src/js/elements.js` defines the element classes and mounts what is here. A value that is
//! mounted owns its listeners, timers and requests; dropping it undoes all that it did.
//!
//! A room for each thing that visitors see, and one for the browser:
//!
//! - `carousel`: draws the slides and their controls, and hears who moves them
//! - `reader`: the dialog with an article
//! - `signup`: the form
//! - `browser`: nodes, listeners, requests, the platform
//! - `language`: what an element says; `tools`: what scripts of the page may call

mod browser;
mod carousel;
mod language;
mod reader;
mod signup;
mod tools;

pub use browser::feeds::hear_feeds;
pub use carousel::mounted::{KeptCarousel, MountedCarousel};
pub use signup::SignupMachine;
pub use signup::form::Form;
pub use tools::{read_feed, validate_email};

/// Hands out memory: smaller than the standard library's own.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

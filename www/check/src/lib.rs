//! The checker of feeds in the browser.
//!
//! What is wrong is found by [`newsreel::check`], which the command asks too. Added here is where each
//! finding stands in the text, so that a page can mark it.

mod place;
mod told;
#[cfg(target_arch = "wasm32")]
mod web;

pub use place::Place;
pub use told::{About, Count, One, Told};
#[cfg(target_arch = "wasm32")]
pub use web::check;

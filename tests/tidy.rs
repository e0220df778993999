//! The shape of the tree, held by tests: layers, headers, lengths, and what must never be written.
#![cfg(not(target_arch = "wasm32"))]

#[path = "tidy/behaviours.rs"]
mod behaviours;
#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/command.rs"]
mod command;
#[path = "tidy/files.rs"]
mod files;
#[path = "tidy/fuzz.rs"]
mod fuzz;
#[path = "tidy/layers.rs"]
mod layers;
#[path = "tidy/security.rs"]
mod security;
#[path = "tidy/shell.rs"]
mod shell;
#[path = "tidy/styles.rs"]
mod styles;
#[path = "tidy/words.rs"]
mod words;

//! Feeds as they are published: what is read, what is left out, and what is told of it.
#![cfg(not(target_arch = "wasm32"))]

#[path = "feed/addresses.rs"]
mod addresses;
#[path = "feed/advice.rs"]
mod advice;
#[path = "feed/demo.rs"]
mod demo;
#[path = "feed/duties.rs"]
mod duties;
#[path = "feed/escaped.rs"]
mod escaped;
#[path = "feed/extension.rs"]
mod extension;
#[path = "feed/items.rs"]
mod items;
#[path = "feed/long.rs"]
mod long;
#[path = "feed/pages.rs"]
mod pages;
#[path = "feed/pictures.rs"]
mod pictures;
#[path = "feed/problems.rs"]
mod problems;
#[path = "feed/reading.rs"]
mod reading;
#[path = "native/resolve.rs"]
mod resolve;
#[path = "feed/selection.rs"]
mod selection;
#[path = "feed/whole.rs"]
mod whole;
#[path = "feed/zones.rs"]
mod zones;

//! The machine behind the carousel element: what is fetched, what shows, and what is said.
#![cfg(not(target_arch = "wasm32"))]

#[path = "news/attributes.rs"]
mod attributes;
#[path = "news/clocks.rs"]
mod clocks;
#[path = "news/decisions.rs"]
mod decisions;
#[path = "news/leaving.rs"]
mod leaving;
#[path = "news/loading.rs"]
mod loading;
#[path = "news/opening.rs"]
mod opening;
#[path = "news/paging.rs"]
mod paging;
#[path = "news/place.rs"]
mod place;
#[path = "news/rare.rs"]
mod rare;
#[path = "news/reading.rs"]
mod reading;
#[path = "news/refresh.rs"]
mod refresh;
#[path = "news/scene.rs"]
mod scene;
#[path = "news/slides.rs"]
mod slides;
#[path = "news/stage.rs"]
mod stage;
#[path = "news/start.rs"]
mod start;

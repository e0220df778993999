//! The machine behind the carousel element: what is fetched, what shows, and what is said.
#![cfg(not(target_arch = "wasm32"))]

#[path = "carousel/attributes.rs"]
mod attributes;
#[path = "carousel/clocks.rs"]
mod clocks;
#[path = "carousel/decisions.rs"]
mod decisions;
#[path = "carousel/leaving.rs"]
mod leaving;
#[path = "carousel/loading.rs"]
mod loading;
#[path = "carousel/opening.rs"]
mod opening;
#[path = "carousel/paging.rs"]
mod paging;
#[path = "carousel/place.rs"]
mod place;
#[path = "carousel/rare.rs"]
mod rare;
#[path = "carousel/reading.rs"]
mod reading;
#[path = "carousel/refresh.rs"]
mod refresh;
#[path = "carousel/scene.rs"]
mod scene;
#[path = "carousel/slides.rs"]
mod slides;
#[path = "carousel/stage.rs"]
mod stage;
#[path = "carousel/start.rs"]
mod start;

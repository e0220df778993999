//! Newsreel shows a publisher's news as a carousel, with a newsletter sign-up form, inside any
//! host page.
//!
//! The crate is a pure core with a thin shell. The core takes values and gives values: it compiles
//! and is tested on any machine. The shell, `web`, exists on `wasm32` alone, with the feature
//! `widget`; it draws what the core says, and decides nothing. It brings the widget's exports and its
//! allocator, which a crate that depends on the core has no use for: without the feature there is
//! neither.
//!
//! Where to start, in reading order:
//!
//! - [`limits`]: every limit, in one place
//! - [`scan`]: texts, byte by byte
//! - [`link`]: the gate that every address of a feed passes
//! - [`feed`]: a JSON Feed, decoded item by item
//! - [`words`]: all that the widget says
//! - [`email`]: is this an address, and what did the person mean?
//! - [`provider`]: the services that take subscriptions
//! - [`options`]: the attributes of the elements
//! - [`rotation`], [`drag`], [`motion`]: which slide shows, whether the set rotates, who moved it
//! - [`article`]: what a reader shows of an item, and what may stand in its text
//! - [`reader`]: the machine of an article that is read in place
//! - [`carousel`]: the machine behind `<newsreel-carousel>`
//! - [`signup`]: the machine behind `<newsreel-signup>`
//! - [`runtime`]: runs a machine for a shell
#![cfg_attr(
    feature = "check",
    doc = "- [`check`]: what is wrong with a feed, told to its publisher"
)]
#![cfg_attr(
    all(feature = "widget", target_arch = "wasm32"),
    doc = "- [`web`]: the shell, in the browser"
)]

pub mod article;
pub mod carousel;
pub mod drag;
pub mod email;
pub mod feed;
pub mod limits;
pub mod link;
pub mod motion;
pub mod number;
pub mod options;
pub mod provider;
pub mod reader;
pub mod rotation;
pub mod runtime;
pub mod scan;
pub mod signup;
pub mod words;

#[cfg(feature = "check")]
pub mod check;

#[cfg(all(feature = "widget", target_arch = "wasm32"))]
pub mod web;

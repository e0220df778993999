//! The sign-up against newsletter servers that are no stand-ins, the recipes on web servers, and what
//! WordPress makes of a publisher's page.
//!
//! Not a part of the tests that run every day: each server is installed on its first run.

pub(crate) mod debian;
mod django;
mod ghost;
mod mailman;
pub(crate) mod python;
mod servers;
mod sympa;
mod wordpress;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::package::{self, Weight};
use crate::setup::{self, Browsers};
use crate::step::Stopwatch;
use crate::workshop::{Workshop, describe};

/// A server in the cache, and the tests that start it.
struct Server {
    /// Its name and version, for the eye.
    name: String,
    tests: &'static str,
    /// Where the tests find it.
    env: Vec<(&'static str, PathBuf)>,
}

pub(crate) fn django(workshop: &Workshop) -> Result<(), String> {
    subscribe(workshop, django::provide)
}

pub(crate) fn ghost(workshop: &Workshop) -> Result<(), String> {
    subscribe(workshop, ghost::provide)
}

pub(crate) fn mailman(workshop: &Workshop) -> Result<(), String> {
    subscribe(workshop, mailman::provide)
}

pub(crate) fn servers(workshop: &Workshop) -> Result<(), String> {
    servers::run(workshop)
}

pub(crate) fn sympa(workshop: &Workshop) -> Result<(), String> {
    subscribe(workshop, sympa::provide)
}

pub(crate) fn wordpress(workshop: &Workshop) -> Result<(), String> {
    wordpress::run(workshop)
}

fn subscribe(
    workshop: &Workshop,
    provide: fn(&Workshop) -> Result<Server, String>,
) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    setup::provide(workshop, setup::SMALL_BUILD)?;
    setup::provide(workshop, setup::TEST)?;
    let browsers = Browsers::find(workshop)?;
    let server = provide(workshop)?;
    package::provide(workshop, Weight::Small)?;
    let ourselves = env::current_exe().map_err(|error| error.to_string())?;
    let mut step = workshop
        .step(format!("subscribe at {}, and read its mail", server.name), "node")
        .args(["--test", "--test-reporter=spec", "--test-timeout=600000", server.tests])
        .env("NEWSREEL_XTASK", ourselves)
        .env("CHROME_BIN", &browsers.chromium)
        .closing(|line| ["✔", "ℹ"].iter().any(|mark| line.trim().starts_with(mark)));
    for (name, path) in &server.env {
        step = step.env(name, path);
    }
    step.run()?;
    println!("\n{} took the sign-ups in {}.", server.name, stopwatch.seconds());
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().ok_or("a file has a folder")?;
    fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
    fs::write(path, text).map_err(|error| describe(path, &error))
}

//! What is left of the snippet in editors, wikis and filters: real ones, and a browser that opens what
//! comes out of them.

use crate::integration::debian;
use crate::integration::python::Parts;
use crate::package::{self, Weight};
use crate::setup::{self, Browsers};
use crate::step::Stopwatch;
use crate::workshop::{Workshop, describe};
use std::fs;
use std::path::{Path, PathBuf};

/// Wagtail, and the filters that are written in Python.
const PYTHON: Parts = Parts { name: "wagtail", list: "tests/hosts/requirements.txt" };

/// Puts the snippet through every host, or those that have one of `wanted` in their name, and compares with
/// the table of `pkg/about.md`; `writes` puts there what is seen now.
pub(crate) fn run(workshop: &Workshop, wanted: &[String], writes: bool) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    setup::provide(workshop, setup::SMALL_BUILD)?;
    setup::provide(workshop, setup::HOSTS)?;
    let browsers = Browsers::find(workshop)?;
    package::provide(workshop, Weight::Small)?;
    let tests = workshop.root.join("tests").join("hosts");
    let editors = editors(workshop, &tests)?;
    let python = or_none(PYTHON.provide(workshop).map(|(_, folder)| folder));
    let wiki = or_none(debian::provide(workshop, "mediawiki", "tests/hosts/packages.txt"));
    workshop
        .step("put the snippet through every host, and open what comes out", "node")
        .args(["--test", "--test-reporter=spec", "--test-timeout=600000"])
        .args([tests.join("table.test.mjs"), tests.join("all.mjs")])
        .env("NEWSREEL_EDITORS", editors)
        .env("NEWSREEL_PYTHON", python)
        .env("NEWSREEL_WIKI", wiki)
        .env("NEWSREEL_WANTED", wanted.join("\n"))
        .env("NEWSREEL_WRITE", if writes { "1" } else { "" })
        .env("CHROME_BIN", &browsers.chromium)
        .closing(|line| line.starts_with('|') || line.trim().starts_with('ℹ'))
        .run()?;
    println!("\nThe table of pkg/about.md is what was seen, in {}.", stopwatch.seconds());
    Ok(())
}

/// What cannot be had fails its own hosts alone, by the folder that is not there.
fn or_none(provided: Result<PathBuf, String>) -> PathBuf {
    provided.unwrap_or_else(|error| {
        println!("    {error}");
        PathBuf::from("missing")
    })
}

/// The folder with the editors and filters that are on npm.
fn editors(workshop: &Workshop, tests: &Path) -> Result<PathBuf, String> {
    let folder = workshop.staging.join("hosts");
    fs::create_dir_all(&folder).map_err(|error| describe(&folder, &error))?;
    let manifest = tests.join("package.json");
    fs::copy(&manifest, folder.join("package.json"))
        .map_err(|error| describe(&manifest, &error))?;
    workshop
        .step("install the editors", setup::npm_program())
        // No lock file: the editors are exact, what they are made of is what a site would get.
        .args(["install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"])
        .folder(&folder)
        .run()?;
    Ok(folder)
}

//! Partners' sites: the package built into pages by each bundler and framework, and opened.

use crate::package::{self, Weight};
use crate::release::note::Run;
use crate::setup::{self, Browsers};
use crate::workshop::{Workshop, describe};
use std::fs;

/// Builds the sites of these rows or families, or every one, opens them, and prints the table of
/// `pkg/about.md`. How a run of all ended is noted for `cargo xtask release`.
pub(crate) fn run(workshop: &Workshop, wanted: &[String]) -> Result<(), String> {
    let noted = if wanted.is_empty() { Run::begin(workshop)? } else { None };
    let outcome = build_and_open(workshop, wanted);
    if let Some(run) = noted {
        run.end(workshop, outcome.is_ok())?;
    } else if wanted.is_empty() {
        println!("There are changes that are not committed: a release will want another run.");
    }
    outcome
}

fn build_and_open(workshop: &Workshop, wanted: &[String]) -> Result<(), String> {
    setup::provide(workshop, setup::SMALL_BUILD)?;
    setup::provide(workshop, setup::MATRIX)?;
    let browsers = Browsers::find(workshop)?;
    package::provide(workshop, Weight::Small)?;
    let sites = workshop.staging.join("matrix");
    fs::create_dir_all(&sites).map_err(|error| describe(&sites, &error))?;
    let tests = workshop.root.join("tests").join("matrix");
    let manifest = tests.join("package.json");
    fs::copy(&manifest, sites.join("package.json")).map_err(|error| describe(&manifest, &error))?;
    workshop
        .step("install the versions of Node", setup::npm_program())
        .args(["install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"])
        .folder(&sites)
        .run()?;
    workshop
        .step("install the bundlers and frameworks, build and open every site", "node")
        .args(["--test", "--test-reporter=spec", "--test-timeout=1200000"])
        .args([tests.join("all.mjs")])
        .env("NEWSREEL_MATRIX", &sites)
        .env("NEWSREEL_ROWS", wanted.join(" "))
        .env("CHROME_BIN", &browsers.chromium)
        .closing(|line| line.starts_with('|') || line.trim().starts_with('✔'))
        .run()
}

//! The site: pages of `www/`, the package and the demo as static files in `target/site/`, for any host.

mod checker;

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::PathBuf;

use crate::fingerprint::hash_tree;
use crate::package::{self, Weight};
use crate::setup;
use crate::workshop::{Workshop, describe};

/// The folder of the package, in which most is built.
const BUILT: &str = "pkg";

/// All that its pages are made of.
const INPUTS: [&str; 18] = [
    "www",
    BUILT,
    "src",
    "Cargo.lock",
    "bench/README.md",
    "bench/results.json",
    "bench/budget.json",
    "cli/README.md",
    "cli/recipes",
    "tests/BEHAVIOURS.md",
    "tests/listen",
    "xtask/src/site.rs",
    "xtask/src/site",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
];

/// Where it is built.
pub(crate) fn folder(workshop: &Workshop) -> PathBuf {
    workshop.root.join("target").join("site")
}

/// The command: the site with the package that ships.
pub(crate) fn run(workshop: &Workshop) -> Result<(), String> {
    provide(workshop, Weight::Small)?;
    println!(
        "\nThe site: {} (any static host serves it, under any path)",
        folder(workshop).display()
    );
    Ok(())
}

/// Sees to it that the site is made of the present sources, with a package of this weight or better.
pub(crate) fn provide(workshop: &Workshop, weight: Weight) -> Result<(), String> {
    package::provide(workshop, weight)?;
    setup::provide(workshop, setup::SITE)?;
    let _lock = Workshop::lock(&workshop.staging, "site")?;
    let (stamp, inputs) = (workshop.staging.join("site.stamp"), inputs(workshop)?);
    let before = fs::read_to_string(&stamp).unwrap_or_default();
    // The checker is built in weights too: a small one serves where a quick one would do.
    let is_fresh = [Weight::Small, weight].iter().any(|weight| before == note(&inputs, *weight));
    if is_fresh && folder(workshop).is_dir() {
        return Ok(());
    }
    // Pages that are gone from `www/` go from the site as well.
    drop(fs::remove_dir_all(folder(workshop)));
    write_pages(workshop)?;
    checker::build(workshop, weight, &folder(workshop).join("check"))?;
    fs::write(&stamp, note(&inputs, weight)).map_err(|error| describe(&stamp, &error))
}

/// The files and folders that what is built follows from.
pub(crate) fn sources(workshop: &Workshop) -> Vec<PathBuf> {
    let all = package::INPUTS.iter().chain(&INPUTS).filter(|name| **name != BUILT);
    all.map(|name| workshop.root.join(name)).filter(|path| path.exists()).collect()
}

fn write_pages(workshop: &Workshop) -> Result<(), String> {
    workshop
        .step("write the site's pages", "node")
        .args(["www/node_modules/@11ty/eleventy/cmd.cjs", "--config=www/eleventy.config.js"])
        .run()
}

fn inputs(workshop: &Workshop) -> Result<String, String> {
    let mut hasher = DefaultHasher::new();
    INPUTS.iter().try_for_each(|name| hash_tree(&workshop.root.join(name), &mut hasher))?;
    Ok(format!("{:016x}", hasher.finish()))
}

fn note(inputs: &str, weight: Weight) -> String {
    format!("{inputs} {weight:?}\n")
}

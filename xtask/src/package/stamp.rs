//! Whether `pkg/` is what the present sources give: a note of what went in and of what came out.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use super::Weight;
use super::publish::built_files;
use crate::fingerprint::hash_tree;
use crate::workshop::{Workshop, describe};

/// All that a package is made of. A change in how it is made counts too.
pub(crate) const INPUTS: [&str; 13] = [
    "src",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "xtask/package-lock.json",
    "xtask/src/package.rs",
    "wasm-parts/src",
    "xtask/src/package",
    "pkg/about.md",
    "pkg/custom-elements.json",
    "pkg/package.json",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];

/// A fingerprint of the sources and of the compiler.
pub(super) fn inputs(workshop: &Workshop) -> Result<String, String> {
    let mut hasher = DefaultHasher::new();
    workshop.capture("rustc", &["--verbose", "--version"])?.hash(&mut hasher);
    for name in INPUTS {
        hash_tree(&workshop.root.join(name), &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// A small package also serves where a quick one would do.
pub(super) fn is_fresh(workshop: &Workshop, weight: Weight, inputs: &str) -> bool {
    let Ok(stamp) = fs::read_to_string(path(workshop)) else { return false };
    let is = |weight| text(workshop, weight, inputs).is_ok_and(|wanted| wanted == stamp);
    is(Weight::Small) || (weight == Weight::Quick && is(Weight::Quick))
}

pub(super) fn write(workshop: &Workshop, weight: Weight, inputs: &str) -> Result<(), String> {
    let path = path(workshop);
    fs::write(&path, text(workshop, weight, inputs)?).map_err(|error| describe(&path, &error))
}

fn path(workshop: &Workshop) -> PathBuf {
    workshop.staging.join("package.stamp")
}

fn text(workshop: &Workshop, weight: Weight, inputs: &str) -> Result<String, String> {
    let mut hasher = DefaultHasher::new();
    for file in built_files(&workshop.root.join("pkg")) {
        hash_tree(&file, &mut hasher)?;
    }
    Ok(format!("{weight:?} from {inputs} gave {:016x}\n", hasher.finish()))
}

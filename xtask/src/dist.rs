//! What is released, as files in one folder: the npm tarball, the hashes, the bill of materials, and the words.

mod sbom;

use std::fs;
use std::path::Path;

use semver::Version;

use crate::package;
use crate::release::{self, changelog};
use crate::setup;
use crate::step;
use crate::workshop::{Workshop, describe};

/// Where they are, from the root of the clone.
pub(crate) const FOLDER: &str = "target/dist";

/// The command: builds the package in two folders, compares, and lays it out. Another version than `wanted` is refused.
pub(crate) fn run(workshop: &Workshop, wanted: Option<&str>) -> Result<(), String> {
    let version = release::current(workshop)?;
    require(&version, wanted)?;
    package::run_twice(workshop)?;
    lay_out(workshop, &version)
}

fn require(version: &Version, wanted: Option<&str>) -> Result<(), String> {
    match wanted {
        Some(wanted) if wanted != version.to_string() => Err(format!(
            "the manifests say {version}, and {wanted} is wanted: tags are made by `cargo xtask release`"
        )),
        _ => Ok(()),
    }
}

/// Lays out the package that is in `pkg/`.
pub(crate) fn lay_out(workshop: &Workshop, version: &Version) -> Result<(), String> {
    let folder = workshop.root.join(FOLDER);
    // It need not be there.
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).map_err(|error| describe(&folder, &error))?;
    pack(workshop, &folder)?;
    let hashes = workshop.root.join("pkg").join("sri.json");
    fs::copy(&hashes, folder.join("sri.json")).map_err(|error| describe(&hashes, &error))?;
    step::time("list what is in it", || {
        write(&folder.join(format!("newsreel-{version}.cdx.json")), &sbom::of(workshop, version)?)
    })?;
    write(&folder.join("notes.md"), &notes(workshop, version)?)?;
    tell(&folder)
}

fn pack(workshop: &Workshop, folder: &Path) -> Result<(), String> {
    workshop
        .step("pack the npm package", setup::npm_program())
        .args(["pack", "--ignore-scripts", "--pack-destination"])
        .args([folder.as_os_str(), "./pkg".as_ref()])
        .run()
}

/// What the changelog says of a version; before its release, what waits.
fn notes(workshop: &Workshop, version: &Version) -> Result<String, String> {
    let path = workshop.root.join("CHANGELOG.md");
    let log = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    let found = changelog::notes(&log, version).or_else(|| changelog::unreleased(&log));
    found.ok_or_else(|| format!("CHANGELOG.md says nothing of {version}"))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| describe(path, &error))
}

fn tell(folder: &Path) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| describe(folder, &error))?;
    let mut lines: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let bytes = entry.metadata().ok()?.len();
            Some(format!("  {FOLDER}/{} ({bytes} bytes)", entry.file_name().to_string_lossy()))
        })
        .collect();
    lines.sort();
    println!("{}", lines.join("\n"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Version, require};

    #[test]
    fn a_tag_that_the_manifests_do_not_know_is_refused() {
        let version = Version::new(1, 2, 3);
        assert_eq!(require(&version, None), Ok(()));
        assert_eq!(require(&version, Some("1.2.3")), Ok(()));
        let error = require(&version, Some("1.2.4")).unwrap_err();
        assert!(error.starts_with("the manifests say 1.2.3, and 1.2.4 is wanted"), "{error}");
    }
}

//! The same sources give the same bytes wherever they are built, and no file tells where that was.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::publish::built_files;
use super::{Weight, provide, stamp};
use crate::step;
use crate::workshop::{Workshop, describe};

/// Each file's bytes by its name in the package.
type Files = BTreeMap<String, Vec<u8>>;

/// Builds the package once more, in another folder, unless these sources have been before.
pub(super) fn check_once(workshop: &Workshop) -> Result<(), String> {
    let inputs = stamp::inputs(workshop)?;
    let known = workshop.staging.join("twice.stamp");
    if fs::read_to_string(&known).is_ok_and(|same| same == inputs) {
        return Ok(());
    }
    check(workshop)?;
    fs::write(&known, inputs).map_err(|error| describe(&known, &error))
}

/// Builds the package once more, in another folder, and compares every file.
pub(super) fn check(workshop: &Workshop) -> Result<(), String> {
    provide(workshop, Weight::Small)?;
    let folder = env::temp_dir().join(format!("newsreel-twice-{}", std::process::id()));
    let there = Workshop {
        root: folder.join("another").join("place"),
        target: folder.join("target"),
        staging: folder.join("another").join("place").join("target").join("newsreel"),
        cache: workshop.cache.clone(),
        verbose: workshop.verbose,
    };
    step::time("copy the sources to another folder", || copy_sources(workshop, &there.root))?;
    println!("▸ build them there");
    provide(&there, Weight::Small)?;
    step::time("compare both packages", || {
        let (here, there) = (package(workshop)?, package(&there)?);
        same(&here, &there)
    })?;
    let places = [&workshop.root, &workshop.target, &workshop.cache, &there.root, &there.target];
    step::time("look for places in the files", || {
        tells_no(&package(workshop)?, places.into_iter().cloned().chain(homes()))
    })?;
    fs::remove_dir_all(&folder).map_err(|error| describe(&folder, &error))
}

/// What git has or would have.
fn copy_sources(workshop: &Workshop, to: &Path) -> Result<(), String> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let names = workshop.capture("git", &arguments)?;
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (workshop.root.join(name), to.join(name));
        let folder = to.parent().unwrap_or(&to);
        fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
        // What has been removed and not committed yet is no source any more.
        if from.is_file() {
            fs::copy(&from, &to).map_err(|error| describe(&from, &error))?;
        }
    }
    Ok(())
}

fn package(workshop: &Workshop) -> Result<Files, String> {
    let home = workshop.root.join("pkg");
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).map_err(|error| describe(&path, &error))?;
        let name = path.strip_prefix(&home).unwrap_or(&path);
        Ok((name.to_string_lossy().into_owned(), bytes))
    };
    built_files(&home).into_iter().map(read).collect()
}

fn same(here: &Files, there: &Files) -> Result<(), String> {
    let names = here.keys().chain(there.keys().filter(|name| !here.contains_key(*name)));
    let differ: Vec<&str> =
        names.filter(|name| here.get(*name) != there.get(*name)).map(String::as_str).collect();
    if here.is_empty() || !differ.is_empty() {
        return Err(format!("built in two folders, these differ: {}", differ.join(", ")));
    }
    Ok(())
}

/// The folders of who builds.
fn homes() -> impl Iterator<Item = PathBuf> {
    let named = ["CARGO_HOME", "RUSTUP_HOME"].into_iter().filter_map(env::var_os);
    named.map(PathBuf::from).chain(env::home_dir())
}

fn tells_no(files: &Files, places: impl Iterator<Item = PathBuf>) -> Result<(), String> {
    let places: Vec<String> =
        places.map(|place| format!("{}/", place.to_string_lossy().trim_end_matches('/'))).collect();
    for (name, bytes) in files {
        // Paths are told byte by byte, whatever stands around them.
        let text = String::from_utf8_lossy(bytes);
        if let Some(place) = places.iter().find(|place| text.contains(*place)) {
            return Err(format!("{name} tells where it was built: {place}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Files, same, tells_no};

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_file_that_differs_or_is_missing_is_named() {
        let here = files(&[("a.js", "1"), ("b.js", "2"), ("c.js", "3")]);
        assert_eq!(same(&here, &here.clone()), Ok(()));
        let there = files(&[("a.js", "1"), ("b.js", "!"), ("d.js", "4")]);
        assert!(same(&here, &there).unwrap_err().ends_with("differ: b.js, c.js, d.js"));
    }

    #[test]
    fn two_packages_of_nothing_are_no_proof() {
        assert!(same(&Files::new(), &Files::new()).is_err());
    }

    #[test]
    fn a_file_that_tells_where_it_was_built_is_named() {
        let package = files(&[("a.js", "x"), ("b.wasm", "\u{0}/home/me/.cargo/registry")]);
        let told = |place: &str| tells_no(&package, [PathBuf::from(place)].into_iter());
        assert!(told("/home/me").unwrap_err().starts_with("b.wasm tells"));
        assert_eq!(told("/home/m"), Ok(()));
        assert_eq!(told("/srv"), Ok(()));
    }
}

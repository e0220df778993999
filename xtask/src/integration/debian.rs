//! Packages of Debian. They are fetched, not installed: no server of theirs starts on this machine.

use std::fs;
use std::path::{Path, PathBuf};

use super::write;
use crate::workshop::{Workshop, describe};

/// The folder with the packages of a list, fetched if they are not there.
pub(crate) fn provide(workshop: &Workshop, name: &str, packages: &str) -> Result<PathBuf, String> {
    let path = workshop.root.join(packages);
    let list = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    let folder = workshop.cache.join(name);
    fetch(workshop, name, &folder, &list)?;
    Ok(folder)
}

// What was fetched is noted with it, so that other packages are fetched anew.
fn fetch(workshop: &Workshop, name: &str, folder: &Path, list: &str) -> Result<(), String> {
    let stamp = folder.join("newsreel-fetched.txt");
    let _lock = Workshop::lock(&workshop.cache, name)?;
    if fs::read_to_string(&stamp).is_ok_and(|fetched| fetched == list) {
        return Ok(());
    }
    if folder.is_dir() {
        fs::remove_dir_all(folder).map_err(|error| describe(folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
    workshop
        .step(format!("fetch {name} and its parts from Debian"), "apt-get")
        .args(["download"])
        .args(names(list))
        .folder(folder)
        .run()
        .map_err(|error| error + " (it needs Debian 12, and `apt-get update` beforehand)")?;
    write(&stamp, list)
}

fn names(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn remarks_are_no_packages() {
        assert!(names("# why\nsympa\nlibxml2\n").eq(["sympa", "libxml2"]));
    }
}

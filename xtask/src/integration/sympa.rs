//! Sympa, in the packages that Debian makes of it. They are fetched, not installed: no server of
//! theirs starts on this machine.

use std::fs;
use std::path::Path;

use super::{Server, write};
use crate::workshop::{Workshop, describe};

/// The names of the packages.
const PACKAGES: &str = "tests/integration/sympa/packages.txt";

/// Sympa's packages, fetched if they are not there.
pub(super) fn provide(workshop: &Workshop) -> Result<Server, String> {
    let path = workshop.root.join(PACKAGES);
    let list = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    let folder = workshop.cache.join("sympa");
    fetch(workshop, &folder, &list)?;
    Ok(Server {
        name: "Sympa".to_owned(),
        tests: "tests/integration/sympa.test.mjs",
        env: vec![("NEWSREEL_SYMPA", folder)],
    })
}

// What was fetched is noted with it, so that other packages are fetched anew.
fn fetch(workshop: &Workshop, folder: &Path, list: &str) -> Result<(), String> {
    let stamp = folder.join("newsreel-fetched.txt");
    let _lock = Workshop::lock(&workshop.cache, "sympa")?;
    if fs::read_to_string(&stamp).is_ok_and(|fetched| fetched == list) {
        return Ok(());
    }
    if folder.is_dir() {
        fs::remove_dir_all(folder).map_err(|error| describe(folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
    workshop
        .step("fetch Sympa and its parts from Debian", "apt-get")
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

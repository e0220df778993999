//! Mailman 3 with Postorius, its web interface, installed by pip.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Server, write};
use crate::workshop::{Workshop, describe};

/// What is installed, part by part.
const PARTS: &str = "tests/integration/mailman/requirements.txt";
/// The oldest Python that these parts run on.
const PYTHON: (u32, u32) = (3, 11);

/// Mailman, installed if it is not there.
pub(super) fn provide(workshop: &Workshop) -> Result<Server, String> {
    let path = workshop.root.join(PARTS);
    let parts = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    let version = version_of("mailman", &parts).ok_or("the parts have no Mailman")?;
    let folder = workshop.cache.join(format!("mailman-{version}"));
    install(workshop, &folder, &parts)?;
    Ok(Server {
        name: format!("Mailman {version}"),
        tests: "tests/integration/mailman.test.mjs",
        env: vec![("NEWSREEL_MAILMAN", folder)],
    })
}

// What was installed is noted with it, so that other parts are installed anew.
fn install(workshop: &Workshop, folder: &Path, parts: &str) -> Result<(), String> {
    let stamp = folder.join("newsreel-installed.txt");
    let _lock = Workshop::lock(&workshop.cache, "mailman")?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == parts) {
        return Ok(());
    }
    let python = python(workshop)?;
    workshop
        .step("make a place for Mailman (with Python's venv)", python)
        .args(["-m", "venv", "--clear"])
        .args([folder])
        .run()
        .map_err(|error| error + " (on Debian and Ubuntu, `apt install python3-venv`)")?;
    workshop
        .step("install Mailman and Postorius from PyPI", folder.join("bin").join("python"))
        .args(["-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "-r", PARTS])
        .run()?;
    write(&stamp, parts)
}

fn python(workshop: &Workshop) -> Result<PathBuf, String> {
    let say = "import sys; print(sys.version_info.major, sys.version_info.minor)";
    let found = workshop.capture("python3", &["-c", say])?;
    let enough = is_enough(&found);
    let (major, minor) = PYTHON;
    let remedy = || format!("Mailman needs Python {major}.{minor} or newer as `python3`");
    enough.then(|| PathBuf::from("python3")).ok_or_else(remedy)
}

fn is_enough(version: &str) -> bool {
    let numbers = version.split_once(' ');
    let numbers = numbers.and_then(|(one, two)| Some((one.parse().ok()?, two.parse().ok()?)));
    numbers.is_some_and(|found: (u32, u32)| found >= PYTHON)
}

fn version_of<'a>(name: &str, parts: &'a str) -> Option<&'a str> {
    parts.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix("=="))
}

#[cfg(test)]
mod tests {
    use super::{is_enough, version_of};

    #[test]
    fn an_older_python_is_told_apart() {
        assert!(is_enough("3 11") && is_enough("3 14") && is_enough("4 0"));
        assert!(!is_enough("3 9") && !is_enough("2 7") && !is_enough(""));
    }

    #[test]
    fn the_version_is_that_of_the_part_and_of_no_other() {
        let parts = "# mailman==1\nmailmanclient==3.3.5\nmailman==3.3.10\n";
        assert_eq!(version_of("mailman", parts), Some("3.3.10"));
        assert_eq!(version_of("postorius", parts), None);
    }
}

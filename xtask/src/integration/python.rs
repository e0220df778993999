//! Servers that pip installs, each in a place of its own.

use std::fs;
use std::path::{Path, PathBuf};

use super::write;
use crate::workshop::{Workshop, describe};

/// The oldest Python that these servers run on.
const PYTHON: (u32, u32) = (3, 11);

/// What is installed together.
#[derive(Debug)]
pub(crate) struct Parts {
    /// The part that the others are for, by its name on `PyPI`.
    pub(crate) name: &'static str,
    /// The list with each part's version.
    pub(crate) list: &'static str,
}

impl Parts {
    /// The version and the folder of these parts, installed if they are not there.
    pub(crate) fn provide(&self, workshop: &Workshop) -> Result<(String, PathBuf), String> {
        let path = workshop.root.join(self.list);
        let parts = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
        let missing = || format!("{} has no {}", self.list, self.name);
        let version = version_of(self.name, &parts).ok_or_else(missing)?;
        let folder = workshop.cache.join(format!("{}-{version}", self.name));
        self.install(workshop, &folder, &parts)?;
        Ok((version.to_owned(), folder))
    }

    // What was installed is noted with it, so that other parts are installed anew.
    fn install(&self, workshop: &Workshop, folder: &Path, parts: &str) -> Result<(), String> {
        let stamp = folder.join("newsreel-installed.txt");
        let _lock = Workshop::lock(&workshop.cache, self.name)?;
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == parts) {
            return Ok(());
        }
        let python = python(workshop)?;
        workshop
            .step(format!("make a place for {} (with Python's venv)", self.name), python)
            .args(["-m", "venv", "--clear"])
            .args([folder])
            .run()
            .map_err(|error| error + " (on Debian and Ubuntu, `apt install python3-venv`)")?;
        workshop
            .step(format!("install {} from PyPI", self.name), folder.join("bin").join("python"))
            .args(["-m", "pip", "install", "--disable-pip-version-check", "--no-deps"])
            .args(["-r", self.list])
            .run()?;
        write(&stamp, parts)
    }
}

fn python(workshop: &Workshop) -> Result<PathBuf, String> {
    let say = "import sys; print(sys.version_info.major, sys.version_info.minor)";
    let found = workshop.capture("python3", &["-c", say])?;
    let enough = is_enough(&found);
    let (major, minor) = PYTHON;
    let remedy = || format!("this needs Python {major}.{minor} or newer as `python3`");
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

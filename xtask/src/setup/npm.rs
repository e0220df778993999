//! Tools that are npm packages: exactly what the lock file of a folder says.

use std::fs;
use std::path::Path;

use crate::workshop::{Workshop, describe};

/// The oldest Node whose test runner and `fetch` we use.
const NODE_MAJOR: u32 = 20;

/// Installs the locked packages of `folder`, unless they are what was installed last.
pub(super) fn provide(workshop: &Workshop, folder: &str) -> Result<(), String> {
    let path = workshop.root.join(folder);
    if is_installed(&path)? {
        return Ok(());
    }
    let _lock = Workshop::lock(&workshop.staging, &format!("npm-{folder}"))?;
    if is_installed(&path)? {
        return Ok(());
    }
    require_node(workshop)?;
    workshop
        .step(format!("install the npm packages of {folder}/"), program())
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .folder(&path)
        .run()?;
    let stamp = stamp(&path);
    fs::copy(lock_file(&path), &stamp).map(drop).map_err(|error| describe(&stamp, &error))
}

fn is_installed(folder: &Path) -> Result<bool, String> {
    let lock_file = lock_file(folder);
    let wanted = fs::read(&lock_file).map_err(|error| describe(&lock_file, &error))?;
    Ok(fs::read(stamp(folder)).is_ok_and(|installed| installed == wanted))
}

fn lock_file(folder: &Path) -> std::path::PathBuf {
    folder.join("package-lock.json")
}

/// A copy of the lock file by which the packages were installed. `npm ci` removes it with the rest.
fn stamp(folder: &Path) -> std::path::PathBuf {
    folder.join("node_modules").join(".newsreel-installed.json")
}

fn require_node(workshop: &Workshop) -> Result<(), String> {
    let version = workshop.capture("node", &["--version"]).unwrap_or_default();
    match major(&version) {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => Err(format!(
            "Node {NODE_MAJOR} or newer with npm is needed ({found}).\n\
             Install it from https://nodejs.org or your system's packages, then run this again.",
            found = if version.is_empty() { "there is none on PATH" } else { version.as_str() }
        )),
    }
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

pub(crate) fn program() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read_from_what_node_prints() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20.20.2"), None);
        assert_eq!(major(""), None);
    }
}

//! Whether files are what they were: names and contents as one number.

use std::fs;
use std::hash::{DefaultHasher, Hash};
use std::path::{Path, PathBuf};

use crate::workshop::describe;

/// What npm installs follows from a lock file, and is much.
const INSTALLED: &str = "node_modules";

/// Names and contents of all files at and below `path`, which need not be there.
pub(crate) fn hash_tree(path: &Path, hasher: &mut DefaultHasher) -> Result<(), String> {
    if path.is_file() {
        path.hash(hasher);
        fs::read(path).map_err(|error| describe(path, &error))?.hash(hasher);
        return Ok(());
    }
    if path.ends_with(INSTALLED) {
        return Ok(());
    }
    let Ok(entries) = fs::read_dir(path) else { return Ok(()) };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().try_for_each(|path| hash_tree(path, hasher))
}

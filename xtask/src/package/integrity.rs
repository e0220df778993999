//! The hashes by which a page knows that it got the files that it asked for.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::workshop::Workshop;

/// Hashes with what Node has built in, so that no hash function is compiled for a table.
const SCRIPT: &str = "
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const [kind, ...paths] = process.argv.slice(1);
for (const path of paths) {
  console.log(kind + '-' + createHash(kind).update(readFileSync(path)).digest('base64'));
}";

/// How a file is hashed, as `integrity` attributes name it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// Inside of the paste-in module, where each byte is downloaded by everyone.
    Sha256,
    /// In what people copy.
    Sha384,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sha384 => "sha384",
        }
    }
}

/// Each file's name below `folder`, with `prefix` before it, and its hash.
pub(super) fn of(
    workshop: &Workshop,
    kind: Kind,
    folder: &Path,
    files: &[PathBuf],
    prefix: &str,
) -> Result<Map<String, Value>, String> {
    let mut arguments = vec!["-e", SCRIPT, kind.name()];
    let paths: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    arguments.extend(paths.iter().map(AsRef::as_ref));
    let hashes = workshop.capture("node", &arguments)?;
    let names = files.iter().map(|file| name(folder, file, prefix));
    Ok(names.zip(hashes.lines().map(Value::from)).collect())
}

/// As in an address, on every system.
fn name(folder: &Path, file: &Path, prefix: &str) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    format!("{prefix}{}", parts.join("/"))
}

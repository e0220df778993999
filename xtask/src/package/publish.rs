//! The last move: what was built before leaves `pkg/`, what is built now enters. What is written by
//! hand there stays.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::integrity::{self, Kind};
use crate::workshop::{Workshop, describe};

/// The built entries of `pkg/`; nothing else there is ours to remove.
const BUILT: [&str; 32] = [
    "newsreel_bg.wasm",
    "carousel.wasm",
    "moves.wasm",
    "signup.wasm",
    "signup.js",
    "subscribe.wasm",
    "subscribe.js",
    "reader.wasm",
    "tools.wasm",
    "newsreel.js",
    "widget.js",
    "without-wasm.js",
    "index.js",
    "define.js",
    "inline.js",
    "inline-define.js",
    "bytes.js",
    "heal.js",
    "index.cjs",
    "newsreel.css",
    "frame.css",
    "frame.js",
    "framed.js",
    "themes",
    "words",
    "web-types.json",
    "vscode.html-custom-data.json",
    "vscode.css-custom-data.json",
    "sri.json",
    "README.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];

/// The hashes of what a page loads, for those who serve or paste it.
const HASHES: &str = "sri.json";

/// What a `wasm-pack build` into `pkg/` leaves there. Its `.gitignore` would hide our own files.
const LEFT_BY_WASM_PACK: [&str; 2] = [".gitignore", "newsreel_bg.wasm.d.ts"];

const LICENSES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// What a page loads: these have hashes.
const LOADED: [&str; 3] = ["js", "css", "wasm"];

/// Notes the hashes of what has been built, for machines and in the README.
pub(super) fn describe_files(workshop: &Workshop, package: &Path) -> Result<(), String> {
    let mut files = built_files(package);
    let is_loaded =
        |file: &Path| LOADED.iter().any(|ending| file.extension() == Some(OsStr::new(ending)));
    files.retain(|file| is_loaded(file));
    let hashes = integrity::of(workshop, Kind::Sha384, package, &files, "")?;
    let source = workshop.root.join("pkg").join("about.md");
    let text = fs::read_to_string(&source).map_err(|error| describe(&source, &error))?;
    write(&package.join("README.md"), &with_hashes(text, &hashes))?;
    write(&package.join(HASHES), &format!("{:#}\n", Value::from(hashes)))
}

/// The README's source calls the hash of a file `{integrity of FILE}`.
fn with_hashes(text: String, hashes: &Map<String, Value>) -> String {
    hashes.iter().fold(text, |text, (file, hash)| {
        text.replace(&format!("{{integrity of {file}}}"), hash.as_str().unwrap_or_default())
    })
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| describe(path, &error))
}

pub(super) fn publish(workshop: &Workshop, package: &Path) -> Result<(), String> {
    for name in LICENSES {
        let license = workshop.root.join(name);
        if license.exists() {
            fs::copy(&license, package.join(name)).map_err(|error| describe(&license, &error))?;
        }
    }
    let home = workshop.root.join("pkg");
    require_manifest(&home)?;
    LEFT_BY_WASM_PACK.iter().try_for_each(|name| remove(&home.join(name)))?;
    BUILT.iter().try_for_each(|name| replace(&package.join(name), &home.join(name)))
}

fn require_manifest(home: &Path) -> Result<(), String> {
    if home.join("package.json").exists() {
        return Ok(());
    }
    Err("pkg/package.json is gone; `git checkout pkg` brings it back.\n\
         A `wasm-pack build` removes it, unless it is told --out-dir target/wasm-pack."
        .to_owned())
}

fn replace(from: &Path, to: &Path) -> Result<(), String> {
    remove(to)?;
    match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        moved => moved.map_err(|error| describe(to, &error)),
    }
}

fn remove(path: &Path) -> Result<(), String> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed.map_err(|error| describe(path, &error)),
    }
}

/// The built files that `pkg/` holds, in a fixed order.
pub(super) fn built_files(home: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in BUILT.iter().map(|name| home.join(name)) {
        if path.is_file() {
            files.push(path);
        } else if let Ok(entries) = fs::read_dir(&path) {
            let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            inside.sort();
            files.append(&mut inside);
        }
    }
    files
}

//! Scripts, words and style sheet: bundled and minified by esbuild.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::Staging;
use crate::step::{self, Step};
use crate::workshop::{Workshop, describe};

/// Each script of the package, and which other one it imports when it runs instead of holding a copy:
/// the heavy part is loaded late, and both entries for bundlers share one class.
const SCRIPTS: [(&str, Option<&str>); 4] = [
    ("widget.js", None),
    ("newsreel.js", Some("./widget.js")),
    ("index.js", Some("./widget.js")),
    ("define.js", Some("./index.js")),
];

/// Bundlers find the module by this expression, so it must be in each entry once, literally.
const MODULE_ADDRESS: &str = r#"new URL("./newsreel_bg.wasm",import.meta.url)"#;

/// The entries that load the module.
const ADDRESSING: [&str; 2] = ["newsreel.js", "index.js"];

pub(super) fn build(workshop: &Workshop, staging: &Staging) -> Result<(), String> {
    let sources = workshop.root.join("src");
    copy_all(&sources.join("js"), &staging.scripts)?;
    for (name, shared) in SCRIPTS {
        bundle(workshop, staging, name, shared)?;
    }
    step::time("check that the entries address the module", || addresses(&staging.package))?;
    words(workshop, &sources.join("words"), staging)?;
    minify(workshop, &sources.join("css").join("newsreel.css"), &staging.package)
}

fn bundle(
    workshop: &Workshop,
    staging: &Staging,
    name: &str,
    shared: Option<&str>,
) -> Result<(), String> {
    let external = shared.map(|shared| format!("--external:{shared}"));
    esbuild(workshop, &format!("bundle {name}"))
        .folder(&staging.scripts)
        .args([name, "--bundle", "--format=esm", "--external:./words/*"])
        .args(external)
        .args([option("--outfile=", &staging.package.join(name))])
        .run()
}

/// English is in the module; each other language is a file that is loaded when it is spoken.
fn words(workshop: &Workshop, folder: &Path, staging: &Staging) -> Result<(), String> {
    let drafts = staging.scripts.join("words");
    let mut names = Vec::new();
    for path in files_of(folder)? {
        let stem = path.file_stem().unwrap_or_default();
        if stem == "en" || path.extension() != Some(OsStr::new("json")) {
            continue;
        }
        let draft = drafts.join(stem).with_extension("js");
        let json = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
        write(&draft, &format!("export default {json}"))?;
        names.push(draft);
    }
    if names.is_empty() {
        return Ok(());
    }
    esbuild(workshop, "minify the words of the other languages")
        .args(&names)
        .args(["--format=esm"])
        .args([option("--outdir=", &staging.package.join("words"))])
        .run()
}

fn minify(workshop: &Workshop, sheet: &Path, package: &Path) -> Result<(), String> {
    esbuild(workshop, "minify newsreel.css")
        .args([sheet])
        .args([option("--outfile=", &package.join("newsreel.css"))])
        .run()
}

fn esbuild(workshop: &Workshop, what: &str) -> Step {
    workshop
        .step(what, workshop.npm_binary("xtask", "esbuild"))
        .args(["--minify", "--target=es2022", "--charset=utf8", "--legal-comments=none"])
        .args(["--log-level=warning"])
}

fn option(name: &str, path: &Path) -> std::ffi::OsString {
    let mut option = std::ffi::OsString::from(name);
    option.push(path);
    option
}

fn addresses(package: &Path) -> Result<(), String> {
    let mut found = Vec::new();
    for (name, _) in SCRIPTS {
        let path = package.join(name);
        let text = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
        found.extend(text.matches(MODULE_ADDRESS).map(|_| name));
    }
    if found == ADDRESSING {
        return Ok(());
    }
    Err(format!("`{MODULE_ADDRESS}` must be once in each of {ADDRESSING:?}; it is in {found:?}"))
}

fn copy_all(from: &Path, to: &Path) -> Result<(), String> {
    for path in files_of(from)? {
        let Some(name) = path.file_name() else { continue };
        fs::copy(&path, to.join(name)).map_err(|error| describe(&path, &error))?;
    }
    Ok(())
}

/// The files of a folder in the order of their names; none if there is no such folder.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| describe(folder, &error))?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
    }
    fs::write(path, text).map_err(|error| describe(path, &error))
}

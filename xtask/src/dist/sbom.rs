//! A bill of materials of what visitors download: the crates that are compiled into the modules, and
//! Rust's own library.
//!
//! The form is `CycloneDX` 1.6 (ECMA-424). It has no moment and no serial number, so that the same sources
//! give the same bytes. Its libraries and tools list what Cargo resolves, macros and build scripts too, and
//! not the standard library; what is written here is one table.

use std::collections::BTreeMap;
use std::fs;

use semver::Version;
use serde_json::{Value, json};
use toml::Table;

use crate::workshop::{Workshop, describe};

/// The crates of the widget as it is built for the browser, but for what only runs in the compiler.
const TREE: [&str; 14] = [
    "tree",
    "--package",
    "newsreel",
    "--features",
    "widget",
    "--target",
    "wasm32-unknown-unknown",
    "--edges",
    "normal,no-proc-macro",
    "--prefix",
    "none",
    "--no-dedupe",
    "--locked",
    "--format",
];

/// A name with its version, and a licence.
const FORMAT: &str = "{p}\t{l}";

pub(super) fn of(workshop: &Workshop, version: &Version) -> Result<String, String> {
    let listed = workshop.capture("cargo", &[&TREE[..], &[FORMAT]].concat())?;
    let path = workshop.root.join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    let sums = checksums(&lock).map_err(|error| format!("{}: {error}", path.display()))?;
    let compiler = workshop.capture("rustc", &["--version"])?;
    let mut components = crates(&listed, &sums)?;
    components.push(library(&compiler)?);
    Ok(format!("{:#}\n", document(version, &components)))
}

fn document(version: &Version, components: &[Value]) -> Value {
    let purl = format!("pkg:npm/newsreel@{version}");
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": purl,
                "name": "newsreel",
                "version": version.to_string(),
                "purl": purl,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            },
        },
        "components": components,
    })
}

/// A crate is in Cargo's list as often as it is needed, and once here. The widget itself is what the list is of.
fn crates(listed: &str, sums: &BTreeMap<(String, String), String>) -> Result<Vec<Value>, String> {
    let mut lines: Vec<&str> = listed.lines().filter(|line| !line.is_empty()).collect();
    lines.sort_unstable();
    lines.dedup();
    let others = lines.into_iter().filter(|line| !line.starts_with("newsreel "));
    let found: Vec<Value> = others.map(|line| component(line, sums)).collect::<Result<_, _>>()?;
    if found.is_empty() { Err("cargo lists no crates".to_owned()) } else { Ok(found) }
}

fn component(line: &str, sums: &BTreeMap<(String, String), String>) -> Result<Value, String> {
    let unclear = || format!("cargo lists a crate in words that are not known: `{line}`");
    let (package, licence) = line.split_once('\t').ok_or_else(unclear)?;
    let (name, version) = package.split_once(" v").ok_or_else(unclear)?;
    let key = (name.to_owned(), version.to_owned());
    let sum = sums.get(&key).ok_or_else(|| format!("Cargo.lock has no checksum of {package}"))?;
    let purl = format!("pkg:cargo/{name}@{version}");
    Ok(json!({
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        // Older manifests write a slash.
        "licenses": [{ "expression": licence.replace('/', " OR ") }],
        "hashes": [{ "alg": "SHA-256", "content": sum }],
    }))
}

/// The standard library, which is compiled into the modules as well.
fn library(compiler: &str) -> Result<Value, String> {
    let version = compiler.split(' ').nth(1).ok_or("rustc tells no version")?;
    Ok(json!({
        "type": "library",
        "bom-ref": format!("rust-std@{version}"),
        "name": "rust-std",
        "version": version,
        "description": "the standard library of Rust",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "externalReferences": [{ "type": "vcs", "url": "https://github.com/rust-lang/rust" }],
    }))
}

/// The checksum of each crate from a registry, by name and version.
fn checksums(lock: &str) -> Result<BTreeMap<(String, String), String>, String> {
    let lock: Table = lock.parse().map_err(|error| format!("{error}"))?;
    let packages = lock.get("package").and_then(toml::Value::as_array).ok_or("no packages")?;
    let read = |package: &toml::Value| {
        let text = |key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        Some(((text("name")?, text("version")?), text("checksum")?))
    };
    Ok(packages.iter().filter_map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::{Version, checksums, crates, document, library};

    const LOCK: &str = "version = 4\n[[package]]\nname = 'newsreel'\nversion = '0.1.0'\n\
                        [[package]]\nname = 'a-b'\nversion = '1.2.3'\nchecksum = 'abc'\n\
                        [[package]]\nname = 'a-b'\nversion = '2.0.0'\nchecksum = 'def'\n";
    const LISTED: &str = "newsreel v0.1.0 (/home/me)\tMIT OR Apache-2.0\n\
                          a-b v2.0.0\tMIT/Apache-2.0\na-b v1.2.3\tISC\na-b v2.0.0\tMIT/Apache-2.0\n";

    #[test]
    fn each_crate_stands_once_with_the_checksum_of_its_version() {
        let found = crates(LISTED, &checksums(LOCK).unwrap()).unwrap();
        let said = |key: &str| -> Vec<&str> {
            found.iter().filter_map(|crate_| crate_.pointer(key)?.as_str()).collect()
        };
        assert_eq!(said("/purl"), ["pkg:cargo/a-b@1.2.3", "pkg:cargo/a-b@2.0.0"]);
        assert_eq!(said("/hashes/0/content"), ["abc", "def"]);
        assert_eq!(said("/licenses/0/expression"), ["ISC", "MIT OR Apache-2.0"]);
    }

    #[test]
    fn a_crate_that_is_not_locked_is_refused() {
        let error = crates("c v1.0.0\tMIT", &checksums(LOCK).unwrap()).unwrap_err();
        assert_eq!(error, "Cargo.lock has no checksum of c v1.0.0");
        assert!(crates("", &checksums(LOCK).unwrap()).is_err());
    }

    #[test]
    fn the_document_tells_no_place() {
        let found = crates(LISTED, &checksums(LOCK).unwrap()).unwrap();
        let text = document(&Version::new(0, 1, 0), &found).to_string();
        assert!(text.contains("pkg:npm/newsreel@0.1.0") && !text.contains("/home/me"), "{text}");
    }

    #[test]
    fn the_library_has_the_compilers_version() {
        let library = library("rustc 1.95.0 (59807616e 2026-04-14)").unwrap();
        assert_eq!(library.get("version").and_then(|version| version.as_str()), Some("1.95.0"));
    }
}

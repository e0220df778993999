//! A crate outside the workspace that depends on the core, in a browser: it has an allocator of its own,
//! and what it exports is its own.

use std::fs;
use std::path::Path;

use wasmparser::{ExternalKind, Parser, Payload};

use super::WASM;
use crate::step;
use crate::workshop::{Workshop, describe};

/// The one function of `tests/dependent/lib.rs`.
const OWN: [&str; 1] = ["is_good"];

/// Builds the crate, and reads what its module exports.
pub(super) fn check(workshop: &Workshop) -> Result<(), String> {
    let folder = workshop.staging.join("dependent");
    write(&folder.join("Cargo.toml"), &manifest(&workshop.root))?;
    // The library and the tool of wasm-bindgen must be of one version.
    let lock = workshop.root.join("Cargo.lock");
    fs::copy(&lock, folder.join("Cargo.lock")).map_err(|error| describe(&lock, &error))?;
    workshop
        .step("compile a crate that depends on the core", "cargo")
        .args(["build", "--lib"])
        .args(WASM)
        .args(["--target-dir".as_ref(), workshop.target.as_os_str()])
        .folder(&folder)
        .run()?;
    let module = workshop.target.join("wasm32-unknown-unknown/debug/dependent.wasm");
    workshop
        .step("make its JavaScript", "wasm-bindgen")
        .args([module])
        .args(["--target", "web", "--out-name", "dependent", "--out-dir"])
        .args([&folder])
        .run()?;
    step::time("read what it exports", || {
        let module = folder.join("dependent_bg.wasm");
        let bytes = fs::read(&module).map_err(|error| describe(&module, &error))?;
        own_alone(&exported(&bytes)?)
    })
}

// Quoted as TOML has it, which takes any path between single quotes that has none itself.
fn manifest(root: &Path) -> String {
    let lib = root.join("tests").join("dependent").join("lib.rs");
    let (root, lib) = (root.display(), lib.display());
    format!(
        "[workspace]\n\n\
         [package]\nname = \"dependent\"\nedition = \"2024\"\n\n\
         [lib]\npath = '{lib}'\ncrate-type = [\"cdylib\"]\n\n\
         [dependencies]\nnewsreel = {{ path = '{root}' }}\nwasm-bindgen = \"0.2\"\n"
    )
}

fn own_alone(names: &[String]) -> Result<(), String> {
    if names == OWN {
        return Ok(());
    }
    Err(format!("a crate that depends on the core exports {names:?}, and not {OWN:?} alone"))
}

/// The functions that a module gives to scripts, without those that wasm-bindgen adds for itself.
fn exported(module: &[u8]) -> Result<Vec<String>, String> {
    let mut names = vec![];
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(|error| error.to_string())?;
        let Payload::ExportSection(section) = payload else { continue };
        for export in section {
            let export = export.map_err(|error| error.to_string())?;
            if export.kind == ExternalKind::Func && !export.name.starts_with("__") {
                names.push(export.name.to_owned());
            }
        }
    }
    Ok(names)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().ok_or("a file has a folder")?;
    fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
    fs::write(path, text).map_err(|error| describe(path, &error))
}

#[cfg(test)]
mod tests {
    use super::{exported, own_alone};

    #[test]
    fn what_is_exported_beside_the_own_function_is_found() {
        let text = r#"(module (func) (memory (export "memory") 1) (export "is_good" (func 0))
            (export "__wbindgen_start" (func 0)) (export "readFeed" (func 0)))"#;
        let names = exported(&wat::parse_str(text).unwrap()).unwrap();
        assert_eq!(names, ["is_good", "readFeed"]);
        assert!(own_alone(&names).is_err());
        assert!(own_alone(&names[..1]).is_ok());
    }
}

//! Tools that are Rust crates are built when they are missing.

use std::fs;
use std::path::Path;
use std::process;

use crate::step::Step;
use crate::tool::CrateTool;
use crate::workshop::{Workshop, describe};

/// Builds the tool unless it is there.
pub(super) fn provide(tool: &CrateTool, workshop: &Workshop) -> Result<(), String> {
    let home = tool.home(workshop.places())?;
    if tool.program_in(&home).exists() {
        return Ok(());
    }
    // Whoever comes second waits, and finds the tool built.
    let _lock = Workshop::lock(&workshop.cache, tool.name)?;
    if tool.program_in(&home).exists() {
        return Ok(());
    }
    let draft = workshop.cache.join(format!("{}.{}.draft", tool.name, process::id()));
    let built = install(tool, workshop, &draft)
        .and_then(|()| fs::rename(&draft, &home).map_err(|error| describe(&home, &error)));
    // After a success there is no draft any more.
    drop(fs::remove_dir_all(&draft));
    built
}

/// As its author locked it; if a registry does not have all of that, then with what fits.
fn install(tool: &CrateTool, workshop: &Workshop, draft: &Path) -> Result<(), String> {
    let locked = installation(tool, workshop, draft)?.args(["--locked"]).optional();
    locked.run().or_else(|_| {
        println!("    the registry lacks something that it locks: now with what fits");
        installation(tool, workshop, draft)?.run()
    })?;
    drop(fs::remove_dir_all(draft.join("target")));
    Ok(())
}

fn installation(tool: &CrateTool, workshop: &Workshop, draft: &Path) -> Result<Step, String> {
    let version = tool.version(workshop.places())?;
    Ok(workshop
        .step(format!("build {} {version}, once, some minutes", tool.name), "cargo")
        .args(["install", tool.name, "--version", &format!("={version}"), "--root"])
        .args([draft])
        // Outside of the clone: neither its configuration nor its flags are for the tool.
        .folder(&workshop.cache)
        .env("CARGO_TARGET_DIR", draft.join("target"))
        .without_env("RUSTFLAGS")
        .without_env("CARGO_ENCODED_RUSTFLAGS"))
}

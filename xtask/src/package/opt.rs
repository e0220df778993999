//! What binaryen does to modules, one at a time.

use std::fs;
use std::path::Path;

use crate::workshop::{Workshop, describe};

/// Named one by one: "all" includes encodings that browsers refuse.
pub(super) const FEATURES: [&str; 4] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// What is left to do once it is known which functions stand in a file together.
const LAST_PASSES: [&str; 2] =
    ["--duplicate-function-elimination", "--remove-unused-module-elements"];

/// Makes a module that tells a script, by a number, each function that begins.
pub(super) fn note_what_runs(
    workshop: &Workshop,
    module: &Path,
    file: &Path,
) -> Result<(), String> {
    let passes = ["--debuginfo", "--log-execution"];
    wasm_opt(workshop, "have the first module note what runs", &passes, module, file)
}

/// Makes a file of the package of a module.
pub(super) fn finish(workshop: &Workshop, module: &Path, file: &Path) -> Result<(), String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    wasm_opt(workshop, &format!("finish {name}"), &LAST_PASSES, module, file)
}

/// Puts a module through passes of `wasm-opt`.
pub(crate) fn wasm_opt(
    workshop: &Workshop,
    what: &str,
    passes: &[&str],
    input: &Path,
    output: &Path,
) -> Result<(), String> {
    workshop
        .step(what, workshop.npm_binary("xtask", "wasm-opt"))
        .args(passes)
        .args(FEATURES)
        .args([input.as_os_str(), "-o".as_ref(), output.as_os_str()])
        .run()
}

/// Copies a module.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| describe(from, &error))
}

//! The WebAssembly module and the JavaScript that wasm-bindgen makes for it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Staging, Weight};
use crate::step::Step;
use crate::workshop::{Workshop, describe};

const TARGET: &str = "wasm32-unknown-unknown";

/// `-Z` options on a stable compiler need this. It is said for this one build alone.
const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// No unwinding, no texts of panics, no places in the source: they would be a third of the module.
const SMALL_FLAGS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none";

/// Named one by one: "all" includes encodings that browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

pub(super) fn build(workshop: &Workshop, weight: Weight, staging: &Staging) -> Result<(), String> {
    let module = compile(workshop, weight)?;
    bind(workshop, &module, &staging.bindgen)?;
    let bound = staging.bindgen.join("newsreel_bg.wasm");
    let shipped = staging.package.join("newsreel_bg.wasm");
    match weight {
        Weight::Quick => copy(&bound, &shipped)?,
        Weight::Small => optimise(workshop, &bound, &shipped)?,
    }
    copy(&staging.bindgen.join("newsreel.js"), &staging.scripts.join("newsreel_glue.js"))?;
    copy(&staging.bindgen.join("newsreel.d.ts"), &staging.scripts.join("newsreel_glue.d.ts"))
}

fn compile(workshop: &Workshop, weight: Weight) -> Result<PathBuf, String> {
    let (what, target) = match weight {
        Weight::Quick => ("compile for the browser", workshop.target.clone()),
        Weight::Small => {
            ("compile for the browser with a small standard library", workshop.target.join("small"))
        }
    };
    let cargo = workshop
        .step(what, "cargo")
        .args(["build", "--release", "--lib", "--package", "newsreel", "--target", TARGET])
        .args(["--target-dir".as_ref(), target.as_os_str()])
        .without_env("CARGO_ENCODED_RUSTFLAGS");
    match weight {
        Weight::Quick => cargo,
        Weight::Small => shrink(cargo),
    }
    .run()?;
    Ok(target.join(TARGET).join("release").join("newsreel.wasm"))
}

fn shrink(cargo: Step) -> Step {
    cargo
        .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
        .env(UNSTABLE.0, UNSTABLE.1)
        .env("RUSTFLAGS", SMALL_FLAGS)
}

fn bind(workshop: &Workshop, module: &Path, folder: &Path) -> Result<(), String> {
    workshop
        .step("make the module's JavaScript", "wasm-bindgen")
        .args([module])
        // Our own script says where the module is.
        .args(["--target", "web", "--omit-default-module-path", "--out-name", "newsreel"])
        .args(["--remove-name-section", "--remove-producers-section"])
        .args(["--out-dir".as_ref(), folder.as_os_str()])
        .run()
}

fn optimise(workshop: &Workshop, input: &Path, output: &Path) -> Result<(), String> {
    workshop
        .step("optimise the module", workshop.npm_binary("xtask", "wasm-opt"))
        .args(["-Oz"])
        .args(FEATURES)
        .args([input.as_os_str(), "-o".as_ref(), output.as_os_str()])
        .run()
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| describe(from, &error))
}

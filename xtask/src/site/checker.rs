//! The module of the page that checks feeds, built of `www/check/` for the browser.

use std::fs;
use std::path::Path;

use crate::package::{self, Crate, Weight};
use crate::workshop::{Workshop, describe};

/// The crate of the page.
const CHECKER: Crate = Crate { name: "newsreel-check-page", features: None };

/// Chosen by what the module weighs in brotli.
const PASSES: [&str; 1] = ["-Oz"];

/// What the module imports of the widget's own scripts.
const SCRIPT: &str = "src/js/texts.js";

/// Puts `check.js` and `check_bg.wasm` into `folder`.
pub(super) fn build(workshop: &Workshop, weight: Weight, folder: &Path) -> Result<(), String> {
    let module = package::compile(workshop, weight, &CHECKER)?;
    let bound = workshop.staging.join("checker");
    bind(workshop, &module, &bound)?;
    fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
    copy(&bound.join("check.js"), &folder.join("check.js"))?;
    copy(&workshop.root.join(SCRIPT), &folder.join("texts.js"))?;
    let (bound, shipped) = (bound.join("check_bg.wasm"), folder.join("check_bg.wasm"));
    match weight {
        Weight::Quick => copy(&bound, &shipped),
        Weight::Small => {
            package::wasm_opt(workshop, "optimise the checker", &PASSES, &bound, &shipped)
        }
    }
}

fn bind(workshop: &Workshop, module: &Path, folder: &Path) -> Result<(), String> {
    workshop
        .step("make the checker's JavaScript", "wasm-bindgen")
        .args([module])
        .args(["--target", "web", "--no-typescript", "--out-name", "check"])
        .args(["--remove-producers-section", "--remove-name-section"])
        .args(["--out-dir".as_ref(), folder.as_os_str()])
        .run()
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| describe(from, &error))
}

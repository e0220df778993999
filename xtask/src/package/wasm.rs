//! The WebAssembly module and the JavaScript that wasm-bindgen makes for it.

use std::fs;
use std::path::{Path, PathBuf};

use super::names::{self, Names};
use super::opt::{FEATURES, copy, finish, wasm_opt};
use super::{Staging, Weight, glue, parts};
use crate::step::{self, Step};
use crate::workshop::Workshop;

const TARGET: &str = "wasm32-unknown-unknown";

/// `-Z` options on a stable compiler need this. It is said for this one build alone.
const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// No unwinding, no texts of panics, no places in the source: they would be a third of the module.
/// Of what processors have learnt, only what makes code smaller and can be turned into JavaScript.
/// Functions that are alike stay apart until the module is cut into parts, so that each has the name
/// of where it belongs, and so do data. A stack of 128 kB in place of a megabyte: an article of any depth needs 11 of them.
const SMALL_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none \
                           -Zlocation-detail=none -Zmerge-functions=disabled -Ctarget-cpu=mvp \
                           -Ctarget-feature=+bulk-memory,+nontrapping-fptoint,+sign-ext,\
                           +mutable-globals -Clink-arg=-zstack-size=131072 \
                           -Clink-arg=--no-merge-data-segments -Clink-arg=--table-base=2000";

/// What `wasm2js` does not know, put in older terms.
const LOWER: [&str; 2] = ["--signext-lowering", "--llvm-nontrapping-fptoint-lowering"];

/// Chosen by what the module weighs in brotli. `-Oz` makes it smaller as it is and bigger there: what
/// LLVM wrote repeats itself more, above all where functions and locals keep their order.
const PASSES: [&str; 17] = [
    "--debuginfo",
    "--dce",
    "--remove-unused-module-elements",
    "--directize",
    "--simplify-globals",
    "--dae",
    // Small functions with one caller: browsers compile each when it is called first, which costs
    // more than its code.
    "--inlining",
    "-aimfs=0",
    "-fimfs=0",
    "-ocimfs=60",
    "--optimize-instructions",
    "--remove-unused-brs",
    "--remove-unused-names",
    "--vacuum",
    "--coalesce-locals",
    "--reorder-locals",
    "--remove-unused-module-elements",
];

/// A crate of this workspace that is compiled for the browser.
#[derive(Debug)]
pub(crate) struct Crate {
    pub(crate) name: &'static str,
    pub(crate) features: Option<&'static str>,
}

const WIDGET: Crate = Crate { name: "newsreel", features: Some("--features=widget") };

pub(super) fn build(workshop: &Workshop, weight: Weight, staging: &Staging) -> Result<(), String> {
    let module = compile(workshop, weight, &WIDGET)?;
    bind(workshop, weight, &module, &staging.bindgen)?;
    let bound = staging.bindgen.join("newsreel_bg.wasm");
    let shipped = staging.package.join("newsreel_bg.wasm");
    let names = match weight {
        Weight::Quick => {
            parts::leave_whole(&bound, staging)?;
            copy(&bound, &shipped).map(|()| Names::default())?
        }
        Weight::Small => {
            let named = staging.bindgen.join("named.wasm");
            let names = step::time("give imports and exports short names", || {
                names::shorten(workshop, &bound, &named)
            })?;
            let optimised = staging.bindgen.join("optimised.wasm");
            wasm_opt(workshop, "optimise the module", &PASSES, &named, &optimised)?;
            parts::build(workshop, &optimised, staging)?;
            let whole = staging.bindgen.join("whole.wasm");
            parts::join(&optimised, &whole)?;
            finish(workshop, &whole, &shipped)?;
            parts::join(&named, &whole)?;
            turn_into_javascript(workshop, &whole, staging)?;
            names
        }
    };
    glue::write(&staging.bindgen, &staging.scripts, &names)
}

/// Gives the module that is compiled of a crate.
pub(crate) fn compile(
    workshop: &Workshop,
    weight: Weight,
    compiled: &Crate,
) -> Result<PathBuf, String> {
    let (how, profile, target) = match weight {
        Weight::Quick => ("", "quick", workshop.target.clone()),
        Weight::Small => {
            (" with a small standard library", "release", workshop.target.join("small"))
        }
    };
    let cargo = workshop
        .step(format!("compile {} for the browser{how}", compiled.name), "cargo")
        .args(["build", "--lib", "--package", compiled.name, "--target", TARGET])
        .args(["--profile", profile])
        .args(compiled.features)
        .args(["--target-dir".as_ref(), target.as_os_str()])
        .without_env("CARGO_ENCODED_RUSTFLAGS");
    match weight {
        Weight::Quick => cargo,
        Weight::Small => shrink(cargo),
    }
    .run()?;
    let file = [&compiled.name.replace('-', "_"), ".wasm"].concat();
    Ok(target.join(TARGET).join(profile).join(file))
}

fn shrink(cargo: Step) -> Step {
    cargo
        .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
        .env(UNSTABLE.0, UNSTABLE.1)
        .env("RUSTFLAGS", SMALL_FLAGS)
}

fn bind(workshop: &Workshop, weight: Weight, module: &Path, folder: &Path) -> Result<(), String> {
    // Where it is cut, functions are told apart by their names.
    let without_names = (weight == Weight::Quick).then_some("--remove-name-section");
    workshop
        .step("make the module's JavaScript", "wasm-bindgen")
        .args([module])
        // Our own script says where the module is.
        .args(["--target", "web", "--omit-default-module-path", "--out-name", "newsreel"])
        .args(["--remove-producers-section"])
        .args(without_names)
        .args(["--out-dir".as_ref(), folder.as_os_str()])
        .run()
}

/// For where WebAssembly is off or forbidden: the same module, in a little more bytes.
fn turn_into_javascript(
    workshop: &Workshop,
    input: &Path,
    staging: &Staging,
) -> Result<(), String> {
    let plain = staging.bindgen.join("plain.js");
    let known = |what: &str| workshop.staging.join(format!("javascript.{what}"));
    let (known_input, known_output) = (known("input"), known("output"));
    // It is slow, and the module often the same as last time.
    let is_same = fs::read(&known_input).ok() == fs::read(input).ok();
    if !is_same || !known_output.exists() {
        let lowered = staging.bindgen.join("lowered.wasm");
        wasm_opt(workshop, "put the module in older terms", &LOWER, input, &lowered)?;
        workshop
            .step("turn the module into JavaScript", workshop.npm_binary("xtask", "wasm2js"))
            .args(["-O2"])
            .args(FEATURES)
            .args([lowered.as_os_str(), "-o".as_ref(), known_output.as_os_str()])
            .run()?;
        copy(input, &known_input)?;
    }
    copy(&known_output, &plain)?;
    glue::write_plain(&plain, &staging.scripts.join("without-wasm.js"))
}

//! What a reader would object to: format, lints, documentation, JavaScript types. Warnings are errors.

mod dependent;

use crate::package::{self, Weight};
use crate::setup;
use crate::step::Stopwatch;
use crate::workshop::Workshop;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY_WARNINGS: [&str; 2] = ["--", "-Dwarnings"];

/// Our own JavaScript, and what the package's types say to others. A project has one React.
const TYPES: [(&str, &str); 6] = [
    ("JavaScript types", "tsconfig.json"),
    ("the site's JavaScript types", "types/site.json"),
    ("the package's types in React 19, Vue and Svelte", "types/tsconfig.json"),
    ("the package's types in React 18", "types/react-18.json"),
    ("the package's types in Preact", "types/preact.json"),
    ("the package's types in Solid", "types/solid.json"),
];

pub(crate) fn run(workshop: &Workshop) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    setup::provide(workshop, setup::QUICK_BUILD)?;
    setup::provide(workshop, setup::CHECK)?;
    workshop.step("format", "cargo").args(["fmt", "--all", "--check"]).run()?;
    lints(workshop)?;
    documentation(workshop)?;
    dependent::check(workshop)?;
    types(workshop)?;
    println!("\nAll checks passed in {}.", stopwatch.seconds());
    Ok(())
}

fn lints(workshop: &Workshop) -> Result<(), String> {
    workshop
        .step("lints, native", "cargo")
        .args(["clippy", "--workspace", "--all-targets"])
        .args(DENY_WARNINGS)
        .run()?;
    workshop
        .step("lints, browser", "cargo")
        .args(["clippy", "--package", "newsreel", "--lib", "--tests", "--features", "widget"])
        .args(WASM)
        .args(DENY_WARNINGS)
        .run()?;
    workshop
        .step("lints, browser, the checker of the site", "cargo")
        .args(["clippy", "--package", "newsreel-check-page", "--lib"])
        .args(WASM)
        .args(DENY_WARNINGS)
        .run()?;
    workshop
        .step("lints, browser, the core alone", "cargo")
        .args(["clippy", "--package", "newsreel", "--lib"])
        .args(WASM)
        .args(DENY_WARNINGS)
        .run()
}

fn documentation(workshop: &Workshop) -> Result<(), String> {
    let doc = |what: &str| {
        workshop.step(what, "cargo").env("RUSTDOCFLAGS", "-Dwarnings").args(["doc", "--no-deps"])
    };
    doc("documentation, native").args(["--workspace"]).run()?;
    doc("documentation, browser")
        .args(["--package", "newsreel", "--features", "widget"])
        .args(WASM)
        .run()
}

/// The types of the generated JavaScript are part of the picture, hence the package first.
fn types(workshop: &Workshop) -> Result<(), String> {
    package::provide(workshop, Weight::Quick)?;
    for (what, project) in TYPES {
        workshop
            .step(what, workshop.npm_binary("tests", "tsc"))
            .args(["--project", &format!("tests/{project}")])
            .run()?;
    }
    Ok(())
}

//! What is missing is installed: each command names what it needs, and a second run finds it there.

mod browsers;
mod crates;
mod npm;
pub(crate) mod orca;
mod rust;

use crate::tool::{CARGO_DENY, CARGO_FUZZ, CrateTool, GECKODRIVER, WASM_BINDGEN, WASM_PACK};
use crate::workshop::Workshop;
pub(crate) use browsers::Browsers;
pub(crate) use npm::program as npm_program;
use rust::Part;

/// What a command may need.
#[derive(Debug)]
pub(crate) enum Need {
    Rust(&'static Part),
    Crate(&'static CrateTool),
    Npm(&'static str),
    Browsers,
}

/// To build for the browser with the ordinary standard library.
pub(crate) const QUICK_BUILD: &[Need] =
    &[Need::Rust(&rust::WASM_TARGET), Need::Crate(&WASM_BINDGEN), Need::Npm("xtask")];

/// To build at release weight.
pub(crate) const SMALL_BUILD: &[Need] = &[
    Need::Rust(&rust::WASM_TARGET),
    Need::Rust(&rust::RUST_SOURCE),
    Need::Crate(&WASM_BINDGEN),
    Need::Npm("xtask"),
];

/// To run the tests, beyond the build.
pub(crate) const TEST: &[Need] =
    &[Need::Crate(&WASM_PACK), Need::Crate(&GECKODRIVER), Need::Npm("tests"), Need::Browsers];

/// To measure, beyond the build: the other libraries, and a browser with what drives it.
pub(crate) const BENCH: &[Need] = &[Need::Npm("bench"), Need::Npm("tests"), Need::Browsers];

/// To measure in other browsers than Chromium, beyond that.
pub(crate) const BENCH_ENGINES: &[Need] = &[Need::Crate(&GECKODRIVER)];

/// To build partners' sites and open them, beyond the build.
pub(crate) const MATRIX: &[Need] = &[Need::Npm("xtask"), Need::Npm("tests"), Need::Browsers];

/// To put the snippet through editors and filters, beyond the build.
pub(crate) const HOSTS: &[Need] = &[Need::Npm("tests"), Need::Browsers];

/// To write the site, beyond the build of the package.
pub(crate) const SITE: &[Need] = &[Need::Npm("www")];

/// To read the code, beyond the build.
pub(crate) const CHECK: &[Need] =
    &[Need::Rust(&rust::CLIPPY), Need::Rust(&rust::RUSTFMT), Need::Npm("tests")];

/// To ask what we depend on.
pub(crate) const AUDIT: &[Need] = &[Need::Crate(&CARGO_DENY)];

/// To fuzz. Building the fuzzer takes a C++ compiler too.
pub(crate) const FUZZ: &[Need] = &[Need::Crate(&CARGO_FUZZ)];

/// Installs those of `needs` that are not there.
pub(crate) fn provide(workshop: &Workshop, needs: &[Need]) -> Result<(), String> {
    for need in needs {
        match need {
            Need::Rust(part) => part.provide(workshop)?,
            Need::Crate(tool) => crates::provide(tool, workshop)?,
            Need::Npm(folder) => npm::provide(workshop, folder)?,
            Need::Browsers => browsers::provide(workshop)?,
        }
    }
    Ok(())
}

//! The npm package: from Rust, JavaScript, words and style sheet to the files in `pkg/`.
//!
//! Everything is built into a staging folder first; `pkg/` changes only when all has succeeded.

mod budget;
mod editors;
mod glue;
mod integrity;
mod names;
mod opt;
mod parts;
mod publish;
mod script;
mod stamp;
mod trace;
mod twice;
mod wasm;
mod weigh;

use std::fs;
use std::path::PathBuf;

pub(crate) use opt::wasm_opt;
pub(crate) use stamp::INPUTS;
pub(crate) use trace::Traced;
pub(crate) use wasm::{Crate, compile};

use crate::setup;
use crate::step;
use crate::workshop::{Workshop, describe};

/// How much work a build puts into being small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The ordinary standard library, not optimised further: soon ready.
    Quick,
    /// What ships.
    Small,
}

/// The folders in which a package is built.
#[derive(Debug)]
struct Staging {
    /// What wasm-bindgen makes of the module.
    bindgen: PathBuf,
    /// The JavaScript sources with what wasm-bindgen made and the words beside them, so that each
    /// finds the other by the address that it has in the package.
    scripts: PathBuf,
    /// What will be in `pkg/`.
    package: PathBuf,
}

impl Staging {
    fn clean(workshop: &Workshop) -> Result<Self, String> {
        let folder = |name: &str| {
            let path = workshop.staging.join(name);
            // It need not be there.
            drop(fs::remove_dir_all(&path));
            fs::create_dir_all(&path).map_err(|error| describe(&path, &error))?;
            Ok::<_, String>(path)
        };
        Ok(Self {
            bindgen: folder("bindgen")?,
            scripts: folder("scripts")?,
            package: folder("package")?,
        })
    }
}

/// The command: builds what ships, and weighs it.
pub(crate) fn run(workshop: &Workshop) -> Result<(), String> {
    provide(workshop, Weight::Small)?;
    weigh::weigh(workshop, &workshop.root.join("pkg"))?.print()
}

/// The command: builds what ships in two folders, and compares.
pub(crate) fn run_twice(workshop: &Workshop) -> Result<(), String> {
    twice::check(workshop)
}

/// Refuses a package whose bytes depend on where it is built, if these sources are new.
pub(crate) fn is_reproducible(workshop: &Workshop) -> Result<(), String> {
    twice::check_once(workshop)
}

/// Refuses a package that has grown past its budget.
pub(crate) fn keep_budget(workshop: &Workshop) -> Result<(), String> {
    step::time("weigh the package against its budget", || {
        let weights = weigh::weigh(workshop, &workshop.root.join("pkg"))?;
        budget::Budget::read(workshop)?.keep(weights.weighed()?)
    })
}

/// Sees to it that `pkg/` holds a package of this weight (or better) made from the present sources.
pub(crate) fn provide(workshop: &Workshop, weight: Weight) -> Result<(), String> {
    setup::provide(workshop, needs(weight))?;
    let _lock = Workshop::lock(&workshop.staging, "package")?;
    let inputs = stamp::inputs(workshop)?;
    if stamp::is_fresh(workshop, weight, &inputs) {
        println!("▸ pkg/ is up to date");
        return Ok(());
    }
    let staging = Staging::clean(workshop)?;
    wasm::build(workshop, weight, &staging)?;
    script::build(workshop, weight, &staging)?;
    editors::build(workshop, &staging.package)?;
    step::time("note the hashes of the files", || {
        publish::describe_files(workshop, &staging.package)
    })?;
    step::time("move the package into pkg/", || publish::publish(workshop, &staging.package))?;
    stamp::write(workshop, weight, &inputs)
}

fn needs(weight: Weight) -> &'static [setup::Need] {
    match weight {
        Weight::Quick => setup::QUICK_BUILD,
        Weight::Small => setup::SMALL_BUILD,
    }
}

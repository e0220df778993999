//! Parts of the Rust toolchain: the browser's target, the standard library's source, the linters.

use std::path::Path;

use crate::workshop::Workshop;

/// A part of the toolchain, and where it shows in the sysroot.
#[derive(Debug)]
pub(crate) struct Part {
    name: &'static str,
    kind: &'static str,
    place: &'static str,
}

pub(crate) static WASM_TARGET: Part = Part {
    name: "wasm32-unknown-unknown",
    kind: "target",
    place: "lib/rustlib/wasm32-unknown-unknown/lib",
};

pub(crate) static RUST_SOURCE: Part =
    Part { name: "rust-src", kind: "component", place: "lib/rustlib/src/rust/library/Cargo.lock" };

pub(crate) static CLIPPY: Part =
    Part { name: "clippy", kind: "component", place: "bin/cargo-clippy" };

pub(crate) static RUSTFMT: Part =
    Part { name: "rustfmt", kind: "component", place: "bin/cargo-fmt" };

impl Part {
    pub(super) fn provide(&self, workshop: &Workshop) -> Result<(), String> {
        if self.is_there(workshop)? {
            return Ok(());
        }
        // Two rustup processes at once would write the same toolchain.
        let _lock = Workshop::lock(&workshop.cache, "rustup")?;
        if self.is_there(workshop)? {
            return Ok(());
        }
        if workshop.capture("rustup", &["--version"]).is_err() {
            return Err(self.remedy());
        }
        workshop
            .step(format!("add {} to the Rust toolchain", self.name), "rustup")
            .args([self.kind, "add", self.name])
            .run()
    }

    fn is_there(&self, workshop: &Workshop) -> Result<bool, String> {
        let sysroot = workshop.capture("rustc", &["--print", "sysroot"])?;
        let place = Path::new(&sysroot).join(self.place);
        Ok(place.exists() || place.with_extension("exe").exists())
    }

    fn remedy(&self) -> String {
        format!(
            "the Rust toolchain lacks {name}, and there is no rustup to add it.\n\
             Install Rust with rustup (https://rustup.rs), or install {name} for your `rustc` by \
             the means that it came by, then run this command again.",
            name = self.name
        )
    }
}

//! Tools that are Rust crates: built once for each version into a cache that all clones share.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use crate::step::Step;
use crate::workshop::{Workshop, describe};

/// A tool from crates.io.
#[derive(Debug)]
pub(crate) struct CrateTool {
    name: &'static str,
    binary: &'static str,
    version: Version,
}

/// Where a tool's version is written.
#[derive(Debug)]
enum Version {
    Here(&'static str),
    /// In `Cargo.lock`: the version of the library that the tool must equal.
    OfLibrary(&'static str),
}

pub(crate) static WASM_BINDGEN: CrateTool = CrateTool {
    name: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: Version::OfLibrary("wasm-bindgen"),
};

pub(crate) static WASM_PACK: CrateTool =
    CrateTool { name: "wasm-pack", binary: "wasm-pack", version: Version::Here("0.15.1") };

pub(crate) static GECKODRIVER: CrateTool =
    CrateTool { name: "geckodriver", binary: "geckodriver", version: Version::Here("0.37.0") };

pub(crate) static CARGO_FUZZ: CrateTool =
    CrateTool { name: "cargo-fuzz", binary: "cargo-fuzz", version: Version::Here("0.13.2") };

pub(crate) static CARGO_DENY: CrateTool =
    CrateTool { name: "cargo-deny", binary: "cargo-deny", version: Version::Here("0.20.2") };

/// All of them: children find them first on their PATH.
pub(crate) static CRATE_TOOLS: [&CrateTool; 5] =
    [&WASM_BINDGEN, &WASM_PACK, &GECKODRIVER, &CARGO_FUZZ, &CARGO_DENY];

impl CrateTool {
    /// Where the tool's programs are, or will be.
    pub(crate) fn folder(&self, workshop: &Workshop) -> Result<PathBuf, String> {
        Ok(self.home(workshop)?.join("bin"))
    }

    /// The tool's program.
    pub(crate) fn program(&self, workshop: &Workshop) -> Result<PathBuf, String> {
        Ok(self.program_in(&self.home(workshop)?))
    }

    pub(super) fn provide(&self, workshop: &Workshop) -> Result<(), String> {
        let home = self.home(workshop)?;
        if self.program_in(&home).exists() {
            return Ok(());
        }
        // Whoever comes second waits, and finds the tool built.
        let _lock = Workshop::lock(&workshop.cache, self.name)?;
        if self.program_in(&home).exists() {
            return Ok(());
        }
        let draft = workshop.cache.join(format!("{}.{}.draft", self.name, process::id()));
        let built = self
            .install(workshop, &draft)
            .and_then(|()| fs::rename(&draft, &home).map_err(|error| describe(&home, &error)));
        // After a success there is no draft any more.
        drop(fs::remove_dir_all(&draft));
        built
    }

    /// As its author locked it; if a registry does not have all of that, then with what fits.
    fn install(&self, workshop: &Workshop, draft: &Path) -> Result<(), String> {
        let locked = self.installation(workshop, draft)?.args(["--locked"]).optional();
        locked.run().or_else(|_| {
            println!("    the registry lacks something that it locks: now with what fits");
            self.installation(workshop, draft)?.run()
        })?;
        drop(fs::remove_dir_all(draft.join("target")));
        Ok(())
    }

    fn installation(&self, workshop: &Workshop, draft: &Path) -> Result<Step, String> {
        let version = self.version(workshop)?;
        Ok(workshop
            .step(format!("build {} {version}, once, some minutes", self.name), "cargo")
            .args(["install", self.name, "--version", &format!("={version}"), "--root"])
            .args([draft])
            // Outside of the clone: neither its configuration nor its flags are for the tool.
            .folder(&workshop.cache)
            .env("CARGO_TARGET_DIR", draft.join("target"))
            .without_env("RUSTFLAGS")
            .without_env("CARGO_ENCODED_RUSTFLAGS"))
    }

    fn home(&self, workshop: &Workshop) -> Result<PathBuf, String> {
        Ok(workshop.cache.join(format!("{}-{}", self.name, self.version(workshop)?)))
    }

    fn program_in(&self, home: &Path) -> PathBuf {
        home.join("bin").join(format!("{}{}", self.binary, env::consts::EXE_SUFFIX))
    }

    fn version(&self, workshop: &Workshop) -> Result<String, String> {
        match self.version {
            Version::Here(version) => Ok(version.to_owned()),
            Version::OfLibrary(library) => locked_version(&workshop.root, library),
        }
    }
}

fn locked_version(root: &Path, library: &str) -> Result<String, String> {
    let path = root.join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    version_in(&lock, library)
        .map(str::to_owned)
        .ok_or_else(|| format!("{}: `{library}` is not in it", path.display()))
}

fn version_in<'a>(lock: &'a str, library: &str) -> Option<&'a str> {
    let (_, after) = lock.split_once(&format!("name = \"{library}\"\nversion = \""))?;
    after.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::version_in;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn the_version_is_that_of_the_library_with_exactly_this_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen"), Some("0.2.130"));
    }

    #[test]
    fn a_library_that_is_not_locked_has_no_version() {
        assert_eq!(version_in(LOCK, "wasm"), None);
    }
}

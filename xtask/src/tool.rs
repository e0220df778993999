//! The tools that are Rust crates, and where each is: built once for each version into a cache that all
//! clones share.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// A tool from crates.io.
#[derive(Debug)]
pub(crate) struct CrateTool {
    pub(crate) name: &'static str,
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

/// The folders that tools are looked for by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Places<'a> {
    /// The clone: its lock file knows versions.
    pub(crate) root: &'a Path,
    /// The cache.
    pub(crate) cache: &'a Path,
}

impl CrateTool {
    /// Where the tool's programs are, or will be.
    pub(crate) fn folder(&self, places: Places<'_>) -> Result<PathBuf, String> {
        Ok(self.home(places)?.join("bin"))
    }

    /// The tool's program.
    pub(crate) fn program(&self, places: Places<'_>) -> Result<PathBuf, String> {
        Ok(self.program_in(&self.home(places)?))
    }

    /// Where all of the tool is.
    pub(crate) fn home(&self, places: Places<'_>) -> Result<PathBuf, String> {
        Ok(places.cache.join(format!("{}-{}", self.name, self.version(places)?)))
    }

    /// Its program below such a place.
    pub(crate) fn program_in(&self, home: &Path) -> PathBuf {
        home.join("bin").join(format!("{}{}", self.binary, env::consts::EXE_SUFFIX))
    }

    /// The version that is wanted.
    pub(crate) fn version(&self, places: Places<'_>) -> Result<String, String> {
        match self.version {
            Version::Here(version) => Ok(version.to_owned()),
            Version::OfLibrary(library) => locked_version(places.root, library),
        }
    }
}

fn locked_version(root: &Path, library: &str) -> Result<String, String> {
    let path = root.join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
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

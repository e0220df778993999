//! `cargo xtask bench`: the widget measured beside its peers, on this machine. What is measured and
//! how is in `bench/`; here is what that needs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::package::{self, Weight};
use crate::setup;
use crate::step::Stopwatch;
use crate::workshop::{Workshop, describe};

const OPTIONS: [&str; 2] = ["--quick", "--keep"];

/// The group that measures the check of addresses without a browser too.
const EMAIL: &str = "email";

/// Measures the groups and options named in `wanted`, all groups if it names none.
pub(crate) fn run(workshop: &Workshop, wanted: &[&str]) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    // Before the build, so that a slip is known at once.
    understand(wanted, &groups(&workshop.root.join("bench").join("groups"))?)?;
    setup::provide(workshop, setup::BENCH)?;
    let chromium = setup::chromium()?;
    package::provide(workshop, Weight::Small)?;
    let native = if wants(wanted, EMAIL) { natively(workshop)? } else { String::from("null") };
    let status = workshop
        .command("node")
        .arg(script(workshop))
        .args(wanted)
        .env("CHROME_BIN", chromium)
        .env("NEWSREEL_NATIVE", native)
        .status()
        .map_err(|error| format!("cannot run `node`: {error}"))?;
    if !status.success() {
        return Err(format!("the measuring ended with {status}"));
    }
    println!("\nMeasured in {}.", stopwatch.seconds());
    Ok(())
}

/// Each group is a file that says how it measures.
fn groups(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| describe(folder, &error))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut groups: Vec<String> =
        names.filter_map(|name| name.strip_suffix(".mjs").map(ToOwned::to_owned)).collect();
    groups.sort();
    Ok(groups)
}

fn understand(wanted: &[&str], groups: &[String]) -> Result<(), String> {
    let is_known = |word: &str| OPTIONS.contains(&word) || groups.iter().any(|name| name == word);
    match wanted.iter().find(|word| !is_known(word)) {
        None => Ok(()),
        Some(word) => Err(format!(
            "`{word}` is not understood: there are the groups {}, and {}",
            groups.join(", "),
            OPTIONS.join(" and ")
        )),
    }
}

/// Whether a group is among those to be measured: options do not name any.
fn wants(wanted: &[&str], group: &str) -> bool {
    let mut groups = wanted.iter().filter(|word| !word.starts_with('-')).peekable();
    groups.peek().is_none() || groups.any(|name| *name == group)
}

/// What the check of addresses takes as native code, in the JSON that it prints.
fn natively(workshop: &Workshop) -> Result<String, String> {
    let bench = ["bench", "--bench", EMAIL];
    workshop
        .step("compile the check of addresses", "cargo")
        .args(bench)
        .args(["--no-run"])
        .run()?;
    println!("▸ measure it natively …");
    workshop.capture("cargo", &[bench.as_slice(), &["--quiet"]].concat())
}

fn script(workshop: &Workshop) -> PathBuf {
    workshop.root.join(Path::new("bench").join("run.mjs"))
}

#[cfg(test)]
mod tests {
    use super::{EMAIL, understand, wants};

    #[test]
    fn what_is_no_group_is_told_with_those_that_are() {
        let groups = ["long", "start"].map(str::to_owned);
        assert_eq!(understand(&["start", "--quick"], &groups), Ok(()));
        let refusal = understand(&["start", "log"], &groups).unwrap_err();
        assert!(refusal.starts_with("`log` is not understood: there are the groups long, start"));
        assert!(understand(&["--slow"], &groups).is_err());
    }

    #[test]
    fn all_groups_are_wanted_if_none_is_named() {
        assert!(wants(&[], EMAIL));
        assert!(wants(&["--quick"], EMAIL));
        assert!(wants(&["start", "email"], EMAIL));
        assert!(!wants(&["start", "--quick"], EMAIL));
    }
}

//! `cargo xtask bench`: the widget measured beside its peers, on this machine. What is measured and
//! how is in `bench/`; here is what that needs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::package::{self, Weight};
use crate::setup::{self, Browsers};
use crate::step::Stopwatch;
use crate::workshop::{Workshop, describe};

const OPTIONS: [&str; 3] = ["--quick", "--keep", "--before DIR"];

/// The group that measures the check of addresses without a browser too.
const EMAIL: &str = "email";

/// The group that measures in other browsers, by their drivers.
const ENGINES: &str = "engines";

/// Comes before the folder of an older package, which is measured too.
const BEFORE: &str = "--before";

/// Measures the groups and options named in `wanted`, all groups if it names none.
pub(crate) fn run(workshop: &Workshop, wanted: &[&str]) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    // Before the build, so that a slip is known at once.
    let (wanted, before) = take_before(wanted)?;
    understand(&wanted, &groups(&workshop.root.join("bench").join("groups"))?)?;
    setup::provide(workshop, setup::BENCH)?;
    if wants(&wanted, ENGINES) {
        setup::provide(workshop, setup::BENCH_ENGINES)?;
    }
    let browsers = Browsers::find(workshop)?;
    package::provide(workshop, Weight::Small)?;
    let native = if wants(&wanted, EMAIL) { natively(workshop)? } else { String::from("null") };
    let status = workshop
        .command("node")
        .arg(script(workshop))
        .args(wanted)
        .args(before.iter().flat_map(|folder| [BEFORE.as_ref(), folder.as_os_str()]))
        .envs(browsers.handed_over())
        .env("NEWSREEL_NATIVE", native)
        .status()
        .map_err(|error| format!("cannot run `node`: {error}"))?;
    if !status.success() {
        return Err(format!("the measuring ended with {status}"));
    }
    println!("\nMeasured in {}.", stopwatch.seconds());
    Ok(())
}

/// Takes the folder of an older package out of what is wanted.
fn take_before<'a>(wanted: &[&'a str]) -> Result<(Vec<&'a str>, Option<PathBuf>), String> {
    let Some(at) = wanted.iter().position(|word| *word == BEFORE) else {
        return Ok((wanted.to_vec(), None));
    };
    let folder = wanted.get(at + 1).ok_or_else(|| format!("{BEFORE} needs a folder behind it"))?;
    let path = fs::canonicalize(folder).map_err(|error| describe(Path::new(folder), &error))?;
    if !path.join("newsreel.js").exists() {
        return Err(format!("{folder} holds no package: there is no newsreel.js in it"));
    }
    let others = wanted.iter().enumerate().filter(|(place, _)| *place != at && *place != at + 1);
    Ok((others.map(|(_, word)| *word).collect(), Some(path)))
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
            OPTIONS.join(", ")
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
    use super::{EMAIL, take_before, understand, wants};

    #[test]
    fn what_is_no_group_is_told_with_those_that_are() {
        let groups = ["long", "start"].map(str::to_owned);
        assert_eq!(understand(&["start", "--quick"], &groups), Ok(()));
        let refusal = understand(&["start", "log"], &groups).unwrap_err();
        assert!(refusal.starts_with("`log` is not understood: there are the groups long, start"));
        assert!(understand(&["--slow"], &groups).is_err());
    }

    #[test]
    fn an_older_package_is_no_group_and_must_be_one() {
        assert_eq!(take_before(&["start", "--quick"]), Ok((vec!["start", "--quick"], None)));
        let refusal = |wanted: &[&str]| take_before(wanted).unwrap_err();
        assert!(refusal(&["start", "--before"]).contains("needs a folder"));
        assert!(refusal(&["--before", "no/such/folder"]).starts_with("no/such/folder: "));
        assert!(refusal(&["--before", "src", "start"]).starts_with("src holds no package"));
    }

    #[test]
    fn all_groups_are_wanted_if_none_is_named() {
        assert!(wants(&[], EMAIL));
        assert!(wants(&["--quick"], EMAIL));
        assert!(wants(&["start", "email"], EMAIL));
        assert!(!wants(&["start", "--quick"], EMAIL));
    }
}

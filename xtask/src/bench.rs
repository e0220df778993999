//! `cargo xtask bench`: the widget measured beside its peers, on this machine. What is measured and
//! how is in `bench/`; here is what that needs.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::arguments::Bench;
use crate::package::{self, Weight};
use crate::setup::{self, Browsers};
use crate::step::Stopwatch;
use crate::workshop::{Workshop, describe};

/// The group that measures the check of addresses without a browser too.
const EMAIL: &str = "email";

/// The group that measures in other browsers, by their drivers.
const ENGINES: &str = "engines";

/// Measures the groups that are wanted, all of them if none is named.
pub(crate) fn run(workshop: &Workshop, wanted: Bench) -> Result<(), String> {
    let stopwatch = Stopwatch::start();
    // Before the build, so that a slip is known at once.
    let before = wanted.before.as_deref().map(package_in).transpose()?;
    understand(&wanted.groups, &groups(&workshop.root.join("bench").join("groups"))?)?;
    setup::provide(workshop, setup::BENCH)?;
    if wants(&wanted.groups, ENGINES) {
        setup::provide(workshop, setup::BENCH_ENGINES)?;
    }
    let browsers = Browsers::find(workshop)?;
    package::provide(workshop, Weight::Small)?;
    let native =
        if wants(&wanted.groups, EMAIL) { natively(workshop)? } else { String::from("null") };
    let status = workshop
        .command("node")
        .arg(script(workshop))
        .args(options(&wanted, before))
        .args(wanted.groups)
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

/// The folder of an older package.
fn package_in(folder: &Path) -> Result<PathBuf, String> {
    let path = fs::canonicalize(folder).map_err(|error| describe(folder, &error))?;
    if path.join("newsreel.js").exists() {
        return Ok(path);
    }
    Err(format!("{} holds no package: there is no newsreel.js in it", folder.display()))
}

/// The options as the measuring has them.
fn options(wanted: &Bench, before: Option<PathBuf>) -> Vec<OsString> {
    let flags = [(wanted.quick, "--quick"), (wanted.keep, "--keep")];
    let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag.into());
    flags.chain(before.into_iter().flat_map(|folder| ["--before".into(), folder.into()])).collect()
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

fn understand(wanted: &[String], groups: &[String]) -> Result<(), String> {
    match wanted.iter().find(|word| !groups.contains(word)) {
        None => Ok(()),
        Some(word) => {
            let groups = groups.join(", ");
            Err(format!("there is no group `{word}`: there are {groups}"))
        }
    }
}

/// Whether a group is among those to be measured.
fn wants(wanted: &[String], group: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|name| name == group)
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
    use std::path::Path;

    use super::{EMAIL, options, package_in, understand, wants};
    use crate::arguments::Bench;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().copied().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_no_group_is_told_with_those_that_are() {
        let groups = names(&["long", "start"]);
        assert_eq!(understand(&names(&["start"]), &groups), Ok(()));
        let refusal = understand(&names(&["start", "log"]), &groups).unwrap_err();
        assert_eq!(refusal, "there is no group `log`: there are long, start");
    }

    #[test]
    fn an_older_package_must_be_one() {
        let refusal = |folder: &str| package_in(Path::new(folder)).unwrap_err();
        assert!(refusal("no/such/folder").starts_with("no/such/folder: "));
        assert!(refusal("src").starts_with("src holds no package"));
    }

    #[test]
    fn all_groups_are_wanted_if_none_is_named() {
        assert!(wants(&[], EMAIL));
        assert!(wants(&names(&["start", "email"]), EMAIL));
        assert!(!wants(&names(&["start"]), EMAIL));
    }

    #[test]
    fn options_come_as_the_measuring_has_them() {
        let wanted = Bench { groups: Vec::new(), quick: true, keep: false, before: None };
        assert_eq!(options(&wanted, Some("old".into())), ["--quick", "--before", "old"]);
    }
}

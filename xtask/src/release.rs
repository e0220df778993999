//! A release: what speaks against it is asked first; then the version is set, the package is built twice and laid
//! out, and commit and tag are made. Nothing leaves the machine.

pub(crate) mod changelog;
pub(crate) mod note;
mod places;
#[cfg(test)]
mod tests;
pub(crate) mod tree;
mod version;

use std::fs;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use semver::Version;

use crate::dist;
use crate::package;
use crate::workshop::{Workshop, describe};
use places::Text;

const CHANGELOG: &str = "CHANGELOG.md";

/// What a release changes.
#[derive(Debug)]
struct Plan {
    version: Version,
    /// The files as they will be.
    texts: Vec<Text>,
}

/// Releases a version; `rehearsal`, builds what is there and changes nothing.
pub(crate) fn run(workshop: &Workshop, wanted: &str, rehearsal: bool) -> Result<(), String> {
    let plan = plan(workshop, wanted, &today())?;
    println!("▸ nothing speaks against {wanted}");
    if rehearsal {
        package::run_twice(workshop)?;
        dist::lay_out(workshop, &current(workshop)?)?;
        println!("\n{}", rehearsed(&plan));
        return Ok(());
    }
    perform(workshop, &plan, || {
        package::run_twice(workshop)?;
        dist::lay_out(workshop, &plan.version)
    })?;
    println!("\n{}", next_step(&plan.version));
    Ok(())
}

/// The version that all files say.
pub(crate) fn current(workshop: &Workshop) -> Result<Version, String> {
    places::agreed(&places::read(&workshop.root)?)
}

fn plan(workshop: &Workshop, wanted: &str, day: &str) -> Result<Plan, String> {
    let version = version::parse(wanted)?;
    tree::require_clean(workshop)?;
    tree::require_main(workshop)?;
    let said = places::read(&workshop.root)?;
    let current = places::agreed(&said)?;
    let path = workshop.root.join(CHANGELOG);
    let log = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    version::allow(&version, &changelog::versions(&log), &current)?;
    tree::require_no_tag(workshop, &format!("v{version}"))?;
    let released = changelog::release(&log, &version, day)?;
    note::require(workshop)?;
    let mut texts = places::set(&said, &current, &version);
    texts.push((CHANGELOG, released));
    // A first release may have its version already.
    texts.retain(|text| !said.contains(text));
    Ok(Plan { version, texts })
}

/// Sets the version, builds, commits. If that fails, the files are as they were.
fn perform(
    workshop: &Workshop,
    plan: &Plan,
    build: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    let files: Vec<&str> = plan.texts.iter().map(|(file, _)| *file).collect();
    let done = write(workshop, plan)
        .and_then(|()| build())
        .and_then(|()| tree::commit(workshop, &files, &plan.version.to_string()));
    done.map_err(|error| match tree::take_back(workshop, &files) {
        Ok(()) => format!("{error}\nnothing is released, and the files are as they were"),
        Err(also) => format!("{error}\nthe files could not be taken back: {also}"),
    })
}

fn write(workshop: &Workshop, plan: &Plan) -> Result<(), String> {
    for (file, text) in &plan.texts {
        let path = workshop.root.join(file);
        fs::write(&path, text).map_err(|error| describe(&path, &error))?;
    }
    Ok(())
}

/// The day in UTC, so that it does not depend on who releases.
fn today() -> String {
    Timestamp::now().to_zoned(TimeZone::UTC).date().to_string()
}

fn rehearsed(plan: &Plan) -> String {
    let files: Vec<&str> = plan.texts.iter().map(|(file, _)| *file).collect();
    format!(
        "Nothing was changed. A release of {} would change {}, and commit and tag that.",
        plan.version,
        files.join(", ")
    )
}

fn next_step(version: &Version) -> String {
    format!(
        "{version} is committed and tagged here, and its files are in {folder}/. Look at `git show v{version}`, \
         then publish:\n\n  git push --atomic origin main v{version}\n\nTo take it back instead: \
         `git tag --delete v{version} && git reset --hard HEAD~1`.",
        folder = dist::FOLDER
    )
}

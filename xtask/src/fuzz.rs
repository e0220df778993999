//! Gives the properties of the tests to a fuzzer, one target after the other.

use std::fs;

use crate::setup;
use crate::workshop::{Workshop, describe};

/// How long a target runs if nothing is said.
pub(crate) const SECONDS: u32 = 300;

/// Each file of `fuzz/targets`, with a folder of good inputs to begin with, if there is one.
const TARGETS: [(&str, Option<&str>); 8] = [
    ("clean", None),
    ("date", None),
    ("email", None),
    ("feed", Some("tests/fixtures/feeds")),
    ("import", None),
    ("link", None),
    ("sequence", None),
    ("text", None),
];

/// Runs the target of this name, or all of them.
pub(crate) fn run(workshop: &Workshop, name: Option<&str>, seconds: u32) -> Result<(), String> {
    let wanted: Vec<_> =
        TARGETS.into_iter().filter(|(target, _)| name.is_none_or(|name| name == *target)).collect();
    if wanted.is_empty() {
        let known = TARGETS.map(|(target, _)| target).join(", ");
        return Err(format!("`{}` is no fuzz target: {known}", name.unwrap_or_default()));
    }
    setup::provide(workshop, setup::FUZZ)?;
    for (target, examples) in wanted {
        fuzz(workshop, target, examples, seconds)?;
    }
    Ok(())
}

fn fuzz(
    workshop: &Workshop,
    target: &str,
    examples: Option<&str>,
    seconds: u32,
) -> Result<(), String> {
    let built = workshop.target.join("fuzz");
    let found = built.join("found");
    let corpus = built.join("corpus").join(target);
    for folder in [&found, &corpus] {
        fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
    }
    workshop
        .step(
            format!("{target}, {seconds} s of fuzzing, what it finds goes to {}", found.display()),
            "cargo",
        )
        .args(["fuzz", "run", "--fuzz-dir", "fuzz", "--target-dir"])
        .args([&built])
        .args([target])
        .args([&corpus])
        .args(examples)
        .args(["--", "-print_final_stats=1", &format!("-max_total_time={seconds}")])
        .args([format!("-artifact_prefix={}/{target}-", found.display())])
        // The sanitizer's flag is for unstable compilers, but every one has it.
        .env("RUSTC_BOOTSTRAP", "1")
        .closing(|line| line.contains("Done ") || line.contains("average_exec_per_sec"))
        .run()
}

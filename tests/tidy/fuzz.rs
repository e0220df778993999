//! The fuzzer's crate is compiled by nobody else: it must know all files that the model's tests know.

use std::collections::BTreeSet;

use super::files::files;

/// The files of the model that a list of modules names.
fn rooms(folder: &str, file: &str) -> BTreeSet<String> {
    let found = files(folder, &["rs"]).into_iter().find(|found| found.path.ends_with(file));
    let modules = found.map(|found| found.text).unwrap_or_default();
    let paths = modules.lines().filter_map(|line| line.strip_prefix("#[path = \""));
    let names = paths.filter_map(|path| path.split_once("model/"));
    names.map(|(_, name)| name.trim_end_matches("\"]").to_owned()).collect()
}

#[test]
fn the_fuzzer_knows_every_file_of_the_model() {
    let model = rooms("tests", "tests/model.rs");
    assert!(model.contains("world.rs"), "{model:?}");
    assert_eq!(rooms("fuzz/src", "fuzz/src/lib.rs"), model);
}

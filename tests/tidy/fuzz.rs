//! The fuzzer's crate is compiled by nobody else: it must know all files that the tests know of the
//! model and of the properties.

use std::collections::BTreeSet;

use super::files::files;

/// The files in folders of this name that a list of modules names.
fn rooms(list: &str, folder: &str) -> BTreeSet<String> {
    let (parent, _) = list.rsplit_once('/').unwrap_or_default();
    let found = files(parent, &["rs"]).into_iter().find(|found| found.path == list);
    let modules = found.map(|found| found.text).unwrap_or_default();
    let paths = modules.lines().filter_map(|line| line.strip_prefix("#[path = \""));
    let names = paths.filter_map(|path| path.split_once(folder));
    names.map(|(_, name)| name.trim_end_matches("\"]").to_owned()).collect()
}

#[test]
fn the_fuzzer_knows_every_file_of_the_model() {
    let model = rooms("tests/model.rs", "model/");
    assert!(model.contains("world.rs"), "{model:?}");
    assert_eq!(rooms("fuzz/src/lib.rs", "model/"), model);
}

#[test]
fn the_fuzzer_knows_every_file_of_the_properties() {
    let lists = ["tests/properties.rs", "cli/tests/properties.rs"];
    let [widget, command] = lists.map(|list| rooms(list, "properties/"));
    assert!(widget.contains("feeds.rs") && command.contains("imports.rs"), "{command:?}");
    assert_eq!(rooms("fuzz/src/lib.rs", "properties/"), &widget | &command);
}

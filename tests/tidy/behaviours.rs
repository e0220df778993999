//! The list of behaviours names tests that there are.

use super::files::files;

/// The names in `code` in the second column of the tables.
fn named(list: &str) -> Vec<&str> {
    let cells = list.lines().filter_map(|line| line.strip_prefix('|')?.split('|').nth(1));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_test_that_the_list_names_is_there() {
    let list =
        files("tests", &["md"]).into_iter().find(|file| file.path.ends_with("BEHAVIOURS.md"));
    let list = list.map(|file| file.text).unwrap_or_default();
    let sources = [files("tests", &["rs", "mjs"]), files("src", &["rs"])].concat();
    let is_test = |name: &str| {
        let calls = [("fn ", "("), ("it(\"", "\""), ("it(`", "`")];
        let calls = calls.map(|(before, after)| [before, name, after].concat());
        sources.iter().any(|file| calls.iter().any(|call| file.text.contains(call)))
    };
    let missing: Vec<&str> = named(&list).into_iter().filter(|name| !is_test(name)).collect();
    assert_eq!(missing, [""; 0]);
    assert!(named(&list).len() > 90, "the list is not read");
}

#[test]
fn names_are_read_from_the_second_column() {
    assert_eq!(named("| `a` | `b_c`, `d e` |\n| x | no test |\n`y`"), ["b_c", "d e"]);
}

//! What the security policy points at is there.

use std::fs;
use std::path::Path;

/// The paths of files in `code`.
fn paths(text: &str) -> Vec<&str> {
    let code = text.split('`').skip(1).step_by(2);
    code.filter(|name| name.contains('/') && name.contains('.') && !name.contains(' ')).collect()
}

#[test]
fn every_file_that_the_policy_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let policy = fs::read_to_string(root.join("SECURITY.md")).unwrap_or_default();
    let missing: Vec<&str> =
        paths(&policy).into_iter().filter(|path| !root.join(path).is_file()).collect();
    assert_eq!(missing, [""; 0]);
    assert!(paths(&policy).len() > 20, "the policy is not read");
}

#[test]
fn paths_are_told_from_other_code() {
    assert_eq!(paths("`a/b.rs`, `http`, `cargo x a/b.c` and `.d/e.yml`"), ["a/b.rs", ".d/e.yml"]);
}

//! The files of the tree, and the lines of code in them.

use std::fs;
use std::path::Path;

/// A text file, by its path from the root of the repository.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// What the path ends with, after the last dot.
    pub(crate) fn kind(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, kind)| kind)
    }
}

/// Every text file below `folder` of one of these kinds, in the order of their paths.
pub(crate) fn files(folder: &str, kinds: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    collect(Path::new(env!("CARGO_MANIFEST_DIR")), folder, &mut found);
    found.retain(|file| kinds.contains(&file.kind()));
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "{folder} has no file of {kinds:?}");
    found
}

// What is not ours lies in `node_modules`, what is no text cannot be read as such.
fn collect(root: &Path, folder: &str, found: &mut Vec<File>) {
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    for entry in entries {
        let path = [folder, "/", &entry.file_name().to_string_lossy()].concat();
        if entry.path().is_dir() {
            if !path.ends_with("/node_modules") {
                collect(root, &path, found);
            }
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            found.push(File { path, text });
        }
    }
}

/// The numbered lines of a Rust file that are code of the product: no comments, no unit tests.
pub(crate) fn product_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let product = text.split_once("\n#[cfg(test)]").map_or(text, |(product, _)| product);
    let numbered = (1..).zip(product.lines());
    numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn comments_and_unit_tests_are_no_code_of_the_product() {
    let text = "//! Header.\nuse a;\n    // why\nfn b() {}\n#[cfg(test)]\nmod tests {}\n";
    assert_eq!(product_lines(text).collect::<Vec<_>>(), [(2, "use a;"), (4, "fn b() {}")]);
}

#[test]
fn the_tree_is_read_in_full() {
    let paths: Vec<String> = files("src", &["rs"]).into_iter().map(|file| file.path).collect();
    for path in ["src/lib.rs", "src/feed/item.rs", "src/web/browser/dom.rs"] {
        assert!(paths.iter().any(|found| found == path), "{path} was not read");
    }
}

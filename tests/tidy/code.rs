//! What every source file has, and what none has.

use super::files::{File, files, product_lines};

/// The longest that a file may be.
const LINES: usize = 400;

/// Texts that a person reads top to bottom. Data and generated files may be as long as they are.
const WRITTEN: &[&str] = &["rs", "js", "mjs", "ts", "css", "html", "md", "toml"];

/// What turns text into markup or code.
const SINKS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "document.write",
    "createContextualFragment",
    "eval(",
    "new Function",
];

const BROWSER_CRATES: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// How the name of a limit ends: with its unit.
const UNITS: &[&str] = &["_MS", "_SECONDS", "_BYTES"];

/// Where limits stand: the widget's, and the command's.
const LIMITS: &[&str] = &["src/limits.rs", "cli/src/limits.rs"];

/// Limits that are no promise to anybody and stand where they are used.
const OWN_LIMITS: &[&str] = &["SETTLED_AFTER_MS"];

/// The lines of a file in which one of `words` stands by itself.
fn lines_with(text: &str, words: &[&str]) -> Vec<usize> {
    let has = |line: &str| words.iter().any(|word| has_word(line, word));
    (1..).zip(text.lines()).filter(|(_, line)| has(line)).map(|(number, _)| number).collect()
}

// `retrieval(` is not `eval(`, but `serde_wasm_bindgen` is of the browser too.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default();
        !before.ends_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// The limits that a Rust file defines: constants named by a unit.
fn limits(text: &str) -> Vec<&str> {
    let definitions = product_lines(text).filter_map(|(_, line)| line.split_once("const "));
    let names = definitions.filter_map(|(_, rest)| Some(rest.split_once(':')?.0));
    names.filter(|name| UNITS.iter().any(|unit| name.ends_with(unit))).collect()
}

fn opens_with_purpose(text: &str) -> bool {
    text.strip_prefix("//! ").is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()))
}

fn is_too_long(file: &File) -> bool {
    file.text.lines().count() > LINES
}

fn is_core(file: &File) -> bool {
    !file.path.starts_with("src/web/") && file.path != "src/web.rs"
}

#[track_caller]
fn assert_none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn every_rust_file_opens_with_its_purpose() {
    let all =
        ["src", "cli", "wasm-parts/src", "xtask/src", "tests", "bench", "fuzz/src", "fuzz/targets"]
            .map(|folder| files(folder, &["rs"]));
    let found = all.into_iter().flatten().filter(|file| !opens_with_purpose(&file.text));
    assert_none(&found.map(|file| file.path).collect::<Vec<_>>(), "no `//! ` at the beginning");
}

#[test]
fn every_script_and_style_sheet_of_ours_opens_with_its_purpose() {
    let all = ["src", "bench"].map(|folder| files(folder, &["js", "mjs", "css"]));
    let has_purpose = |file: &File| ["// ", "/* "].iter().any(|mark| file.text.starts_with(mark));
    let found = all.into_iter().flatten().filter(|file| !has_purpose(file));
    assert_none(&found.map(|file| file.path).collect::<Vec<_>>(), "no comment at the beginning");
}

#[test]
fn no_file_is_longer_than_a_reader_holds_in_mind() {
    let all = ["src", "cli", "wasm-parts", "xtask", "www", "tests", "bench", "fuzz/src"]
        .map(|folder| files(folder, WRITTEN));
    let found = all.into_iter().flatten().filter(is_too_long);
    let lines = |file: File| format!("{}: {} lines", file.path, file.text.lines().count());
    assert_none(&found.map(lines).collect::<Vec<_>>(), "longer than 400 lines");
}

#[test]
fn the_core_knows_no_browser() {
    let core = files("src", &["rs"]).into_iter().filter(is_core);
    let found = core.flat_map(|file| {
        let lines = product_lines(&file.text);
        let named = lines.filter(|(_, line)| !lines_with(line, BROWSER_CRATES).is_empty());
        named.map(|(number, _)| format!("{}:{number}", file.path)).collect::<Vec<_>>()
    });
    assert_none(&found.collect::<Vec<_>>(), "a browser crate outside src/web");
}

#[test]
fn text_never_becomes_markup_or_code() {
    let all = [files("src", &["rs", "js"]), files("www", &["js", "html"])];
    let found = all.into_iter().flatten().flat_map(|file| {
        let lines = lines_with(&file.text, SINKS);
        lines.into_iter().map(move |line| format!("{}:{line}", file.path)).collect::<Vec<_>>()
    });
    assert_none(&found.collect::<Vec<_>>(), "a way from text to markup or code");
}

#[test]
fn limits_stand_in_one_place() {
    let all = [files("src", &["rs"]), files("cli/src", &["rs"])].concat();
    let others = all.into_iter().filter(|file| !LIMITS.contains(&file.path.as_str()));
    let found = others.flat_map(|file| {
        let own = limits(&file.text).into_iter().filter(|name| !OWN_LIMITS.contains(name));
        own.map(|name| format!("{}: {name}", file.path)).collect::<Vec<_>>()
    });
    assert_none(&found.collect::<Vec<_>>(), "a limit outside src/limits.rs");
}

#[test]
fn a_purpose_is_a_sentence() {
    assert!(opens_with_purpose("//! What it is for.\n"));
    for text in ["", "// What it is for.\n", "use std::fmt;\n//! Late.\n", "//! \n", "//!Tight.\n"]
    {
        assert!(!opens_with_purpose(text), "{text:?}");
    }
}

#[test]
fn a_file_may_have_four_hundred_lines_and_not_one_more() {
    let file = |lines| File { path: "src/a.rs".to_owned(), text: "x\n".repeat(lines) };
    assert!(!is_too_long(&file(LINES)));
    assert!(is_too_long(&file(LINES + 1)));
}

#[test]
fn planted_sinks_and_crates_are_found() {
    let text = "ok\nelement.innerHTML = text;\nretrieval(1)\neval(text)\nnode.set_inner_html(\"\")";
    assert_eq!(lines_with(text, SINKS), [2, 4, 5]);
    let text = "use gloo::events;\nuse serde_wasm_bindgen::from_value;\nlet igloo = 1;";
    assert_eq!(lines_with(text, BROWSER_CRATES), [1, 2]);
}

#[test]
fn planted_limits_are_found() {
    let text = "pub const WAIT_MS: u32 = 5;\nconst NAMES: &str = \"\";\n// const OLD_MS: u32 = 1;\n\
                \x20   const MOST_BYTES: usize = 9;\n#[cfg(test)]\nconst TEST_MS: u32 = 1;";
    assert_eq!(limits(text), ["WAIT_MS", "MOST_BYTES"]);
}

//! The style sheets of the widget: they follow the direction of writing and the size of their place.

use super::files::files;

/// Names that hold left, right, top or bottom, width or height still, whatever the writing does.
const PHYSICAL: &[&str] = &[
    "top",
    "right",
    "bottom",
    "left",
    "width",
    "height",
    "min-width",
    "max-width",
    "min-height",
    "max-height",
    "margin-top",
    "margin-right",
    "margin-bottom",
    "margin-left",
    "padding-top",
    "padding-right",
    "padding-bottom",
    "padding-left",
    "border-top",
    "border-right",
    "border-bottom",
    "border-left",
    "scroll-margin-left",
    "scroll-margin-right",
    "scroll-padding-left",
    "scroll-padding-right",
    "overflow-x",
    "overflow-y",
    "overscroll-behavior-x",
    "overscroll-behavior-y",
    "contain-intrinsic-width",
    "contain-intrinsic-height",
];

/// Properties of which each longhand is physical as well.
const PHYSICAL_FAMILIES: &[&str] =
    &["border-top-", "border-right-", "border-bottom-", "border-left-"];

/// Properties whose values may be sides.
const SIDED: &[&str] = &["text-align", "float", "clear", "caption-side"];

/// A property and its value.
type Declaration = (String, String);

/// The declarations of a style sheet: what ends with a semicolon or with its block.
fn declarations(css: &str) -> Vec<Declaration> {
    let plain = without_comments(css);
    let parts = plain.split_inclusive([';', '{', '}']);
    let declared = parts.filter_map(|part| part.strip_suffix([';', '}']));
    let pairs = declared.filter_map(|part| part.split_once(':'));
    pairs.map(|(property, value)| (property.trim().to_owned(), value.trim().to_owned())).collect()
}

fn without_comments(css: &str) -> String {
    let after = |part: &str| part.split_once("*/").map_or("", |(_, rest)| rest).to_owned();
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(after).collect::<String>()
}

fn is_physical((property, value): &Declaration) -> bool {
    let (property, value) = (property.as_str(), value.as_str());
    let of_family = PHYSICAL_FAMILIES.iter().any(|family| property.starts_with(family));
    let sided = SIDED.contains(&property) && ["left", "right", "top", "bottom"].contains(&value);
    PHYSICAL.contains(&property) || of_family || sided
}

/// The lines of a style sheet with a length in `rem`: the host page's root may be of any size.
fn lines_with_rem(css: &str) -> Vec<usize> {
    let has_rem = |line: &str| {
        line.match_indices("rem").any(|(at, unit)| {
            let before = line.get(..at).unwrap_or_default();
            let after = line.get(at + unit.len()..).unwrap_or_default();
            before.ends_with(|c: char| c.is_ascii_digit() || c == '.')
                && !after.starts_with(|c: char| c.is_ascii_alphanumeric())
        })
    };
    (1..).zip(css.lines()).filter(|(_, line)| has_rem(line)).map(|(number, _)| number).collect()
}

#[test]
fn sizes_and_sides_follow_the_direction_of_writing() {
    for file in files("src/css", &["css"]) {
        let found = declarations(&file.text).into_iter().find(is_physical);
        assert_eq!(found, None, "{} has a physical property", file.path);
    }
}

#[test]
fn no_length_depends_on_the_root_of_the_host_page() {
    for file in files("src/css", &["css"]) {
        assert_eq!(lines_with_rem(&file.text), [0; 0], "{} has lengths in rem", file.path);
    }
}

#[test]
fn every_declaration_is_seen() {
    for file in files("src/css", &["css"]) {
        let seen = declarations(&file.text).len();
        let plain = without_comments(&file.text);
        let parts = plain.split_inclusive([';', '{', '}']).filter(|part| part.ends_with(';'));
        // A rule without a block declares nothing.
        let all = parts.filter(|part| !part.trim_start().starts_with('@')).count();
        assert!(seen > 0 && seen == all, "{}: {seen} of {all} seen", file.path);
    }
    let css =
        "a:hover { left: 0 } /* b { top: 0; } */\nc::after {\n  margin:\n    1em\n    2em;\n}";
    let pair = |property: &str, value: &str| (property.to_owned(), value.to_owned());
    assert_eq!(declarations(css), [pair("left", "0"), pair("margin", "1em\n    2em")]);
}

/// Whether all of a style sheet is in one cascade layer, so that every rule of a page wins.
fn is_in_layer(css: &str) -> bool {
    let plain = without_comments(css);
    let Some(rest) = plain.trim().strip_prefix("@layer newsreel {") else { return false };
    let mut depth = 1;
    let mut closes = rest.char_indices().filter(|(_, c)| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth == 0
    });
    closes.next().is_some_and(|(at, _)| at + 1 == rest.len())
}

#[test]
fn what_is_put_into_a_page_gives_way_to_the_page() {
    let sheets = files("src/css", &["css"]);
    let of_signup: Vec<_> =
        sheets.iter().filter(|file| file.path.ends_with("/signup.css")).collect();
    assert!(of_signup.len() == 1 && of_signup.iter().all(|file| is_in_layer(&file.text)));
    assert!(is_in_layer("/* a */ @layer newsreel {\n  a { b: c; }\n}\n"));
    assert!(!is_in_layer("@layer newsreel {\n  a { b: c; }\n}\na { b: c; }"));
    assert!(!is_in_layer("@layer other {\n  a { b: c; }\n}"));
}

#[test]
fn planted_sides_are_found_and_their_logical_twins_are_not() {
    let bad = [
        "  margin-left: 1em;",
        "left: 0;",
        "\twidth: 50%;",
        "max-height: 3em;",
        "border-right-color: red;",
        "text-align: left;",
        "overflow-x: auto;",
    ];
    for line in bad {
        assert!(declarations(line).iter().any(is_physical), "{line}");
    }
    let good = [
        "margin-inline-start: 1em;",
        "inset-inline-start: 0;",
        "inline-size: 50%;",
        "text-align: start;",
        "border-width: 2px;",
        "line-height: 1.5;",
        "@media (max-width: 40em) { a:hover, b:focus { color: red; } }",
    ];
    for line in good {
        assert!(!declarations(line).iter().any(is_physical), "{line}");
    }
}

#[test]
fn planted_root_lengths_are_found() {
    let css = "a { margin: 1rem }\nb { padding: .5rem; }\n/* remove */\nc { gap: 2em }\n.x3remy {}";
    assert_eq!(lines_with_rem(css), [1, 2]);
}

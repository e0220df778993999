//! The layers: what each module may use, and that it uses nothing else.

use std::collections::BTreeSet;

use super::command::COMMAND;
use super::files::{File, files, product_lines};
use super::shell::{ROOMS, SHELL};

/// A module, and what it may use.
pub(crate) type Row = (&'static str, &'static [&'static str]);

/// Every module with what it may use, from the bottom up: a list names rows above it alone, so
/// that there is no way back.
const LAYERS: &[Row] = &[
    ("limits", &[]),
    ("scan", &[]),
    ("link", &["scan"]),
    ("number", &[]),
    ("words", &["number", "scan"]),
    ("runtime", &[]),
    ("rotation", &["limits"]),
    ("drag", &["limits"]),
    ("motion", &["limits"]),
    ("email::endings", &[]),
    ("email::text", &[]),
    ("email::character", &["email::text"]),
    ("email::reason", &[]),
    ("email::punycode", &["email::text"]),
    ("email::slip", &[]),
    ("email::provider", &[]),
    ("email::repair", &["email::character", "email::reason"]),
    ("email::local", &["email::character", "email::reason", "email::text"]),
    ("email::domain", &["email::character", "email::punycode", "email::reason", "email::text"]),
    ("email::suggest", &["email::endings", "email::provider", "email::slip", "email::text"]),
    ("email", &[]),
    ("feed::error", &["number", "scan"]),
    ("feed::retry", &["limits", "feed::error"]),
    ("feed::reference", &["scan"]),
    ("feed::markup", &["limits", "scan", "feed::reference"]),
    ("feed::shown", &["scan", "feed::markup", "feed::reference"]),
    ("feed::text", &["scan", "feed::markup", "feed::reference", "feed::shown"]),
    ("feed::picture", &["limits", "scan", "feed::markup", "feed::reference", "feed::text"]),
    ("feed::value", &["limits"]),
    ("feed::date", &["scan", "feed::value"]),
    ("feed::zone", &["feed::date"]),
    ("feed::problem", &["limits", "number", "scan"]),
    ("feed::document", &["feed::value"]),
    ("feed::proof", &["scan", "feed::document", "feed::markup", "feed::reference", "feed::text"]),
    ("feed::envelope", &["link", "feed::proof", "feed::value", "feed::zone"]),
    ("feed::item", &["link", "feed::date"]),
    (
        "feed::fields",
        &[
            "limits",
            "link",
            "number",
            "scan",
            "feed::date",
            "feed::envelope",
            "feed::item",
            "feed::picture",
            "feed::problem",
            "feed::proof",
            "feed::text",
            "feed::value",
        ],
    ),
    ("feed::brief", &["link", "scan", "feed::fields", "feed::item", "feed::problem"]),
    (
        "feed::page",
        &[
            "link",
            "feed::document",
            "feed::envelope",
            "feed::fields",
            "feed::item",
            "feed::problem",
            "feed::value",
        ],
    ),
    ("feed::selection", &["limits", "feed::page"]),
    ("feed::publisher", &["link", "feed::fields", "feed::item", "feed::problem", "feed::value"]),
    (
        "feed::audit",
        &[
            "scan",
            "feed::date",
            "feed::reference",
            "feed::page",
            "feed::problem",
            "feed::proof",
            "feed::value",
        ],
    ),
    ("feed", &["limits", "link", "scan"]),
    ("provider", &["email"]),
    ("options", &["limits", "link", "number", "scan", "email", "feed", "provider"]),
    ("article::element", &["scan"]),
    ("article::attachment", &["scan", "feed"]),
    ("article::plain", &["limits", "scan", "feed"]),
    ("article::attribute", &["limits", "link", "scan", "feed"]),
    ("article::item", &["link", "words", "feed"]),
    ("article::survey", &["limits", "scan", "feed", "article::attribute", "article::element"]),
    ("article", &["link", "words", "scan", "feed", "options"]),
    ("reader", &["runtime", "rotation", "article"]),
    ("carousel::view", &["limits", "link", "number", "words", "rotation", "feed", "options"]),
    ("carousel::article", &["link", "rotation", "feed", "options", "article"]),
    ("carousel::reading", &["limits", "rotation", "feed"]),
    ("carousel::start", &["limits", "link", "rotation", "feed", "options", "carousel::reading"]),
    ("carousel", &["limits", "link", "runtime", "rotation", "feed", "options", "article"]),
    ("signup::answer", &["limits", "feed"]),
    ("signup::contact", &["words", "feed"]),
    ("signup::field", &[]),
    ("signup::request", &["link", "number", "options", "provider"]),
    ("signup::event", &["email", "options"]),
    ("signup::wait", &["number"]),
    (
        "signup::sending",
        &["limits", "link", "email", "provider", "signup::request", "signup::wait"],
    ),
    ("signup::view", &["limits", "link", "number", "words", "email", "signup::wait"]),
    ("signup::turn", &["limits", "email", "provider", "signup::wait"]),
    ("signup", &["link", "runtime", "email", "options"]),
    ("lib", &[]),
];

/// The widget's sources and the command's: those of the latter are a family of their own, `cli`.
fn sources() -> Vec<File> {
    [files("src", &["rs"]), files("cli/src", &["rs"])].concat()
}

fn module(file: &File) -> String {
    let path = file.path.replacen("cli/src/", "cli/", 1);
    path.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::")
}

fn all() -> impl Iterator<Item = &'static Row> {
    LAYERS.iter().chain(SHELL).chain(COMMAND)
}

fn row(module: &str) -> Option<&'static [&'static str]> {
    all().find(|(name, _)| *name == module).map(|(_, uses)| *uses)
}

/// The first names of the paths that begin with `root`, such as `crate::`; a group gives several.
fn names<'a>(code: &'a str, root: &str) -> Vec<&'a str> {
    let paths = code.match_indices(root).filter_map(|(at, _)| code.get(at + root.len()..));
    paths.flat_map(first_names).collect()
}

fn first_names(path: &str) -> Vec<&str> {
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut names = Vec::new();
    let (mut depth, mut expected) = (0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expected = true,
            c if expected && is_of_name(c) => {
                names.extend(group.get(at..).map(name));
                expected = false;
            }
            _ => (),
        }
    }
    names
}

fn name(path: &str) -> &str {
    path.split_once(|c| !is_of_name(c)).map_or(path, |(name, _)| name)
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The modules that a file uses. What stands in its parent belongs to its own family.
fn uses(file: &File) -> BTreeSet<String> {
    let code: String = product_lines(&file.text).flat_map(|(_, line)| [line, "\n"]).collect();
    let own = module(file);
    let parent = own.rsplit_once("::").map_or("", |(parent, _)| parent);
    let root = if own.starts_with("cli::") { "cli::" } else { "" };
    let of_crate = names(&code, "crate::").into_iter().flat_map(|name| {
        let is_room = ROOMS.contains(&name) && root.is_empty();
        if is_room { in_room(&code, name) } else { vec![[root, name].concat()] }
    });
    let of_parent = names(&code, "super::").into_iter().filter_map(|name| {
        if parent.is_empty() || name == "super" {
            return Some(name.to_owned());
        }
        Some([parent, "::", name].concat()).filter(|sibling| row(sibling).is_some())
    });
    of_crate.chain(of_parent).collect()
}

/// What is used of a room, by its modules.
fn in_room(code: &str, room: &str) -> Vec<String> {
    let inside = names(code, &["crate::", room, "::"].concat()).into_iter();
    let named: Vec<String> = inside
        .flat_map(|name| {
            let module = [room, "::", name].concat();
            if ROOMS.contains(&&*module) {
                return in_room(code, &module);
            }
            vec![if row(&module).is_some() { module } else { room.to_owned() }]
        })
        .collect();
    if named.is_empty() { vec![room.to_owned()] } else { named }
}

/// What a file uses beyond its row.
fn beyond(file: &File) -> Vec<String> {
    let allowed = row(&module(file)).unwrap_or_default();
    uses(file).into_iter().filter(|name| !allowed.contains(&name.as_str())).collect()
}

/// What a list names that does not stand above its row.
fn upward(layers: &[Row]) -> Vec<(&'static str, &'static str)> {
    let mut above = BTreeSet::new();
    let mut found = Vec::new();
    for (name, uses) in layers {
        found.extend(uses.iter().filter(|used| !above.contains(*used)).map(|used| (*name, *used)));
        above.insert(*name);
    }
    found
}

fn source(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

#[test]
fn a_module_uses_what_its_row_lists() {
    for file in sources() {
        assert_eq!(beyond(&file), [""; 0], "{} uses more than its row lists", file.path);
    }
}

#[test]
fn a_row_lists_what_its_module_uses() {
    for file in sources() {
        let used = uses(&file);
        let listed = row(&module(&file)).unwrap_or_default();
        let spare = listed.iter().find(|name| !used.contains(**name));
        assert_eq!(spare, None, "{} does not use what its row lists", file.path);
    }
}

#[test]
fn every_module_has_a_row_and_every_row_a_module() {
    let modules: BTreeSet<String> = sources().iter().map(module).collect();
    let rows: BTreeSet<String> = all().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(modules, rows);
    assert_eq!(rows.len(), LAYERS.len() + SHELL.len() + COMMAND.len(), "a module has two rows");
}

#[test]
fn layers_point_downwards_only() {
    assert_eq!(upward(&[LAYERS, SHELL, COMMAND].concat()), []);
}

#[test]
fn a_planted_way_up_is_found() {
    let layers: [(&str, &[&str]); 3] = [("a", &["b"]), ("b", &["a"]), ("c", &["c"])];
    assert_eq!(upward(&layers), [("a", "b"), ("c", "c")]);
}

#[test]
fn planted_uses_are_found() {
    let text = "use crate::link::{Link, Use};\nuse crate::{carousel, web::{dom, form}};\n// crate::a\n\
                fn f() { super::options::read(super::date::iso()); super::helper(); }\n\
                #[cfg(test)]\nmod tests { use crate::email; }";
    let found: Vec<String> = uses(&source("src/feed/item.rs", text)).into_iter().collect();
    assert_eq!(found, ["carousel", "feed::date", "link", "web"]);
    assert_eq!(beyond(&source("src/feed/item.rs", text)), ["carousel", "web"]);
}

#[test]
fn what_is_used_of_a_room_is_told_by_its_module() {
    let text = "use crate::web::browser::{dom, platform};\nuse crate::web::carousel::track::Track;\n\
                use crate::web::browser::Result;";
    let found: Vec<String> = uses(&source("src/web/reader.rs", text)).into_iter().collect();
    let expected =
        ["web::browser", "web::browser::dom", "web::browser::platform", "web::carousel::track"];
    assert_eq!(found, expected);
}

#[test]
fn a_planted_way_around_the_family_is_found() {
    let file = source("src/feed/date.rs", "use super::super::carousel::Carousel;");
    assert_eq!(beyond(&file), ["super"]);
    let file =
        source("src/link.rs", "use super::carousel;\nuse crate::{\n    signup,\n    words,\n};");
    assert_eq!(beyond(&file), ["carousel", "signup", "words"]);
}

#[test]
fn the_commands_modules_are_a_family_of_their_own() {
    let file = source("cli/src/check.rs", "use crate::status::print;\nuse crate::feed;");
    assert_eq!(module(&file), "cli::check");
    assert_eq!(beyond(&file), ["cli::feed"]);
}

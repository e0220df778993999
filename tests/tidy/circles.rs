//! No circle among the files of the commands and of the tools beside them. A file and those below it are a
//! family: they may name each other.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{File, files, product_lines};

/// The crates whose layering is held by this alone.
const CRATES: [&str; 2] = ["xtask/src", "wasm-parts/src"];

type Graph = BTreeMap<String, BTreeSet<String>>;

/// The files that each file of a crate names, by their modules.
fn graph(folder: &str, sources: &[File]) -> Graph {
    let module = |file: &File| {
        let path = file.path.trim_start_matches(folder).trim_matches('/');
        path.trim_end_matches(".rs").replace('/', "::")
    };
    let modules: BTreeSet<String> = sources.iter().map(module).collect();
    let entry = |file: &File| (module(file), named(&module(file), &file.text, &modules));
    sources.iter().map(entry).collect()
}

fn named(own: &str, text: &str, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let code: String = product_lines(text).flat_map(|(_, line)| [line, "\n"]).collect();
    let parent = own.rsplit_once("::").map_or("", |(parent, _)| parent);
    let found = [("crate::", ""), ("super::", parent)].into_iter().flat_map(|(root, base)| {
        let after = code.match_indices(root).filter_map(|(at, _)| code.get(at + root.len()..));
        after.flat_map(move |rest| paths(rest, base)).collect::<Vec<_>>()
    });
    let files = found.filter_map(|path| nearest(&path, modules));
    files.filter(|file| !is_family(own, file)).collect()
}

/// The paths at the beginning of a text: one, or one for each in a group.
fn paths(text: &str, base: &str) -> Vec<String> {
    let with_base =
        |path: &str| if base.is_empty() { path.to_owned() } else { format!("{base}::{path}") };
    let is_of_path = |c: char| c.is_ascii_alphanumeric() || "_:".contains(c);
    let end = text.find(|c| !is_of_path(c)).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let Some(group) = rest.strip_prefix('{') else { return vec![with_base(head)] };
    let inside = group.split('}').next().unwrap_or_default();
    inside.split(',').map(|name| with_base(&format!("{head}{}", name.trim()))).collect()
}

/// The file that has what a path names.
fn nearest(path: &str, modules: &BTreeSet<String>) -> Option<String> {
    let mut path = path;
    loop {
        if modules.contains(path) {
            return Some(path.to_owned());
        }
        path = path.rsplit_once("::")?.0;
    }
}

fn is_family(one: &str, other: &str) -> bool {
    let is_below = |low: &str, high: &str| low == high || low.starts_with(&format!("{high}::"));
    is_below(one, other) || is_below(other, one)
}

/// A way from a file back to it.
fn circle(graph: &Graph) -> Option<Vec<String>> {
    fn walk(graph: &Graph, way: &mut Vec<String>, done: &mut BTreeSet<String>) -> bool {
        let Some(at) = way.last().cloned() else { return false };
        for next in graph.get(&at).into_iter().flatten() {
            let is_back = way.contains(next);
            if !is_back && done.contains(next) {
                continue;
            }
            way.push(next.clone());
            if is_back || walk(graph, way, done) {
                return true;
            }
            way.pop();
        }
        done.insert(at);
        false
    }
    let mut done = BTreeSet::new();
    graph.keys().find_map(|file| {
        let mut way = vec![file.clone()];
        walk(graph, &mut way, &mut done).then_some(way)
    })
}

#[test]
fn no_files_of_the_commands_name_each_other_in_a_circle() {
    for folder in CRATES {
        let graph = graph(folder, &files(folder, &["rs"]));
        assert!(graph.values().any(|named| !named.is_empty()), "{folder} was not read");
        assert_eq!(circle(&graph), None, "{folder}");
    }
}

#[test]
fn a_planted_circle_is_found() {
    let file =
        |name: &str, text: &str| File { path: format!("x/{name}.rs"), text: text.to_owned() };
    let sources = [
        file("a", "use crate::b::{self, One};\n"),
        file("b", "use super::c::two;\n"),
        file("c", "mod d;\nuse crate::c::d::Own;\n"),
        file("c/d", "use super::two;\nuse crate::a;\n#[cfg(test)]\nmod tests { use crate::b; }"),
    ];
    let graph = graph("x", &sources);
    assert_eq!(circle(&graph), None, "what a file below names is its own");
    let back =
        [sources.to_vec(), vec![file("e", "use crate::f::F;"), file("f", "use crate::e::E;")]];
    let found = circle(&self::graph("x", &back.concat())).unwrap_or_default();
    assert_eq!(found, ["e", "f", "e"]);
}

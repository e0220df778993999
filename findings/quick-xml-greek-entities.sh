#!/usr/bin/env bash
# quick-xml 0.42.0 from crates.io, with its feature `escape-html` (`escape::unescape`).
# The named references of Greek letters give other characters and no error: "&alpha;" is ";" and
# "&Alpha;" is "9", where HTML (https://html.spec.whatwg.org/entities.json) has "α" and "Α". Those of
# Latin letters, "&eacute;" among them, are right, so that a quick look finds nothing.
# Matters to whoever reads feeds with it: letters are lost in silence. `newsreel import` takes named
# references from another table.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cargo init --quiet --vcs none --name probe
cargo add --quiet quick-xml@=0.42.0 --features escape-html

cat > src/main.rs <<'END'
use quick_xml::escape::unescape;

fn main() {
    let read = |text| unescape(text).unwrap().into_owned();
    println!("&Alpha; {}  &alpha; {}  &eacute; {}", read("&Alpha;"), read("&alpha;"), read("&eacute;"));
    assert_eq!((read("&Alpha;"), read("&alpha;"), read("&eacute;")), ("9".into(), ";".into(), "é".into()));
}
END
cargo run --quiet

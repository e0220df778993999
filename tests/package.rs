//! The npm package as far as it is written by hand: its files agree with the crate and each other.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use newsreel::email::Reason;
use newsreel::feed::Error as FeedError;
use serde_json::Value;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// What `cargo xtask package` puts into `pkg/`; all else there is written by hand.
const BUILT: [&str; 33] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "bytes.js",
    "carousel.wasm",
    "define.js",
    "frame.css",
    "frame.js",
    "framed.js",
    "heal.js",
    "index.cjs",
    "index.js",
    "inline-define.js",
    "inline.js",
    "newsreel.css",
    "moves.wasm",
    "newsreel.js",
    "newsreel_bg.wasm",
    "reader.wasm",
    "signup.js",
    "signup.wasm",
    "sri.json",
    "subscribe.js",
    "subscribe.wasm",
    "themes/gallery.css",
    "themes/institutional.css",
    "themes/neutral.css",
    "tools.wasm",
    "vscode.css-custom-data.json",
    "vscode.html-custom-data.json",
    "web-types.json",
    "widget.js",
    "without-wasm.js",
    "words",
];

fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> Result<String> {
    Ok(fs::read_to_string(file(path))?)
}

fn json(path: &str) -> Result<Value> {
    Ok(serde_json::from_str(&read(path)?)?)
}

/// Every string in a value, however deep.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(members) => members.values().flat_map(strings).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => vec![],
    }
}

fn objects(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn names<'a>(list: &'a Value, key: &str) -> BTreeSet<&'a str> {
    objects(list).iter().filter_map(|entry| entry[key].as_str()).collect()
}

/// The elements in the manifest: carousel, then sign-up.
fn elements(manifest: &Value) -> &[Value] {
    manifest.pointer("/modules/0/declarations").map(objects).unwrap_or_default()
}

/// The block that begins with `opening`, up to the brace that closes it at the line's beginning.
fn block<'a>(text: &'a str, opening: &str) -> Option<&'a str> {
    Some(text.split_once(opening)?.1.split_once("\n}")?.0)
}

/// The names that begin with `--newsreel-` in a text.
fn custom_properties(text: &str) -> BTreeSet<&str> {
    let is_name = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    let starts = text.match_indices("--newsreel-").map(|(start, _)| text.get(start..));
    let names = starts.flatten().map(|rest| rest.split(|letter| !is_name(letter)).next());
    names.flatten().collect()
}

#[test]
fn the_package_and_the_crate_are_one_version() -> Result {
    let package = json("pkg/package.json")?;
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(package["license"], env!("CARGO_PKG_LICENSE"));
    assert_eq!(package["description"], env!("CARGO_PKG_DESCRIPTION"));
    let repository = concat!("git+", env!("CARGO_PKG_REPOSITORY"), ".git");
    assert_eq!(package["repository"]["url"], repository);
    Ok(())
}

#[test]
fn the_readme_names_no_other_version() -> Result {
    let readme = read("pkg/about.md")?;
    let mut versions = readme.split("newsreel@").skip(1).peekable();
    assert!(versions.peek().is_some());
    let ours = concat!(env!("CARGO_PKG_VERSION"), "/");
    assert!(versions.all(|rest| rest.starts_with(ours)));
    Ok(())
}

#[test]
fn every_file_that_the_package_names_is_packed_and_is_there_or_is_built() -> Result {
    let package = json("pkg/package.json")?;
    let packed = strings(&package["files"]);
    let keys = [
        "exports",
        "main",
        "types",
        "unpkg",
        "jsdelivr",
        "customElements",
        "web-types",
        "typesVersions",
        "sideEffects",
    ];
    let named = keys.iter().flat_map(|key| strings(&package[*key]));
    for path in named.map(|path| path.trim_start_matches("./")) {
        assert!(packed.contains(&path) || path == "package.json", "{path} is not packed");
    }
    for path in packed {
        let is_there = file("pkg").join(path).exists();
        assert!(BUILT.contains(&path) || is_there, "{path} is neither built nor there");
    }
    Ok(())
}

#[test]
fn what_works_by_being_imported_is_never_dropped_as_free_of_effects() -> Result {
    let package = json("pkg/package.json")?;
    let effects = strings(&package["sideEffects"]);
    let scripts = ["newsreel.js", "define.js", "define.cjs", "inline-define.js", "frame.js"];
    let sheets =
        ["newsreel.css", "themes/gallery.css", "themes/institutional.css", "themes/neutral.css"];
    let wanted = scripts.iter().chain(&sheets).map(|name| format!("./{name}"));
    assert_eq!(effects, wanted.collect::<Vec<_>>());
    Ok(())
}

#[test]
fn the_types_come_first_in_every_export_of_a_script() -> Result {
    // Resolvers go by the order of the members, and only the text has it.
    let text = read("pkg/package.json")?;
    let lines: Vec<&str> = text.lines().collect();
    let of_script = |line: &str| line.starts_with("    \".") && line.ends_with(": {");
    let after = lines.windows(2).filter_map(|pair| match *pair {
        [line, next] => of_script(line).then(|| next.trim_start()),
        _ => None,
    });
    let after: Vec<&str> = after.collect();
    assert_eq!(after.len(), 13);
    assert!(after.iter().all(|line| line.starts_with("\"types\": ")), "{after:?}");
    Ok(())
}

#[test]
fn the_manifest_has_the_attributes_of_the_elements() -> Result {
    let (manifest, script) = (json("pkg/custom-elements.json")?, read("src/js/elements.js")?);
    for element in elements(&manifest) {
        let name = element["name"].as_str().unwrap_or_default();
        let class = block(&script, &format!("class {name} ")).ok_or("no such class")?;
        let lines = class.lines().filter_map(|line| line.trim().split_once(": "));
        let kinds = lines.filter(|(_, kind)| ["TEXT,", "NUMBER,"].contains(kind));
        let properties: BTreeSet<&str> = kinds.map(|(property, _)| property).collect();
        assert!(!properties.is_empty());
        assert_eq!(names(&element["attributes"], "fieldName"), properties, "{name}");
    }
    Ok(())
}

#[test]
fn the_types_have_every_member_event_and_attribute_of_the_manifest() -> Result {
    let (manifest, types) = (json("pkg/custom-elements.json")?, read("pkg/index.d.ts")?);
    for element in elements(&manifest) {
        let name = element["name"].as_str().unwrap_or_default();
        let class = block(&types, &format!("class {name} ")).ok_or("no such class")?;
        for member in objects(&element["members"]) {
            let field = member["name"].as_str().unwrap_or_default();
            let is_method = member["kind"] == "method";
            let declared = if is_method { format!("  {field}(") } else { format!(" {field}: ") };
            assert!(class.contains(&declared), "{name}.{field}");
        }
        let own = format!("type {}Events = Pick<", name.trim_start_matches("Newsreel"));
        let events = types.split_once(&own).and_then(|(_, rest)| rest.split_once(">;"));
        let events = events.unwrap_or_default().0;
        for event in names(&element["events"], "name") {
            assert!(events.contains(&format!("\"{event}\"")), "{name}: {event}");
        }
        let attributes = block(&types, &format!("interface {name}Attributes")).unwrap_or_default();
        for attribute in names(&element["attributes"], "name") {
            let spelt = [format!("  {attribute}?: "), format!("  \"{attribute}\"?: ")];
            let global = ["lang", "dir"].contains(&attribute);
            assert!(global || spelt.iter().any(|way| attributes.contains(way)), "{attribute}");
        }
    }
    Ok(())
}

#[test]
fn the_readme_tells_of_every_attribute_event_and_custom_property() -> Result {
    let (manifest, readme) = (json("pkg/custom-elements.json")?, read("pkg/about.md")?);
    for element in elements(&manifest) {
        for list in ["attributes", "events", "cssParts", "cssProperties"] {
            for name in names(&element[list], "name") {
                assert!(readme.contains(&format!("`{name}`")), "{list}: {name}");
            }
        }
    }
    Ok(())
}

const CAROUSEL_SHEETS: &[&str] = &["base", "carousel", "controls", "reader"];

#[test]
fn the_manifest_has_the_custom_properties_of_each_elements_style() -> Result {
    let manifest = json("pkg/custom-elements.json")?;
    for element in elements(&manifest) {
        let is_signup = element["tagName"] == "newsreel-signup";
        let sheets: &[&str] = if is_signup { &["signup"] } else { CAROUSEL_SHEETS };
        let sheets = sheets.iter().map(|name| read(&format!("src/css/{name}.css")));
        let sheet = sheets.collect::<Result<String>>()?;
        assert_eq!(names(&element["cssProperties"], "name"), custom_properties(&sheet));
    }
    Ok(())
}

/// The texts in the union of literals that a type of the package is.
fn union_of<'a>(types: &'a str, name: &str) -> BTreeSet<&'a str> {
    let union = types.split_once(&format!("export type {name} ="));
    let union = union.and_then(|(_, rest)| rest.split_once(';'));
    union.map(|(union, _)| union.split('"').skip(1).step_by(2).collect()).unwrap_or_default()
}

#[test]
fn the_types_have_every_reason_of_the_crate() -> Result {
    let types = read("pkg/index.d.ts")?;
    let reasons = Reason::ALL.iter().map(|reason| reason.as_str());
    assert_eq!(union_of(&types, "EmailReason"), reasons.collect());
    Ok(())
}

#[test]
fn the_types_have_every_error_of_a_feed() -> Result {
    let (types, source) = (read("pkg/index.d.ts")?, read("src/feed/error.rs")?);
    let codes = source.split("=> \"feed-").skip(1).filter_map(|rest| rest.split('"').next());
    let codes: BTreeSet<String> = codes.map(|code| format!("feed-{code}")).collect();
    assert!(codes.contains(FeedError::Network.code()));
    let typed = union_of(&types, "ErrorCode").into_iter().filter(|code| code.starts_with("feed-"));
    assert_eq!(typed.map(ToOwned::to_owned).collect::<BTreeSet<String>>(), codes);
    Ok(())
}

/// The snippets that authors paste, in the README of the crate and of the package.
fn snippets() -> Result<Vec<String>> {
    let mut snippets = vec![];
    for path in ["README.md", "pkg/about.md"] {
        let text = fs::read_to_string(file(path))?;
        let blocks = text.split("```html\n").skip(1).filter_map(|block| block.split_once("\n```"));
        let blocks = blocks.map(|(html, _)| html).filter(|html| html.contains("<newsreel-"));
        snippets.extend(blocks.map(ToOwned::to_owned));
    }
    Ok(snippets)
}

/// What filters do: tags go, texts and links stay. Gives the texts that stand in no link, and where the
/// links lead.
fn stripped(html: &str) -> (String, Vec<&str>) {
    let (mut words, mut links, mut is_linked) = (String::new(), vec![], false);
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let link = tag.strip_prefix("a href=\"").and_then(|tag| tag.split('"').next());
        links.extend(link);
        is_linked = link.is_some() || is_linked && tag != "/a";
        if !is_linked {
            words.push_str(text.trim());
        }
    }
    (words, links)
}

#[test]
fn what_a_filter_leaves_of_a_snippet_is_links_to_the_news() -> Result {
    let snippets = snippets()?;
    for snippet in &snippets {
        let elements = snippet.matches("</newsreel-").count();
        let (words, links) = stripped(snippet);
        assert_eq!(words, "", "left of\n{snippet}");
        assert_eq!(links, vec!["https://example.org/news"; elements], "left of\n{snippet}");
    }
    assert!(snippets.len() >= 3, "the READMEs are not read: {snippets:?}");
    Ok(())
}

#[test]
fn words_of_controls_are_seen_to_be_left() {
    let (words, links) = stripped("<a href=\"/x\">News</a><form><button>Subscribe</button></form>");
    assert_eq!((words.as_str(), links), ("Subscribe", vec!["/x"]));
}

#[test]
fn nothing_in_the_short_snippet_ends_a_paragraph() -> Result {
    let snippets = snippets()?;
    let is_short = |snippet: &&String| snippet.contains("<newsreel-signup feed=");
    let short = snippets.iter().find(is_short).ok_or("there is a short snippet")?;
    for block in ["<form", "<div", "<p>", "<ul", "<h", "\n\n"] {
        assert!(!short.contains(block), "{block:?} in\n{short}");
    }
    // Each element keeps to its line.
    for line in short.lines() {
        assert_eq!(
            line.matches("<newsreel-").count(),
            line.matches("</newsreel-").count(),
            "{line}"
        );
    }
    Ok(())
}

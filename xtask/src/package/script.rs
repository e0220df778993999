//! Scripts, words and style sheet: bundled and minified by esbuild.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use wasm_encoder::{CustomSection, Section};

use super::integrity::{self, Kind};
use super::{Staging, Weight};
use crate::step::{self, Step};
use crate::workshop::{Workshop, describe};

/// A script of the package and how it differs from the others.
struct Script {
    name: &'static str,
    /// The files that it knows by their hashes, as far as they are built; nothing else of their
    /// names is ever run.
    hashed: &'static [&'static str],
    /// Other scripts that it imports when it runs instead of holding a copy: the heavy parts are
    /// loaded late, and both entries for bundlers share one class.
    shared: &'static [&'static str],
    entry: Entry,
    /// What its text begins with.
    banner: &'static str,
}

/// How an entry comes by the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// It does not.
    No,
    /// By its address, for bundlers to find.
    Address,
    /// By its address, and the hashes of it and of all that is loaded late.
    Checked,
    /// By its bytes.
    Bytes,
    /// By files beside it, as Node's `require` has them: the one entry that is no ES module.
    Beside,
}

const LATE: &[&str] = &["./widget.js", "./bytes.js"];

/// What even a script that holds all the others imports.
const HEAVY: &[&str] = &["./bytes.js", "./without-wasm.js"];

/// In this order: a script knows the hashes of those before it.
const SCRIPTS: [Script; 12] = [
    plain("signup.js"),
    plain("subscribe.js"),
    Script { hashed: &["bytes.js"], shared: &["./bytes.js"], ..plain("heal.js") },
    Script {
        hashed: MODULES,
        shared: &["./without-wasm.js", "./signup.js", "./subscribe.js", "./heal.js"],
        entry: Entry::Address,
        banner: CALLED_ON_LOAD,
        ..plain("widget.js")
    },
    Script { shared: LATE, entry: Entry::Address, ..plain("index.js") },
    Script { shared: &["./index.js"], ..plain("define.js") },
    Script { shared: LATE, entry: Entry::Bytes, ..plain("inline.js") },
    Script { shared: &["./inline.js"], ..plain("inline-define.js") },
    Script { shared: HEAVY, entry: Entry::Beside, ..plain("index.cjs") },
    Script { hashed: PASTED, shared: LATE, entry: Entry::Checked, ..plain("newsreel.js") },
    plain("framed.js"),
    plain("frame.js"),
];

const fn plain(name: &'static str) -> Script {
    Script { name, hashed: &[], shared: &[], entry: Entry::No, banner: "" }
}

/// Tells a browser to compile all functions while the script is on its way, on another thread: most of
/// them are called before the first slide shows (WICG, Explicit JavaScript Compile Hints).
const CALLED_ON_LOAD: &str = "//# allFunctionsCalledOnLoad";

/// What the paste-in module loads.
const PASTED: &[&str] = &["widget.js", "carousel.wasm"];

/// What the widget loads; a folder stands for the files in it.
const MODULES: &[&str] = &[
    "without-wasm.js",
    "heal.js",
    "moves.wasm",
    "signup.js",
    "signup.wasm",
    "subscribe.js",
    "subscribe.wasm",
    "reader.wasm",
    "tools.wasm",
    "words",
];

/// What makes up the style sheet of the shadow roots, in this order.
const SHEETS: [&str; 3] = ["base", "carousel", "controls"];

/// What comes with the sign-up, in its script.
const FORM_SHEETS: [&str; 1] = ["signup"];

/// What pages link to: a host's, and the page for frames.
const PAGE_SHEETS: [&str; 2] = ["newsreel.css", "frame.css"];

/// Complete sets of custom properties, for pages to link to.
const THEMES: &str = "themes";

/// What comes with the reader, in a custom section of the modules that have one.
const LATE_SHEET: &str = "reader";
const SECTION: &str = "style";
const WITH_READER: [&str; 2] = ["newsreel_bg.wasm", "reader.wasm"];

/// Bundlers find the module by this expression, so it must be once, literally, in each script that asks for it.
const MODULE_ADDRESS: &str = r#"new URL("./carousel.wasm",import.meta.url)"#;

pub(super) fn build(workshop: &Workshop, weight: Weight, staging: &Staging) -> Result<(), String> {
    let sources = workshop.root.join("src");
    copy_all(&sources.join("js"), &staging.scripts)?;
    words(workshop, &sources.join("words"), staging)?;
    style(workshop, &sources.join("css"), staging, &SHEETS, "style")?;
    style(workshop, &sources.join("css"), staging, &FORM_SHEETS, "form-style")?;
    late_style(workshop, weight, &sources.join("css"), staging)?;
    if weight == Weight::Small {
        minify(workshop, &staging.scripts.join("without-wasm.js"), &staging.package)?;
    }
    bytes(workshop, staging)?;
    for script in &SCRIPTS {
        bundle(workshop, staging, script)?;
    }
    step::time("check that the entries address the module", || addresses(&staging.package))?;
    let sheets = sources.join("css");
    PAGE_SHEETS
        .iter()
        .try_for_each(|name| minify(workshop, &sheets.join(name), &staging.package))?;
    let themes = files_of(&sheets.join(THEMES))?;
    themes.iter().try_for_each(|file| minify(workshop, file, &staging.package.join(THEMES)))
}

fn bundle(workshop: &Workshop, staging: &Staging, script: &Script) -> Result<(), String> {
    let is_checked = script.entry == Entry::Checked;
    let is_beside = script.entry == Entry::Beside;
    let hashes = hashes(workshop, &staging.package, script)?;
    esbuild(workshop, &format!("bundle {}", script.name))
        .folder(&staging.scripts)
        .args([Path::new(script.name).with_extension("js")])
        .args(if is_beside { REQUIRED } else { IMPORTED })
        .args(script.shared.iter().map(|shared| format!("--external:{shared}")))
        .args([format!("--define:CHECKED={is_checked}"), format!("--define:HASHES={hashes}")])
        .args([format!("--define:INLINE={}", script.entry == Entry::Bytes)])
        .args([format!("--define:BESIDE={is_beside}")])
        .args([format!("--define:VERSION={}", version(workshop)?)])
        .args([format!("--banner:js={}", script.banner)])
        .args([option("--outfile=", &staging.package.join(script.name))])
        .run()
}

/// An ES module, with the words as files.
const IMPORTED: &[&str] = &["--bundle", "--format=esm", "--external:./words/*"];

/// What Node requires, in one file; there are no addresses in it.
const REQUIRED: &[&str] = &["--bundle", "--format=cjs", "--log-override:empty-import-meta=silent"];

/// The hashes of the files that a script knows.
fn hashes(workshop: &Workshop, package: &Path, script: &Script) -> Result<Value, String> {
    let mut files = Vec::new();
    for path in script.hashed.iter().map(|name| package.join(name)) {
        files.append(&mut files_of(&path)?);
        files.extend(Some(path).filter(|path| path.is_file()));
    }
    integrity::of(workshop, Kind::Sha256, package, &files, "./").map(Value::from)
}

/// The package's version as it stands in JSON.
fn version(workshop: &Workshop) -> Result<String, String> {
    let path = workshop.root.join("pkg").join("package.json");
    let text = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    let package: Value =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let version = package.get("version").ok_or("pkg/package.json has no version")?;
    Ok(version.to_string())
}

/// The module as a script, in its parts, for entries that carry it and for pages that lose files.
fn bytes(workshop: &Workshop, staging: &Staging) -> Result<(), String> {
    let mut imports = Vec::new();
    let mut names = Vec::new();
    for from in files_of(&staging.package)?.into_iter().filter(|file| is_part(file)) {
        let name = from.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let to = staging.scripts.join(format!("{name}.wasm"));
        fs::copy(&from, &to).map_err(|error| describe(&from, &error))?;
        imports.push(format!("import {name} from \"./{name}.wasm\";"));
        names.push(name);
    }
    let source = format!("{}\nexport default {{ {} }};\n", imports.join("\n"), names.join(", "));
    write(&staging.scripts.join("bytes.js"), &source)?;
    esbuild(workshop, "put the module into a script")
        .folder(&staging.scripts)
        .args(["bytes.js", "--bundle", "--format=esm", "--loader:.wasm=binary"])
        .args([option("--outfile=", &staging.package.join("bytes.js"))])
        .run()
}

/// Whether a file is one that a page loads of the module.
fn is_part(file: &Path) -> bool {
    file.extension() == Some(OsStr::new("wasm")) && !file.ends_with("newsreel_bg.wasm")
}

/// Style sheets as a script, for the one that has a tree adopt them.
fn style(
    workshop: &Workshop,
    folder: &Path,
    staging: &Staging,
    sheets: &[&str],
    name: &str,
) -> Result<(), String> {
    let read = |name: &&str| {
        let path = folder.join(name).with_extension("css");
        fs::read_to_string(&path).map_err(|error| describe(&path, &error))
    };
    let sheets: Result<String, String> = sheets.iter().map(read).collect();
    let whole = staging.bindgen.join(name).with_extension("css");
    write(&whole, &sheets?)?;
    let text = minified(workshop, &whole, staging)?;
    let script = format!("export default {};", Value::from(text));
    write(&staging.scripts.join(name).with_extension("js"), &script)
}

/// The reader's own style, put where the reader is.
fn late_style(
    workshop: &Workshop,
    weight: Weight,
    folder: &Path,
    staging: &Staging,
) -> Result<(), String> {
    let sheet = folder.join(LATE_SHEET).with_extension("css");
    let text = minified(workshop, &sheet, staging)?;
    let section = CustomSection { name: SECTION.into(), data: text.as_bytes().into() };
    let whole = (weight == Weight::Quick).then_some("carousel.wasm");
    for name in WITH_READER.into_iter().chain(whole) {
        let path = staging.package.join(name);
        let mut module = fs::read(&path).map_err(|error| describe(&path, &error))?;
        section.append_to(&mut module);
        fs::write(&path, module).map_err(|error| describe(&path, &error))?;
    }
    if weight == Weight::Quick {
        return Ok(());
    }
    let path = staging.scripts.join("without-wasm.js");
    let plain = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    write(&path, &format!("{plain}\nexport const {SECTION} = {};\n", Value::from(text)))
}

fn minified(workshop: &Workshop, sheet: &Path, staging: &Staging) -> Result<String, String> {
    minify(workshop, sheet, &staging.scripts)?;
    let path = staging.scripts.join(sheet.file_name().unwrap_or_default());
    let text = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
    Ok(text.trim_end().to_owned())
}

/// English is in the module; each other language is a file that is loaded when it is spoken.
fn words(workshop: &Workshop, folder: &Path, staging: &Staging) -> Result<(), String> {
    let drafts = staging.scripts.join("words");
    let mut names = Vec::new();
    for path in files_of(folder)? {
        let stem = path.file_stem().unwrap_or_default();
        if stem == "en" || path.extension() != Some(OsStr::new("json")) {
            continue;
        }
        let draft = drafts.join(stem).with_extension("js");
        let json = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
        write(&draft, &format!("export default {json}"))?;
        names.push(draft);
    }
    if names.is_empty() {
        return Ok(());
    }
    esbuild(workshop, "minify the words of the other languages")
        .args(&names)
        .args(["--format=esm"])
        .args([option("--outdir=", &staging.package.join("words"))])
        .run()
}

fn minify(workshop: &Workshop, file: &Path, package: &Path) -> Result<(), String> {
    let name = file.file_name().unwrap_or_default();
    esbuild(workshop, &format!("minify {}", name.to_string_lossy()))
        .args([file])
        .args([option("--outfile=", &package.join(name))])
        .run()
}

fn esbuild(workshop: &Workshop, what: &str) -> Step {
    workshop
        .step(what, workshop.npm_binary("xtask", "esbuild"))
        .args(["--minify", "--target=es2022", "--charset=utf8", "--legal-comments=none"])
        .args(["--log-level=warning"])
}

fn option(name: &str, path: &Path) -> std::ffi::OsString {
    let mut option = std::ffi::OsString::from(name);
    option.push(path);
    option
}

fn addresses(package: &Path) -> Result<(), String> {
    for script in &SCRIPTS {
        let path = package.join(script.name);
        let text = fs::read_to_string(&path).map_err(|error| describe(&path, &error))?;
        let wanted = usize::from(matches!(script.entry, Entry::Address | Entry::Checked));
        if text.matches(MODULE_ADDRESS).count() != wanted {
            return Err(format!("{}: `{MODULE_ADDRESS}` must be in it {wanted}x", script.name));
        }
    }
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> Result<(), String> {
    for path in files_of(from)? {
        let Some(name) = path.file_name() else { continue };
        fs::copy(&path, to.join(name)).map_err(|error| describe(&path, &error))?;
    }
    Ok(())
}

/// The files of a folder in the order of their names; none if there is no such folder.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| describe(folder, &error))?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| describe(folder, &error))?;
    }
    fs::write(path, text).map_err(|error| describe(path, &error))
}

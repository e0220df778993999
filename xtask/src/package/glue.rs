//! What wasm-bindgen makes, made fit for our own loader: the glue becomes a function that gives an
//! instance's glue, so that there can be a second instance, and serves the module's JavaScript form
//! as well.

use std::fs;
use std::path::Path;

use super::names::Names;
use crate::workshop::describe;

/// From here on, the glue loads the module itself. Ours does more: it says what to do on failure.
const OWN_LOADER: &str = "\nasync function __wbg_load(";

/// How the glue finds out that memory has grown. The JavaScript form's old memory is not detached.
const STALE: [(&str, &str); 2] = [
    (".byteLength === 0", ".buffer !== wasm.memory.buffer"),
    (".buffer.detached === true || (", ".buffer !== wasm.memory.buffer || ("),
];

/// Each closure that the browser can call begins and ends so. It is known whose it is, and the page
/// sees nothing of what breaks in it.
const CLOSURE: [(&str, &str); 2] = [
    ("const real = (...args) => {", "const real = own((...args) => {"),
    ("\n    };\n    real._wbg_cb_unref =", "\n    });\n    real._wbg_cb_unref ="),
];

/// Each closure has one of these.
const CLOSURES: &str = "_wbg_cb_unref = ";

/// What browsers need that have no style sheets to adopt, and so no widget: what text of the glue begins
/// and ends each, and what stands in its place.
const FOR_OLD_BROWSERS: [(&str, &str, &str); 3] = [
    ("(typeof FinalizationRegistry === 'undefined')\n", "\n    : ", ""),
    ("\nif (!('encodeInto' in ", "\n}\n", "\n"),
    ("    if (realloc === undefined) {\n", "\n    }\n", ""),
];

/// Classes can be disposed of by syntax that we do not use.
const DISPOSAL: &str = "[Symbol.dispose]";

/// Frees closures that only scripts hold. Ours are the module's, which frees them itself.
const OF_SCRIPTS: &str = "CLOSURE_DTORS";

/// Where the glue finds our own scripts, after a folder that wasm-bindgen names.
const SNIPPETS: &str = "/src/js/";

/// Makes an object forget what it stands for, so that nothing is freed when it goes.
const FORGET: &str = "__destroy_into_raw";

/// What follows the name of what the glue exports.
const AFTER_NAME: [char; 3] = [' ', '(', '{'];

pub(super) fn write(bindgen: &Path, scripts: &Path, names: &Names) -> Result<(), String> {
    let glue = |text: &str| names.apply(&glue(text)?);
    rewrite(&bindgen.join("newsreel.js"), &scripts.join("newsreel_glue.js"), glue)?;
    rewrite(&bindgen.join("newsreel.d.ts"), &scripts.join("newsreel_glue.d.ts"), types)
}

/// The module's JavaScript form, as a function that gives an instance's exports.
pub(super) fn write_plain(from: &Path, to: &Path) -> Result<(), String> {
    rewrite(from, to, plain)
}

fn rewrite(
    from: &Path,
    to: &Path,
    make: impl FnOnce(&str) -> Result<String, String>,
) -> Result<(), String> {
    let text = fs::read_to_string(from).map_err(|error| describe(from, &error))?;
    let made = make(&text).map_err(|what| format!("{}: {what}", from.display()))?;
    fs::write(to, made).map_err(|error| describe(to, &error))
}

fn glue(text: &str) -> Result<String, String> {
    let (kept, _) = text.split_once(OWN_LOADER).ok_or("wasm-bindgen's own loader is not found")?;
    let (imports, kept) = without_imports(kept)?;
    let count = |what: &str| kept.matches(what).count();
    if CLOSURE.map(|(old, _)| count(old)) != [count(CLOSURES); 2] {
        return Err("there are closures of another make".to_owned());
    }
    let mut body = kept.replace("\nexport ", "\n");
    for (start, end, instead) in FOR_OLD_BROWSERS {
        body = without(&body, start, end, instead);
    }
    let unused = |line: &&str| [DISPOSAL, OF_SCRIPTS].iter().any(|what| line.contains(what));
    body = body.lines().filter(|line| !unused(line)).collect::<Vec<_>>().join("\n");
    for (old, new) in STALE.into_iter().chain(CLOSURE) {
        body = body.replace(old, new);
    }
    let names = exported(&kept).join(", ");
    Ok(format!(
        "{imports}export function makeGlue(own) {{\n{body}\n\
         return {{ imports: __wbg_get_imports, finish: __wbg_finalize_init, {names} }};\n}}\n"
    ))
}

/// The text without what begins and ends so, wherever that is.
fn without(text: &str, start: &str, end: &str, instead: &str) -> String {
    let mut parts = text.split(start);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, rest) = part.split_once(end).unwrap_or(("", part));
        kept.extend([instead, rest]);
    }
    kept
}

/// What the glue imports of our own scripts, which stand beside it; and the rest, which can be the
/// inside of a function.
fn without_imports(text: &str) -> Result<(String, String), String> {
    let (imports, kept): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.starts_with("import "));
    let own = imports.iter().map(|line| {
        let (names, from) = line.split_once(" from '")?;
        Some(format!("{names} from './{}\n", from.split_once(SNIPPETS)?.1))
    });
    let own: Option<String> = own.collect();
    Ok((own.ok_or("the glue imports what is not ours")?, kept.join("\n")))
}

/// The names of the classes and functions that the glue exports.
fn exported(text: &str) -> Vec<&str> {
    let declarations = text.lines().filter_map(|line| line.strip_prefix("export "));
    let names = declarations.filter_map(|declaration| declaration.split_once(' '));
    names.filter_map(|(_, rest)| rest.split(AFTER_NAME).next()).collect()
}

fn types(text: &str) -> Result<String, String> {
    let (kept, _) = text.split_once("\nexport type InitInput").ok_or("no types of a loader")?;
    let names: Vec<String> =
        exported(kept).iter().map(|name| format!("  {name}: typeof {name};\n")).collect();
    let names = names.concat();
    let free = "    free(): void;\n";
    let kept = kept.replace(free, &format!("{free}    {FORGET}(): number;\n"));
    Ok(format!(
        "{kept}\nexport interface Glue {{\n  imports(): WebAssembly.Imports;\n  \
         finish(instance: {{ exports: Record<string, any> }}): void;\n{names}}}\n\
         type Call = (...values: any[]) => unknown;\n\
         export function makeGlue(own: (call: Call) => Call): Glue;\n"
    ))
}

fn plain(text: &str) -> Result<String, String> {
    let (kept, _) = text.split_once("\nvar retasmFunc").ok_or("wasm2js has made something else")?;
    let body: Vec<&str> = kept.lines().filter(|line| !line.starts_with("import ")).collect();
    let body = body.join("\n");
    Ok(format!("export function instantiate(imports) {{\n{body}\nreturn asmFunc(imports);\n}}\n"))
}

#[cfg(test)]
mod tests {
    use super::{glue, plain, types};

    const GLUE: &str = "/* made */\n\nexport class Mounted {\n}\nexport function read(a) {\n    \
         if (view.byteLength === 0) {}\n    return a;\n}\nlet wasm;\nfunction __wbg_finalize_init() {}\n\
         async function __wbg_load() {}\nexport { init as default };";

    #[test]
    fn the_glue_becomes_a_function_that_gives_what_it_exported() {
        let made = glue(GLUE).unwrap();
        assert!(made.starts_with("export function makeGlue(own) {"), "{made}");
        assert!(made.ends_with("finish: __wbg_finalize_init, Mounted, read };\n}\n"), "{made}");
        assert_eq!(made.matches("export ").count(), 1);
        assert!(made.contains("view.buffer !== wasm.memory.buffer"));
        assert!(!made.contains("__wbg_load"));
    }

    #[test]
    fn a_closure_is_somebodys_own() {
        let closure = "const real = (...args) => {\n        return f(...args);\n    };\n    \
                       real._wbg_cb_unref = () => {};";
        let made = glue(&GLUE.replace("let wasm;", closure)).unwrap();
        let wanted = "const real = own((...args) => {\n        return f(...args);\n    });\n    \
                      real._wbg_cb_unref = () => {};";
        assert!(made.contains(wanted), "{made}");
        assert!(glue(&GLUE.replace("let wasm;", &closure.replace("_unref", "_ref"))).is_err());
    }

    #[test]
    fn what_no_browser_needs_is_left_out() {
        let registry = "const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')\n    \
                        ? { register: () => {} }\n    : new FinalizationRegistry(free);\n";
        let own = registry.replace("CLOSURE_DTORS", "Mounted");
        let old = "if (!('encodeInto' in encoder)) {\n    if (a) {\n    }\n}\nlet wasm;";
        let made = glue(&GLUE.replace("let wasm;", &[registry, &own, old].concat())).unwrap();
        let wanted = "\nconst Mounted = new FinalizationRegistry(free);\nlet wasm;\n";
        assert!(made.contains(wanted), "{made}");
        assert!(!made.contains("CLOSURE_DTORS") && !made.contains("encodeInto"), "{made}");
    }

    #[test]
    fn what_the_glue_imports_stands_beside_it_and_is_ours() {
        let import = "import { peek } from './snippets/newsreel-1a/src/js/peek.js';\n";
        let made = glue(&format!("{import}{GLUE}")).unwrap();
        let wanted = "import { peek } from './peek.js';\nexport function makeGlue(own) {\n/* made";
        assert!(made.starts_with(wanted), "{made}");
        assert!(glue(&format!("import {{ peek }} from 'elsewhere';\n{GLUE}")).is_err());
    }

    #[test]
    fn glue_of_another_make_is_refused() {
        assert!(glue("export function read() {}").is_err());
        assert!(glue("import x from 'y';\n\nasync function __wbg_load() {}").is_err());
    }

    #[test]
    fn the_types_follow_the_glue() {
        let made = types("export class Mounted {\n}\n\nexport type InitInput = URL;").unwrap();
        assert!(made.contains("  Mounted: typeof Mounted;\n"), "{made}");
        assert!(!made.contains("InitInput"));
    }

    #[test]
    fn each_instance_of_the_javascript_form_has_variables_of_its_own() {
        let made = plain(
            "import * as x from './x.js';\nvar view;\nfunction asmFunc(imports) {}\n\
                          var retasmFunc = asmFunc({});\nexport var a = 1;",
        );
        let wanted = "export function instantiate(imports) {\nvar view;\n\
                      function asmFunc(imports) {}\nreturn asmFunc(imports);\n}\n";
        assert_eq!(made.unwrap(), wanted);
    }
}

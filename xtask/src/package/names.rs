//! Short names for what the module and its glue give each other: the names that wasm-bindgen makes
//! end in hashes, which no compressor makes smaller.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use super::opt::FEATURES;
use crate::workshop::Workshop;

/// Where imports come from, as wasm-bindgen names it and as wasm-opt does.
const MODULE: (&str, &str) = (r#""./newsreel_bg.js""#, r#""a""#);

/// What stands before the name of an import in the glue, after which comes `: `.
const BEFORE_IMPORT: &str = "\n        ";

/// What stands before the name of an export in the glue.
const BEFORE_EXPORT: &str = "wasm.";

/// Each long name with the short one.
#[derive(Debug, Default)]
pub(super) struct Names {
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

/// Writes the module with short names, and gives them.
pub(super) fn shorten(workshop: &Workshop, from: &Path, to: &Path) -> Result<Names, String> {
    let program = workshop.npm_binary("xtask", "wasm-opt");
    let (from, to) = (from.to_string_lossy(), to.to_string_lossy());
    let shorten = ["--minify-imports-and-exports-and-modules", "--debuginfo", &from, "-o", &to];
    let arguments = [FEATURES.as_slice(), &shorten].concat();
    let output = workshop.capture(&program.to_string_lossy(), &arguments)?;
    Names::parse(&output).map_err(|what| format!("wasm-opt told no names: {what}"))
}

impl Names {
    fn parse(output: &str) -> Result<Self, String> {
        let list: Value = serde_json::from_str(output).map_err(|error| error.to_string())?;
        let rows = |what: &str| list.get(what).and_then(Value::as_array).into_iter().flatten();
        let pairs = |what| rows(what).filter_map(|row| pair(row.as_array()?));
        Ok(Self { imports: pairs("imports").collect(), exports: pairs("exports").collect() })
    }

    /// Has the glue use the short names.
    pub(super) fn apply(&self, glue: &str) -> Result<String, String> {
        if self.imports.is_empty() {
            return Ok(glue.to_owned());
        }
        let (glue, given) = rename(glue, BEFORE_IMPORT, &self.imports);
        let (glue, taken) = rename(&glue, BEFORE_EXPORT, &self.exports);
        let is_whole = given == self.imports.len() && taken == glue.matches(BEFORE_EXPORT).count();
        if !is_whole || glue.matches(MODULE.0).count() != 1 {
            return Err("it names imports and exports that the module does not have".to_owned());
        }
        Ok(glue.replace(MODULE.0, MODULE.1))
    }
}

/// The last two of a row.
fn pair(row: &[Value]) -> Option<(String, String)> {
    let [.., long, short] = row else { return None };
    Some((long.as_str()?.to_owned(), short.as_str()?.to_owned()))
}

/// The text with each of `names` that follows `before` replaced, and how many that were.
fn rename(text: &str, before: &str, names: &HashMap<String, String>) -> (String, usize) {
    let mut parts = text.split(before);
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    let mut count = 0;
    for part in parts {
        let end = part.find(|next: char| !is_of_name(next)).unwrap_or(part.len());
        let (long, rest) = part.split_at(end);
        let short = names.get(long);
        count += usize::from(short.is_some());
        renamed.extend([before, short.map_or(long, String::as_str), rest]);
    }
    (renamed, count)
}

fn is_of_name(next: char) -> bool {
    next.is_ascii_alphanumeric() || next == '_' || next == '$'
}

#[cfg(test)]
mod tests {
    use super::Names;

    const TOLD: &str = r#"{
 "imports": [
  ["./newsreel_bg.js", "__wbg_abort_49f921d30d8b5bd2", "a"],
  ["./newsreel_bg.js", "__wbg_done_76cf400b551c5fb0", "$b"]
 ],
"exports": [
  ["memory", "c"],
  ["memory_of_carousel", "d"]
 ]
}"#;

    const GLUE: &str = "const import0 = {
        __wbg_abort_49f921d30d8b5bd2: function(arg0) {
            getObject(arg0).abort();
        },
        __wbg_done_76cf400b551c5fb0: function() { return handleError(function (arg0) {
            wasm.memory_of_carousel(wasm.memory.buffer);
        }, arguments); },
    };
    return { \"./newsreel_bg.js\": import0 };";

    #[test]
    fn the_glue_follows_the_module() {
        let made = Names::parse(TOLD).unwrap().apply(GLUE).unwrap();
        assert!(made.contains("        a: function(arg0) {"), "{made}");
        assert!(made.contains("        $b: function() {"), "{made}");
        assert!(made.contains("wasm.d(wasm.c.buffer);"), "{made}");
        assert!(made.contains(r#"{ "a": import0 }"#), "{made}");
    }

    #[test]
    fn glue_of_another_module_is_refused() {
        let names = Names::parse(TOLD).unwrap();
        assert!(names.apply(&GLUE.replace("__wbg_abort", "__wbg_stop")).is_err());
        assert!(names.apply(&GLUE.replace("wasm.memory.", "wasm.store.")).is_err());
        assert!(names.apply(&GLUE.replace("newsreel_bg", "other")).is_err());
    }

    #[test]
    fn without_short_names_the_glue_stays() {
        assert_eq!(Names::default().apply(GLUE).unwrap(), GLUE);
        assert!(Names::parse("no list").is_err());
    }
}

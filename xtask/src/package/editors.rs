//! What editors read, made of the element manifest: the custom data of VS Code and of what works like it,
//! and the web-types of `JetBrains`.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::workshop::{Workshop, describe};

const MANIFEST: &str = "custom-elements.json";

/// Writes the files for editors into the package.
pub(super) fn build(workshop: &Workshop, package: &Path) -> Result<(), String> {
    let home = workshop.root.join("pkg");
    let (manifest, about) = (read(&home.join(MANIFEST))?, read(&home.join("package.json"))?);
    let elements = elements(&manifest);
    write(&package.join("vscode.html-custom-data.json"), &html_data(&elements))?;
    write(&package.join("vscode.css-custom-data.json"), &css_data(&elements))?;
    write(&package.join("web-types.json"), &web_types(&elements, &about))
}

fn read(path: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|error| describe(path, &error))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, value: &Value) -> Result<(), String> {
    fs::write(path, format!("{value:#}\n")).map_err(|error| describe(path, &error))
}

/// The declarations of elements, in the manifest's order.
fn elements(manifest: &Value) -> Vec<&Value> {
    let declarations =
        list(manifest, "modules").iter().flat_map(|module| list(module, "declarations"));
    declarations.filter(|declaration| declaration.get("tagName").is_some()).collect()
}

/// Format 1.1 of <https://github.com/microsoft/vscode-custom-data>.
fn html_data(elements: &[&Value]) -> Value {
    let tag = |element: &&Value| {
        let attributes = list(element, "attributes").iter().map(|attribute| {
            let mut data = pick(attribute, &["name", "description"]);
            let values: Vec<_> = choices(attribute).map(|name| json!({ "name": name })).collect();
            if !values.is_empty() {
                data.insert("values".to_owned(), values.into());
            }
            Value::from(data)
        });
        json!({
            "name": text(element, "tagName"),
            "description": about(element),
            "attributes": attributes.collect::<Vec<_>>(),
        })
    };
    json!({ "version": 1.1, "tags": elements.iter().map(tag).collect::<Vec<_>>() })
}

/// The same for style sheets: custom properties and parts.
fn css_data(elements: &[&Value]) -> Value {
    let mut properties: Vec<Value> = Vec::new();
    for property in elements.iter().flat_map(|element| list(element, "cssProperties")) {
        // What both elements have is listed once, with what the first says of it.
        if !properties.iter().any(|known| text(known, "name") == text(property, "name")) {
            properties.push(pick(property, &["name", "description"]).into());
        }
    }
    let parts = elements.iter().flat_map(|element| list(element, "cssParts")).map(|part| {
        json!({
            "name": format!("::part({})", text(part, "name")),
            "description": text(part, "description"),
        })
    });
    json!({ "version": 1.1, "properties": properties, "pseudoElements": parts.collect::<Vec<_>>() })
}

/// Format 2 of <https://github.com/JetBrains/web-types>.
fn web_types(elements: &[&Value], package: &Value) -> Value {
    json!({
        "$schema": "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json",
        "name": text(package, "name"),
        "version": text(package, "version"),
        "description-markup": "markdown",
        "contributions": { "html": { "elements": elements.iter().map(|element| web_type(element)).collect::<Vec<_>>() } },
    })
}

fn web_type(element: &Value) -> Value {
    let fields = list(element, "members").iter().filter(|member| text(member, "kind") == "field");
    json!({
        "name": text(element, "tagName"),
        "description": about(element),
        "attributes": each(element, "attributes", |attribute| {
            let mut data = pick(attribute, &["name", "description", "default"]);
            data.insert("required".to_owned(), false.into());
            data.insert("value".to_owned(), json!({ "type": kind(attribute) }));
            data.into()
        }),
        "slots": each(element, "slots", named),
        "js": {
            "properties": fields.map(typed).collect::<Vec<_>>(),
            "events": each(element, "events", typed),
        },
        "css": {
            "properties": each(element, "cssProperties", named),
            "parts": each(element, "cssParts", named),
        },
    })
}

fn each(element: &Value, key: &str, make: impl Fn(&Value) -> Value) -> Vec<Value> {
    list(element, key).iter().map(make).collect()
}

fn named(entry: &Value) -> Value {
    pick(entry, &["name", "description"]).into()
}

fn typed(entry: &Value) -> Value {
    let mut data = pick(entry, &["name", "description"]);
    data.insert("type".to_owned(), kind(entry).into());
    data.into()
}

fn about(element: &Value) -> String {
    format!("{} {}", text(element, "summary"), text(element, "description"))
}

/// The texts or numbers that an attribute may have, where its type lists them.
fn choices(attribute: &Value) -> impl Iterator<Item = &str> {
    let union = Some(kind(attribute)).filter(|kind| kind.contains(" | "));
    union.into_iter().flat_map(|kind| kind.split(" | ")).map(|choice| choice.trim_matches('"'))
}

fn kind(entry: &Value) -> &str {
    entry.pointer("/type/text").and_then(Value::as_str).unwrap_or_default()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn pick(value: &Value, keys: &[&str]) -> Map<String, Value> {
    let there = keys.iter().filter_map(|key| Some(((*key).to_owned(), value.get(key)?.clone())));
    there.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{css_data, html_data, web_types};

    fn element() -> serde_json::Value {
        json!({
            "tagName": "x-news",
            "summary": "News.",
            "description": "As slides.",
            "attributes": [
                { "name": "feed", "description": "An address.", "type": { "text": "string" } },
                { "name": "level", "description": "A level.", "type": { "text": "2 | 3" }, "default": "3" },
                { "name": "theme", "description": "Colours.", "type": { "text": "\"light\" | \"dark\"" } },
            ],
            "members": [
                { "kind": "field", "name": "feed", "description": "F.", "type": { "text": "string | null" } },
                { "kind": "method", "name": "next", "description": "N." },
            ],
            "events": [{ "name": "x:load", "description": "L.", "type": { "text": "CustomEvent<{}>" } }],
            "cssParts": [{ "name": "slide", "description": "One slide." }],
            "cssProperties": [{ "name": "--x-gap", "syntax": "<length>", "description": "Space." }],
        })
    }

    #[test]
    fn a_tag_has_its_attributes_and_what_they_may_be() {
        let element = element();
        let wanted = json!({ "version": 1.1, "tags": [{
            "name": "x-news",
            "description": "News. As slides.",
            "attributes": [
                { "name": "feed", "description": "An address." },
                { "name": "level", "description": "A level.", "values": [{ "name": "2" }, { "name": "3" }] },
                { "name": "theme", "description": "Colours.", "values": [{ "name": "light" }, { "name": "dark" }] },
            ],
        }] });
        assert_eq!(html_data(&[&element]), wanted);
    }

    #[test]
    fn a_custom_property_of_both_elements_is_told_once() {
        let element = element();
        let wanted = json!({
            "version": 1.1,
            "properties": [{ "name": "--x-gap", "description": "Space." }],
            "pseudoElements": [
                { "name": "::part(slide)", "description": "One slide." },
                { "name": "::part(slide)", "description": "One slide." },
            ],
        });
        assert_eq!(css_data(&[&element, &element]), wanted);
    }

    #[test]
    fn web_types_have_attributes_fields_events_and_style() {
        let (element, package) = (element(), json!({ "name": "x", "version": "1.0.0" }));
        let types = web_types(&[&element], &package);
        let at = |path: &str| types.pointer(path).cloned().unwrap_or_default();
        assert_eq!([at("/name"), at("/version")], [json!("x"), json!("1.0.0")]);
        let element = |path: &str| at(&format!("/contributions/html/elements/0{path}"));
        assert_eq!(element("/name"), "x-news");
        assert_eq!(element("/attributes/2/value/type"), "\"light\" | \"dark\"");
        assert_eq!(element("/attributes/1/default"), "3");
        assert_eq!(
            element("/js/properties"),
            json!([{ "name": "feed", "description": "F.", "type": "string | null" }])
        );
        assert_eq!(element("/js/events/0/name"), "x:load");
        assert_eq!(element("/css/parts/0/name"), "slide");
        assert_eq!(element("/css/properties/0/name"), "--x-gap");
    }
}

//! JSON-LD: what a page says of itself for search engines.

use dom_query::Document;
use serde_json::{Map, Value};

use super::tree::all;
use crate::import::plain::of_html;
use crate::limits::LIST;

/// All things that a page describes.
#[derive(Debug, Default)]
pub(super) struct Linked {
    // Objects.
    things: Vec<Value>,
}

impl Linked {
    pub(super) fn of(document: &Document) -> Self {
        let mut linked = Self::default();
        for script in all(document, "script[type='application/ld+json']") {
            let text = script.text();
            if let Ok(value) = serde_json::from_str(bare(&text)) {
                linked.add(value);
            }
        }
        linked
    }

    fn add(&mut self, value: Value) {
        match value {
            Value::Array(values) => values.into_iter().for_each(|value| self.add(value)),
            Value::Object(mut thing) => {
                if let Some(graph) = thing.remove("@graph") {
                    self.add(graph);
                }
                if self.things.len() < LIST {
                    self.things.push(Value::Object(thing));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
        }
    }

    /// The first thing of a kind.
    pub(super) fn find(&self, is_kind: fn(&str) -> bool) -> Option<&Map<String, Value>> {
        self.things.iter().filter_map(Value::as_object).find(|thing| kinds(thing).any(is_kind))
    }

    /// How many things there are of a kind.
    pub(super) fn count(&self, is_kind: fn(&str) -> bool) -> usize {
        self.things
            .iter()
            .filter_map(Value::as_object)
            .filter(|thing| kinds(thing).any(is_kind))
            .count()
    }

    /// What a member of a thing is, be it there or elsewhere with an `@id`.
    pub(super) fn members<'a>(
        &'a self,
        thing: &'a Map<String, Value>,
        name: &str,
    ) -> Vec<&'a Value> {
        let values = match thing.get(name) {
            Some(Value::Array(values)) => values.iter().collect(),
            Some(value) => vec![value],
            None => Vec::new(),
        };
        values.into_iter().map(|value| self.followed(value)).collect()
    }

    fn followed<'a>(&'a self, value: &'a Value) -> &'a Value {
        let is_reference = |members: &&Map<String, Value>| members.len() == 1;
        let id = value.as_object().filter(is_reference).and_then(|members| members.get("@id"));
        let Some(id) = id else { return value };
        self.things.iter().find(|thing| thing.get("@id") == Some(id)).unwrap_or(value)
    }
}

// Some wrap it in a comment or in CDATA.
fn bare(text: &str) -> &str {
    let (starts, ends) =
        (["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["], ["-->", "//]]>", "/*]]>*/", "]]>"]);
    let text = text.trim();
    let start = starts.iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text).trim();
    let end = ends.iter().find_map(|sign| start.strip_suffix(sign)).unwrap_or(start);
    end.trim().trim_end_matches(';')
}

fn kinds(thing: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let kinds = match thing.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().collect(),
        Some(kind) => vec![kind],
        None => Vec::new(),
    };
    let kinds = kinds.into_iter().filter_map(Value::as_str);
    kinds.map(|kind| kind.rsplit(['/', ':']).next().unwrap_or(kind))
}

/// `Article`, `NewsArticle`, `BlogPosting`, and their kin.
pub(super) fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
}

/// A text of a thing, without markup.
pub(super) fn text(thing: &Map<String, Value>, name: &str) -> Option<String> {
    let text = match thing.get(name)? {
        Value::String(text) => of_html(text),
        Value::Array(texts) => of_html(texts.first()?.as_str()?),
        Value::Number(number) => number.to_string(),
        Value::Object(members) => of_html(members.get("name")?.as_str()?),
        Value::Null | Value::Bool(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The address of a thing that is one, or has one.
pub(super) fn address(value: &Value) -> Option<&str> {
    let members = match value {
        Value::String(text) => return Some(text),
        Value::Object(members) => members,
        Value::Array(values) => return address(values.first()?),
        Value::Null | Value::Bool(_) | Value::Number(_) => return None,
    };
    let names = ["contentUrl", "url", "@id"];
    names.into_iter().find_map(|name| members.get(name)?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(scripts: &[&str]) -> Linked {
        let script = |text: &&str| format!("<script type='application/ld+json'>{text}</script>");
        let html: String = scripts.iter().map(script).collect();
        Linked::of(&Document::from(html))
    }

    #[test]
    fn an_article_is_found_wherever_it_stands() {
        let article = "{\"@type\":\"NewsArticle\",\"headline\":\"A &amp; B\"}";
        for text in [
            article.to_owned(),
            format!("[{article}]"),
            format!("{{\"@graph\":[{{\"@type\":\"WebPage\"}},{article}]}}"),
            format!("<!-- {article} -->"),
            format!("//<![CDATA[\n{article}\n//]]>"),
            format!("{article};"),
            article.replace("NewsArticle", "http://schema.org/BlogPosting"),
            article.replace("\"NewsArticle\"", "[\"Thing\",\"Article\"]"),
        ] {
            let linked = linked(&["not JSON", &text]);
            let found = linked.find(is_article).and_then(|thing| super::text(thing, "headline"));
            assert_eq!(found.as_deref(), Some("A & B"), "{text}");
        }
        assert!(linked(&["{\"@type\":\"WebPage\"}"]).find(is_article).is_none());
    }

    #[test]
    fn what_is_only_named_is_looked_up() {
        let text = "{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#ana\"}},{\"@id\":\"#ana\",\"name\":\"Ana\"}]}";
        let linked = linked(&[text]);
        let article = linked.find(is_article).unwrap();
        assert_eq!(linked.members(article, "author")[0]["name"], "Ana");
        assert_eq!(linked.count(is_article), 1);
    }
}

//! Reads JSON: RSS in JSON as the RSS that it is, and JSON Feed.

use std::borrow::Cow;

use newsreel::feed::{Date, Value as Lenient};
use serde_json::{Map, Value};

use super::builder::Builder;
use super::element::Element;
use super::entry::{Address, Entry, File, Person, Prose};
use super::name::{Name, Spaces, meaning};
use super::picture::Origin;
use super::state::language_tag;
use super::wordpress;

/// Reads a document, or says why it is no feed.
pub fn read(text: &str, builder: &mut Builder<'_>) -> Result<(), String> {
    let document = newsreel::check::parse(text).map_err(|error| error.to_string())?;
    if let Some(posts) = wordpress::posts(&document) {
        wordpress::read(posts, builder);
        return Ok(());
    }
    if let Some(error) = wordpress::error(&document) {
        return Err(error);
    }
    let Value::Object(mut members) = document else { return Err(NO_FEED.to_owned()) };
    if let Some(rss) = members.remove("rss") {
        walk("rss", &rss, builder);
        return Ok(());
    }
    let Some(Value::Array(items)) = members.remove("items") else {
        return Err(NO_FEED.to_owned());
    };
    builder.state.has_begun = true;
    head(members, builder);
    for item in items {
        if builder.has_enough {
            break;
        }
        if let Value::Object(members) = item {
            builder.state.count += 1;
            builder.give(entry(members, builder.state.count));
        }
    }
    Ok(())
}

const NO_FEED: &str = "this JSON is no feed: JSON Feed has a list `items`, RSS in JSON a member `rss`, and posts of WordPress are a list";

/// Names that hold the text of an element.
const TEXTS: [&str; 5] = ["#value", "#text", "$t", "_", "value"];

fn walk(key: &str, value: &Value, builder: &mut Builder<'_>) {
    if builder.has_enough {
        return;
    }
    if let Value::Array(values) = value {
        for value in values {
            walk(key, value, builder);
        }
        return;
    }
    let (prefix, local) = key.split_once(':').unwrap_or(("", key));
    let name = meaning(Spaces::default().of(prefix), local);
    let members = value.as_object();
    let attributes = members.into_iter().flatten().filter_map(|(name, value)| {
        Some((Cow::Borrowed(name.trim_start_matches('@')), Cow::Owned(scalar(value)?)))
    });
    let is_parent = is_parent(name);
    let attributes = if is_parent { Vec::new() } else { attributes.collect() };
    builder.open(&Element { name, local, attributes, raw: "" });
    if let Some(text) = scalar(value) {
        builder.text(&text);
    }
    let members = || members.into_iter().flatten();
    if is_parent {
        // The feed speaks of itself before its items need to know.
        let is_item = |key: &str| matches!(key, "item" | "items" | "entry");
        members()
            .filter(|(key, _)| !is_item(key))
            .for_each(|(key, value)| walk(key, value, builder));
        members()
            .filter(|(key, _)| is_item(key))
            .for_each(|(_, value)| walk("item", value, builder));
    } else if let Some(text) = members().find(|(key, _)| TEXTS.contains(&key.as_str())) {
        builder.text(&scalar(text.1).unwrap_or_default());
    }
    builder.close(local);
}

const fn is_parent(name: Name) -> bool {
    matches!(
        name,
        Name::Root | Name::Channel | Name::Item | Name::Image | Name::Author | Name::MediaGroup
    )
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn text(members: &Map<String, Value>, name: &str) -> String {
    members.get(name).and_then(scalar).unwrap_or_default()
}

fn address(members: &Map<String, Value>, name: &str) -> Option<Address> {
    let written = text(members, name);
    (!written.is_empty()).then_some(Address { written, base: None })
}

fn prose(members: &Map<String, Value>, name: &str, is_html: bool) -> Option<Prose> {
    let text = text(members, name);
    (!text.trim().is_empty()).then_some(Prose { text, is_html, base: None })
}

/// Members whose names begin with an underscore are extensions.
fn extensions(members: Map<String, Value>) -> Map<String, Value> {
    members.into_iter().filter(|(name, _)| name.starts_with('_')).collect()
}

fn head(members: Map<String, Value>, builder: &mut Builder<'_>) {
    let feed = &mut builder.state.feed;
    feed.title = prose(&members, "title", false);
    feed.link = address(&members, "home_page_url");
    feed.subtitle = prose(&members, "description", false);
    feed.icon = address(&members, "icon").or_else(|| address(&members, "favicon"));
    feed.language = language_tag(&text(&members, "language"));
    feed.authors = people(&members);
    feed.next = Some(text(&members, "next_url")).filter(|next| !next.is_empty());
    if feed.address.is_none() {
        feed.address =
            Some(text(&members, "feed_url")).filter(|url| url.starts_with("http")).map(Into::into);
    }
    feed.is_plain = true;
    feed.kept = extensions(members);
}

fn entry(members: Map<String, Value>, number: usize) -> Entry {
    let date = |name: &str| {
        let read = |value: f64| Date::read(&Lenient::Number(value)).map(|date| date.written);
        let value = members.get(name)?;
        value.as_f64().map_or_else(|| scalar(value), read)
    };
    let mut entry = Entry {
        number,
        id: [text(&members, "id"), text(&members, "guid")]
            .into_iter()
            .find(|id| !id.is_empty())
            .unwrap_or_default(),
        link: address(&members, "url").or_else(|| address(&members, "link")),
        title: prose(&members, "title", false),
        content: prose(&members, "content_html", true)
            .or_else(|| prose(&members, "content_text", false))
            .or_else(|| prose(&members, "content", true))
            .or_else(|| prose(&members, "description", true)),
        summary: prose(&members, "summary", false),
        // Some generators write the names of RSS.
        published: date("date_published").or_else(|| date("pubDate")),
        updated: date("date_modified"),
        authors: people(&members),
        tags: tags(members.get("tags")),
        files: files(members.get("attachments")),
        language: language_tag(&text(&members, "language")),
        ..Entry::default()
    };
    for name in ["image", "banner_image"] {
        let (written, picture) = match members.get(name) {
            Some(Value::Object(picture)) => (text(picture, "url"), Some(picture)),
            _ => (text(&members, name), None),
        };
        if !written.trim().is_empty() {
            let size = |name: &str| picture.and_then(|picture| text(picture, name).parse().ok());
            let address = Address { written, base: None };
            entry.show(address, Origin::Named, (size("width"), size("height")));
            break;
        }
    }
    entry.is_plain = true;
    entry.kept = extensions(members);
    entry
}

fn people(members: &Map<String, Value>) -> Vec<Person> {
    let listed = members.get("authors").and_then(Value::as_array).filter(|list| !list.is_empty());
    let people = listed.map_or_else(
        || members.get("author").into_iter().collect(),
        |list| list.iter().collect::<Vec<_>>(),
    );
    people.into_iter().map(person).collect()
}

fn person(value: &Value) -> Person {
    let Some(members) = value.as_object() else {
        return Person { name: scalar(value).unwrap_or_default(), ..Person::default() };
    };
    let uri = address(members, "url").unwrap_or_default();
    Person { name: text(members, "name"), uri, ..Person::default() }
}

fn tags(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(tags)) => tags.iter().filter_map(scalar).collect(),
        Some(Value::String(tags)) => tags.split(',').map(ToOwned::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn files(value: Option<&Value>) -> Vec<File> {
    let files = value.and_then(Value::as_array).into_iter().flatten();
    let files = files.filter_map(Value::as_object).filter_map(|file| {
        let kind = text(file, "mime_type");
        Some(File {
            address: address(file, "url")?,
            mime_type: if kind.is_empty() { "application/octet-stream".to_owned() } else { kind },
            title: text(file, "title"),
            bytes: text(file, "size_in_bytes").parse().ok(),
            seconds: text(file, "duration_in_seconds").parse().ok(),
        })
    });
    files.collect()
}

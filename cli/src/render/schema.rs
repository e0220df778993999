//! An article in the words of <https://schema.org/Article>, for search engines.

use newsreel::article::Article;
use newsreel::feed::item::{Author, Item};
use newsreel::link::Link;
use serde_json::{Map, Value, json};

use super::publication::Publication;

/// What is known of an article; what is not is left out.
pub fn article(article: &Article, item: &Item, publication: &Publication) -> Value {
    let publisher = publisher(publication);
    let name = publisher.as_ref().and_then(|one| one.get("name")).and_then(Value::as_str);
    let by = |author: &Author| person(author, name);
    let authors: Vec<Value> =
        item.authors.iter().filter(|one| !one.name.is_empty()).map(by).collect();
    let pictures = item.image.iter().chain(&item.figures).map(|figure| figure.url.as_str());
    let mut pictures: Vec<&str> = pictures.filter(|url| url.starts_with("http")).collect();
    pictures.dedup();
    let based_on = item.source.as_ref().map(|source| {
        let by = known([("@type", json!("Organization")), ("name", json!(source.name))]);
        known([
            ("@type", json!("CreativeWork")),
            ("publisher", by),
            ("url", link(source.url.as_ref())),
        ])
    });
    known([
        ("@context", json!("https://schema.org")),
        ("@type", json!("Article")),
        ("headline", json!(article.headline)),
        ("description", json!(item.summary)),
        ("datePublished", json!(item.date_published.as_ref().map(|date| &date.machine))),
        ("dateModified", json!(item.date_modified.as_ref().map(|date| &date.machine))),
        ("inLanguage", json!(article.language)),
        ("mainEntityOfPage", link(article.link.as_ref())),
        ("image", json!(pictures)),
        ("author", json!(authors)),
        ("publisher", json!(publisher)),
        ("isBasedOn", json!(based_on)),
        ("keywords", json!(item.tags)),
    ])
}

fn publisher(publication: &Publication) -> Option<Value> {
    let contact = publication.feed.contact().unwrap_or_default();
    let names = [contact.organization.as_str(), publication.title()];
    let name = names.into_iter().find(|name| !name.is_empty())?;
    let url = contact.url.as_ref().or(publication.home.as_ref());
    Some(known([("@type", json!("Organization")), ("name", json!(name)), ("url", link(url))]))
}

// JSON Feed does not say whether an author is a person; most are.
fn person(author: &Author, publisher: Option<&str>) -> Value {
    let kind = if publisher == Some(&author.name) { "Organization" } else { "Person" };
    known([
        ("@type", json!(kind)),
        ("name", json!(author.name)),
        ("url", link(author.url.as_ref())),
    ])
}

fn link(link: Option<&Link>) -> Value {
    json!(link.map(Link::as_str).filter(|link| link.starts_with("http")))
}

/// An object of what is not empty.
fn known<const N: usize>(members: [(&str, Value); N]) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    };
    let members = members.into_iter().filter(|(_, value)| !is_empty(value));
    Value::Object(members.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

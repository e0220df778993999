//! Reads a web page: its main article, and what the page says of it.
//!
//! A page says it twice, for programs and for people. What it says for programs is taken first; where
//! it says nothing, what stands beside the headline.

mod body;
mod byline;
mod caption;
mod chrome;
mod crumbs;
mod day;
mod figures;
mod headline;
mod linked;
mod said;
mod tree;

use std::rc::Rc;

use dom_query::{Document, NodeRef};
use newsreel::link::Use;
use serde_json::{Map, Value, json};

use super::address::{absolute, base};
use super::builder::Builder;
use super::entry::{Address, Entry, Person, Prose, Shown};
use super::picture::{Origin, Picture};
use super::state::language_tag;
use crate::limits::PAGE_DEPTH;
use byline::Byline;
use crumbs::{Crumb, crumbs};
use headline::Headline;
use said::Said;

/// Whether a document begins as a web page does.
pub fn is_page(start: &str) -> bool {
    let mut rest = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some((_, behind)) = skipped(rest) {
        rest = behind.trim_start();
    }
    let start: String = rest.chars().take(20).collect();
    let start = start.to_ascii_lowercase();
    let ends = |tail: &str| !tail.starts_with(|c: char| c.is_ascii_alphanumeric());
    let roots = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<article"];
    roots.iter().any(|root| start.strip_prefix(root).is_some_and(ends))
}

// The XML declaration and comments.
fn skipped(text: &str) -> Option<(&str, &str)> {
    let end = if text.starts_with("<!--") { "-->" } else { "?>" };
    (text.starts_with("<!--") || text.starts_with("<?")).then(|| text.split_once(end))?
}

/// Reads a page, or says why there is no news in it.
pub fn read(html: &str, builder: &mut Builder<'_>) -> Result<(), String> {
    if tree::is_deeper(html, PAGE_DEPTH) {
        return Err(format!(
            "elements of this page stand in each other more than {PAGE_DEPTH} deep"
        ));
    }
    let document = Document::from(html);
    let said = Said::of(&document);
    let address = builder.state.feed.address.clone();
    let found = Found::of(&document, said, address.as_deref());
    let is_said = found.said.is_article;
    let Some(text) = body::body(document, &found.headline, is_said) else {
        return Err(no_article(&found));
    };
    let feed = &mut builder.state.feed;
    let address = found.home().map(|written| Address { written, base: None });
    let site = found.site.clone().or_else(|| address.as_ref().and_then(|it| host(&it.written)));
    feed.title = site.map(plain);
    feed.link = address;
    feed.language = found.language();
    builder.state.has_begun = true;
    builder.state.count += 1;
    builder.give(found.entry(text));
    Ok(())
}

/// What was found in a page beside its text.
struct Found {
    said: Said,
    headline: String,
    base: Option<Rc<str>>,
    url: Option<String>,
    site: Option<String>,
    marked: Option<String>,
    day: Option<String>,
    source: Option<(String, Option<String>)>,
    author: Option<String>,
    crumbs: Vec<Crumb>,
    figures: Vec<Picture>,
}

impl Found {
    fn of(document: &Document, said: Said, address: Option<&str>) -> Self {
        let headline = Headline::of(document, &said);
        let byline = Byline::of(document, headline.node);
        let crumbs = crumbs(document, &said.linked, &headline.text);
        let scope = scope(document, headline.node);
        if let Some(scope) = scope {
            figures::mend(document, scope);
        }
        let Byline { day, marked, source, author, lines } = byline;
        for line in lines {
            line.remove_from_parent();
        }
        chrome::strip(document, headline.node);
        let figures = scope.map(figures::figures).unwrap_or_default();
        let site = said.site.clone().or(headline.site);
        Self {
            base: base_of(document, address).map(Into::into),
            url: place(&said, address),
            headline: headline.text,
            said,
            site,
            marked,
            day,
            source,
            author,
            crumbs,
            figures,
        }
    }

    fn language(&self) -> String {
        self.said.language.as_deref().map(language_tag).unwrap_or_default()
    }

    /// The start of the site.
    fn home(&self) -> Option<String> {
        let page = url::Url::parse(self.url.as_deref()?).ok()?;
        Some(page.join("/").ok()?.to_string())
    }

    fn address(&self, written: &str) -> Address {
        Address { written: written.to_owned(), base: self.base.clone() }
    }

    fn absolute(&self, written: &str, purpose: Use) -> Option<String> {
        absolute(written, self.base.as_deref(), purpose)
    }

    fn entry(mut self, text: String) -> Entry {
        let picture = figures::best(self.said.picture.take(), &self.figures);
        let picture = picture.map(|picture| Picture { origin: Origin::Named, ..picture });
        let published = self.published();
        let mut lost = Vec::new();
        if published.is_none() {
            lost.push("nothing in it says when it was published".to_owned());
        }
        let authors = std::mem::take(&mut self.said.authors)
            .into_iter()
            .map(|person| Person { uri: self.address(&person.uri.written), ..person });
        let mut authors: Vec<Person> = authors.collect();
        if authors.is_empty() {
            let name = self.author.clone();
            authors.extend(name.map(|name| Person { name, ..Person::default() }));
        }
        Entry {
            number: 1,
            link: self.url.as_deref().map(|url| self.address(url)),
            title: Some(plain(self.headline.clone())),
            content: Some(Prose { text, is_html: true, base: self.base.clone() }),
            summary: self.said.description.clone().map(plain),
            published,
            updated: self.said.modified.clone(),
            authors,
            tags: std::mem::take(&mut self.said.tags),
            pictures: picture
                .map(|picture| Shown { picture, base: self.base.clone() })
                .into_iter()
                .collect(),
            language: self.language(),
            source: self.source(),
            kept: self.kept(),
            lost,
            stands_alone: true,
            ..Entry::default()
        }
    }

    /// The date: what is marked up, unless that is less than a day, or another day in UTC than the one
    /// that people are shown.
    fn published(&self) -> Option<String> {
        let marked = self.said.published.iter().chain(&self.marked);
        let best = marked.clone().find(|date| day::has_day(date) && !is_in_utc(date));
        let utc = marked.clone().find(|date| day::has_day(date));
        match (best, utc, &self.day) {
            (Some(best), ..) => Some(best.clone()),
            (None, Some(utc), Some(day)) if !same_day(utc, day) => Some(day.clone()),
            (None, Some(utc), _) => Some(utc.clone()),
            (None, None, Some(day)) => Some(day.clone()),
            (None, None, None) => marked.clone().next().cloned(),
        }
    }

    fn source(&self) -> Option<(String, Address)> {
        let named = || self.said.source.clone().map(|name| (name, None));
        let (name, url) = self.source.clone().or_else(named)?;
        Some((name, self.address(&url.unwrap_or_default())))
    }

    /// What the widget knows beside JSON Feed and no other source says.
    fn kept(&self) -> Map<String, Value> {
        let mut own = Map::new();
        let figures: Vec<Value> = self.figures.iter().filter_map(|it| self.figure(it)).collect();
        if !figures.is_empty() {
            own.insert("figures".to_owned(), figures.into());
        }
        let crumbs = self.crumbs.iter().map(|(title, url)| {
            let url = url.as_ref().and_then(|url| self.absolute(url, Use::Follow));
            without_nothing(json!({ "title": title, "url": url }))
        });
        let crumbs: Vec<Value> = crumbs.collect();
        if !crumbs.is_empty() {
            own.insert("breadcrumb".to_owned(), crumbs.into());
        }
        let kept = ("_newsreel".to_owned(), Value::Object(own.clone()));
        Some(kept).filter(|_| !own.is_empty()).into_iter().collect()
    }

    fn figure(&self, picture: &Picture) -> Option<Value> {
        let Picture { alt, caption, credit, width, height, .. } = picture;
        let url = self.absolute(&picture.url, Use::Picture)?;
        Some(without_nothing(json!({
            "url": url, "alt": alt, "caption": caption, "credit": credit, "width": width, "height": height,
        })))
    }
}

fn without_nothing(mut value: Value) -> Value {
    if let Some(members) = value.as_object_mut() {
        members.retain(|_, value| !value.is_null() && *value != "");
    }
    value
}

fn plain(text: String) -> Prose {
    Prose { text, is_html: false, base: None }
}

fn host(address: &str) -> Option<String> {
    Some(url::Url::parse(address).ok()?.host_str()?.to_owned())
}

fn is_in_utc(date: &str) -> bool {
    super::date::rfc_3339(date).is_some_and(|date| date.ends_with('Z')) && date.contains(':')
}

fn same_day(one: &str, other: &str) -> bool {
    let day = |date: &str| super::date::rfc_3339(date)?.get(..10).map(ToOwned::to_owned);
    day(one) == day(other)
}

/// What relative addresses are relative to.
fn base_of(document: &Document, address: Option<&str>) -> Option<String> {
    let said = tree::all(document, "base[href]");
    let said = said.first().and_then(|node| tree::attribute(*node, "href"));
    said.and_then(|said| base(&said, address)).or_else(|| address.map(ToOwned::to_owned))
}

/// Where the page says it is, unless it names the start of its site by mistake.
fn place(said: &Said, address: Option<&str>) -> Option<String> {
    let named = said.canonical.as_deref().and_then(|url| absolute(url, address, Use::Follow));
    let is_start = |url: &str| url::Url::parse(url).is_ok_and(|url| url.path() == "/");
    let named = named.filter(|named| !is_start(named) || address.is_none_or(is_start));
    named.or_else(|| address.map(ToOwned::to_owned))
}

/// The innermost element around the headline that holds paragraphs too.
fn scope<'a>(document: &'a Document, headline: Option<NodeRef<'a>>) -> Option<NodeRef<'a>> {
    let holds = |node: &NodeRef<'_>| {
        let paragraphs = tree::inside(*node, "p").into_iter();
        paragraphs.filter(|it| tree::length(*it) > PARAGRAPH).count() > 1
    };
    let around = headline.and_then(|node| node.ancestors_it(None).find(holds));
    around.or_else(|| document.body())
}

// Shorter ones stand anywhere.
const PARAGRAPH: usize = 60;

fn no_article(found: &Found) -> String {
    let feed = found.said.feed.as_deref().and_then(|feed| found.absolute(feed, Use::Follow));
    let feed = feed.map(|feed| format!(": {feed}")).unwrap_or_default();
    format!("this page has no article: give the address of one, or of its feed{feed}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_start() {
        for start in [
            "<!DOCTYPE html>",
            "\u{feff} <!-- x --><html lang=en>",
            "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>",
            "<HTML>",
        ] {
            assert!(is_page(start), "{start}");
        }
        for start in ["<rss>", "<?xml version='1.0'?><feed>", "<headline>", "{", "", "<!-- x"] {
            assert!(!is_page(start), "{start}");
        }
    }
}

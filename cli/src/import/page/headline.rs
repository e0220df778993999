//! The headline of a page: what it says it is, without the name of the site, and where it stands.

use dom_query::{Document, NodeRef};

use super::said::Said;
use super::tree::{all, is_called, is_inline, name, text};
use crate::limits::HEADLINE_CHARS;

/// A headline, and where it stands in the page.
pub(super) struct Headline<'a> {
    pub(super) text: String,
    pub(super) node: Option<NodeRef<'a>>,
    /// What stands behind it in the title of the page.
    pub(super) site: Option<String>,
}

impl<'a> Headline<'a> {
    pub(super) fn of(document: &'a Document, said: &Said) -> Self {
        let lines = lines(document);
        if let Some(headline) = &said.headline {
            let node = lines.iter().find(|(text, _)| text == headline).map(|(_, node)| *node);
            return Self { text: headline.clone(), node, site: None };
        }
        let shown = said.titles.iter().find_map(|title| shown(title, &lines));
        let is_heading = |found: &Self| found.node.is_some_and(is_heading);
        let (sure, unsure) = match shown {
            Some(found) if is_heading(&found) => (Some(found), None),
            other => (None, other),
        };
        let named = || heading(document).or_else(|| called(&lines));
        sure.or_else(named).or(unsure).unwrap_or_else(|| Self {
            text: said.titles.first().map(|title| without_site(title, said)).unwrap_or_default(),
            node: None,
            site: None,
        })
    }
}

// What the title says may stand in the page as the name of the site too.
fn is_heading(node: NodeRef<'_>) -> bool {
    matches!(name(node).as_str(), "h1" | "h2" | "h3") || is_called(node, &TITLES)
}

const TITLES: [&str; 6] = ["title", "tit", "headline", "bt", "biaoti", "subject"];

/// The one line that the author calls the title.
fn called<'a>(lines: &[(String, NodeRef<'a>)]) -> Option<Headline<'a>> {
    let is_headline = |(text, node): &&(String, NodeRef<'_>)| {
        is_called(*node, &TITLES)
            && text.chars().count() >= SHORTEST
            && super::tree::inside(*node, "a[href]").is_empty()
    };
    let mut found = lines.iter().filter(is_headline);
    let (text, node) = found.next()?;
    let is_only = found.all(|(other, _)| other == text);
    is_only.then(|| Headline { text: text.clone(), node: Some(*node), site: None })
}

/// The texts of the elements that hold a line and no other block, headings before all else.
fn lines(document: &Document) -> Vec<(String, NodeRef<'_>)> {
    let mut nodes = all(document, "body h1, body h2");
    let others =
        all(document, "body div, body p, body td, body b, body strong, body span, body h3");
    nodes.extend(others.into_iter().filter(|node| node.children_it(false).all(is_inline)));
    let lines = nodes.into_iter().filter(|node| node.text().len() < HEADLINE_CHARS * 8);
    lines.map(|node| (text(node), node)).filter(|(text, _)| !text.is_empty()).collect()
}

/// The longest beginning of the title, up to a separator, that stands in the page by itself.
fn shown<'a>(title: &str, lines: &[(String, NodeRef<'a>)]) -> Option<Headline<'a>> {
    let ends = title.char_indices().filter(|(_, c)| SEPARATORS.contains(c)).map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([title.len()]).collect();
    ends.into_iter().rev().find_map(|end| {
        let (start, rest) = title.split_at_checked(end)?;
        let start = start.trim();
        let (_, node) = lines.iter().find(|(text, _)| text == start)?;
        let is_short = start.chars().count() < SHORTEST && name(*node) != "h1";
        let site = rest.trim_matches(|c: char| SEPARATORS.contains(&c) || c.is_whitespace());
        let site = (!site.is_empty()).then(|| site.to_owned());
        (!is_short).then(|| Headline { text: start.to_owned(), node: Some(*node), site })
    })
}

const SEPARATORS: [char; 9] = ['|', '-', '–', '—', '_', '·', '»', ':', '•'];

// The name of a section may stand in the page too.
const SHORTEST: usize = 8;

// A page has one heading of the first level, or the first of them is the site's name.
fn heading(document: &Document) -> Option<Headline<'_>> {
    let headings = all(document, "h1");
    let node = *headings.last().filter(|_| headings.len() <= 2)?;
    let text = text(node);
    (!text.is_empty()).then_some(Headline { text, node: Some(node), site: None })
}

fn without_site(title: &str, said: &Said) -> String {
    let separators = [" | ", " - ", " – ", " — ", " · ", " » ", " :: ", "_"];
    let cut = separators.iter().find_map(|sign| title.rsplit_once(sign));
    let is_site = |rest: &str| said.site.as_ref().is_none_or(|site| site == rest.trim());
    match cut {
        Some((start, rest)) if is_site(rest) => start.trim().to_owned(),
        _ => title.to_owned(),
    }
}

//! What is asked of the nodes of a page.

use dom_query::{Document, NodeRef, Selection};
use newsreel::feed::markup::{Piece, pieces};

use crate::import::attribute::is_void;
use crate::import::plain::{folded, of_html};

/// The nodes that a selector finds, in the order of the page.
pub(super) fn all<'a>(document: &'a Document, selector: &str) -> Vec<NodeRef<'a>> {
    document.try_select(selector).map(|found| found.nodes().to_vec()).unwrap_or_default()
}

/// The nodes inside of another that a selector finds.
pub(super) fn inside<'a>(node: NodeRef<'a>, selector: &str) -> Vec<NodeRef<'a>> {
    let found = Selection::from(node).try_select(selector).map(|found| found.nodes().to_vec());
    found.unwrap_or_default()
}

/// The text of a node on one line.
pub(super) fn text(node: NodeRef<'_>) -> String {
    if node.is_text() { folded(&node.text()) } else { of_html(&node.inner_html()) }
}

/// The value of an attribute, if it says something.
pub(super) fn attribute(node: NodeRef<'_>, name: &str) -> Option<String> {
    let value = node.attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// The name of an element; empty for what is none.
pub(super) fn name(node: NodeRef<'_>) -> String {
    node.node_name().map(|name| name.to_string()).unwrap_or_default()
}

/// Class and id in small letters: what an author calls the element.
pub(super) fn called(node: NodeRef<'_>) -> String {
    let value = |name| node.attr(name).map(|value| value.to_lowercase()).unwrap_or_default();
    [value("class"), value("id")].join(" ")
}

/// Whether an author calls the element by one of these words. `share` is in `share-buttons`, and not in
/// `shared`.
pub(super) fn is_called(node: NodeRef<'_>, words: &[&str]) -> bool {
    let called = called(node);
    let mut parts = called.split(|c: char| !c.is_ascii_alphanumeric());
    parts.any(|part| words.contains(&part))
}

/// Whether it is, or stands in, one of these.
pub(super) fn is_within(node: NodeRef<'_>, outer: &[NodeRef<'_>]) -> bool {
    let is_one = |node: NodeRef<'_>| outer.iter().any(|outer| outer.id == node.id);
    is_one(node) || node.ancestors_it(None).any(is_one)
}

/// How many characters its text has, white space aside.
pub(super) fn length(node: NodeRef<'_>) -> usize {
    node.text().chars().filter(|c| !c.is_whitespace()).count()
}

/// Whether elements that must be closed stand in each other deeper than `most`. Parsers take the square of
/// the depth, so that the text is asked and not the tree.
pub(super) fn is_deeper(html: &str, most: usize) -> bool {
    let mut depth = 0_usize;
    pieces(html).any(|piece| {
        match piece {
            Piece::Open(tag) if nests(tag.name) => depth += 1,
            Piece::Close(name) if nests(name) => depth = depth.saturating_sub(1),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => (),
        }
        depth > most
    })
}

// What a parser closes by itself does not add up.
fn nests(name: &str) -> bool {
    const CLOSED: [&str; 17] = [
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "rt", "rp",
        "colgroup", "html", "head", "body",
    ];
    !is_void(name) && !CLOSED.iter().any(|closed| closed.eq_ignore_ascii_case(name))
}

/// Whether an element stands in a line of text.
pub(super) fn is_inline(node: NodeRef<'_>) -> bool {
    !node.is_element() || newsreel::feed::text::is_inline(&name(node))
}

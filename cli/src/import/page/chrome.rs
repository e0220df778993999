//! What stands around an article and is no part of it.

use dom_query::{Document, NodeRef};

use super::tree::{all, attribute, inside, is_called, is_within, length, name};

/// Takes what is no part of the article out of the page, but nothing that holds much of it.
pub(super) fn strip(document: &Document, headline: Option<NodeRef<'_>>) {
    let whole = document.body().map(length).unwrap_or_default();
    let nodes = all(document, "body [class], body [id], body [aria-hidden], body [hidden]");
    for node in nodes {
        let is_chrome = is_called(node, &WORDS) || is_unseen(node);
        let is_article =
            name(node) == "article" || headline.is_some_and(|it| is_within(it, &[node]));
        if is_chrome && !is_article && length(node) * 2 <= whole {
            node.remove_from_parent();
        }
    }
}

// A picture is hidden from the ear alone.
fn is_unseen(node: NodeRef<'_>) -> bool {
    let is_hidden = attribute(node, "aria-hidden").is_some_and(|value| value == "true");
    (is_hidden || node.has_attr("hidden")) && name(node) != "img" && inside(node, "img").is_empty()
}

// What authors call it.
const WORDS: [&str; 50] = [
    "share",
    "sharing",
    "sharebox",
    "sharedaddy",
    "bdsharebuttonbox",
    "bshare",
    "addtoany",
    "addthis",
    "social",
    "socials",
    "related",
    "relatedposts",
    "recommend",
    "recommended",
    "recommendations",
    "xgyd",
    "xgxw",
    "xglj",
    "comment",
    "comments",
    "respond",
    "disqus",
    "newsletter",
    "subscribe",
    "subscription",
    "breadcrumb",
    "breadcrumbs",
    "crumbs",
    "pagination",
    "pager",
    "pages",
    "paginav",
    "prevnext",
    "toc",
    "cookie",
    "cookies",
    "advert",
    "advertisement",
    "ads",
    "adsense",
    "outbrain",
    "taboola",
    "foot",
    "footer",
    "terms",
    "tags",
    "byline",
    "print",
    "toolbar",
    "skip",
];

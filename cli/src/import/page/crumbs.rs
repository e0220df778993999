//! The breadcrumb of a page: the way to it on its site, without itself.

use dom_query::{Document, NodeRef};
use serde_json::Value;

use super::linked::{Linked, address, text as said_text};
use super::tree::{all, attribute, inside, is_called, is_within, length, name, text};
use crate::import::plain::folded;
use crate::limits::{BYLINE_CHARS, LIST};

/// One step of the way: its title and its address.
pub(super) type Crumb = (String, Option<String>);

/// The way to a page with this headline.
pub(super) fn crumbs(document: &Document, linked: &Linked, headline: &str) -> Vec<Crumb> {
    let listed = without_page(listed(linked), headline);
    if !listed.is_empty() {
        return listed;
    }
    let ways = trails(document).into_iter().map(|trail| without_page(read(trail), headline));
    ways.into_iter().find(|way| way.iter().any(|crumb| crumb.1.is_some())).unwrap_or_default()
}

/// Where a breadcrumb may stand, the surest first.
pub(super) fn trails(document: &Document) -> Vec<NodeRef<'_>> {
    let mut trails = all(document, MARKED);
    let named = all(document, "body [class], body [id]").into_iter();
    trails.extend(named.filter(|node| is_called(*node, &NAMES)));
    let lines = all(document, "body div, body p, body td, body span").into_iter();
    trails.extend(lines.filter(|node| {
        let text = node.text();
        let text = text.trim_start();
        LABELS.iter().any(|label| text.starts_with(label))
    }));
    trails.extend(
        all(document, "body div, body p, body td, body ul, body nav").into_iter().filter(|node| {
            let first = inside(*node, "a[href]").first().map(|link| text(*link).to_lowercase());
            first.is_some_and(|first| HOMES.contains(&first.as_str()))
                && node.text().contains(['>', '›', '»', '＞'])
        }),
    );
    let is_trail = |node: &NodeRef<'_>| {
        length(*node) <= 2 * BYLINE_CHARS
            && inside(*node, "h1, img, input").is_empty()
            && !inside(*node, "a[href]").is_empty()
    };
    trails.retain(is_trail);
    trails
}

const MARKED: &str = "[itemtype*='BreadcrumbList'], nav[aria-label*='breadcrumb' i], \
    [role='navigation'][aria-label*='breadcrumb' i], [class*='breadcrumb' i], [id*='breadcrumb' i]";
const NAMES: [&str; 9] =
    ["crumbs", "crumb", "position", "location", "weizhi", "dqwz", "path", "mbx", "currentposition"];
const LABELS: [&str; 7] = [
    "当前位置",
    "当前所在位置",
    "您的位置",
    "您现在的位置",
    "你现在的位置",
    "目前位置",
    "You are here",
];

// What sites call their start, in small letters.
const HOMES: [&str; 14] = [
    "home",
    "homepage",
    "首页",
    "主页",
    "首頁",
    "ホーム",
    "홈",
    "start",
    "startseite",
    "accueil",
    "inicio",
    "início",
    "главная",
    "trang chủ",
];

fn listed(linked: &Linked) -> Vec<Crumb> {
    let Some(list) = linked.find(|kind| kind == "BreadcrumbList") else { return Vec::new() };
    let items = linked.members(list, "itemListElement").into_iter().filter_map(Value::as_object);
    let mut items: Vec<_> = items.take(LIST).collect();
    items.sort_by_key(|item| item.get("position").map(ToString::to_string));
    let crumbs = items.into_iter().filter_map(|item| {
        let inner = item.get("item");
        let named = || inner.and_then(Value::as_object).and_then(|it| said_text(it, "name"));
        let title = said_text(item, "name").or_else(named)?;
        Some((title, inner.and_then(address).map(ToOwned::to_owned)))
    });
    crumbs.collect()
}

fn read(trail: NodeRef<'_>) -> Vec<Crumb> {
    let links = inside(trail, "a[href]");
    let mut crumbs = Vec::new();
    for node in trail.descendants_it().take(MOST_NODES) {
        if links.iter().any(|link| link.id == node.id) {
            let title = text(node);
            let title = title.trim_matches(is_sign).trim();
            if !title.is_empty() {
                crumbs.push((title.to_owned(), attribute(node, "href")));
            }
        } else if node.is_text() && !is_within(node, &links) && !is_in_code(node) {
            let text = node.text();
            let pieces = text.split(is_sign).map(|piece| unlabelled(&folded(piece)));
            crumbs.extend(pieces.filter(|piece| !piece.is_empty()).map(|piece| (piece, None)));
        }
    }
    crumbs
}

// A breadcrumb is short; what is longer is none.
const MOST_NODES: usize = 500;

fn is_in_code(node: NodeRef<'_>) -> bool {
    node.parent().is_some_and(|outer| matches!(name(outer).as_str(), "script" | "style"))
}

fn is_sign(c: char) -> bool {
    matches!(c, '>' | '»' | '›' | '/' | '→' | '|' | '＞' | '\\' | '·')
}

fn unlabelled(text: &str) -> String {
    let text = text.trim();
    let label = LABELS.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    label.trim_matches([':', '：', ' ', '\u{a0}', '-']).to_owned()
}

// The last step may be the page itself, or what it is called in passing.
fn without_page(mut crumbs: Vec<Crumb>, headline: &str) -> Vec<Crumb> {
    let is_page = |(title, url): &Crumb| {
        let start = title.trim_end_matches(['…', '.']).trim_end();
        let is_cut = start.len() < title.len() && headline.starts_with(start);
        title == headline || is_cut || (url.is_none() && PAGES.contains(&title.as_str()))
    };
    while crumbs.last().is_some_and(is_page) {
        crumbs.pop();
    }
    crumbs
}

const PAGES: [&str; 8] =
    ["正文", "详情", "内容", "详细内容", "文章正文", "Content", "Detail", "Article"];

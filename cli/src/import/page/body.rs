//! The text of an article: found by `dom_smoothie`, and freed of what only lays it out.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::tree::{all, attribute, inside, is_inline, length, name, text};
use crate::limits::{ARTICLE_CHARS, PAGE_ELEMENTS};

/// The HTML of the main text, if there is one. `is_said` is whether the page says that it is an article.
pub(super) fn body(page: Document, headline: &str, is_said: bool) -> Option<String> {
    let config = Config {
        max_elements_to_parse: PAGE_ELEMENTS,
        char_threshold: ARTICLE_CHARS,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(page, None, Some(config)).ok()?;
    let content = readability.parse().ok()?.content;
    let document = Document::from(content);
    tidy(&document, headline);
    let root = document.body()?;
    is_prose(root, is_said).then(|| html(root))
}

/// A list of links is no article, nor is one of teasers.
fn is_prose(root: NodeRef<'_>, is_said: bool) -> bool {
    let whole = weight(&root.text());
    let linked: usize = inside(root, "a[href]").into_iter().map(|link| weight(&link.text())).sum();
    let headings = inside(root, "h1, h2, h3, h4, h5, article");
    let leads = |heading: &&NodeRef<'_>| {
        inside(**heading, "a[href]").iter().any(|link| {
            let is_place = attribute(*link, "href").is_some_and(|href| href.starts_with('#'));
            !is_place && length(*link) * 10 >= length(**heading) * 9
        })
    };
    let teasers = headings.iter().filter(leads).count();
    let least = if is_said { 1 } else { ARTICLE_CHARS };
    whole.saturating_sub(linked) >= least && linked * 2 <= whole && (is_said || teasers < 3)
}

// A Chinese character says what several letters say.
fn weight(text: &str) -> usize {
    let weight = |c: char| usize::from(!c.is_whitespace()) * if c > '\u{2e80}' { 3 } else { 1 };
    text.chars().map(weight).sum()
}

fn tidy(document: &Document, headline: &str) {
    for wrapper in all(document, "#readability-page-1") {
        unwrap(wrapper);
    }
    for line in all(document, "h1, h2, h3, p, div") {
        let is_short = length(line) <= headline.len();
        if (is_short && text(line) == headline) || is_pager(line) {
            line.remove_from_parent();
        }
    }
    for node in all(document, "span, font") {
        if node.attr("lang").is_none() && node.attr("dir").is_none() {
            unwrap(node);
        }
    }
    for node in all(document, "div, section, article, main, center, header") {
        if lays_out(node) {
            unwrap(node);
        } else if is_paragraph(node) {
            node.rename("p");
            node.remove_all_attrs();
        }
    }
    for node in all(document, "p, h2, h3, h4, li, figcaption") {
        trim(node);
        if length(node) == 0 && inside(node, "img").is_empty() {
            node.remove_from_parent();
        }
    }
}

/// "Previous 1 2 Next".
fn is_pager(line: NodeRef<'_>) -> bool {
    if length(line) > 40 {
        return false;
    }
    let text = text(line).to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_way = |word: &&str| ["previous", "prev", "next", "上一页", "下一页"].contains(word);
    let is_number = |word: &&str| word.parse::<u16>().is_ok();
    words.len() > 1
        && words.iter().any(is_way)
        && words.iter().all(|word| is_way(word) || is_number(word))
}

// What is in it takes its place.
fn unwrap(node: NodeRef<'_>) {
    if let Some(first) = node.first_child() {
        node.insert_siblings_before(&first);
    }
    node.remove_from_parent();
}

// Blocks stand in it, and no text of its own.
fn lays_out(node: NodeRef<'_>) -> bool {
    let has_meaning = ["lang", "dir"].iter().any(|name| node.has_attr(name));
    let is_own =
        |child: NodeRef<'_>| is_inline(child) && (length(child) > 0 || name(child) == "img");
    !has_meaning && !node.children_it(false).any(is_own)
}

fn is_paragraph(node: NodeRef<'_>) -> bool {
    name(node) == "div" && node.children_it(false).all(is_inline)
}

// Paragraphs of old pages begin with spaces in place of an indent.
fn trim(node: NodeRef<'_>) {
    if let Some(first) = node.first_child().filter(NodeRef::is_text) {
        let text = first.text();
        first.set_text(text.trim_start_matches(char::is_whitespace));
    }
    if let Some(last) = node.last_child().filter(NodeRef::is_text) {
        let text = last.text();
        last.set_text(text.trim_end_matches(char::is_whitespace));
    }
}

/// The nodes of the text, a line each; text that stands in no block gets one.
fn html(root: NodeRef<'_>) -> String {
    let (mut lines, mut bare) = (Vec::new(), String::new());
    for node in root.children_it(false) {
        if is_inline(node) && name(node) != "br" {
            bare.push_str(&node.html());
        } else {
            push_paragraph(&mut lines, &mut bare);
            lines.push(node.html().trim().to_owned());
        }
    }
    push_paragraph(&mut lines, &mut bare);
    lines.retain(|line| !line.is_empty() && line != "<br>");
    lines.join("\n")
}

fn push_paragraph(lines: &mut Vec<String>, bare: &mut String) {
    let text = std::mem::take(bare);
    match text.trim() {
        "" => (),
        text => lines.push(["<p>", text, "</p>"].concat()),
    }
}

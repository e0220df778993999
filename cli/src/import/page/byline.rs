//! What stands beside the headline: the day, the source, who wrote it.

use dom_query::{Document, NodeRef};

use super::day::day;
use super::figures::GALLERIES;
use super::tree::{all, attribute, inside, is_called, is_inline, is_within, length, name, text};
use crate::import::plain::folded;
use crate::limits::BYLINE_CHARS;

/// What stands beside the headline.
#[derive(Debug, Default)]
pub(super) struct Byline<'a> {
    /// The day as it is written for people.
    pub(super) day: Option<String>,
    /// The date as the page marks it up.
    pub(super) marked: Option<String>,
    /// The source and its address.
    pub(super) source: Option<(String, Option<String>)>,
    pub(super) author: Option<String>,
    /// The lines in which something was found.
    pub(super) lines: Vec<NodeRef<'a>>,
}

/// Lines before the headline that are looked at, and behind it.
const BEFORE: usize = 3;
const BEHIND: usize = 8;

impl<'a> Byline<'a> {
    pub(super) fn of(document: &'a Document, headline: Option<NodeRef<'a>>) -> Self {
        let mut lines = lines(document);
        lines.retain(|line| !is_beside_picture(*line));
        let is_headline = |line: &NodeRef<'_>| {
            headline.is_some_and(|node| is_within(node, &[*line]) || is_within(*line, &[node]))
        };
        let Some(at) = lines.iter().position(is_headline) else { return Self::default() };
        let mut byline = Self::default();
        let behind = lines.iter().skip(at + 1).take(BEHIND);
        for line in behind.take_while(|line| length(**line) <= BYLINE_CHARS) {
            byline.read(*line);
        }
        // What stands further off is the site's, such as the day of the visit.
        let around = headline.and_then(|node| node.ancestors_it(Some(2)).last());
        let around = around.filter(|around| !matches!(name(*around).as_str(), "body" | "html"));
        for line in lines.iter().take(at).rev().take(BEFORE) {
            let is_near = around.is_some_and(|around| is_within(*line, &[around]));
            if is_near && length(*line) <= BYLINE_CHARS && !is_link(*line) {
                byline.read(*line);
            }
        }
        byline
    }

    fn read(&mut self, line: NodeRef<'a>) {
        let before = (self.day.is_some(), self.source.is_some(), self.author.is_some());
        let written = line.text();
        if self.marked.is_none() {
            let times = inside(line, "time[datetime]").into_iter().chain([line]);
            self.marked = times.into_iter().find_map(|time| attribute(time, "datetime"));
        }
        if self.day.is_none() && !is_prose(&written) {
            self.day = day(&written);
        }
        if self.source.is_none() {
            let name = labelled(&written, &SOURCES).or_else(|| called(line));
            let name = name.or_else(|| behind_day(&folded(&written)));
            self.source = name.map(|name| (link(line, &name), name)).map(|(url, name)| (name, url));
        }
        if self.author.is_none() {
            self.author = labelled(&written, &AUTHORS);
        }
        if before != (self.day.is_some(), self.source.is_some(), self.author.is_some()) {
            self.lines.push(line);
        }
    }
}

/// The elements that hold a line and no other block, in the order of the page.
fn lines(document: &Document) -> Vec<NodeRef<'_>> {
    let mut lines: Vec<NodeRef<'_>> = Vec::new();
    for node in all(document, "body *") {
        let is_inner = || is_inline(node) && node.parent().is_some_and(|outer| is_line(outer));
        if is_line(node) && length(node) > 0 && !is_inner() {
            lines.push(node);
        }
    }
    lines
}

fn is_line(node: NodeRef<'_>) -> bool {
    !matches!(name(node).as_str(), "script" | "style" | "body")
        && node.children_it(false).all(|child| is_inline(child) && is_line_inside(child))
}

// Inline elements with blocks in them are none.
fn is_line_inside(node: NodeRef<'_>) -> bool {
    node.children_it(false).all(is_inline)
}

// The caption of a picture names days too.
fn is_beside_picture(line: NodeRef<'_>) -> bool {
    let around = line.ancestors_it(None).chain([line]);
    let mut frames = around.filter(|outer| {
        matches!(name(*outer).as_str(), "figure" | "figcaption" | "li")
            || is_called(*outer, &GALLERIES)
    });
    frames.any(|frame| !inside(frame, "img").is_empty())
}

// A text in which a day is named, and none that names the day of the article.
fn is_prose(line: &str) -> bool {
    let is_labelled = line.contains([':', '：', '|', '·']);
    !is_labelled && line.chars().filter(|c| !c.is_whitespace()).count() > BYLINE_CHARS / 3
}

fn is_link(line: NodeRef<'_>) -> bool {
    inside(line, "a[href]").into_iter().map(length).sum::<usize>() * 2 > length(line)
}

const SOURCES: [&str; 12] = [
    "来源",
    "來源",
    "稿源",
    "出处",
    "Source",
    "Quelle",
    "Fuente",
    "Fonte",
    "Источник",
    "出典",
    "출처",
    "Nguồn",
];
const AUTHORS: [&str; 8] =
    ["作者", "记者", "撰文", "Author", "Autor", "Auteur", "Autore", "Written by"];

/// What follows a label and a colon, up to what no longer belongs to it.
fn labelled(text: &str, labels: &[&str]) -> Option<String> {
    labels.iter().find_map(|label| {
        let (_, rest) = text.split_once(label)?;
        let rest = rest.trim_start().strip_prefix([':', '：'])?;
        let value = value(rest.trim_start_matches(|c: char| c.is_whitespace()));
        (!value.is_empty()).then_some(value)
    })
}

// Another label follows, or a number, or much space.
fn value(text: &str) -> String {
    let ends = |c: char| matches!(c, '|' | '·' | '\u{3000}' | '\n' | '【' | '[' | '/');
    let line = text.split(ends).next().unwrap_or_default();
    let line = line.split("\u{a0}\u{a0}").next().unwrap_or_default();
    let line = line.split("  ").next().unwrap_or_default();
    let is_other =
        |word: &&str| word.contains([':', '：']) || word.starts_with(|c: char| c.is_ascii_digit());
    let words: Vec<&str> = line.split_whitespace().take_while(|word| !is_other(word)).collect();
    words.join(" ")
}

fn called(line: NodeRef<'_>) -> Option<String> {
    let nodes = inside(line, "[class], [id]").into_iter().chain([line]);
    let name = nodes.filter(|node| is_called(*node, &["source", "laiyuan", "from"])).map(text);
    name.into_iter().find(|name| !name.is_empty() && day(name).is_none())
}

/// "2021-12-07 ICCSD": the day, and a name behind it.
fn behind_day(line: &str) -> Option<String> {
    let starts = line.starts_with(|c: char| c.is_ascii_digit());
    day(line).filter(|_| starts)?;
    let is_day = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-/.:年月日".contains(c);
    let name = line.trim_start_matches(is_day);
    let is_name = name.starts_with(char::is_alphabetic)
        && name.chars().count() <= BYLINE_CHARS / 4
        && !name.contains([':', '：', '|', '·', ',', '.'])
        && !name.contains(|c: char| c.is_ascii_digit());
    let is_count = COUNTS.iter().any(|word| name.to_lowercase().contains(word));
    (is_name && !is_count).then(|| name.to_owned())
}

const COUNTS: [&str; 8] = ["浏览", "阅读", "点击", "评论", "views", "min", "comment", "read"];

fn link(line: NodeRef<'_>, name: &str) -> Option<String> {
    let links = inside(line, "a[href]").into_iter();
    links.filter(|link| text(*link) == name).find_map(|link| attribute(link, "href"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_ends_where_something_else_begins() {
        let table = [
            ("来源：非遗处\u{a0}\u{a0}浏览次数：318", "非遗处"),
            ("发布时间：2019-03-15 来源： 新华社 作者：王文", "新华社"),
            ("Source: UNESCO", "UNESCO"),
            ("Source: Plateau Journal | 4 min", "Plateau Journal"),
            ("Source : Agence du Nord 2021-12-07", "Agence du Nord"),
        ];
        for (line, expected) in table {
            assert_eq!(labelled(line, &SOURCES).as_deref(), Some(expected), "{line}");
        }
        for line in ["Sources say otherwise", "来源", "Resources: many"] {
            assert_eq!(labelled(line, &SOURCES), None, "{line}");
        }
    }

    #[test]
    fn a_name_behind_the_day_is_a_source() {
        assert_eq!(behind_day("2021-12-07 ICCSD").as_deref(), Some("ICCSD"));
        assert_eq!(behind_day("2021年12月7日 09:30 新华社").as_deref(), Some("新华社"));
        for line in [
            "2021-12-07",
            "2021-12-07 4 min read",
            "2021-12-07 浏览 31",
            "2021-12-07 by Ana, in Arts",
            "2021 was a good year",
            "ICCSD 2021-12-07",
        ] {
            assert_eq!(behind_day(line), None, "{line}");
        }
    }
}

//! A look at an article's HTML before a browser parses it: whether it is too much, what must be
//! known from the start, and what of it is for a parser at all.
//!
//! Parsers slow down with depth, some by its square. So nothing is parsed that is deeper, longer or
//! fuller than people write. And a parser sees only what may be kept: it would report styles and
//! handlers to the page's content security policy although nothing is made of them.

use super::attribute::ASKED;
use super::element::heading_level;
use crate::feed::markup::{Piece, Tag, is_raw};
use crate::feed::shown::shown;
use crate::limits::{ARTICLE_BYTES, ARTICLE_DEPTH, ARTICLE_NODES};
use crate::scan::{has, joined, listed, replace_into};

/// What is known of an article's HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// The HTML for the parser: text, and tags with no other attributes than those asked for.
    pub(super) html: String,
    /// The places that links of the article lead to, as their addresses are noted.
    pub(super) notes: Vec<String>,
    /// The level of its highest heading, 1 to 6; 7 if there is none.
    pub(super) highest: u8,
}

impl Survey {
    /// Looks at `html`; `None` if it is too much. `note` says for which place of this article an
    /// address stands.
    pub(super) fn new(html: &str, note: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
        if html.len() > ARTICLE_BYTES || tags(html) > ARTICLE_NODES {
            return None;
        }
        let (mut links, mut names, mut open) = (vec![], vec![], vec![]);
        let (mut highest, mut written) = (7, String::with_capacity(html.len()));
        for piece in shown(html) {
            match piece {
                Piece::Text(text) => replace_into(&mut written, text, "<", "&lt;"),
                Piece::Close(name) => {
                    close(&mut open, name);
                    if is_for_parser(name) {
                        written.extend(["</", name, ">"]);
                    }
                }
                Piece::Open(tag) => {
                    write(&tag, &mut written);
                    highest = heading_level(tag.name).unwrap_or(highest).min(highest);
                    links.extend(link(&tag).and_then(|href| note(&href)));
                    names.extend(tag.attribute("id").or_else(|| tag.attribute("name")));
                    if !ends_by_itself(tag.name) {
                        open.push(tag.name);
                    }
                    if open.len() > ARTICLE_DEPTH {
                        return None;
                    }
                }
            }
        }
        let is_for_names = !links.is_empty();
        let places = names.iter().filter(|_| is_for_names);
        let places: Vec<_> = places.filter_map(|name| note(&joined(&["#", name]))).collect();
        links.retain(|link| places.contains(link));
        Some(Self { html: written, notes: links, highest })
    }
}

fn write(tag: &Tag<'_>, written: &mut String) {
    // What a style says of its size is not for the parser.
    if !is_for_parser(tag.name) || tag.is_pixel() {
        return;
    }
    written.extend(["<", tag.name]);
    for (name, value) in tag.attributes() {
        if listed(ASKED, name).is_some() {
            written.extend([" ", name, "=\""]);
            replace_into(written, value, "\"", "&quot;");
            written.push('"');
        }
    }
    written.push('>');
}

// What holds text alone goes here; what holds elements (`svg`) goes when its end is known.
fn is_for_parser(name: &str) -> bool {
    let plain =
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_'));
    plain && !is_raw(name)
}

// Whatever else they are in: comments and scripts are no reason to have so many.
fn tags(html: &str) -> usize {
    let opens = |bytes: &&[u8]| matches!(bytes, [b'<', letter] if letter.is_ascii_alphabetic());
    html.as_bytes().windows(2).filter(opens).count()
}

fn link(tag: &Tag<'_>) -> Option<String> {
    let href = if tag.is("a") { tag.attribute("href") } else { None };
    href.filter(|href| has(href, "#"))
}

// What closes an outer element closes all in it; what closes nothing is no step up.
fn close(open: &mut Vec<&str>, name: &str) {
    if let Some(at) = open.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
        open.truncate(at);
    }
}

// Elements without an end tag, and those that the next of their kind ends: they nest only in others.
fn ends_by_itself(name: &str) -> bool {
    listed(ENDING, name).is_some()
}

const ENDING: &str = "area base br col embed hr img input link meta param source track wbr \
    p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rt rp rb rtc \
    html head body";

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(html: &str) -> Option<Survey> {
        let here =
            |address: &str| address.trim().trim_start_matches("https://a.example/").to_owned();
        Survey::new(html, &|address| Some(here(address)).filter(|place| place.starts_with('#')))
    }

    fn fits(html: &str) -> bool {
        survey(html).is_some()
    }

    #[test]
    fn what_people_write_fits() {
        assert!(fits(""));
        assert!(fits(&"<p>A <b>long</b> read.<br>".repeat(1_000)));
        assert!(fits(&"<ul><li>one<li>two</ul><table><tr><td>1<td>2</table>".repeat(500)));
        assert!(fits(&"<div>".repeat(ARTICLE_DEPTH)));
        assert!(fits(&"x".repeat(ARTICLE_BYTES)));
    }

    #[test]
    fn too_long_too_full_and_too_deep_do_not() {
        assert!(!fits(&"x".repeat(ARTICLE_BYTES + 1)));
        assert!(!fits(&"<br>".repeat(ARTICLE_NODES + 1)));
        assert!(!fits(&"<B>".repeat(ARTICLE_DEPTH + 1)));
    }

    #[test]
    fn depth_cannot_be_hidden() {
        for unit in ["<b></i>", "<b><!--</b>-->", "<b><!--><!--</b>-->", "<b title='</b>'>", "<b/>"]
        {
            assert!(!fits(&unit.repeat(ARTICLE_DEPTH + 1)), "{unit}");
        }
    }

    #[test]
    fn links_that_lead_into_the_article_are_known() {
        let html = "<a href='#fn1'>1</a><a href=#gone>2</a><A HREF=' #b'>3</A>\
                    <a href='https://a.example/#c'>4</a><a href='https://b.example/#d'>5</a>\
                    <li id=fn1>Note<a name='b'></a><p id=c><p id=d>";
        let notes = survey(html).map(|survey| survey.notes);
        assert_eq!(notes, Some(["#fn1", "#b", "#c"].map(ToOwned::to_owned).to_vec()));
    }

    #[test]
    fn a_parser_sees_text_and_what_is_asked_for() {
        let html = |html| survey(html).map(|survey| survey.html).unwrap_or_default();
        let table = [
            ("<P CLASS=a TITLE='\"b\" &amp; c'>x</P >", "<P TITLE=\"&quot;b&quot; &amp; c\">x</P>"),
            ("<p style=color:red onclick=f()>1 < 2</p>", "<p>1 &lt; 2</p>"),
            ("<img/src=a.png onerror=1 alt>", "<img src=\"a.png\" alt=\"\">"),
            ("a<style>p{}</style>b<script>c</script><!-- <b> -->", "ab"),
            ("<svg onload=1><b>x</b></svg>", "<svg><b>x</b></svg>"),
            ("<a\u{0} href=b>c", "c"),
            ("</ x></><", "&lt;/ x>&lt;/>&lt;"),
        ];
        for (given, expected) in table {
            assert_eq!(html(given), expected);
        }
    }

    #[test]
    fn the_highest_heading_is_known() {
        let highest = |html| survey(html).map(|survey| survey.highest);
        assert_eq!(highest("<h3>a</h3><H2>b</H2><h4>c</h4>"), Some(2));
        assert_eq!(highest("<p>x"), Some(7));
    }
}

//! An article without markup: its paragraphs, for where its HTML cannot or may not be parsed.

use crate::feed::markup::{Piece, Tag};
use crate::feed::reference::decode_into;
use crate::feed::shown::shown;
use crate::feed::text::{fold, is_inline};
use crate::limits::{ARTICLE_BYTES, ARTICLE_NODES};
use crate::scan::Scanner;

/// The paragraphs of `html`, as far as an article may be long.
pub fn from_html(html: &str) -> Vec<String> {
    let mut paragraphs = vec![];
    let mut text = String::new();
    for piece in shown(start(html)) {
        match piece {
            Piece::Text(part) => decode_into(&mut text, part),
            Piece::Open(Tag { name, .. }) | Piece::Close(name) if !is_inline(name) => {
                finish(&mut text, &mut paragraphs);
            }
            Piece::Open(_) | Piece::Close(_) => (),
        }
    }
    finish(&mut text, &mut paragraphs);
    paragraphs
}

/// The paragraphs of a plain text: empty lines part them.
pub fn from_text(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut lines = Scanner::new(start(text));
    while !lines.is_over() {
        let line = lines.part("\n").trim();
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => {
                last.extend([if last.is_empty() { "" } else { "\n" }, line]);
            }
            Some(last) if !last.is_empty() => paragraphs.push(String::new()),
            _ => (),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.truncate(ARTICLE_NODES);
    paragraphs
}

fn finish(text: &mut String, paragraphs: &mut Vec<String>) {
    let paragraph = fold(text);
    if !paragraph.is_empty() && paragraphs.len() < ARTICLE_NODES {
        paragraphs.push(paragraph);
    }
    text.clear();
}

// A character is never cut in two.
fn start(text: &str) -> &str {
    (0..=ARTICLE_BYTES.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_part_paragraphs_and_inline_elements_do_not() {
        let html =
            "<p>One <b>two</b></p>\n<ul><li>Three<li>Four</ul><script>no</script>Five<br>Six";
        assert_eq!(from_html(html), ["One two", "Three", "Four", "Five", "Six"]);
    }

    #[test]
    fn empty_lines_part_the_paragraphs_of_a_text_and_lines_stay() {
        let text = "\n\nRoses are red,\r\n  violets blue.\n \n\n<b>as it is</b>\n";
        assert_eq!(from_text(text), ["Roses are red,\nviolets blue.", "<b>as it is</b>"]);
    }

    #[test]
    fn a_text_without_end_is_cut_between_characters() {
        let paragraphs = from_html(&"文".repeat(ARTICLE_BYTES));
        assert_eq!(paragraphs.len(), 1);
        assert_eq!(paragraphs[0].chars().count(), ARTICLE_BYTES / 3);
        assert_eq!(from_html(&"<p>x".repeat(9 * ARTICLE_NODES)).len(), ARTICLE_NODES);
    }
}

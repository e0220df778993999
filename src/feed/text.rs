//! Plain text from HTML, and whole sentences cut to fit.
//!
//! Used where an item has nothing else to show. It never makes markup: its result goes into text
//! nodes. Tags are stripped and character references are decoded once.

use super::markup::{Piece, Tag};
use super::reference::decode_into;
use super::shown::{is_heading, says, shown};
use crate::scan::{joined, listed};

/// The text of `html`, white space folded and none around it; reading ends soon after `limit`
/// characters.
pub fn from_html(html: &str, limit: usize) -> String {
    below(html, "", limit)
}

/// The same below a headline, which the first heading need not say again.
pub fn below(html: &str, headline: &str, limit: usize) -> String {
    let mut text = String::new();
    let mut in_caption = false;
    // Where the text of the first heading begins.
    let mut heading = None;
    for piece in shown(html) {
        match piece {
            Piece::Text(_) if in_caption => (),
            Piece::Text(part) => decode_into(&mut text, part),
            Piece::Open(tag) if tag.is("figcaption") => in_caption = true,
            Piece::Open(Tag { name, .. }) | Piece::Close(name) => {
                in_caption &= !name.eq_ignore_ascii_case("figcaption");
                if is_heading(name) {
                    let start = *heading.get_or_insert(text.len());
                    if text.get(start..).is_some_and(|text| says(text, headline)) {
                        text.truncate(start);
                    }
                }
                // Blocks and line breaks part words, inline elements do not.
                if !is_inline(name) {
                    text.push(' ');
                }
            }
        }
        if text.len() > limit.saturating_mul(BYTES_READ_PER_CHAR) {
            break;
        }
    }
    // Editors leave paragraphs of a no-break space behind, which would be a headline of nothing.
    fold(&text).trim().to_owned()
}

// A character has up to four bytes, and there may be white space to fold.
const BYTES_READ_PER_CHAR: usize = 16;

/// `text` if it fits; else its whole sentences that fit, or its whole words and an ellipsis.
pub fn cut(text: &str, limit: usize) -> String {
    // Where the last sentence and the last word end, and where their mark and their space stand.
    let (mut sentence, mut word) = ((0, 0), None);
    let (mut count, mut last) = (0, (0, ' '));
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && matches!(last.1, '.' | '!' | '?') {
            sentence = (last.0, at);
        }
        if count == limit {
            return shortened(text, at, sentence, word.filter(|_| !c.is_whitespace()));
        }
        if c.is_whitespace() {
            word = Some(at);
        } else if matches!(c, '。' | '！' | '？' | '؟' | '۔' | '।') {
            sentence = (at, at + c.len_utf8());
        }
        (count, last) = (count + 1, (at, c));
    }
    text.to_owned()
}

// A first sentence that is very short says too little.
fn shortened(text: &str, end: usize, sentence: (usize, usize), word: Option<usize>) -> String {
    let (mark, after) = sentence;
    if after > 0 && mark >= end / 3 {
        return text.get(..after).unwrap_or_default().to_owned();
    }
    let words = word.filter(|space| *space >= end / 2).unwrap_or(end);
    joined(&[text.get(..words).unwrap_or_default().trim_end(), "…"])
}

/// Whether an element stands inside a line and parts no words.
pub fn is_inline(name: &str) -> bool {
    listed(INLINE, name).is_some()
}

const INLINE: &str =
    "a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup u var wbr";

/// `text` with each run of ASCII white space as one space.
pub fn fold(text: &str) -> String {
    fold_by(text, |c| c.is_ascii_whitespace())
}

/// `text` with each run of white space as one space, and none around it.
pub fn fold_all(text: &str) -> String {
    fold_by(text, char::is_whitespace)
}

fn fold_by(text: &str, is_space: fn(char) -> bool) -> String {
    let (mut folded, mut parts) = (String::with_capacity(text.len()), false);
    for c in text.chars() {
        if is_space(c) {
            parts = !folded.is_empty();
            continue;
        }
        if parts {
            folded.push(' ');
        }
        parts = false;
        folded.push(c);
    }
    folded
}

/// The texts that are not empty, with `separator` between them.
pub fn join<'a>(texts: impl Iterator<Item = &'a str>, separator: &str) -> String {
    let mut joined = String::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !joined.is_empty() {
            joined.push_str(separator);
        }
        joined.push_str(text);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn html(html: &str, expected: &str) {
        assert_eq!(from_html(html, 1000), expected);
    }

    #[test]
    fn tags_go_and_words_stay_apart() {
        html("<p>One</p><p>two <b>th</b>ree<br>four</p>", "One two three four");
        html("a <a title='>' href=x>b</a> c", "a b c");
        html("1 < 2 and 3 > 2", "1 < 2 and 3 > 2");
        html("<!-- <p>no</p> -->yes<script>if (a<b) {}</script>", "yes");
        html("open <b", "open");
    }

    #[test]
    fn an_empty_paragraph_is_no_text() {
        html("<p>&nbsp;</p>", "");
        html("<p>&nbsp;</p><p>10&nbsp;km</p><p>\u{3000}</p>", "10\u{a0}km");
    }

    #[test]
    fn references_are_decoded_once() {
        html("Caf&eacute;s &amp; &#x4E2D;&#22269; &amp;lt;", "Cafés & 中国 &lt;");
        html("AT&T &unknown; & &#0;", "AT&T &unknown; & &#0;");
    }

    #[test]
    fn captions_are_no_part_of_the_text() {
        html("<figure><img src=a><figcaption>A hall</figcaption></figure><p>Text</p>", "Text");
    }

    #[test]
    fn whole_sentences_are_kept() {
        assert_eq!(cut("Short.", 10), "Short.");
        assert_eq!(cut("One two. Three four. Five six.", 25), "One two. Three four.");
        assert_eq!(cut("会议在青岛举行。与会者来自十一个国家。", 12), "会议在青岛举行。");
        assert_eq!(cut("Version 2.5 of the very long thing", 14), "Version 2.5 of…");
    }

    #[test]
    fn words_are_not_broken_where_there_are_spaces() {
        assert_eq!(cut("alpha beta gamma", 12), "alpha beta…");
        assert_eq!(cut("一二三四五六七八", 4), "一二三四…");
    }
}

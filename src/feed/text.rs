//! Plain text from HTML, and whole sentences cut to fit.
//!
//! Used where an item has nothing else to show. It never makes markup: its result goes into text
//! nodes. Tags are stripped and character references are decoded once.

use super::markup::{Piece, Tag, decode};
use super::shown::{is_heading, says, shown};

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
            Piece::Text(part) => text.push_str(&decode(part)),
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
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let head = text.get(..end).unwrap_or_default();
    let sentences = head.rmatch_indices(SENTENCE_ENDS).find(|(at, mark)| {
        let after = text.get(at + mark.len()..).unwrap_or_default();
        !mark.is_ascii() || after.starts_with(char::is_whitespace)
    });
    // A first sentence that is very short says too little.
    if let Some((at, mark)) = sentences.filter(|(at, _)| *at >= end / 3) {
        return head.get(..at + mark.len()).unwrap_or_default().to_owned();
    }
    let at_word_end = text.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let space = if at_word_end { None } else { head.rfind(char::is_whitespace) };
    let words = space.filter(|at| *at >= end / 2).unwrap_or(head.len());
    head.get(..words).unwrap_or_default().trim_end().to_owned() + "…"
}

const SENTENCE_ENDS: [char; 9] = ['.', '!', '?', '。', '！', '？', '؟', '۔', '।'];

/// Whether an element stands inside a line and parts no words.
pub fn is_inline(name: &str) -> bool {
    INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name))
}

const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
];

/// `text` with each run of ASCII white space as one space.
pub fn fold(text: &str) -> String {
    join(text.split([' ', '\t', '\n', '\r', '\u{c}']), " ")
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

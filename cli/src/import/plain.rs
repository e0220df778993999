//! Plain text of HTML: titles, summaries, names.

use std::borrow::Cow;

use newsreel::feed::markup::{Piece, Tag, pieces};
use newsreel::feed::text::is_inline;
use newsreel::scan::{Scanner, has};

use super::entity::decode;

/// The text of `html` on one line, its references decoded.
pub fn of_html(html: &str) -> String {
    if !html.contains('<') {
        return folded(&decode(html));
    }
    let mut text = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Text(part) => text.push_str(&decode(part)),
            Piece::Open(Tag { name, .. }) | Piece::Close(name) if !is_inline(name) => {
                text.push(' ');
            }
            Piece::Open(_) | Piece::Close(_) => (),
        }
    }
    folded(&text)
}

/// `text` without the white space around it, and with each run inside as one space.
pub fn folded(text: &str) -> String {
    let mut words = text.split_ascii_whitespace();
    let mut folded = String::with_capacity(text.len());
    folded.push_str(words.next().unwrap_or_default());
    for word in words {
        folded.push(' ');
        folded.push_str(word);
    }
    // A no-break space is no white space inside a text, but around it.
    let trimmed = folded.trim();
    if trimmed.len() < folded.len() { trimmed.to_owned() } else { folded }
}

/// Text as HTML that shows it.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if has(text, "<>&") {
        let mut escaped = String::with_capacity(text.len() + 16);
        push_escaped(text, &mut escaped);
        return Cow::Owned(escaped);
    }
    Cow::Borrowed(text)
}

/// Appends text as HTML that shows it.
pub fn push_escaped(text: &str, html: &mut String) {
    let mut rest = Scanner::new(text);
    loop {
        html.push_str(rest.before("<>&"));
        html.push_str(match rest.byte() {
            _ if rest.is_over() => return,
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&amp;",
        });
        rest.step();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay_apart() {
        assert_eq!(of_html("<b>Tea</b> &amp; <i>ink</i>"), "Tea & ink");
        assert_eq!(of_html("<p>One</p><p>two<br>three</p>"), "One two three");
        assert_eq!(of_html("3 < 4 &lt; 5"), "3 < 4 < 5");
        assert_eq!(of_html(" \n Plain \t text&nbsp;"), "Plain text");
    }

    #[test]
    fn text_is_shown_as_it_is() {
        assert_eq!(escaped("a < b && c > d"), "a &lt; b &amp;&amp; c &gt; d");
        assert_eq!(escaped("plain"), "plain");
    }
}

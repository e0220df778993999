//! Plain text from HTML, and whole sentences cut to fit.
//!
//! Used where an item has nothing else to show. It never makes markup: its result goes into text
//! nodes. Tags are stripped and character references are decoded once.

/// The text of `html`, white space folded; reading ends soon after `limit` characters.
pub fn from_html(html: &str, limit: usize) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        push_decoded(&mut text, rest.get(..start).unwrap_or_default());
        rest = after_tag(rest.get(start..).unwrap_or_default(), &mut text);
        if text.len() > limit.saturating_mul(BYTES_READ_PER_CHAR) {
            rest = "";
        }
    }
    push_decoded(&mut text, rest);
    fold(&text)
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

// Passes over one tag at the start of `rest`; blocks and line breaks part words.
fn after_tag<'a>(rest: &'a str, text: &mut String) -> &'a str {
    let inner = rest.strip_prefix('<').unwrap_or(rest);
    if let Some(comment) = inner.strip_prefix("!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    let closing = inner.starts_with('/');
    let name_end =
        inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').unwrap_or(inner.len());
    let name = inner.get(..name_end).unwrap_or_default().trim_matches('/');
    if name.is_empty() {
        text.push('<');
        return inner;
    }
    if !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name)) {
        text.push(' ');
    }
    let after = after_attributes(inner.get(name_end..).unwrap_or_default());
    let hidden = HIDDEN.iter().find(|hidden| hidden.eq_ignore_ascii_case(name));
    match hidden {
        Some(name) if !closing => after_closing(after, name),
        _ => after,
    }
}

// A `>` inside a quoted attribute value does not end the tag.
fn after_attributes(rest: &str) -> &str {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return rest.get(at + 1..).unwrap_or_default(),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => (),
        }
    }
    ""
}

fn after_closing<'a>(rest: &'a str, name: &str) -> &'a str {
    let closes = |(at, _): &(usize, &str)| {
        let after = rest.get(at + 2..).unwrap_or_default();
        after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    let Some((at, _)) = rest.match_indices("</").find(closes) else { return "" };
    after_attributes(rest.get(at + 2 + name.len()..).unwrap_or_default())
}

const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
];
const HIDDEN: [&str; 5] = ["figcaption", "script", "style", "template", "textarea"];

fn push_decoded(text: &mut String, mut rest: &str) {
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        rest = after;
        let name = after.split_once(';').map(|(name, _)| name).filter(|name| name.len() <= 8);
        if let Some((name, decoded)) = name.and_then(|name| Some((name, decode(name)?))) {
            text.push(decoded);
            rest = after.get(name.len() + 1..).unwrap_or_default();
        } else {
            text.push('&');
        }
    }
    text.push_str(rest);
}

// The references that generators write; any other stays as it is.
fn decode(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|c| !c.is_control());
    }
    REFERENCES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

const REFERENCES: [(&str, char); 18] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("middot", '·'),
    ("copy", '©'),
    ("eacute", 'é'),
];

fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split([' ', '\t', '\n', '\r', '\u{c}']).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
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

//! Splits HTML into text and tags, enough to take words and pictures out of it.
//!
//! It never makes markup: what it finds goes into text nodes and through the address gate. The
//! rules are those of the WHATWG HTML tokeniser, section 13.2.5, as far as real feeds need them.

use super::reference::decode;
use crate::limits::TINY_PIXELS;
use crate::scan::{SPACE, Scanner, listed};

/// One piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text, its character references not yet decoded.
    Text(&'a str),
    /// The start of an element.
    Open(Tag<'a>),
    /// The end of an element, by name.
    Close(&'a str),
}

/// A start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The element's name as written.
    pub name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Whether this is a tag of `name`, in any case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, decoded; the first one where it stands twice.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        for (name, value) in self.attributes() {
            if name.eq_ignore_ascii_case(wanted) {
                return Some(decode(value));
            }
        }
        None
    }

    /// Whether this is a picture that nobody sees: it declares two pixels or less.
    pub fn is_pixel(&self) -> bool {
        self.is("img")
            && self.attributes().any(|(name, value)| {
                is_tiny_size(name, value)
                    || (name.eq_ignore_ascii_case("style") && is_tiny_style(value))
            })
    }

    /// The names and values of all attributes as they are written.
    pub const fn attributes(&self) -> Attributes<'a> {
        Attributes(Scanner::new(self.attributes))
    }
}

fn is_tiny_size(name: &str, size: &str) -> bool {
    is_tiny(size) && listed("width height", name.trim()).is_some()
}

fn is_tiny_style(style: &str) -> bool {
    let mut style = Scanner::new(style);
    while !style.is_over() {
        let mut rule = Scanner::new(style.part(";"));
        if is_tiny_size(rule.part(":"), rule.rest()) {
            return true;
        }
    }
    false
}

/// Whether a width or a height, in pixels, is too small for a picture: it counts readers.
pub fn is_tiny(size: &str) -> bool {
    let mut unit = Scanner::new(size.trim_start());
    let digits = unit.pass("0123456789");
    // Of a fraction nothing counts, nor of another unit: that may be more.
    let is_relative = matches!(unit.byte(), b'%' | b'a'..=b'o' | b'q'..=b'z');
    !is_relative && digits.parse().is_ok_and(|pixels: u32| pixels <= TINY_PIXELS)
}

/// See [`Tag::attributes`].
#[derive(Clone, Debug)]
pub struct Attributes<'a>(Scanner<'a>);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &mut self.0;
        rest.pass(" \t\n\r\u{c}/");
        if rest.is_over() {
            return None;
        }
        let name = rest.before(" \t\n\r\u{c}/=");
        rest.pass(SPACE);
        if !rest.eat("=") {
            return Some((name, ""));
        }
        rest.pass(SPACE);
        if let Some(quote) = quote(rest.byte()) {
            let mut quoted = *rest;
            quoted.step();
            let value = quoted.before(quote);
            if !quoted.is_over() {
                quoted.step();
                *rest = quoted;
                return Some((name, value));
            }
        }
        Some((name, rest.before(SPACE)))
    }
}

/// The pieces of `html`, in order. Comments and what is inside scripts and the like are left out.
pub const fn pieces(html: &str) -> Pieces<'_> {
    Pieces { html: Scanner::new(html) }
}

/// See [`pieces`].
#[derive(Clone, Debug, Default)]
pub struct Pieces<'a> {
    html: Scanner<'a>,
}

impl Pieces<'_> {
    /// How many bytes are left.
    pub const fn left(&self) -> usize {
        self.html.left()
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let html = &mut self.html;
        loop {
            let text = html.before("<");
            if !text.is_empty() {
                return Some(Piece::Text(text));
            }
            if html.is_over() {
                return None;
            }
            let start = *html;
            html.step();
            if matches!(html.byte(), b'!' | b'?') {
                if html.eat("!--") {
                    pass_comment(html);
                } else {
                    html.part(">");
                }
            } else {
                let closes = html.eat("/");
                // A lone "<" is text.
                if !html.byte().is_ascii_alphabetic() {
                    return Some(Piece::Text(html.since(&start)));
                }
                return Some(tag(html, closes));
            }
        }
    }
}

fn tag<'a>(html: &mut Scanner<'a>, closes: bool) -> Piece<'a> {
    let name = html.before(" \t\n\r\u{c}/>");
    let start = *html;
    // A ">" inside a quoted value does not end the tag.
    html.before(">\"'");
    while let Some(quote) = quote(html.byte()) {
        html.step();
        html.part(quote);
        html.before(">\"'");
    }
    let attributes = html.since(&start);
    html.step();
    if closes {
        return Piece::Close(name);
    }
    if is_raw(name) {
        pass_raw(html, name);
    }
    Piece::Open(Tag { name, attributes })
}

const fn quote(byte: u8) -> Option<&'static str> {
    match byte {
        b'"' => Some("\""),
        b'\'' => Some("'"),
        _ => None,
    }
}

// To the end tag.
fn pass_raw(html: &mut Scanner<'_>, name: &str) {
    loop {
        html.seek("</");
        let mut end = *html;
        if !end.eat("</") || end.eat(name) {
            return;
        }
        *html = end;
    }
}

// "<!-->" and "<!--->" are whole comments, and "--!>" ends one as well.
fn pass_comment(html: &mut Scanner<'_>) {
    if html.eat(">") || html.eat("->") {
        return;
    }
    while !html.is_over() {
        html.seek("--");
        let mut end = *html;
        end.eat("--");
        end.eat("!");
        if end.eat(">") {
            *html = end;
            return;
        }
        html.step();
    }
}

/// Whether all that is inside an element is text to a parser, and none of the article's.
pub fn is_raw(name: &str) -> bool {
    // Most tags are told by their length.
    name.len() > 2 && listed(RAW, name).is_some()
}

// What is inside these is no text of the article.
const RAW: &str = "iframe noembed noframes noscript script style template textarea title xmp";

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(html: &str) -> Tag<'_> {
        let Some(Piece::Open(tag)) = pieces(html).next() else { panic!("no tag in {html}") };
        tag
    }

    #[test]
    fn text_and_tags_come_in_order() {
        let pieces: Vec<_> = pieces("a<B class=x>b</B><!-- <i> -->c").collect();
        assert_eq!(pieces.len(), 5);
        assert_eq!((pieces[0], pieces[2]), (Piece::Text("a"), Piece::Text("b")));
        assert!(matches!(pieces[1], Piece::Open(tag) if tag.is("b")));
        assert_eq!((pieces[3], pieces[4]), (Piece::Close("B"), Piece::Text("c")));
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let img = tag(r#"<img/src='a.png'  ALT = "a &amp; > b" width=10 hidden title=>"#);
        assert_eq!(img.attribute("src").as_deref(), Some("a.png"));
        assert_eq!(img.attribute("alt").as_deref(), Some("a & > b"));
        assert_eq!(img.attribute("width").as_deref(), Some("10"));
        assert_eq!(img.attribute("hidden").as_deref(), Some(""));
        assert_eq!(img.attribute("title").as_deref(), Some(""));
        assert_eq!(img.attribute("height"), None);
        // A no-break space is no white space to HTML, and a quotation mark without its other is text.
        let img = tag("<img alt=\u{a0}a src=\"b>");
        assert_eq!(img.attribute("alt").as_deref(), Some("\u{a0}a"));
        assert_eq!(img.attribute("src").as_deref(), Some("\"b>"));
    }

    #[test]
    fn a_picture_of_two_pixels_or_less_is_known_however_that_is_declared() {
        for sizes in [
            "width=1 height=1",
            "height='0'",
            "width=2 height=40",
            "width=' 1px '",
            "width=2.0",
            "style='width:1px;height:1px'",
            "style='border:0; HEIGHT : 0'",
            "style='width:2px !important'",
        ] {
            assert!(tag(&format!("<img src=a {sizes}>")).is_pixel(), "{sizes}");
        }
        for sizes in [
            "",
            "width=3 height=3",
            "width=100%",
            "width=1%",
            "width=auto",
            "width=''",
            "style='width:1em'",
            "style='max-width:1px'",
            "style='width:2%;height:10px'",
            "alt=1",
        ] {
            assert!(!tag(&format!("<img src=a {sizes}>")).is_pixel(), "{sizes}");
        }
        assert!(!tag("<td width=1>").is_pixel());
    }

    #[test]
    fn broken_markup_ends() {
        for html in ["<", "</", "<a", "<a =", "<a ='", "<a ==>", "<!--", "<script>", "< a>", "<é>"]
        {
            assert!(pieces(html).count() < 9, "{html}");
            if let Some(Piece::Open(tag)) = pieces(html).next() {
                assert_eq!(tag.attribute("x"), None, "{html}");
            }
        }
    }

    #[test]
    fn a_comment_ends_where_a_browser_ends_it() {
        for html in ["<!-->x", "<!--->x", "<!-- a --!>x", "<!-- <b> -->x", "<!--a--!>x<!-- -->"] {
            assert_eq!(pieces(html).collect::<Vec<_>>(), [Piece::Text("x")], "{html}");
        }
    }

    #[test]
    fn what_is_inside_a_script_is_no_text() {
        let pieces: Vec<_> = pieces("<script>if (a<b) {}</script >x").collect();
        assert_eq!(pieces.last(), Some(&Piece::Text("x")));
        assert_eq!(pieces.len(), 3);
    }
}

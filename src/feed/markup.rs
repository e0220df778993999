//! Splits HTML into text and tags, enough to take words and pictures out of it.
//!
//! It never makes markup: what it finds goes into text nodes and through the address gate. The
//! rules are those of the WHATWG HTML tokeniser, section 13.2.5, as far as real feeds need them.

use crate::limits::TINY_PIXELS;

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
        let is_wanted = |(name, _): &(&str, &str)| name.eq_ignore_ascii_case(wanted);
        self.attributes().find(is_wanted).map(|(_, value)| decode(value))
    }

    /// Whether this is a picture that nobody sees: it declares two pixels or less.
    pub fn is_pixel(&self) -> bool {
        let is_tiny = |(name, size): (&str, &str)| {
            ["width", "height"].iter().any(|size| name.trim().eq_ignore_ascii_case(size))
                && is_tiny(size)
        };
        let mut attributes = self.attributes();
        self.is("img")
            && attributes.any(|(name, value)| {
                let mut style = value.split(';').filter(|_| name.eq_ignore_ascii_case("style"));
                let sizes = |rule: &str| rule.split_once(':').is_some_and(is_tiny);
                is_tiny((name, value)) || style.any(sizes)
            })
    }

    /// The names and values of all attributes as they are written.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let (name, value, after) = attribute(rest);
            rest = after;
            Some((name, value))
        })
    }
}

/// Whether a width or a height, in pixels, is too small for a picture: it counts readers.
pub fn is_tiny(size: &str) -> bool {
    let size = size.trim_start();
    let length = size.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, unit) = size.split_at_checked(length).unwrap_or_default();
    // Of a fraction nothing counts, nor of another unit: that may be more.
    let is_relative = matches!(unit.bytes().next(), Some(b'%' | b'a'..=b'o' | b'q'..=b'z'));
    !is_relative && digits.parse().is_ok_and(|pixels: u32| pixels <= TINY_PIXELS)
}

/// The pieces of `html`, in order. Comments and what is inside scripts and the like are left out.
pub fn pieces(html: &str) -> Pieces<'_> {
    Pieces { rest: html }
}

/// See [`pieces`].
#[derive(Clone, Debug, Default)]
pub struct Pieces<'a> {
    rest: &'a str,
}

impl Pieces<'_> {
    /// How many bytes are left.
    pub const fn left(&self) -> usize {
        self.rest.len()
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let start = self.rest.find('<').unwrap_or(self.rest.len());
            let (text, markup) = self.rest.split_at_checked(start)?;
            if !text.is_empty() {
                self.rest = markup;
                return Some(Piece::Text(text));
            }
            if let Some(piece) = self.markup() {
                return Some(piece);
            }
        }
    }
}

impl<'a> Pieces<'a> {
    // One tag at the start of the rest; `None` for a comment, which is passed over.
    fn markup(&mut self) -> Option<Piece<'a>> {
        let whole = self.rest;
        let inner = whole.strip_prefix('<').unwrap_or(whole);
        if let Some(comment) = inner.strip_prefix("!--") {
            self.rest = after_comment(comment);
            return None;
        }
        if inner.starts_with(['!', '?']) {
            self.rest = inner.split_once('>').map_or("", |(_, after)| after);
            return None;
        }
        let (closes, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            // A lone "<" is text.
            self.rest = inner;
            let length = whole.len() - inner.len();
            return whole.get(..length).map(Piece::Text);
        }
        let end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>');
        let (name, after) = inner.split_at_checked(end.unwrap_or(inner.len()))?;
        let length = attributes_length(after);
        let attributes = after.get(..length).unwrap_or_default();
        self.rest = after.get(length + 1..).unwrap_or_default();
        if closes {
            return Some(Piece::Close(name));
        }
        if is_raw(name) {
            self.skip_to_end_of(name);
        }
        Some(Piece::Open(Tag { name, attributes }))
    }

    fn skip_to_end_of(&mut self, name: &str) {
        let closes = |(at, _): &(usize, &str)| {
            let after = self.rest.get(at + 2..).unwrap_or_default();
            after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        let end = self.rest.match_indices("</").find(closes).map(|(at, _)| at);
        self.rest = end.and_then(|at| self.rest.get(at..)).unwrap_or_default();
    }
}

// "<!-->" and "<!--->" are whole comments, and "--!>" ends one as well.
fn after_comment(comment: &str) -> &str {
    if let Some(after) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
        return after;
    }
    let ends = ["-->", "--!>"].into_iter().filter_map(|end| comment.split_once(end));
    ends.map(|(_, after)| after).max_by_key(|after| after.len()).unwrap_or_default()
}

/// Whether all that is inside an element is text to a parser, and none of the article's.
pub fn is_raw(name: &str) -> bool {
    RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name))
}

// What is inside these is no text of the article.
const RAW: [&str; 10] = [
    "iframe", "noembed", "noframes", "noscript", "script", "style", "template", "textarea",
    "title", "xmp",
];

// A ">" inside a quoted value does not end the tag.
fn attributes_length(rest: &str) -> usize {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => (),
        }
    }
    rest.len()
}

// Name and value of the first attribute, and what follows it.
fn attribute(text: &str) -> (&str, &str, &str) {
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/');
    let (name, after) = text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""));
    let Some(value) = after.trim_start().strip_prefix('=') else {
        // An attribute must be longer than nothing, or there would be no end.
        let after = if name.is_empty() { after.get(1..).unwrap_or_default() } else { after };
        return (name, "", after);
    };
    let value = value.trim_start();
    let quoted =
        ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.split_once(quote));
    if let Some((value, after)) = quoted {
        return (name, value, after);
    }
    let end = value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len());
    let (value, after) = value.split_at_checked(end).unwrap_or((value, ""));
    (name, value, after)
}

/// `text` with its character references decoded once; those we do not know stay as they are.
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        rest = after;
        if let Some((c, after)) = reference(after) {
            decoded.push(c);
            rest = after;
        } else {
            decoded.push('&');
        }
    }
    decoded.push_str(rest);
    decoded
}

/// What the reference stands for of which `after` is all but the ampersand, and what follows it.
pub fn reference(after: &str) -> Option<(char, &str)> {
    // Looked for no further than a name is long: a text may be nothing but ampersands.
    let end = after.bytes().take(LONGEST_NAME + 1).position(|byte| byte == b';')?;
    Some((character(after.get(..end)?)?, after.get(end + 1..)?))
}

const LONGEST_NAME: usize = 8;

fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        let known = REFERENCES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
        return known.or_else(|| in_row(LATIN, name, 0xa0)).or_else(|| in_row(GREEK, name, 0x3b1));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).filter(|c| !c.is_control())
}

fn in_row(row: &str, name: &str, first: u32) -> Option<char> {
    let position = row.split(' ').position(|known| known == name)?;
    char::from_u32(first + u32::try_from(position).ok()?)
}

// Characters that follow each other, from U+00A0 and from U+03B1.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg \
    macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave \
    Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc \
    Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc \
    euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";
const GREEK: &str = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi \
    omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

// Others that generators write.
const REFERENCES: [(&str, char); 13] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("euro", '€'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
];

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

    #[test]
    fn references_are_decoded_once() {
        assert_eq!(
            decode("Caf&eacute; &#x4E2D;&#22269; &amp;lt; &nope; & &#0;"),
            "Café 中国 &lt; &nope; & &#0;"
        );
        let row = "&nbsp;&shy;&frac12;&Ouml;&times;&yuml;&alpha;&omega;&euro;";
        assert_eq!(decode(row), "\u{a0}\u{ad}½Ö×ÿαω€");
    }

    #[test]
    fn a_megabyte_of_ampersands_is_decoded_at_once() {
        let text = "&".repeat(1_000_000);
        assert_eq!(decode(&text), text);
    }
}

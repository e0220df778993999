//! The pieces of HTML that are for readers: without what is hidden from some of them, and without the
//! links that generators add to headings.
//!
//! A heading's link to itself says nothing in an article that opens in place. It is a sign (`#`, `¶`),
//! a character of no width, a picture made by a style, or all of the heading.

use super::markup::{Piece, Pieces, Tag, pieces};
use super::reference::{decode, decode_into};
use crate::scan::{Scanner, joined, listed};

/// The pieces of `html` that are shown.
pub fn shown(html: &str) -> Shown<'_> {
    Shown { pieces: pieces(html), ..Shown::default() }
}

/// See [`shown`].
#[derive(Clone, Debug, Default)]
pub struct Shown<'a> {
    pieces: Pieces<'a>,
    heading: Heading<'a>,
    // How much is left where what is hidden ends.
    hidden_until: Option<usize>,
    // An element was not closed: no end is looked for again, which could take long each time.
    is_broken: bool,
    // The formula that was read is drawn in what comes next, hidden from who has heard it.
    is_after_math: bool,
    // A link whose text stays.
    is_unlinked: bool,
}

/// The heading that is open, or has just been closed.
#[derive(Clone, Debug, Default)]
struct Heading<'a> {
    name: &'a str,
    id: String,
    is_open: bool,
}

impl<'a> Iterator for Shown<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let piece = self.pieces.next()?;
            if self.hidden_until.is_some_and(|until| self.pieces.left() < until) {
                self.hidden_until = None;
            }
            let stays = match piece {
                Piece::Open(tag) => self.open(&tag),
                Piece::Close(name) => self.close(name),
                Piece::Text(text) => self.text(text),
            };
            if stays {
                return Some(piece);
            }
        }
    }
}

impl<'a> Shown<'a> {
    fn open(&mut self, tag: &Tag<'a>) -> bool {
        // What is hidden from the ear alone: everybody sees a picture.
        let is_picture = listed("img picture source", tag.name).is_some();
        if is_picture || self.hidden_until.is_some() {
            return is_picture;
        }
        if !self.is_after_math && is_hidden(tag) {
            self.hidden_until = self.end_of(&self.pieces.clone(), tag.name);
            return self.hidden_until.is_none();
        }
        if is_heading(tag.name) {
            let id = tag.attribute("id").unwrap_or_default();
            self.heading = Heading { name: tag.name, id, is_open: true };
        }
        !tag.is("a") || tag.attribute("href").is_none_or(|href| self.link(&href))
    }

    fn close(&mut self, name: &str) -> bool {
        if self.hidden_until.is_some() {
            return name.eq_ignore_ascii_case("picture");
        }
        self.is_after_math |= name.eq_ignore_ascii_case("math");
        self.heading.is_open &= !name.eq_ignore_ascii_case(self.heading.name);
        !(name.eq_ignore_ascii_case("a") && std::mem::take(&mut self.is_unlinked))
    }

    fn text(&mut self, text: &str) -> bool {
        let is_hidden = self.hidden_until.is_some();
        if !is_hidden && !is_blank(text) {
            self.is_after_math = false;
            if !self.heading.is_open {
                self.heading = Heading::default();
            }
        }
        !is_hidden
    }

    // Whether a link stays that leads to `href`. If not, it is passed over, or its end will be.
    fn link(&mut self, href: &str) -> bool {
        let mut place = Scanner::new(href);
        place.before("#");
        let is_place = place.byte() == b'#';
        place.step();
        let is_own = !place.is_over() && place.rest() == self.heading.id;
        let in_heading = self.heading.is_open && is_place;
        let Some((text, rest)) = self.linked() else { return true };
        let says_nothing = is_blank(&text) || (in_heading && text.chars().all(is_sign));
        if says_nothing || (is_own && !in_heading) {
            self.pieces = rest;
            return false;
        }
        self.is_unlinked = is_own;
        !is_own
    }

    // The text of the link that has just been opened, and what follows it; none if it has a picture.
    fn linked(&mut self) -> Option<(String, Pieces<'a>)> {
        let (mut text, mut ahead) = (String::new(), self.pieces.clone());
        loop {
            match ahead.next()? {
                Piece::Text(part) => decode_into(&mut text, part),
                Piece::Open(tag) if tag.is("a") || (tag.is("img") && !tag.is_pixel()) => {
                    return None;
                }
                Piece::Open(tag) if is_hidden(&tag) && !self.is_broken => {
                    let after = self.end_of(&ahead, tag.name)?;
                    while ahead.left() > after {
                        ahead.next()?;
                    }
                }
                Piece::Close(name) if name.eq_ignore_ascii_case("a") => {
                    return Some((text, ahead));
                }
                Piece::Open(_) | Piece::Close(_) => (),
            }
        }
    }

    // How much is left after the element that has just been opened.
    fn end_of(&mut self, pieces: &Pieces<'a>, name: &str) -> Option<usize> {
        if self.is_broken {
            return None;
        }
        let end = end_of(pieces, name);
        self.is_broken = end.is_none();
        end.map(|(_, after)| after)
    }
}

// How much is left before and after the end tag of the element that has just been opened.
fn end_of(pieces: &Pieces<'_>, name: &str) -> Option<(usize, usize)> {
    let (mut depth, mut ahead) = (1_usize, pieces.clone());
    loop {
        let before = ahead.left();
        match ahead.next()? {
            Piece::Open(tag) if tag.is(name) => depth += 1,
            Piece::Close(closed) if closed.eq_ignore_ascii_case(name) => depth -= 1,
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => (),
        }
        if depth == 0 {
            return Some((before, ahead.left()));
        }
    }
}

/// `html` without its first heading, if that says what the `title` says.
pub fn without_headline(html: &str, title: &str) -> String {
    let mut ahead = pieces(html);
    loop {
        let start = html.len() - ahead.left();
        let Some(piece) = ahead.next() else { return html.to_owned() };
        let Piece::Open(tag) = piece else { continue };
        if !is_heading(tag.name) {
            continue;
        }
        let Some((before, after)) = end_of(&ahead, tag.name) else { return html.to_owned() };
        let inside = html.get(html.len() - ahead.left()..html.len() - before);
        let mut text = String::new();
        for piece in shown(inside.unwrap_or_default()) {
            if let Piece::Text(part) = piece {
                decode_into(&mut text, part);
            }
        }
        if !says(&text, title) {
            return html.to_owned();
        }
        let head = html.get(..start).unwrap_or_default();
        return joined(&[head, html.get(html.len() - after..).unwrap_or_default()]);
    }
}

/// Whether two texts have the same letters: quotation marks and spaces are often made anew.
pub fn says(text: &str, title: &str) -> bool {
    let letters_of = |text| str::chars(text).filter(|c| !is_mark(*c));
    let (mut text, mut title) = (letters_of(text), letters_of(title));
    let mut letters = 0;
    loop {
        match (text.next(), title.next()) {
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(&other) => letters += 1,
            (one, other) => return one == other && letters > 0,
        }
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    listed("br hr wbr", tag.name).is_none()
        && tag
            .attribute("aria-hidden")
            .is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
}

/// Whether this is the name of a heading.
pub fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h' | b'H', b'1'..=b'6'])
}

fn is_blank(text: &str) -> bool {
    decode(text).chars().all(is_invisible)
}

// White space, and characters of no width.
const fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0f}' | '\u{feff}')
}

// What generators write for a link to the heading that it stands in.
const fn is_sign(c: char) -> bool {
    is_invisible(c) || matches!(c, '#' | '¶' | '§' | '∞' | '⌗' | '⚓' | '＃' | '\u{1f517}')
}

// What is neither letter nor digit, in the scripts that have such marks.
const fn is_mark(c: char) -> bool {
    is_sign(c)
        || c.is_ascii_punctuation()
        || matches!(c, '«' | '»' | '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{301f}' | '！'..='／')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of what is shown, and the links in brackets.
    fn read(html: &str) -> String {
        let read = shown(html).map(|piece| match piece {
            Piece::Text(text) => decode(text),
            Piece::Open(tag) if tag.is("a") => "[".to_owned(),
            Piece::Open(tag) if tag.is("img") => "+".to_owned(),
            Piece::Close(name) if name.eq_ignore_ascii_case("a") => "]".to_owned(),
            Piece::Open(_) | Piece::Close(_) => String::new(),
        });
        read.collect()
    }

    #[test]
    fn a_headings_link_to_itself_goes() {
        let table = [
            (
                "<h2 id=a>A<a class=hash-link href='https://a.example/#a' title=x>&#8203;</a></h2>x",
                "Ax",
            ),
            ("<h2 id=a>A<a href='#a'>\u{200b}</a></h2>x", "Ax"),
            ("<h2 id=a><a href='#a' aria-hidden='true'>#</a> A</h2>x", " Ax"),
            ("<h2 id=a><a href='#a'>#</a> A</h2>x", " Ax"),
            ("<section id=a><h2>A<a class=headerlink href='#a'>¶</a></h2>x", "Ax"),
            ("<h2 id=a><a href='#a'><span>A <b>b</b></span></a></h2>x", "A bx"),
            ("<h2 id=a><a href='#a'>1.</a> A</h2>x <a href=b>c</a>", "1. Ax [c]"),
            ("<div><h2 id=a>A</h2><a href='#a'><span>Section titled A</span></a></div>x", "Ax"),
            ("<H2 ID=a>A <A HREF=#a>🔗</A></H2>x", "A x"),
            ("<h2><a id=a></a><a href='#a'><svg><path/></svg></a>A</h2>", "[]A"),
        ];
        for (html, expected) in table {
            assert_eq!(read(html), expected, "{html}");
        }
    }

    #[test]
    fn other_links_stay() {
        let table = [
            ("<h2 id=a>A<a href='#fn1'>*</a></h2>", "A[*]"),
            ("<h2 id=a>A<a href='#fn1'>1</a></h2>", "A[1]"),
            ("<h2><a href='https://a.example/'>A</a></h2>", "[A]"),
            ("<p>See <a href='#a'>#</a></p>", "See [#]"),
            ("<h2 id=a>A</h2><p>x <a href='#a'>up</a>", "Ax [up]"),
            ("<li id=fn1>Note <a href='#ref1'>↩</a>", "Note [↩]"),
            ("<a name=a></a><a id=b></a>x", "[][]x"),
            ("<a href=x>open", "[open"),
            ("<a href=x><a href=y>b</a>", "[[b]"),
        ];
        for (html, expected) in table {
            assert_eq!(read(html), expected, "{html}");
        }
    }

    #[test]
    fn a_link_without_text_stays_for_its_picture_alone() {
        assert_eq!(read("x<a href=a><img src=a.png></a>"), "x[+]");
        assert_eq!(read("x<a href=a title=t aria-label=l> &nbsp;<b></b></a>y"), "xy");
        assert_eq!(read("x<a href=a><img src=a.png width=1></a>y"), "xy");
        assert_eq!(read("x<a href=a><i aria-hidden=true>→</i></a>y"), "xy");
        assert_eq!(read("x<a href=a><i aria-hidden=true>→</i> on</a>y"), "x[ on]y");
    }

    #[test]
    fn what_is_hidden_is_no_text_but_pictures_are_seen() {
        let table = [
            ("a<span aria-hidden='true'>b<span>c</span><img src=x></span>d", "a+d"),
            ("a<span aria-hidden=false>b</span>c", "abc"),
            ("a<p ARIA-HIDDEN=' TRUE '>b<p>c", "abc"),
            ("a<b aria-hidden=true>b</b><i aria-hidden=true>c<i>d</i></i>e", "ae"),
            (
                "a<img aria-hidden=true src=x>b<br aria-hidden=true>c<i aria-hidden=true>d</i>",
                "a+bc",
            ),
            (
                "<math><mi>E</mi></math><span aria-hidden=true>E</span><i aria-hidden=true>x</i>",
                "EE",
            ),
        ];
        for (html, expected) in table {
            assert_eq!(read(html), expected, "{html}");
        }
    }

    #[test]
    fn what_is_never_closed_takes_no_time() {
        for unit in [
            "<b aria-hidden=true>",
            "<a href=x><b aria-hidden=true>",
            "<a href=x><i></i>",
            "<h2 id=a><a href=#a>",
            "<h2>",
        ] {
            let html = unit.repeat(100_000);
            assert!(shown(&html).count() > 0, "{unit}");
            assert_eq!(without_headline(&html, "a"), html);
        }
    }

    #[test]
    fn a_first_heading_that_is_the_headline_goes() {
        let table = [
            ("<h1>Tea &amp; Ink</h1><p>x", "Tea & Ink", "<p>x"),
            (
                "<p>w</p><h2 id=a>“Tea &amp;  ink”<a href=#a>#</a></h2>x",
                "\"Tea & Ink\"",
                "<p>w</p>x",
            ),
            ("<header><h1><a href=x>茶，墨</a></h1></header>x", "茶、墨", "<header></header>x"),
        ];
        for (html, title, expected) in table {
            assert_eq!(without_headline(html, title), expected);
        }
        let stays = [
            ("<h1>Tea</h1>x", "Tea & Ink"),
            ("<h1>Tea & Ink</h1>x", "Tea"),
            ("<h2>One</h2><h2>Tea</h2>x", "Tea"),
            ("<h1></h1>x", ""),
            ("<h1>!</h1>x", "?"),
            ("<h1>Tea", "Tea"),
            ("<p>Tea</p>", "Tea"),
        ];
        for (html, title) in stays {
            assert_eq!(without_headline(html, title), html, "{title}");
        }
    }
}

//! HTML that may stand in a feed: what the widget's reader shows, and nothing that runs.
//!
//! Each tag is written anew from a list of elements and attributes, and each character of a text
//! stands for itself, so that no parser can find markup in the result that was not meant. Addresses
//! become absolute. The elements are those of [`newsreel::article::element`].

use newsreel::article::element::Fate;
use newsreel::feed::markup::{Piece, Tag, is_raw, pieces};
use newsreel::limits::{ARTICLE_DEPTH, PICTURES, PIXELS};
use newsreel::link::{Link, Use, srcset};

use super::address::{absolute, base};
use super::attribute::{Kind, is_void, kind, lowered, push, push_quoted};
use super::entity::decode_value;
use super::fates::Fates;
use super::figure::Figure;
use super::picture::{Origin, Picture};
use super::plain::folded;
use super::skipped::Skipped;
use crate::limits::{ATTRIBUTES, CLEANED_BYTES};

/// Cleans one text after the other.
#[derive(Debug, Default)]
pub struct Cleaner {
    fates: Fates,
}

/// What becomes of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// The HTML.
    pub html: String,
    /// The pictures in it, in order.
    pub pictures: Vec<Picture>,
    /// Whether there are addresses in it whose base nobody knows.
    pub has_relative: bool,
    /// Whether it grew so long that addresses are left out.
    pub is_too_long: bool,
}

impl Cleaner {
    /// Cleans `html`, whose relative addresses are relative to `base`.
    pub fn clean(&mut self, html: &str, base: Option<&str>) -> Clean {
        let clean = Clean { html: String::with_capacity(html.len()), ..Clean::default() };
        let mut work = Work {
            cleaner: self,
            clean,
            open: Vec::new(),
            base,
            bases: Vec::new(),
            figure: Figure::default(),
            skipped: Skipped::default(),
        };
        for piece in pieces(html) {
            work.take(piece);
        }
        work.close_from(0);
        let end = work.clean.html.trim_end().len();
        work.clean.html.truncate(end);
        work.clean
    }
}

struct Work<'a> {
    cleaner: &'a mut Cleaner,
    clean: Clean,
    open: Vec<&'static str>,
    base: Option<&'a str>,
    // What elements inside say is their base, each with how many elements are open around it.
    bases: Vec<(usize, String)>,
    figure: Figure,
    skipped: Skipped<'a>,
}

impl<'a> Work<'a> {
    fn take(&mut self, piece: Piece<'a>) {
        if self.skipped.takes(&piece) {
            return;
        }
        match piece {
            Piece::Text(text) => self.text(text),
            Piece::Open(tag) => self.open(&tag),
            Piece::Close(name) => self.close(name),
        }
    }

    fn text(&mut self, text: &str) {
        self.figure.text(text);
        // References stay as they are written.
        push(text, &mut self.clean.html);
    }

    fn open(&mut self, tag: &Tag<'a>) {
        match self.cleaner.fates.of(tag.name) {
            Fate::Keep(name) => self.keep(name, tag),
            Fate::Heading(level) => self.keep(heading(level), tag),
            Fate::Unwrap => (),
            // What has no end tag has nothing inside either.
            Fate::Drop if is_raw(tag.name) || is_void(tag.name) => (),
            Fate::Drop => self.skipped.begin(tag.name),
        }
    }

    fn keep(&mut self, name: &'static str, tag: &Tag<'_>) {
        let attributes: Vec<_> = tag.attributes().take(ATTRIBUTES).collect();
        if name == "img" && (tag.is_pixel() || !self.picture(&attributes)) {
            return;
        }
        if !is_void(name) && self.open.len() >= ARTICLE_DEPTH {
            self.close_from(ARTICLE_DEPTH - 1);
        }
        self.clean.html.push('<');
        self.clean.html.push_str(name);
        let mut torn = String::new();
        for (at, (written, value)) in attributes.iter().enumerate() {
            let mut before = attributes.iter().take(at);
            // Of those that stand twice the first one holds.
            if before.any(|(name, _)| name.eq_ignore_ascii_case(written)) {
                continue;
            }
            if name != "img" && (!torn.is_empty() || written.starts_with('<')) {
                torn.extend([written, "=\"", value, "\" "]);
            } else {
                self.attribute(name, written, value);
            }
        }
        self.clean.html.push('>');
        self.figure.begins(name, self.clean.pictures.len());
        if !is_void(name) {
            self.open.push(name);
        }
        self.leave_bases();
        self.torn(&torn);
    }

    // A picture whose tag begins inside of another tag, which was not ended: `<a href="x"<img src="y">`.
    fn torn(&mut self, rest: &str) {
        if let Some(rest) = rest.strip_prefix("<img=\"\" ") {
            let tag = ["<img ", rest, ">"].concat();
            if let Some(Piece::Open(tag)) = pieces(&tag).next() {
                self.keep("img", &tag);
            }
        }
    }

    fn attribute(&mut self, element: &str, written: &str, value: &str) {
        let mut lower = [0; 16];
        let Some(name) = lowered(written, &mut lower) else { return };
        if name == "xml:base" {
            let own = base(&decode_value(value), self.base());
            self.bases.extend(own.map(|own| (self.open.len(), own)));
            return;
        }
        let value = match kind(element, name) {
            Kind::None => return,
            Kind::Text => decode_value(value),
            Kind::Number => {
                let digits = value.trim().trim_end_matches("px").trim_end();
                if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                    return;
                }
                digits.into()
            }
            Kind::Address(purpose) => {
                let Some(address) = self.address(&decode_value(value), purpose) else { return };
                address.into()
            }
            Kind::Candidates => {
                if self.has_grown() {
                    return;
                }
                let base = self.base().unwrap_or_default();
                let link = |text: &str| Link::new(text, base, Use::Fetch, newsreel::check::resolve);
                let Some(list) = srcset(&decode_value(value), &link) else { return };
                list.into()
            }
        };
        let html = &mut self.clean.html;
        html.extend([" ", name, "=\""]);
        push_quoted(&value, html);
        html.push('"');
    }

    /// What addresses are relative to here.
    fn base(&self) -> Option<&str> {
        self.bases.last().map(|(_, base)| base.as_str()).or(self.base)
    }

    fn has_grown(&mut self) -> bool {
        self.clean.is_too_long |= self.clean.html.len() > CLEANED_BYTES;
        self.clean.is_too_long
    }

    // A place in the same text stays one.
    fn address(&mut self, written: &str, purpose: Use) -> Option<String> {
        if purpose == Use::Follow && written.starts_with('#') {
            return Some(written.to_owned());
        }
        if self.has_grown() {
            return None;
        }
        let base = self.base();
        let address = absolute(written, base, purpose)?;
        self.clean.has_relative |= base.is_none() && !super::address::is_absolute(&address);
        Some(address)
    }

    /// Notes a picture; `false` if it is none to show.
    fn picture(&mut self, attributes: &[(&str, &str)]) -> bool {
        let text = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| decode_value(value)).unwrap_or_default()
        };
        let pixels = |name| {
            let pixels = text(name);
            let pixels = pixels.trim().trim_end_matches("px").parse().ok();
            pixels.filter(|pixels| *pixels > 0 && *pixels <= PIXELS)
        };
        let src = text("src");
        let Some(url) = self.address(&src, Use::Picture) else { return false };
        if super::picture::is_counter(&url) {
            return false;
        }
        let (width, height, origin) = (pixels("width"), pixels("height"), Origin::Text);
        let alt = folded(&text("alt"));
        if self.clean.pictures.len() < PICTURES {
            let written = if url == src { String::new() } else { src.into_owned() };
            let picture =
                Picture { url, written, alt, width, height, origin, ..Picture::default() };
            self.clean.pictures.push(picture);
        }
        true
    }

    fn close(&mut self, name: &str) {
        let name = match self.cleaner.fates.of(name) {
            Fate::Keep(name) => name,
            Fate::Heading(level) => heading(level),
            Fate::Unwrap | Fate::Drop => return,
        };
        if let Some(at) = self.open.iter().rposition(|open| *open == name) {
            self.close_from(at);
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(name) = self.open.pop() else { return };
            self.clean.html.extend(["</", name, ">"]);
            self.leave_bases();
            self.figure.ends(name, &mut self.clean.pictures);
        }
    }

    // Those of elements that are not open any more.
    fn leave_bases(&mut self) {
        while self.bases.last().is_some_and(|(around, _)| *around >= self.open.len()) {
            self.bases.pop();
        }
    }
}

fn heading(level: u8) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"].get(usize::from(level.saturating_sub(1))).unwrap_or(&"h6")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: Option<&str> = Some("https://a.example/news/one");

    #[track_caller]
    fn assert_cleans(table: &[(&str, &str)]) {
        for (html, expected) in table {
            assert_eq!(Cleaner::default().clean(html, BASE).html, *expected, "{html}");
        }
    }

    #[test]
    fn what_an_article_is_made_of_stays() {
        assert_cleans(&[
            ("<p>Tea &amp; <B>ink</B>&hellip;</p>", "<p>Tea &amp; <b>ink</b>&hellip;</p>"),
            ("<h2 id=a class=x>A</h2>", "<h2 id=\"a\">A</h2>"),
            ("a<br/>b<hr>", "a<br>b<hr>"),
            ("<td colspan=2 rowspan='x'>a</td>", "<td colspan=\"2\">a</td>"),
            ("<font color=red>a</font>", "a"),
        ]);
    }

    #[test]
    fn what_runs_or_frames_goes() {
        assert_cleans(&[
            ("a<script>alert('</p>')</script>b", "ab"),
            ("a<style>p { color: red }</style>b", "ab"),
            ("a<iframe src=x>c</iframe>b", "ab"),
            ("a<svg><g><a href=x>c</a></g><svg></svg></svg>b", "ab"),
            ("a<input value=x>b<embed src=x>c", "abc"),
            ("<p onclick=alert(1) style='x:y' ONLOAD=x>a</p>", "<p>a</p>"),
            ("<a href=' JavaScript:alert(1)'>a</a>", "<a>a</a>"),
            ("<a href='java&#10;script:alert(1)'>a</a>", "<a>a</a>"),
            ("<img src='javascript:x'>", ""),
            ("<object><p>a</p></object>b", "b"),
        ]);
    }

    #[test]
    fn no_text_becomes_markup() {
        assert_cleans(&[
            ("3 < 4 <", "3 &lt; 4 &lt;"),
            ("&lt;script&gt;", "&lt;script&gt;"),
            (
                "<p title='\"><script>x</script>'>a</p>",
                "<p title=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">a</p>",
            ),
            ("<!--><script>x</script>-->a", "-->a"),
            ("a<![CDATA[<b>]]>c", "a]]>c"),
        ]);
    }

    #[test]
    fn what_is_open_is_closed_and_nothing_else() {
        assert_cleans(&[
            ("<div><p>a", "<div><p>a</p></div>"),
            ("<b><i>a</b>c</i>", "<b><i>a</i></b>c"),
            (
                "<a href='/x'<img src=/y.png>a</a>",
                "<a href=\"https://a.example/x\"><img src=\"https://a.example/y.png\">a</a>",
            ),
            ("a</p></div>", "a"),
            ("<td colspan=x colspan=2>a", "<td>a</td>"),
            ("<img <img src=/y.png>a", "<img src=\"https://a.example/y.png\">a"),
        ]);
        let deep = Cleaner::default().clean(&"<div>".repeat(9_000), None);
        assert_eq!(deep.html.matches("<div>").count(), deep.html.matches("</div>").count());
        let deep = Cleaner::default().clean(&"<div><b>".repeat(9_000), None);
        assert!(!deep.html.contains("<div></b>"), "one ends before the next begins");
    }

    #[test]
    fn addresses_become_absolute() {
        assert_cleans(&[
            ("<a href=two>a</a>", "<a href=\"https://a.example/news/two\">a</a>"),
            ("<a href='#n1'>1</a>", "<a href=\"#n1\">1</a>"),
            (
                "<img src=/p.png alt='A &amp; B' width=40>",
                "<img src=\"https://a.example/p.png\" alt=\"A &amp; B\" width=\"40\">",
            ),
            (
                "<img src=p.png srcset='q.png 2x, ftp://r 3x'>",
                "<img src=\"https://a.example/news/p.png\" srcset=\"https://a.example/news/q.png 2x\">",
            ),
            (
                "<div xml:base='/x/'><a href=y>a</a></div>",
                "<div><a href=\"https://a.example/x/y\">a</a></div>",
            ),
            (
                "<p xml:base='/x/'>a</p><br xml:base='/z/'><a href=y>a</a>",
                "<p>a</p><br><a href=\"https://a.example/news/y\">a</a>",
            ),
            (
                "<img src=/p.png height='40px'>",
                "<img src=\"https://a.example/p.png\" height=\"40\">",
            ),
        ]);
        assert!(Cleaner::default().clean("<a href=two>a</a>", None).has_relative);
        assert!(!Cleaner::default().clean("<a href=https://b.example/>a</a>", None).has_relative);
    }

    #[test]
    fn pictures_come_with_their_captions() {
        let html = "<img src=a.png><figure><img src=b.png alt='A  hall' width=640 height=480px>\
                    <figcaption>The <b>hall</b>&#8217;s door</figcaption></figure>\
                    <img src=c.png width=1 height=1>";
        let pictures = Cleaner::default().clean(html, BASE).pictures;
        assert_eq!(pictures.len(), 2);
        assert_eq!(pictures[0].caption, "");
        assert_eq!(pictures[1].url, "https://a.example/news/b.png");
        assert_eq!(
            (pictures[1].alt.as_str(), &*pictures[1].caption),
            ("A hall", "The hall’s door")
        );
        assert_eq!((pictures[1].width, pictures[1].height), (Some(640), Some(480)));
    }
}

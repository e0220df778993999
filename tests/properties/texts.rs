//! What holds for all that is taken out of HTML: pieces, plain text, pictures, and cut texts.

use newsreel::feed::markup::{Piece, pieces};
use newsreel::feed::picture;
use newsreel::feed::reference::decode;
use newsreel::feed::shown::{shown, without_headline};
use newsreel::feed::text::{cut, fold, from_html};
use newsreel::limits::{PICTURES, PIXELS, TINY_PIXELS};

use super::choices::Choices;

/// What articles, generators and attacks are made of.
pub(crate) const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<br>",
    "<br/>",
    "<b>",
    "</b>",
    "<a href=",
    "<a href=\"/a\">",
    "</a>",
    "<h2 id=a>",
    "</h2>",
    "<a href=#a>",
    "<i aria-hidden=true>",
    "</i>",
    "<math>",
    "</math>",
    "\u{200b}",
    "#",
    "<img src=a.webp>",
    "<img src='b.webp' alt=\"A hall\" width=640 height=\"480px\">",
    "<img ",
    "src=",
    "width=1",
    "<IMG/SRC=c>",
    "width=99999999999",
    "<img src=d.webp width=70000>",
    "width=70000",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "</figcaption>",
    "<script>",
    "</script>",
    "</SCRIPT >",
    "if (a<b) {}",
    "<style>",
    "</style>",
    "<title>",
    "<textarea>",
    "<svg/onload=",
    "<!--",
    "-->",
    "--!>",
    "<!doctype html>",
    "<![CDATA[",
    "]]>",
    "<?xml",
    "<",
    "</",
    ">",
    "/>",
    "< p>",
    "<é>",
    "\"",
    "'",
    "=",
    "=\"",
    "='",
    "/",
    " ",
    "\n",
    "\t",
    "\u{c}",
    "\u{a0}",
    "&",
    "&amp;",
    "&amp;lt;",
    "&lt;b&gt;",
    "&#x4E2D;",
    "&#22269;",
    "&#0;",
    "&#1114112;",
    "&#x",
    "&#",
    "&nope;",
    "&eacute",
    ";",
    "&nbsp;",
    "One two. ",
    "Three four! ",
    "会议在青岛举行。",
    "والسلام؟ ",
    "नमस्ते। ",
    "word",
    "a",
    ".",
    "…",
    "🎈",
    "e\u{301}",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "{{ content }}",
    "lllllllllllllllllllllllllllllllllllllllllllll",
    "",
];

pub(crate) fn hold_for(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        hold(text);
    }
    hold(&Choices::new(bytes).text(PIECES));
}

pub(crate) fn hold(html: &str) {
    pieces_hold(html);
    pictures_hold(html);
    what_is_shown_holds(html);
    plain_text_holds(html);
    cutting_holds(html, html.len() % 40);
}

/// Pieces are parts of the HTML, each behind the one before, and no text is a tag.
fn pieces_hold(html: &str) {
    let mut end = html.as_ptr();
    for piece in pieces(html) {
        let part = match piece {
            Piece::Text(text) => text,
            Piece::Open(tag) => {
                let value = ["src", "alt", "x"].map(|name| tag.attribute(name).unwrap_or_default());
                assert!(value.iter().all(|value| value.len() <= html.len()), "{html:?}");
                tag.name
            }
            Piece::Close(name) => name,
        };
        let range = part.as_bytes().as_ptr_range();
        assert!(!part.is_empty() && end <= range.start, "{html:?}: {piece:?}");
        end = range.end;
        match piece {
            Piece::Text(text) => assert!(!text.contains('<') || ["<", "</"].contains(&text)),
            Piece::Open(_) | Piece::Close(_) => {
                assert!(part.starts_with(|c: char| c.is_ascii_alphabetic()), "{html:?}: {part:?}");
            }
        }
    }
    assert!(end <= html.as_bytes().as_ptr_range().end);
}

fn pictures_hold(html: &str) {
    let found = picture::find(html);
    assert!(found.len() <= PICTURES, "{html:?}");
    for picture in found {
        assert!(!picture.src.trim().is_empty(), "{html:?}");
        assert_eq!(fold(&picture.caption), picture.caption, "{html:?}");
        for pixels in [picture.width, picture.height].into_iter().flatten() {
            assert!((TINY_PIXELS + 1..=PIXELS).contains(&pixels), "{html:?}: {pixels}");
        }
    }
}

fn what_is_shown_holds(html: &str) {
    let mut all = pieces(html);
    // Pieces go, and none is added or moved.
    assert!(shown(html).all(|piece| all.any(|other| other == piece)), "{html:?}");
    let is_picture =
        |piece: &Piece<'_>| matches!(piece, Piece::Open(tag) if tag.is("img") && !tag.is_pixel());
    let pictures =
        [shown(html).filter(is_picture).count(), pieces(html).filter(is_picture).count()];
    assert_eq!(pictures[0], pictures[1], "{html:?}");
    let without = without_headline(html, "a b");
    assert!(without == html || without.len() < html.len(), "{html:?}");
}

fn plain_text_holds(html: &str) {
    let whole = from_html(html, usize::MAX);
    assert_eq!(fold(&whole).trim(), whole, "{html:?}");
    assert!(whole.len() <= html.len(), "{html:?}: {whole:?}");
    assert!(whole.starts_with(&from_html(html, 2)), "{html:?}");
    assert!(decode(html).len() <= html.len(), "{html:?}");
    // What was escaped as a generator should is read as it was meant.
    assert_eq!(from_html(&escape(html), usize::MAX), fold(html).trim());
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&#62;")
}

fn cutting_holds(text: &str, limit: usize) {
    let short = cut(text, limit);
    let count = short.chars().count();
    assert!(count <= limit + usize::from(short.ends_with('…')), "{text:?} to {limit}: {short:?}");
    assert!(short == text || text.starts_with(short.trim_end_matches('…')), "{text:?}: {short:?}");
    assert_eq!(cut(&short, count), short, "cut twice: {text:?} to {limit}");
    assert_eq!(cut(text, text.len()), text);
}

//! What holds for all HTML that is cleaned.

use newsreel::article::attribute::ASKED;
use newsreel::article::element::{Fate, fate};
use newsreel::feed::markup::{Piece, Tag, pieces};
use newsreel::limits::PICTURES;
use newsreel::link::{Link, Use, srcset};
use newsreel_cli::import::attribute::is_void;
use newsreel_cli::import::html::Cleaner;
use newsreel_cli::import::picture::Picture;

use super::choices::Choices;
pub(crate) use super::texts::PIECES;

const BASE: &str = "https://a.example/news/one";

pub(crate) fn hold_for(bytes: &[u8]) {
    if let Ok(html) = std::str::from_utf8(bytes) {
        hold(html);
    }
    let mut choices = Choices::new(bytes);
    hold(&(0..4).map(|_| choices.text(PIECES)).collect::<String>());
}

/// What is cleaned is clean, and stays as it is when it is cleaned again.
pub(crate) fn hold(html: &str) {
    for base in [None, Some(BASE)] {
        let clean = Cleaner::default().clean(html, base);
        is_clean(&clean.html);
        assert!(clean.pictures.len() <= PICTURES);
        let again = Cleaner::default().clean(&clean.html, base);
        assert_eq!(again.html, clean.html, "cleaned again");
        let unwritten = |picture| Picture { written: String::new(), ..picture };
        let pictures = clean.pictures.into_iter().map(unwritten);
        assert_eq!(again.pictures, pictures.collect::<Vec<_>>(), "cleaned again");
    }
}

/// Nothing is in it but what the widget's reader shows, and what is opened is closed.
pub(crate) fn is_clean(html: &str) {
    let mut open = Vec::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => assert!(!text.contains('<'), "{html:?}"),
            Piece::Open(tag) => {
                tag_is_clean(&tag, html);
                if !is_void(tag.name) {
                    open.push(tag.name);
                }
            }
            Piece::Close(name) => assert_eq!(open.pop(), Some(name), "{html:?}"),
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{html:?}");
}

fn tag_is_clean(tag: &Tag<'_>, html: &str) {
    assert!(
        matches!(fate(tag.name), Fate::Keep(_) | Fate::Heading(_)) && !tag.is_pixel(),
        "{} in {html:?}",
        tag.name
    );
    for (name, value) in tag.attributes() {
        assert!(ASKED.split_whitespace().any(|asked| asked == name), "{name} in {html:?}");
        assert!(!value.contains(['<', '>']), "{value:?} in {html:?}");
        let value = tag.attribute(name).unwrap_or_default();
        let purpose = match name {
            "href" if value.starts_with('#') => continue,
            "href" => Use::Follow,
            "src" => Use::Picture,
            "srcset" => {
                let link = |text: &str| Link::new(text, BASE, Use::Fetch, newsreel::check::resolve);
                assert!(srcset(&value, &link).is_some(), "{value:?} in {html:?}");
                continue;
            }
            _ => continue,
        };
        let link = Link::new(&value, BASE, purpose, newsreel::check::resolve);
        assert!(link.is_some(), "{value:?} in {html:?}");
    }
}

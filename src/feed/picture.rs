//! Finds the pictures of an item's HTML, with their captions, for feeds that name none.

use super::markup::{Piece, Tag, pieces};
use super::reference::decode_into;
use super::text::fold;
use crate::limits::{PICTURES, PIXELS};
use crate::scan::listed;

/// A picture as the HTML has it; its address is not vetted yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The address as written.
    pub src: String,
    /// The alternative text.
    pub alt: String,
    /// The text of the `figcaption` in the same `figure`.
    pub caption: String,
    /// The width in pixels.
    pub width: Option<u32>,
    /// The height in pixels.
    pub height: Option<u32>,
    /// The same picture in other sizes, as written.
    pub srcset: String,
    /// How wide it is shown, as written.
    pub sizes: String,
}

/// The pictures of `html` in order, without those that count readers instead of showing something.
pub fn find(html: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    // The figure that is open, by the number of pictures before it, and the caption that is open.
    let (mut from, mut caption) = (0, None::<String>);
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) => match listed("img figure figcaption", tag.name) {
                Some(0) if found.len() < PICTURES => found.extend(image(&tag)),
                Some(1) => (from, caption) = (found.len(), None),
                Some(2) => caption = Some(String::new()),
                _ => (),
            },
            Piece::Close(name) if name.eq_ignore_ascii_case("figcaption") => {
                let caption = fold(&caption.take().unwrap_or_default());
                // One caption is for every picture of its figure.
                for image in found.iter_mut().skip(from) {
                    image.caption.clone_from(&caption);
                }
            }
            Piece::Text(text) => {
                if let Some(caption) = &mut caption {
                    decode_into(caption, text);
                }
            }
            Piece::Close(_) => (),
        }
    }
    found
}

fn image(tag: &Tag<'_>) -> Option<Found> {
    let text = |name| tag.attribute(name).unwrap_or_default();
    let (src, width, height) = (text("src"), pixels(&text("width")), pixels(&text("height")));
    if src.trim().is_empty() || tag.is_pixel() {
        return None;
    }
    let (alt, srcset, sizes) = (text("alt"), text("srcset"), text("sizes"));
    Some(Found { src, alt, caption: String::new(), width, height, srcset, sizes })
}

fn pixels(text: &str) -> Option<u32> {
    let text = text.trim();
    let pixels = text.strip_suffix("px").unwrap_or(text).parse().ok();
    pixels.filter(|pixels| *pixels <= PIXELS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_come_with_their_captions() {
        let html = r#"<p>x</p><img src="a.png" alt="A"><figure><img src=b.png width="640" height=480>
            <figcaption>A <b>hall</b>&nbsp;in
            Beijing</figcaption></figure><img src=c.png>"#;
        let found = find(html);
        let captions: Vec<_> = found.iter().map(|found| (&*found.src, &*found.caption)).collect();
        assert_eq!(captions, [("a.png", ""), ("b.png", "A hall\u{a0}in Beijing"), ("c.png", "")]);
        assert_eq!((found[1].width, found[1].height), (Some(640), Some(480)));
    }

    #[test]
    fn what_counts_readers_is_no_picture() {
        let html = r#"<img width=1 height=1 src=t.gif><img height="0px" src=u.gif><img alt="no address">
                <img src=v.gif style="width: 1px"><img src=w.gif width=2 height=2>"#;
        assert_eq!(find(html), []);
    }

    #[test]
    fn a_size_that_no_picture_has_is_none() {
        let found = find("<img src=a.png width=65535 height=65536>");
        assert_eq!((found[0].width, found[0].height), (Some(65_535), None));
    }

    #[test]
    fn there_is_an_end_to_pictures() {
        assert_eq!(find(&"<img src=a.png>".repeat(PICTURES + 9)).len(), PICTURES);
    }
}

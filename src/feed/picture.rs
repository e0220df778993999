//! Finds the pictures of an item's HTML, with their captions, for feeds that name none.

use super::markup::{Piece, Tag, decode, pieces};
use super::text::fold;
use crate::limits::{PICTURES, PIXELS};

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
    let mut figure = Figure::default();
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) if tag.is("img") && found.len() < PICTURES => {
                found.extend(image(&tag));
            }
            Piece::Open(tag) if tag.is("figure") => {
                figure = Figure { from: found.len(), caption: None }
            }
            Piece::Open(tag) if tag.is("figcaption") => figure.caption = Some(String::new()),
            Piece::Close(name) if name.eq_ignore_ascii_case("figcaption") => {
                let caption = fold(&figure.caption.take().unwrap_or_default());
                // One caption is for every picture of its figure.
                for image in found.iter_mut().skip(figure.from) {
                    image.caption.clone_from(&caption);
                }
            }
            Piece::Text(text) => {
                if let Some(caption) = &mut figure.caption {
                    caption.push_str(&decode(text));
                }
            }
            Piece::Open(_) | Piece::Close(_) => (),
        }
    }
    found
}

// The figure that is open, by the number of pictures before it, and the caption that is open.
#[derive(Default)]
struct Figure {
    from: usize,
    caption: Option<String>,
}

fn image(tag: &Tag<'_>) -> Option<Found> {
    let text = |name| tag.attribute(name).unwrap_or_default();
    let pixels = |name| {
        let pixels = text(name);
        let pixels = pixels.trim();
        let pixels = pixels.strip_suffix("px").unwrap_or(pixels).parse().ok();
        pixels.filter(|pixels| *pixels <= PIXELS)
    };
    let (width, height) = (pixels("width"), pixels("height"));
    let src = text("src");
    let shows = !src.trim().is_empty() && !tag.is_pixel();
    let (alt, srcset, sizes) = (text("alt"), text("srcset"), text("sizes"));
    shows.then(|| Found { src, alt, caption: String::new(), width, height, srcset, sizes })
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

//! A figure that is open, and the caption that its pictures have in common.

use newsreel::feed::text::cut;

use super::entity::decode;
use super::picture::Picture;
use super::plain::folded;
use crate::limits::SUMMARY_CHARS;

/// See the module.
#[derive(Debug, Default)]
pub struct Figure {
    // The pictures before it, and its caption while that is open.
    open: Option<(usize, Option<String>)>,
}

impl Figure {
    /// An element begins, behind so many pictures.
    pub fn begins(&mut self, name: &str, pictures: usize) {
        match (name, &mut self.open) {
            ("figure", open) => *open = Some((pictures, None)),
            ("figcaption", Some((_, caption))) => *caption = Some(String::new()),
            _ => (),
        }
    }

    /// Text comes, its references not yet decoded.
    pub fn text(&mut self, text: &str) {
        if let Some((_, Some(caption))) = &mut self.open {
            caption.push_str(&decode(text));
        }
    }

    /// An element ends.
    pub fn ends(&mut self, name: &str, pictures: &mut [Picture]) {
        if name != "figcaption" && name != "figure" {
            return;
        }
        if let Some((before, caption)) = &mut self.open
            && let Some(caption) = caption.take()
        {
            for picture in pictures.iter_mut().skip(*before) {
                picture.caption = cut(&folded(&caption), SUMMARY_CHARS);
            }
        }
        if name == "figure" {
            self.open = None;
        }
    }
}

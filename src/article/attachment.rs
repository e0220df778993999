//! How a file that belongs to an article is shown: played in place, or linked to.

use crate::feed::item::Attachment;
use crate::scan::Scanner;

/// How an attachment is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Played by the browser's own audio controls.
    Audio,
    /// Played by the browser's own video controls.
    Video,
    /// Linked to.
    File,
}

impl Attachment {
    /// How it is shown.
    pub fn kind(&self) -> Kind {
        // What is followed by a person may be no file at all.
        let is_file = self.url.as_str().starts_with("http");
        match Scanner::new(&self.mime_type).before("/") {
            "audio" if is_file => Kind::Audio,
            "video" if is_file => Kind::Video,
            _ => Kind::File,
        }
    }

    /// What it is called: its title, else the last part of its address.
    pub fn name(&self) -> &str {
        if !self.title.is_empty() {
            return &self.title;
        }
        let address = self.url.as_str();
        let mut path = Scanner::new(Scanner::new(address).before("?#"));
        let mut name = address;
        while !path.is_over() {
            let part = path.part("/");
            name = if part.is_empty() { name } else { part };
        }
        name
    }

    /// Its size, with the unit of `Intl.NumberFormat` that suits it.
    pub fn size(&self) -> Option<(f64, &'static str)> {
        let bytes = self.size_bytes.filter(|bytes| *bytes >= 1.0)?;
        Some(match bytes {
            small if small < 1e3 => (small, "byte"),
            small if small < 1e6 => (small / 1e3, "kilobyte"),
            large if large < 1e9 => (large / 1e6, "megabyte"),
            large => (large / 1e9, "gigabyte"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{Link, Use};

    fn attachment(url: &str, mime_type: &str, title: &str, size_bytes: Option<f64>) -> Attachment {
        let url = Link::new(url, "", Use::Follow, |text, _| Some(text.to_owned()));
        let (mime_type, title) = (mime_type.to_owned(), title.to_owned());
        Attachment { url: url.unwrap(), mime_type, title, size_bytes, duration_seconds: None }
    }

    #[test]
    fn what_a_browser_plays_is_played() {
        let kind = |url, mime_type| attachment(url, mime_type, "", None).kind();
        assert_eq!(kind("https://a.example/x", "audio/mpeg"), Kind::Audio);
        assert_eq!(kind("https://a.example/x", "video/mp4"), Kind::Video);
        assert_eq!(kind("https://a.example/x", "application/pdf"), Kind::File);
        assert_eq!(kind("https://a.example/x", ""), Kind::File);
        assert_eq!(kind("mailto:a@a.example", "audio/mpeg"), Kind::File);
    }

    #[test]
    fn a_file_is_named_by_its_title_or_its_address() {
        let name = |url, title| attachment(url, "", title, None).name().to_owned();
        assert_eq!(name("https://a.example/b/c.pdf?d=e/f", "Programme"), "Programme");
        assert_eq!(name("https://a.example/b/c.pdf?d=e/f", ""), "c.pdf");
        assert_eq!(name("https://a.example/", ""), "a.example");
    }

    #[test]
    fn a_size_is_told_in_a_unit_that_suits_it() {
        let size = |bytes| attachment("https://a.example/x", "", "", bytes).size();
        assert_eq!(size(Some(999.0)), Some((999.0, "byte")));
        assert_eq!(size(Some(2_400_000.0)), Some((2.4, "megabyte")));
        assert_eq!(size(Some(0.0)), None);
        assert_eq!(size(None), None);
    }
}

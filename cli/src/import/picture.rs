//! The picture of an item: the best of those that its source names, and none that only counts
//! readers or asks them to share.

use newsreel::feed::markup::is_tiny;

use crate::limits::ICON_PIXELS;

/// A picture that an item may be shown with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Its address, absolute where that can be.
    pub url: String,
    /// Its address as it is written, where that is another.
    pub written: String,
    /// What it shows.
    pub alt: String,
    /// The text beside it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// The width in pixels.
    pub width: Option<u32>,
    /// The height in pixels.
    pub height: Option<u32>,
    /// Where it was found.
    pub origin: Origin,
}

/// Where a picture was found, from the best to the worst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Named as the item's picture.
    #[default]
    Named,
    /// Among the files.
    Enclosed,
    /// In the text.
    Text,
    /// A small edition.
    Thumbnail,
    /// What stands for an episode.
    Cover,
}

impl Picture {
    /// Whether this is a picture to look at.
    pub fn shows(&self) -> bool {
        let tiny = |size: Option<u32>| size.is_some_and(|size| is_tiny(&size.to_string()));
        !self.url.is_empty()
            && !tiny(self.width)
            && !tiny(self.height)
            && !is_counter(&self.url)
            && !self.is_icon()
    }

    // What is named on purpose may be small.
    fn is_icon(&self) -> bool {
        let small = |size: Option<u32>| size.is_some_and(|size| size <= ICON_PIXELS);
        self.origin == Origin::Text && small(self.width) && small(self.height)
    }

    fn area(&self) -> u64 {
        match (self.width, self.height) {
            (Some(width), Some(height)) => u64::from(width) * u64::from(height),
            (Some(side), None) | (None, Some(side)) => u64::from(side) * u64::from(side),
            (None, None) => 0,
        }
    }
}

/// The best of the pictures: by where it was found, then the largest, then the first.
pub fn best(pictures: Vec<Picture>) -> Option<Picture> {
    let shown = pictures.into_iter().filter(Picture::shows);
    shown.reduce(|best, other| {
        let is_better = other.origin < best.origin
            || (other.origin == best.origin && other.area() > best.area() && best.area() > 0);
        // What stands in the text is in the order of the text.
        if is_better && other.origin != Origin::Text || other.origin < best.origin {
            other
        } else {
            best
        }
    })
}

/// Whether an address is known to count readers, or to be a button.
pub fn is_counter(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else { return false };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    COUNTERS.iter().any(|(known, start)| {
        let is_host = host.len() >= known.len()
            && host
                .get(host.len() - known.len()..)
                .is_some_and(|end| end.eq_ignore_ascii_case(known))
            && (host.len() == known.len()
                || host.as_bytes().get(host.len() - known.len() - 1) == Some(&b'.'));
        is_host && path.starts_with(start)
    })
}

// Hosts and the beginnings of paths.
const COUNTERS: [(&str, &str); 32] = [
    ("feeds.feedburner.com", "~"),
    ("feedproxy.google.com", "~"),
    ("feeds.wordpress.com", "1.0/"),
    ("feedads.g.doubleclick.net", ""),
    ("doubleclick.net", ""),
    ("googlesyndication.com", ""),
    ("google-analytics.com", ""),
    ("stats.wordpress.com", ""),
    ("pixel.wp.com", ""),
    ("stats.wp.com", ""),
    ("s.w.org", "images/core/emoji"),
    ("rss.feedsportal.com", ""),
    ("res.feedsportal.com", ""),
    ("da.feedsportal.com", ""),
    ("pi.feedsportal.com", ""),
    ("feedsportal.com", "c/"),
    ("ads.pheedo.com", ""),
    ("pheedo.com", "img.phdo"),
    ("addtoany.com", ""),
    ("addthis.com", ""),
    ("sharethis.com", ""),
    ("medium.com", "_/stat"),
    ("quantserve.com", ""),
    ("scorecardresearch.com", ""),
    ("imrworldwide.com", ""),
    ("vgwort.de", ""),
    ("blogger.googleusercontent.com", "tracker/"),
    ("blogger.com", "img/icon"),
    ("pixel.quantserve.com", ""),
    ("facebook.com", "tr"),
    ("feedburner.google.com", ""),
    ("feedblitz.com", "_/"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(url: &str, origin: Origin, width: u32) -> Picture {
        let width = (width > 0).then_some(width);
        Picture { url: url.to_owned(), origin, width, height: width, ..Picture::default() }
    }

    fn chosen(pictures: &[Picture]) -> String {
        best(pictures.to_vec()).map(|picture| picture.url).unwrap_or_default()
    }

    #[test]
    fn what_is_named_comes_first_and_of_these_the_largest() {
        let [small, large] = [200, 800]
            .map(|width| picture(&format!("https://a.example/{width}.jpg"), Origin::Named, width));
        let text = picture("https://a.example/text.jpg", Origin::Text, 2000);
        let thumbnail = picture("https://a.example/thumb.jpg", Origin::Thumbnail, 0);
        assert_eq!(chosen(&[text.clone(), small, large.clone()]), large.url);
        assert_eq!(chosen(&[thumbnail.clone(), text.clone()]), text.url);
        assert_eq!(chosen(std::slice::from_ref(&thumbnail)), thumbnail.url);
        assert_eq!(chosen(&[]), "");
    }

    #[test]
    fn of_the_pictures_in_a_text_the_first_one_is_it() {
        let first = picture("https://a.example/1.jpg", Origin::Text, 300);
        let second = picture("https://a.example/2.jpg", Origin::Text, 900);
        assert_eq!(chosen(&[first.clone(), second]), first.url);
    }

    #[test]
    fn what_counts_readers_or_asks_them_to_share_is_none() {
        for url in [
            "http://feeds.feedburner.com/~ff/paper?d=yIl2AUoC8zA",
            "https://feeds.feedburner.com/~r/paper/~4/AbC",
            "http://ad.doubleclick.net/ad/x.gif",
            "https://pixel.wp.com/b.gif?x",
        ] {
            assert!(!picture(url, Origin::Text, 0).shows(), "{url}");
        }
        assert!(!picture("https://a.example/x.png", Origin::Named, 1).shows());
        assert!(!picture("https://a.example/x.png", Origin::Text, 16).shows());
        assert!(picture("https://notdoubleclick.net/x.png", Origin::Text, 0).shows());
        assert!(picture("https://a.example/~ff/x.png", Origin::Text, 33).shows());
    }
}

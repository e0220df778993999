//! The attributes of the element.

use newsreel::options::CarouselOptions;

use super::action::Attribute;
use super::publisher::FEEDS;

/// The attributes of the element; 0 where there is none.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug)]
pub(crate) struct Attributes {
    pub(crate) feed: usize,
    tag: bool,
    limit: usize,
    pub(crate) interval: u32,
    refresh: u32,
    reader: bool,
    no_images: bool,
    heading_level: usize,
    label: bool,
}

impl Default for Attributes {
    fn default() -> Self {
        Self {
            feed: 0,
            tag: false,
            limit: 0,
            interval: 5,
            refresh: 0,
            reader: true,
            no_images: false,
            heading_level: 3,
            label: false,
        }
    }
}

impl Attributes {
    pub(crate) fn set(&mut self, attribute: Attribute) {
        match attribute {
            Attribute::Feed(feed) => self.feed = feed,
            Attribute::Tag(tag) => self.tag = tag,
            Attribute::Limit(limit) => self.limit = limit,
            Attribute::Interval(interval) => self.interval = interval,
            Attribute::Refresh(refresh) => self.refresh = refresh,
            Attribute::Reader(reader) => self.reader = reader,
            Attribute::NoImages(no_images) => self.no_images = no_images,
            Attribute::HeadingLevel(level) => self.heading_level = level,
            Attribute::Label(label) => self.label = label,
        }
    }

    pub(crate) fn options(&self) -> CarouselOptions {
        let number = |number: usize| (number > 0).then(|| number.to_string());
        CarouselOptions::new(&|name| match name {
            "feed" => FEEDS.get(self.feed).map(|name| (*name).to_owned()),
            "tag" => self.tag.then(|| "silk".to_owned()),
            "limit" => number(self.limit),
            "interval" => number(usize::try_from(self.interval).ok()?),
            "refresh" => number(usize::try_from(self.refresh).ok()?),
            "open" => self.reader.then(|| "reader".to_owned()),
            "images" => self.no_images.then(|| "none".to_owned()),
            "heading-level" => number(self.heading_level),
            "label" => self.label.then(|| "News".to_owned()),
            _ => None,
        })
    }
}

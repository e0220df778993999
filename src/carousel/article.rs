//! What opens when a headline is followed: a link, or the article in place.

use std::rc::Rc;

use super::{Carousel, Effect, Phase};
use crate::article::{Article, Beside, Ground, Neighbour};
use crate::feed::{Brief, Feed};
use crate::link::Link;
use crate::options::Open;
use crate::rotation::{self, By, Hold, Step};

/// An item that is about to open.
#[derive(Debug)]
pub struct Opening {
    /// The item's id.
    pub id: String,
    /// Where it stands on the publisher's site.
    pub url: Option<Link>,
    /// How it is read, if it opens in place.
    pub reading: Option<Reading>,
}

/// An article that is read in place.
#[derive(Debug)]
pub struct Reading {
    /// The article.
    pub article: Rc<Article>,
    // The feed that it was opened from, and where it stood there.
    feed: Box<Feed>,
    index: usize,
}

impl Carousel {
    /// What opens at `index`.
    pub fn opening(&self, index: usize) -> Option<Opening> {
        self.open(&self.showing()?.feed, index, self.options.open == Open::Reader)
    }

    /// What opens beside the article that is read: what was named there, wherever it is by now.
    pub fn opening_beside(&self, neighbour: &Neighbour) -> Option<Opening> {
        let (feed, index) = self.find(&neighbour.id, neighbour.index)?;
        self.open(feed, index, true)
    }

    /// An article is read, in place of one that was. The slides go to it, if it is among them.
    #[inline(never)] // a part of the module begins here
    pub(super) fn read(&mut self, reading: Reading) -> Vec<Effect> {
        let feed = self.showing().map(|showing| &showing.feed);
        let place = feed.and_then(|feed| feed.position(&reading.article.id, reading.index));
        self.reading = Some(reading);
        let mut effects = match place {
            Some(index) => self.slides(rotation::Event::Move(Step::To(index), By::User)),
            None => vec![],
        };
        if let Phase::Showing(showing) = &mut self.phase {
            // The dialog says what it is.
            showing.announced = None;
        }
        // Who reads wants nothing to move behind it.
        self.rotation.update(rotation::Event::Hold(Hold::Reading, true));
        effects.extend(self.beside());
        effects
    }

    /// Nothing is read any more.
    pub(super) fn close(&mut self) {
        self.reading = None;
        self.rotation.update(rotation::Event::Hold(Hold::Reading, false));
    }

    /// What stands beside the article that is read, as the feed is now.
    pub(super) fn beside(&self) -> Option<Effect> {
        self.reading.as_ref().map(|reading| beside(self, reading))
    }

    // In the feed of now, or in the one that the article was opened from.
    fn find<'a>(&'a self, id: &str, expected: usize) -> Option<(&'a Feed, usize)> {
        let find = |feed: &'a Feed| Some((feed, feed.position(id, expected)?));
        let now = self.showing().and_then(|showing| find(&showing.feed));
        now.or_else(|| find(&self.reading.as_ref()?.feed))
    }

    fn open(&self, feed: &Feed, index: usize, in_place: bool) -> Option<Opening> {
        let brief = feed.kept_item(index)?;
        let reading = if in_place { Some(self.reading(feed, &brief, index)?) } else { None };
        Some(Opening { id: brief.id.clone(), url: brief.url.clone(), reading })
    }

    // What opens no article in place comes without it.
    #[inline(never)] // and here
    fn reading(&self, feed: &Feed, brief: &Brief, index: usize) -> Option<Reading> {
        let article = Rc::new(self.article(feed, brief, index)?);
        Some(Reading { article, feed: Box::new(feed.clone()), index })
    }

    fn article(&self, feed: &Feed, brief: &Brief, index: usize) -> Option<Article> {
        let item = feed.whole(index)?;
        let ground = Ground {
            base: feed.base(index, &item),
            is_original: item.url.is_some(),
            resolve: self.page.resolve,
            images: self.options.images,
            origin: self.page.origin.clone(),
        };
        Some(Article::new(feed, brief, item, self.options.heading_level, ground))
    }
}

#[inline(never)] // and here
fn beside(carousel: &Carousel, reading: &Reading) -> Effect {
    let found = carousel.find(&reading.article.id, reading.index);
    let (feed, index) = found.unwrap_or((&reading.feed, reading.index));
    let previous = index.checked_sub(1).and_then(|index| neighbour(feed, index));
    Effect::Beside(Beside { previous, next: neighbour(feed, index + 1) })
}

fn neighbour(feed: &Feed, index: usize) -> Option<Neighbour> {
    let item = feed.kept_item(index)?;
    Some(Neighbour { id: item.id.clone(), index, headline: item.headline.clone() })
}

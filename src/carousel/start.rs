//! The start: what leads to the first slide, while the rest of the widget may be on its way.
//!
//! In a browser this is in the first module, and all other events wait for the second.

use super::reading::Asked;
use super::{Carousel, Effect, Event, Fetch, Next, Page, Phase, Showing};
use crate::feed::{Error, Feed};
use crate::limits::SLIDES_PER_VIEW;
use crate::link::{Link, Use};
use crate::options::CarouselOptions;
use crate::rotation::By;

/// How much of the widget is there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stage {
    /// What draws the first slide.
    First,
    /// All of it.
    Whole,
}

impl Carousel {
    /// An element of which only the start is there: [`Event::Whole`] says when the rest is.
    pub fn starting(options: CarouselOptions, page: Page) -> Self {
        Self { stage: Stage::First, ..Self::new(options, page) }
    }

    /// Whether all of the widget is there.
    pub const fn is_whole(&self) -> bool {
        matches!(self.stage, Stage::Whole)
    }

    /// Whether the start takes this event in. It waits for [`Event::Whole`] otherwise.
    pub fn begins(&self, event: &Event) -> bool {
        let has_feed = self.showing().is_some() || self.coming.is_some();
        let is_first_load = matches!(event, Event::Load) && !has_feed;
        let is_start = matches!(event, Event::PerView(_) | Event::Answered(_, Ok(_)));
        (is_start || is_first_load) && !self.is_whole()
    }

    pub(super) fn begin(&mut self, event: Event) -> Vec<Effect> {
        if let Event::PerView(slides) = event {
            self.per_view = slides.clamp(1, SLIDES_PER_VIEW);
        } else if let Event::Answered(generation, Ok(feed)) = event {
            self.show_first(generation, feed);
        } else {
            return self.ask_first().into_iter().collect();
        }
        self.wait_if_wanting();
        vec![]
    }

    fn show_first(&mut self, generation: u32, feed: Box<Feed>) {
        if generation == self.generation {
            self.asked = None;
            self.edition += 1;
            // Nobody has moved yet.
            let _ = self.put(feed, None);
        }
    }

    // A feed waits as a whole where the start cannot read all that would show of it.
    fn wait_if_wanting(&mut self) {
        let drawn = self.showing().map(|_| self.drawn()).unwrap_or_default();
        let Phase::Showing(showing) = &mut self.phase else { return };
        for index in drawn {
            drop(showing.feed.kept_item(index));
        }
        if showing.feed.is_wanting()
            && let Phase::Showing(showing) = std::mem::replace(&mut self.phase, Phase::Loading)
        {
            self.coming = Some(showing.feed);
            self.rotation.resize(0, None);
        }
    }

    fn ask_first(&mut self) -> Option<Effect> {
        let link = self.link();
        self.phase = if link.is_some() { Phase::Loading } else { Phase::Failed };
        self.told = if link.is_some() { None } else { Some(Error::Address) };
        link.map(|link| self.request(link, Asked::Load, false))
    }

    /// The address of the feed, if it is one.
    pub(super) fn link(&self) -> Option<Link> {
        let page = &self.page;
        Link::new(&self.options.feed, &page.base, Use::Fetch, page.resolve)
    }

    /// Asks for the feed that is wanted.
    pub(super) fn request(&mut self, link: Link, asked: Asked, fresh: bool) -> Effect {
        self.looks = self.looks.wrapping_add(1);
        self.looked_ms = (self.page.now)();
        self.fetch(link, asked, fresh, false)
    }

    pub(super) fn fetch(&mut self, link: Link, asked: Asked, fresh: bool, is_page: bool) -> Effect {
        self.generation += 1;
        self.asked = Some(asked);
        Effect::Fetch(Fetch { link, generation: self.generation, fresh, is_page })
    }

    /// Has a feed show; the slide that showed is now at `place`, if it has moved. Says who moved.
    pub(super) fn put(&mut self, feed: Box<Feed>, place: Option<usize>) -> Option<By> {
        let positions = self.positions(feed.count());
        self.phase =
            Phase::Showing(Box::new(Showing { feed, announced: None, next: Next::default() }));
        self.rotation.resize(positions, place)
    }

    /// The rest of the widget has come: the page is told what the start has done.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        if self.is_whole() {
            return vec![];
        }
        self.stage = Stage::Whole;
        if let Some(feed) = self.coming.take() {
            // Nobody has moved yet.
            let _ = self.put(feed, None);
        }
        if let Phase::Showing(showing) = &mut self.phase {
            self.edition += u32::from(showing.feed.is_short());
            showing.feed.complete();
        }
        match self.phase {
            Phase::Idle | Phase::Loading => vec![],
            Phase::Showing(_) => self.tell_loaded(None),
            Phase::Failed => self.told.clone().map(Effect::Failed).into_iter().collect(),
        }
    }
}

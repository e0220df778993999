//! When the feed is read, and what becomes of an answer.
//!
//! One request is out at a time. A later one takes its place, and an answer that is not to the
//! latest is ignored.

use super::{Carousel, Effect, Next, Phase};
use crate::feed::{Error, Feed};
use crate::limits::{PAGE_PAUSE_MS, PAGE_TRIES, SLIDES_AHEAD};
use crate::rotation::{self, By, Hold};

/// Why the request that is out was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Somebody wants the feed.
    Load,
    /// It is time to look for news.
    Refresh,
    /// The reader nears the end of what there is.
    Page,
}

impl Carousel {
    pub(super) fn load(&mut self, asked: Asked, fresh: bool) -> Vec<Effect> {
        if self.is_away() {
            self.due = true;
            return vec![];
        }
        (self.asked, self.coming, self.due) = (None, None, false);
        match self.link() {
            None => {
                self.generation += 1;
                self.lose(Error::Address, Some(asked))
            }
            Some(link) => {
                // What nobody asked for now is not announced.
                if asked == Asked::Load && self.showing().is_none() {
                    self.phase = Phase::Loading;
                }
                vec![self.request(link, asked, fresh)]
            }
        }
    }

    /// Asks for what is wanted by now, if nothing is on its way.
    pub(super) fn ask(&mut self) -> Vec<Effect> {
        if self.asked.is_some() || self.offline || self.is_away() {
            return vec![];
        }
        if self.due && self.rotation.is_seen() {
            return self.load(Asked::Refresh, true);
        }
        self.follow().into_iter().collect()
    }

    /// Who is away asks for nothing, and hears of nothing that was asked for.
    pub(super) fn leave(&mut self) {
        let whole = matches!(self.asked.take(), Some(Asked::Load | Asked::Refresh));
        self.due |= whole || matches!(self.phase, Phase::Loading);
        self.generation += 1;
        (self.printing, self.coming) = (false, None);
        self.close();
        self.rotation.update(rotation::Event::Settled);
        // Nothing tells when the pointer goes.
        self.rotation.update(rotation::Event::Hold(Hold::Hover, false));
        self.rotation.update(rotation::Event::Hold(Hold::Away, true));
        if let Phase::Showing(showing) = &mut self.phase {
            showing.announced = None;
        }
    }

    /// What shows is there at once. What was out is asked for again, and what has never come.
    pub(super) fn come_back(&mut self) -> Vec<Effect> {
        if !self.is_away() {
            return vec![];
        }
        self.rotation.update(rotation::Event::Hold(Hold::Away, false));
        if self.showing().is_none() {
            return self.load(Asked::Load, false);
        }
        let since_ms = (self.page.now)() - self.looked_ms;
        self.due |= self.options.refresh_ms.is_some_and(|refresh_ms| since_ms > refresh_ms.into());
        vec![]
    }

    /// There is a network, or somebody to see it: what was lost without may be there now.
    pub(super) fn look_again(&mut self) {
        let lost = matches!(self.told, Some(Error::Network | Error::TooSlow));
        self.due |= lost && matches!(self.phase, Phase::Failed);
    }

    // The next page is asked for when the reader nears the end. One that was lost rests first.
    fn follow(&mut self) -> Option<Effect> {
        let current = self.rotation.view().current;
        let limit = self.options.selection.limit.unwrap_or(usize::MAX);
        let now_ms = (self.page.now)();
        let Phase::Showing(showing) = &mut self.phase else { return None };
        let count = showing.feed.count();
        let nears = current + self.per_view + SLIDES_AHEAD > count && count < limit;
        if !nears || showing.next.rests(now_ms) {
            return None;
        }
        let link = showing.next.link.take().or_else(|| showing.feed.take_next())?;
        showing.next.link = Some(link.clone());
        Some(self.fetch(link, Asked::Page, false, true))
    }

    pub(super) fn answered(&mut self, answer: Result<Box<Feed>, Error>) -> Vec<Effect> {
        let asked = self.asked.take();
        match answer {
            Ok(mut feed) => {
                feed.complete();
                if asked == Some(Asked::Page) {
                    return self.extend(*feed);
                }
                if let Some(coming) = &mut self.coming {
                    coming.append(*feed, &self.options.selection);
                } else {
                    self.coming = Some(feed);
                }
                self.gather()
            }
            Err(error) => self.lose(error, asked),
        }
    }

    // A feed that is read again is shown when it is as long as the one that shows: the reader may
    // be on any of its pages. News may have pushed what shows to one page more.
    fn gather(&mut self) -> Vec<Effect> {
        let pages = self.showing().map_or(1, |showing| showing.feed.pages());
        let wanted = pages + usize::from(self.has_yet_to_come());
        let next = self.coming.as_mut().filter(|coming| coming.pages() < wanted);
        match next.and_then(|coming| coming.take_next()) {
            Some(link) => vec![self.fetch(link, Asked::Refresh, true, true)],
            None => self.arrive(),
        }
    }

    // Whether what shows is not among what has come so far.
    fn has_yet_to_come(&self) -> bool {
        let current = self.rotation.view().current;
        let id = self.showing().and_then(|showing| showing.feed.id(current));
        let coming = self.coming.as_ref().zip(id);
        coming.is_some_and(|(coming, id)| coming.position(&id, current).is_none())
    }

    fn arrive(&mut self) -> Vec<Effect> {
        self.told = None;
        self.coming.take().map_or_else(Vec::new, |feed| self.show(feed))
    }

    fn extend(&mut self, page: Feed) -> Vec<Effect> {
        let Phase::Showing(showing) = &mut self.phase else { return vec![] };
        showing.next = Next::default();
        showing.feed.append(page, &self.options.selection);
        self.resize(None)
    }

    // The last good feed stays: a part of one is none.
    fn lose(&mut self, error: Error, asked: Option<Asked>) -> Vec<Effect> {
        self.coming = None;
        let now_ms = (self.page.now)();
        match &mut self.phase {
            Phase::Showing(showing) if asked == Some(Asked::Page) => showing.next.lose(now_ms),
            Phase::Showing(_) => (),
            Phase::Idle | Phase::Loading | Phase::Failed => self.phase = Phase::Failed,
        }
        if asked != Some(Asked::Load) && self.told.as_ref() == Some(&error) {
            return vec![];
        }
        self.told = Some(error.clone());
        vec![Effect::Failed(error)]
    }

    // The reader's place is kept by the item's id. What looks the same is not drawn again, also where
    // there is more after it.
    fn show(&mut self, feed: Box<Feed>) -> Vec<Effect> {
        let current = self.rotation.view().current;
        let id = self.showing().and_then(|showing| showing.feed.id(current));
        let place = id.and_then(|id| feed.position(&id, current));
        if place != Some(current) || !self.looks_like(&feed) {
            self.edition += 1;
        }
        let by = self.put(feed, place);
        self.tell_loaded(by)
    }

    fn looks_like(&self, other: &Feed) -> bool {
        let Some(showing) = self.showing() else { return false };
        let feed = &showing.feed;
        for index in self.drawn() {
            if feed.kept_item(index) != other.kept_item(index) {
                return false;
            }
        }
        feed.language == other.language
    }

    // The slide that showed is now at `place`, if it has moved.
    fn resize(&mut self, place: Option<usize>) -> Vec<Effect> {
        let by = self.rotation.resize(self.positions(self.count()), place);
        self.tell_loaded(by)
    }

    pub(super) fn tell_loaded(&self, by: Option<By>) -> Vec<Effect> {
        let Some(showing) = self.showing() else { return vec![] };
        let mut effects = vec![Effect::Loaded(showing.feed.count(), showing.feed.skipped())];
        effects.extend(by.map(|by| Effect::Moved(self.rotation.view().current, by)));
        effects.extend(self.beside());
        effects
    }

    /// Other items of what has been read are wanted.
    pub(super) fn select(&mut self) -> Vec<Effect> {
        let (selection, current) = (&self.options.selection, self.rotation.view().current);
        if let Some(coming) = &mut self.coming {
            coming.select(selection);
        }
        let Phase::Showing(showing) = &mut self.phase else { return vec![] };
        let id = showing.feed.id(current);
        showing.feed.select(selection);
        let place = id.and_then(|id| showing.feed.position(&id, current));
        showing.announced = None;
        self.edition += 1;
        self.resize(place)
    }
}

impl Next {
    fn lose(&mut self, now_ms: f64) {
        self.losses += 1;
        self.lost_ms = now_ms;
    }

    // A clock that was set back makes nobody wait.
    fn rests(&self, now_ms: f64) -> bool {
        let pause_ms = match self.losses {
            0 => 0.0,
            PAGE_TRIES.. => f64::INFINITY,
            losses => f64::from(PAGE_PAUSE_MS << (losses - 1)),
        };
        (0.0..pause_ms).contains(&(now_ms - self.lost_ms))
    }
}

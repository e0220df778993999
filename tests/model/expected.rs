//! What is to be expected of a carousel by what has happened to it: a second, simple account.

#![expect(clippy::wildcard_enum_match_arm, reason = "most of what happens is about something else")]

use newsreel::carousel::{Effect, Fetch};
use newsreel::limits::SLIDES_PER_VIEW;
use newsreel::rotation::Step;

use super::action::{Action, Attribute};
use super::clock::now;
use super::seen::Seen;
use super::world::World;

/// The account.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    calm: bool,
    offered: bool,
    /// Whether somebody has stopped the rotation, and nobody has started it since.
    stopped: bool,
    /// Whether somebody has started it, and nobody has stopped it since.
    pub(crate) started: bool,
    pub(crate) per_view: usize,
    /// The slide that was asked for before there were any.
    pub(crate) wish: usize,
    /// When the time of the slide began that shows.
    pub(crate) turned_ms: f64,
    /// When the feed was asked for last, or the timer for it began.
    pub(crate) looked_ms: f64,
    /// A page that was lost, and when, and how often in a row.
    pub(crate) lost: Option<(String, f64)>,
    pub(crate) losses: u32,
    /// Whether news is to be looked for as soon as that can be.
    pub(crate) due: bool,
    // The page that is out.
    page: Option<String>,
}

impl Expected {
    pub(crate) const fn new(calm: bool) -> Self {
        Self {
            calm,
            offered: true,
            stopped: calm,
            started: false,
            per_view: 1,
            wish: 0,
            turned_ms: 0.0,
            looked_ms: 0.0,
            lost: None,
            losses: 0,
            due: false,
            page: None,
        }
    }

    /// Whether the slides are to rotate, where there is more than one place to stand at.
    pub(crate) const fn rotates(&self) -> bool {
        self.offered && !self.stopped
    }

    /// At how many places so many slides can stand.
    pub(crate) fn positions(&self, count: usize) -> usize {
        if count == 0 { 0 } else { (count + 1).saturating_sub(self.per_view).max(1) }
    }

    const fn decide(&mut self, rotates: bool) {
        (self.started, self.stopped) = (rotates, !rotates);
    }

    /// Takes note of something before it happens.
    pub(crate) fn hear(&mut self, cause: Action, world: &World) {
        let shows = |world: &World| world.seen.count > 0;
        match cause {
            Action::Toggle => self.decide(!self.rotates()),
            Action::Start if !self.rotates() => self.decide(true),
            Action::Press(_) | Action::Stop | Action::Open(_) => self.decide(false),
            // Where the article is not among the slides, nobody has moved them.
            Action::Follow(_) if reads_a_slide(world) => self.decide(false),
            Action::Focus(_) if !self.started => self.decide(false),
            Action::Calm(calm) => {
                self.calm = calm;
                if calm && self.offered {
                    self.decide(false);
                }
            }
            Action::Set(Attribute::Interval(_)) => self.offer(world.attributes.interval > 0),
            Action::PerView(slides) => self.per_view = slides.clamp(1, SLIDES_PER_VIEW),
            Action::Move(step) if !shows(world) => self.wish(step),
            Action::Leave => {
                self.page = None;
                self.due |= world.out.as_ref().is_some_and(is_of_a_reading);
            }
            Action::Reload => self.due |= world.away,
            Action::Look => self.due |= !world.out.as_ref().is_some_and(is_of_a_reading),
            _ => (),
        }
    }

    const fn offer(&mut self, offered: bool) {
        if offered && !self.offered && self.calm && !self.started {
            self.decide(false);
        }
        self.offered = offered;
    }

    const fn wish(&mut self, step: Step) {
        self.wish = match step {
            Step::Next => self.wish.wrapping_add(1),
            Step::Previous => self.wish.wrapping_sub(1),
            Step::To(index) => index,
        };
    }

    /// Takes note of what became of it.
    pub(crate) fn see(&mut self, cause: Action, effects: &[Effect], before: &Seen, after: &Seen) {
        if after.count > 0 {
            self.wish = 0;
        }
        let moved = effects.iter().any(|effect| matches!(effect, Effect::Moved(..)));
        if moved || before.ticking_ms() != after.ticking_ms() {
            self.turned_ms = now();
        }
        if before.view.refresh_ms != after.view.refresh_ms {
            self.looked_ms = now();
        }
        self.see_page(cause, effects);
    }

    fn see_page(&mut self, cause: Action, effects: &[Effect]) {
        match cause {
            Action::Answer(_) => {
                let out = self.page.take().map(|page| (page, now()));
                if loads(effects) {
                    (self.lost, self.losses) = (None, 0);
                } else if out.is_some() {
                    (self.lost, self.losses) = (out, self.losses + 1);
                }
            }
            Action::Set(Attribute::Feed(_)) => (self.lost, self.losses) = (None, 0),
            Action::Online(true) => self.losses = 0,
            _ => (),
        }
        for effect in effects {
            let Effect::Fetch(fetch) = effect else { continue };
            let is_page = fetch.is_page && !fetch.fresh;
            self.page = is_page.then(|| fetch.link.as_str().to_owned());
            if !fetch.is_page {
                (self.looked_ms, self.due) = (now(), false);
            }
        }
    }
}

/// Whether a request is for a feed, or for one of the pages of a feed that is read again.
const fn is_of_a_reading(fetch: &Fetch) -> bool {
    !fetch.is_page || fetch.fresh
}

fn loads(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Loaded(..)))
}

fn reads_a_slide(world: &World) -> bool {
    let article = world.reader.view().article.map(|article| &article.id);
    article.is_some_and(|id| world.seen.ids.contains(id))
}

//! The two machines with a small model of the shell around them: timers, the request that is out, what
//! was drawn last, and who can do what when.
#![expect(clippy::wildcard_enum_match_arm, reason = "most of what happens is about something else")]

use std::rc::Rc;

use newsreel::article::Neighbour;
use newsreel::carousel::{Carousel, Effect, Event, Fetch, Opening, Page};
use newsreel::reader::{self, Reader};
use newsreel::rotation::{By, Event as Slide, Hold, Step as Way};
use newsreel::runtime::Machine;

use super::action::{Action, Attribute, Outcome};
use super::attributes::Attributes;
use super::clock::{self, now};
use super::expected::Expected;
use super::publisher::{BASE, FEEDS, Publisher, resolve};
use super::seen::Seen;
use super::sentences::{self, Broken, Step};

/// A timer that runs over and over, and what it was started for.
#[derive(Clone, Copy, Debug)]
struct Timer {
    wanted: (u32, usize),
    due_ms: f64,
}

/// All that there is.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) carousel: Carousel,
    pub(crate) reader: Reader,
    pub(crate) publisher: Publisher,
    pub(crate) attributes: Attributes,
    pub(crate) expected: Expected,
    pub(crate) seen: Seen,
    /// The request that is out.
    pub(crate) out: Option<Fetch>,
    // Those that nobody waits for any more.
    older: Vec<Fetch>,
    pub(crate) away: bool,
    pub(crate) online: bool,
    pub(crate) hidden: bool,
    pub(crate) off_screen: bool,
    /// Whether the keyboard's focus is inside.
    pub(crate) focused: bool,
    // The rotation, the readings, and time for one slide more.
    timers: [Option<Timer>; 3],
    // What has happened before all of the widget was there.
    waiting: Vec<Action>,
}

/// What the timers tell.
const TOLD: [Action; 3] = [Action::Tick, Action::Look, Action::Spare];

impl World {
    /// An element with a feed, which rotates, is read in place, and has just been mounted.
    pub(crate) fn new(calm: bool) -> Self {
        clock::set(0.0);
        let attributes = Attributes::default();
        let origin = "https://page.example".to_owned();
        let page = Page { base: BASE.to_owned(), origin, resolve, now, calm, saves_data: false };
        let carousel = Carousel::starting(attributes.options(), page);
        Self {
            seen: Seen::of(&carousel, None),
            carousel,
            reader: Reader::new(),
            publisher: Publisher::new(),
            expected: Expected::new(calm),
            attributes,
            out: None,
            older: vec![],
            away: false,
            online: true,
            hidden: false,
            off_screen: false,
            focused: false,
            timers: [None; 3],
            waiting: vec![],
        }
    }

    /// Lets something happen, if it can. Most waits until all of the widget is there.
    pub(crate) fn act(&mut self, action: Action) -> Result<(), Broken> {
        let is_early = matches!(
            action,
            Action::Arrive | Action::Answer(Outcome::Good) | Action::Publish(..) | Action::Pass(_)
        );
        if !is_early && !self.carousel.is_whole() {
            self.waiting.push(action);
            return Ok(());
        }
        self.happen(action)
    }

    fn happen(&mut self, action: Action) -> Result<(), Broken> {
        match action {
            Action::Press(to) if self.can_touch() => self.slides(action, Slide::Move(to, By::User)),
            Action::Toggle if self.can_touch() && self.has_control() => {
                self.slides(action, Slide::Toggle)
            }
            Action::Focus(inside) if !self.away && !self.reads() => self.focus(inside),
            Action::Hover(over) if !self.away => self.hold(action, Hold::Hover, over),
            Action::Hand if self.can_touch() => self.slides(action, Slide::Hand),
            Action::Settle if self.can_touch() => self.slides(action, Slide::Settled),
            Action::Open(at) if self.can_touch() => self.open(action, at),
            Action::Follow(is_next) if self.reads() => self.follow(action, is_next),
            Action::Close if self.reads() => self.close(action),
            Action::Move(to) => self.slides(action, Slide::Move(to, By::Api)),
            Action::Start => self.slides(action, Slide::Start),
            Action::Stop => self.slides(action, Slide::Stop),
            Action::Reload => self.send(action, Event::Load),
            Action::Answer(outcome) => match self.out.take() {
                Some(fetch) => self.answer(action, &fetch, outcome),
                None => Ok(()),
            },
            Action::Late(at, outcome) => match self.older.iter().cycle().nth(at).cloned() {
                Some(fetch) => self.answer(action, &fetch, outcome),
                None => Ok(()),
            },
            Action::Online(online) => {
                self.online = online;
                self.send(action, Event::Online(online))
            }
            Action::Pass(milliseconds) => self.pass(now() + f64::from(milliseconds)),
            Action::Hide(hidden) => {
                self.hidden = hidden;
                self.hold(action, Hold::Hidden, hidden)
            }
            Action::OffScreen(off_screen) => {
                self.off_screen = off_screen;
                self.hold(action, Hold::OffScreen, off_screen)
            }
            Action::PerView(slides) => self.send(action, Event::PerView(slides)),
            Action::Print(prints) => self.send(action, Event::Printing(prints)),
            Action::Calm(calm) => self.send(action, Event::Calm(calm)),
            Action::Leave if !self.away => self.leave(action),
            Action::Return if self.away => {
                self.away = false;
                self.send(action, Event::Back)
            }
            Action::Words => self.send(action, Event::Words),
            Action::Arrive => self.arrive(),
            Action::Set(attribute) => {
                self.attributes.set(attribute);
                self.send(action, Event::Options(self.attributes.options()))
            }
            Action::Publish(which, change) => {
                self.publisher.publish(which, change);
                Ok(())
            }
            // Nobody is there to do it, or there is nothing to do it with.
            _ => Ok(()),
        }
    }

    fn arrive(&mut self) -> Result<(), Broken> {
        self.send(Action::Arrive, Event::Whole)?;
        let waiting = std::mem::take(&mut self.waiting);
        waiting.into_iter().try_for_each(|action| self.act(action))
    }

    fn can_touch(&self) -> bool {
        !self.away && !self.reads() && self.seen.view.slides.is_some()
    }

    fn has_control(&self) -> bool {
        self.seen.view.slides.as_ref().is_some_and(|slides| slides.rotation.is_some())
    }

    pub(crate) fn reads(&self) -> bool {
        self.reader.view().article.is_some()
    }

    fn slides(&mut self, cause: Action, event: Slide) -> Result<(), Broken> {
        self.send(cause, Event::Slides(event))
    }

    fn hold(&mut self, cause: Action, hold: Hold, held: bool) -> Result<(), Broken> {
        self.slides(cause, Slide::Hold(hold, held))
    }

    // The shell tells of the keyboard's focus where it may stop something.
    fn focus(&mut self, inside: bool) -> Result<(), Broken> {
        self.focused = inside;
        if inside && self.carousel.is_rotating() {
            return self.slides(Action::Focus(true), Slide::KeyboardFocus);
        }
        Ok(())
    }

    fn open(&mut self, cause: Action, at: usize) -> Result<(), Broken> {
        let Some(slides) = &self.seen.view.slides else { return Ok(()) };
        let index = slides.seen.clone().cycle_at(at);
        let opening = self.carousel.opening(index);
        sentences::opens(self.seen.ids.get(index), opening.as_ref())?;
        self.read(cause, opening)
    }

    fn follow(&mut self, cause: Action, is_next: bool) -> Result<(), Broken> {
        let beside = self.reader.view().beside.clone();
        let wanted = if is_next { beside.next } else { beside.previous };
        let Some(Neighbour { id, .. }) = &wanted else { return Ok(()) };
        let opening = wanted.as_ref().and_then(|wanted| self.carousel.opening_beside(wanted));
        sentences::opens(Some(id), opening.as_ref().filter(|opening| opening.reading.is_some()))?;
        self.read(cause, opening)
    }

    fn read(&mut self, cause: Action, opening: Option<Opening>) -> Result<(), Broken> {
        let Some(reading) = opening.and_then(|opening| opening.reading) else { return Ok(()) };
        self.focused = false;
        self.reader.update(reader::Event::Open(Rc::clone(&reading.article)));
        self.send(cause, Event::Opened(reading))
    }

    fn close(&mut self, cause: Action) -> Result<(), Broken> {
        self.reader.update(reader::Event::Closed);
        self.send(cause, Event::Closed)
    }

    fn leave(&mut self, cause: Action) -> Result<(), Broken> {
        self.away = true;
        self.focused = false;
        self.send(cause, Event::Left)?;
        self.older.extend(self.out.take());
        if self.reads() { self.close(cause) } else { Ok(()) }
    }

    fn answer(&mut self, cause: Action, fetch: &Fetch, outcome: Outcome) -> Result<(), Broken> {
        let selection = &self.carousel.options().selection;
        let answer = self.publisher.answer(fetch.link.as_str(), outcome, selection);
        self.send(cause, Event::Answered(fetch.generation, answer))
    }

    // Timers tell in the order in which they are over.
    fn pass(&mut self, until_ms: f64) -> Result<(), Broken> {
        let due = |timers: &[Option<Timer>; 3]| {
            let running =
                timers.iter().zip(TOLD).filter_map(|(timer, told)| Some(((*timer)?, told)));
            let first = running.min_by(|(one, _), (other, _)| one.due_ms.total_cmp(&other.due_ms));
            first.filter(|(timer, _)| timer.due_ms <= until_ms)
        };
        while let Some((timer, told)) = due(&self.timers) {
            clock::set(timer.due_ms);
            for (running, own) in self.timers.iter_mut().zip(TOLD) {
                if let Some(running) = running.as_mut().filter(|_| own == told) {
                    running.due_ms += f64::from(running.wanted.0);
                }
            }
            match told {
                Action::Tick => self.slides(told, Slide::Tick)?,
                Action::Look => self.send(told, Event::Refresh)?,
                _ => self.slides(told, Slide::Spare)?,
            }
        }
        clock::set(until_ms);
        Ok(())
    }

    /// Gives one event to the machine, does what it asks for, and sees whether all holds.
    pub(crate) fn send(&mut self, cause: Action, event: Event) -> Result<(), Broken> {
        let mut expected = self.expected.clone();
        expected.hear(cause, self);
        self.expected = expected;
        let looks = sentences::may_look_different(&event).then(|| self.seen.slides(&self.carousel));
        let is_whole = self.carousel.is_whole();
        let effects = self.carousel.update(event);
        let had_out = self.out.is_some();
        for effect in &effects {
            self.carry_out(effect);
        }
        let known = (!sentences::has_other_items(cause, &effects, is_whole))
            .then(|| Rc::clone(&self.seen.ids));
        let after = Seen::of(&self.carousel, known);
        let before = std::mem::replace(&mut self.seen, after);
        let step = Step { cause, effects: &effects, before: &before, world: self, had_out, looks };
        sentences::hold(&step)?;
        let begins = before.ticking_ms().is_none() && self.seen.ticking_ms().is_some();
        self.expected.see(cause, &effects, &before, &self.seen);
        self.keep_time();
        if begins && self.focused { self.focus(true) } else { Ok(()) }
    }

    fn carry_out(&mut self, effect: &Effect) {
        match effect {
            Effect::Fetch(fetch) => self.older.extend(self.out.replace(fetch.clone())),
            Effect::Beside(beside) => {
                self.reader.update(reader::Event::Beside(beside.clone()));
            }
            Effect::Loaded(..) | Effect::Failed(_) | Effect::Moved(..) => (),
        }
    }

    fn keep_time(&mut self) {
        let view = &self.seen.view;
        let slides = view.slides.as_ref();
        let wanted = [
            slides.and_then(|slides| Some((slides.ticking_ms?, slides.turn))),
            view.refresh_ms.map(|refresh_ms| (refresh_ms, view.looks)),
            slides.and_then(|slides| Some((slides.spare_ms?, 0))),
        ];
        for (timer, wanted) in self.timers.iter_mut().zip(wanted) {
            if timer.map(|timer| timer.wanted) != wanted {
                let due_ms = |(ms, _)| now() + f64::from(ms);
                *timer = wanted.map(|wanted| Timer { wanted, due_ms: due_ms(wanted) });
            }
        }
    }

    /// All is well again: what is published shows in the end.
    pub(crate) fn end_well(&mut self) -> Result<(), Broken> {
        let good = [
            Action::Arrive,
            Action::Return,
            Action::Close,
            Action::Online(true),
            Action::Hide(false),
            Action::OffScreen(false),
            Action::Set(Attribute::Feed(self.attributes.feed % FEEDS.len())),
            Action::Reload,
        ];
        for action in good {
            self.act(action)?;
        }
        for _ in 0..100 {
            if self.out.is_some() {
                self.act(Action::Answer(Outcome::Good))?;
                continue;
            }
            let before = self.seen.index;
            self.act(Action::Press(Way::To(usize::MAX)))?;
            if self.out.is_none() && self.seen.index == before {
                break;
            }
        }
        sentences::ended_well(self)
    }
}

trait CycleAt {
    fn cycle_at(self, at: usize) -> usize;
}

impl CycleAt for std::ops::RangeInclusive<usize> {
    fn cycle_at(self, at: usize) -> usize {
        let length = self.clone().count().max(1);
        self.start() + at % length
    }
}

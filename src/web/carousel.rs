//! Draws `<newsreel-carousel>` and brings its machine what happens.

pub(crate) mod controls;
pub(crate) mod focused;
pub(crate) mod frame;
pub(crate) mod gate;
pub(crate) mod hand;
pub(crate) mod input;
pub(crate) mod lead;
pub(crate) mod mounted;
pub(crate) mod mouse;
pub(crate) mod region;
pub(crate) mod scroller;
pub(crate) mod slide;
pub(crate) mod start;
pub(crate) mod ticker;
pub(crate) mod track;

use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::carousel::{Carousel, Effect, Event, Fetch, Slide, Slides, View};
use crate::rotation;
use crate::runtime::Runtime;
use crate::web::browser::dom::{self, Members};
use crate::web::browser::feeds::{self, Reading};
use crate::web::browser::listener::EventListener;
use crate::web::browser::observed::Seen;
use crate::web::browser::{Result, fail};
use crate::web::language::Language;
use crate::web::reader::Reader;
use crate::words::Word;
use focused::Focus;
use frame::Frame;
use gate::Gate;
use ticker::{Ticker, Wanted};
use track::{Content, Track};

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) host: HtmlElement,
    language: RefCell<Rc<Language>>,
    pub(crate) runtime: Rc<Runtime<Carousel>>,
    pub(crate) frame: Frame,
    pub(crate) track: Rc<Track>,
    pub(crate) seen: OnceCell<Option<Seen>>,
    // The feed's pages, in their order.
    readings: RefCell<Vec<Rc<Reading>>>,
    ticker: Ticker,
    refresher: Ticker,
    spare: Ticker,
    pub(crate) reader: OnceCell<Rc<Reader>>,
    pub(crate) listeners: OnceCell<Vec<EventListener>>,
    // What was drawn last.
    pub(crate) drawn: RefCell<Option<View>>,
    // Until what follows from a move is drawn.
    pub(crate) follows: RefCell<Option<Timeout>>,
    pub(crate) gate: Gate,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.frame.remove();
    }
}

impl Inner {
    pub(crate) fn new(
        root: ShadowRoot,
        runtime: Rc<Runtime<Carousel>>,
        language: Language,
    ) -> Result<Rc<Self>> {
        let host: HtmlElement = root.host().unchecked_into();
        if !language.words.dates(&language.tag) {
            // While the feed is on its way.
            language.calendar();
        }
        let frame = Frame::new(root, &language)?;
        let track = Track::new(&frame.section);
        Ok(Rc::new(Self {
            host,
            language: RefCell::new(Rc::new(language)),
            runtime,
            frame,
            track,
            seen: OnceCell::new(),
            readings: RefCell::default(),
            ticker: Ticker::default(),
            refresher: Ticker::default(),
            spare: Ticker::default(),
            reader: OnceCell::new(),
            listeners: OnceCell::new(),
            drawn: RefCell::default(),
            follows: RefCell::default(),
            gate: Gate::default(),
        }))
    }

    // What the start does not do. In a browser this is in a part of the module.
    #[inline(never)]
    pub(crate) fn handle(self: &Rc<Self>, event: Event) {
        self.runtime.send(event, |carousel, effects| {
            let (before, view) = (self.drawn.take(), carousel.view(&self.language().words));
            if self.leads(before.as_ref(), &view, &effects) {
                self.drawn.replace(before);
            } else {
                self.draw_anew(carousel, before.as_ref(), view);
            }
            for effect in effects {
                self.carry_out(carousel, effect);
            }
        });
    }

    fn draw_anew(self: &Rc<Self>, carousel: &Carousel, before: Option<&View>, view: View) {
        // Most of what happens changes nothing that is seen.
        if before != Some(&view) {
            self.follows.take();
            self.draw(carousel, &view, before);
        }
        let (rests, ticks) = (before.is_none_or(|before| !ticks(before)), ticks(&view));
        self.drawn.replace(Some(view));
        // What begins under the keyboard's focus is stopped by it.
        if rests && ticks {
            self.focus_entered();
        }
    }

    pub(crate) fn language(&self) -> Rc<Language> {
        Rc::clone(&self.language.borrow())
    }

    pub(crate) fn speak(self: &Rc<Self>, language: Rc<Language>) {
        self.frame.speak(&language);
        self.reader.get().into_iter().for_each(|reader| reader.speak(Rc::clone(&language)));
        self.language.replace(language);
        self.send(Event::Words);
    }

    pub(crate) fn slides(self: &Rc<Self>, event: rotation::Event) {
        self.send(Event::Slides(event));
    }

    fn draw(self: &Rc<Self>, carousel: &Carousel, view: &View, before: Option<&View>) {
        let (slides, drawn) =
            (view.slides.as_ref(), before.and_then(|before| before.slides.as_ref()));
        let is_around = before.map(View::around) == Some(view.around());
        // Asked for before anything goes.
        let may_go = !is_around || drawn.map(places) != slides.map(places);
        let focus = if may_go { Focus::now(&self.frame, &self.track) } else { None };
        if !is_around {
            self.frame.draw(view);
        }
        match slides {
            Some(slides) => self.draw_slides(carousel, drawn, slides),
            None => self.track.clear(),
        }
        if let Some(focus) = focus {
            focus.keep(&self.frame, &self.track, slides);
        }
        if before.map(|before| &before.status) != Some(&view.status) {
            self.frame.say(view);
        }
        self.keep_time(view);
    }

    fn draw_slides(&self, carousel: &Carousel, before: Option<&Slides>, slides: &Slides) {
        let language = &*self.language();
        let shows = |index| {
            let slide = carousel.slide(index, &language.words);
            slide.map(|slide| Slide { name: language.tag.clone(), ..slide })
        };
        let append = |track: &Element, index| {
            let slide = carousel.slide(index, &language.words);
            slide.map(|slide| slide::append(track, slide, language))
        };
        let name = |index| carousel.name(index, Word::SlideName, &language.words);
        // Before anything else changes: to scroll, a browser lays out what has changed.
        self.track.draw(slides, &Content { shows: &shows, append: &append, name: &name });
        let before = before.filter(|before| before.edition == slides.edition);
        let name = |index| carousel.name(index, Word::PickerName, &language.words);
        self.frame.controls.draw(before, slides, language, &name);
    }

    // A timer begins with the last move, or the last look, and with nothing else.
    pub(crate) fn keep_time(self: &Rc<Self>, view: &View) {
        let slides = view.slides.as_ref();
        let ticking = slides.and_then(|slides| Some((slides.ticking_ms?, slides.turn)));
        self.keep(&self.ticker, ticking, || Event::Slides(rotation::Event::Tick));
        let refreshing = view.refresh_ms.map(|refresh_ms| (refresh_ms, view.looks));
        self.keep(&self.refresher, refreshing, || Event::Refresh);
        let spare = slides.and_then(|slides| Some((slides.spare_ms?, 0)));
        self.keep(&self.spare, spare, || Event::Slides(rotation::Event::Spare));
    }

    fn keep(self: &Rc<Self>, ticker: &Ticker, wanted: Option<Wanted>, event: fn() -> Event) {
        let inner = Rc::downgrade(self);
        ticker.keep(wanted, move || send_if_mounted(&inner, event()));
    }

    fn carry_out(self: &Rc<Self>, carousel: &Carousel, effect: Effect) {
        let tell = |name, detail: Members<'_>| dom::dispatch(&self.host, name, false, detail);
        match effect {
            Effect::Fetch(fetch) => self.fetch(&fetch),
            Effect::Loaded(count, skipped) => {
                let (count, skipped) = (dom::length(count).into(), dom::length(skipped).into());
                tell("newsreel:load", &[("count", &count), ("skipped", &skipped)]);
            }
            Effect::Failed(error) => {
                let feed = &carousel.options().feed;
                fail(&self.host, error.code(), &error.message(), feed);
            }
            Effect::Beside(beside) => {
                if let Some(reader) = self.reader.get() {
                    reader.lead_on(beside);
                }
            }
            Effect::Moved(index, by) => {
                let id = carousel.id(index).unwrap_or_default().as_str().into();
                let (index, reason) = (dom::length(index).into(), by.as_str().into());
                tell("newsreel:slide", &[("index", &index), ("id", &id), ("reason", &reason)]);
            }
        }
    }

    pub(crate) fn fetch(self: &Rc<Self>, fetch: &Fetch) {
        let (inner, generation) = (Rc::downgrade(self), fetch.generation);
        let reading = feeds::read(&fetch.link, fetch.fresh, self.runtime.busy(), move |outcome| {
            let Some(inner) = inner.upgrade() else { return };
            let selection = inner.runtime.machine().options().selection.clone();
            let answer = feeds::feed_of(outcome, &selection);
            inner.send(Event::Answered(generation, answer));
        });
        let mut readings = self.readings.take();
        if !fetch.is_page {
            // Older readings are let go: where nobody else waits for one, it is aborted.
            readings.clear();
        }
        readings.push(reading);
        self.readings.replace(readings);
    }
}

fn ticks(view: &View) -> bool {
    view.slides.as_ref().is_some_and(|slides| slides.ticking_ms.is_some())
}

pub(crate) fn send_if_mounted(inner: &Weak<Inner>, event: Event) {
    if let Some(inner) = inner.upgrade() {
        inner.send(event);
    }
}

// What can have the focus.
fn places(slides: &Slides) -> impl PartialEq {
    (slides.edition, &slides.window, &slides.seen, &slides.picker, slides.rotation.is_some())
}

//! Draws `<newsreel-carousel>` and brings its machine what happens.

use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::dom::Members;
use super::feeds::Reading;
use super::focused::Focus;
use super::frame::Frame;
use super::gate::Gate;
use super::listener::EventListener;
use super::observed::Seen;
use super::reader::Reader;
use super::ticker::{Ticker, Wanted};
use super::track::{Content, Track};
use super::{Language, Result, dom, feeds, length, slide};
use crate::carousel;
use crate::news::{Effect, Event, Fetch, News, Slide, Slides, View};
use crate::runtime::Runtime;
use crate::words::Word;

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) host: HtmlElement,
    language: RefCell<Rc<Language>>,
    pub(super) runtime: Rc<Runtime<News>>,
    pub(super) frame: Frame,
    pub(super) track: Rc<Track>,
    pub(super) seen: OnceCell<Option<Seen>>,
    // The feed's pages, in their order.
    readings: RefCell<Vec<Rc<Reading>>>,
    ticker: Ticker,
    refresher: Ticker,
    spare: Ticker,
    pub(super) reader: OnceCell<Rc<Reader>>,
    pub(super) listeners: OnceCell<Vec<EventListener>>,
    // What was drawn last.
    pub(super) drawn: RefCell<Option<View>>,
    // Until what follows from a move is drawn.
    pub(super) follows: RefCell<Option<Timeout>>,
    pub(super) gate: Gate,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.frame.remove();
    }
}

impl Inner {
    pub(super) fn new(
        root: ShadowRoot,
        runtime: Rc<Runtime<News>>,
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
    pub(super) fn handle(self: &Rc<Self>, event: Event) {
        self.runtime.send(event, |news, effects| {
            let (before, view) = (self.drawn.take(), news.view(&self.language().words));
            if self.leads(before.as_ref(), &view, &effects) {
                self.drawn.replace(before);
            } else {
                self.draw_anew(news, before.as_ref(), view);
            }
            for effect in effects {
                self.carry_out(news, effect);
            }
        });
    }

    fn draw_anew(self: &Rc<Self>, news: &News, before: Option<&View>, view: View) {
        // Most of what happens changes nothing that is seen.
        if before != Some(&view) {
            self.follows.take();
            self.draw(news, &view, before);
        }
        let (rests, ticks) = (before.is_none_or(|before| !ticks(before)), ticks(&view));
        self.drawn.replace(Some(view));
        // What begins under the keyboard's focus is stopped by it.
        if rests && ticks {
            self.focus_entered();
        }
    }

    pub(super) fn language(&self) -> Rc<Language> {
        Rc::clone(&self.language.borrow())
    }

    pub(super) fn speak(self: &Rc<Self>, language: Rc<Language>) {
        self.frame.speak(&language);
        self.reader.get().into_iter().for_each(|reader| reader.speak(Rc::clone(&language)));
        self.language.replace(language);
        self.send(Event::Words);
    }

    pub(super) fn slides(self: &Rc<Self>, event: carousel::Event) {
        self.send(Event::Slides(event));
    }

    fn draw(self: &Rc<Self>, news: &News, view: &View, before: Option<&View>) {
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
            Some(slides) => self.draw_slides(news, drawn, slides),
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

    fn draw_slides(&self, news: &News, before: Option<&Slides>, slides: &Slides) {
        let language = &*self.language();
        let shows = |index| {
            let slide = news.slide(index, &language.words);
            slide.map(|slide| Slide { name: language.tag.clone(), ..slide })
        };
        let append = |track: &Element, index| {
            let slide = news.slide(index, &language.words);
            slide.map(|slide| slide::append(track, slide, language))
        };
        let name = |index| news.name(index, Word::SlideName, &language.words);
        // Before anything else changes: to scroll, a browser lays out what has changed.
        self.track.draw(slides, &Content { shows: &shows, append: &append, name: &name });
        let before = before.filter(|before| before.edition == slides.edition);
        let name = |index| news.name(index, Word::PickerName, &language.words);
        self.frame.controls.draw(before, slides, language, &name);
    }

    // A timer begins with the last move, or the last look, and with nothing else.
    pub(super) fn keep_time(self: &Rc<Self>, view: &View) {
        let slides = view.slides.as_ref();
        let ticking = slides.and_then(|slides| Some((slides.ticking_ms?, slides.turn)));
        self.keep(&self.ticker, ticking, || Event::Slides(carousel::Event::Tick));
        let refreshing = view.refresh_ms.map(|refresh_ms| (refresh_ms, view.looks));
        self.keep(&self.refresher, refreshing, || Event::Refresh);
        let spare = slides.and_then(|slides| Some((slides.spare_ms?, 0)));
        self.keep(&self.spare, spare, || Event::Slides(carousel::Event::Spare));
    }

    fn keep(self: &Rc<Self>, ticker: &Ticker, wanted: Option<Wanted>, event: fn() -> Event) {
        let inner = Rc::downgrade(self);
        ticker.keep(wanted, move || send_if_mounted(&inner, event()));
    }

    fn carry_out(self: &Rc<Self>, news: &News, effect: Effect) {
        let tell = |name, detail: Members<'_>| dom::dispatch(&self.host, name, false, detail);
        match effect {
            Effect::Fetch(fetch) => self.fetch(&fetch),
            Effect::Loaded(count, skipped) => {
                let (count, skipped) = (length(count).into(), length(skipped).into());
                tell("newsreel:load", &[("count", &count), ("skipped", &skipped)]);
            }
            Effect::Failed(error) => {
                let feed = &news.options().feed;
                super::fail(&self.host, error.code(), &error.message(), feed);
            }
            Effect::Beside(beside) => {
                if let Some(reader) = self.reader.get() {
                    reader.lead_on(beside);
                }
            }
            Effect::Moved(index, by) => {
                let id = news.id(index).unwrap_or_default().as_str().into();
                let (index, reason) = (length(index).into(), by.as_str().into());
                tell("newsreel:slide", &[("index", &index), ("id", &id), ("reason", &reason)]);
            }
        }
    }

    pub(super) fn fetch(self: &Rc<Self>, fetch: &Fetch) {
        let (inner, generation) = (Rc::downgrade(self), fetch.generation);
        let reading = feeds::read(&fetch.link, fetch.fresh, self.runtime.busy(), move |outcome| {
            let Some(inner) = inner.upgrade() else { return };
            let selection = inner.runtime.machine().options().selection.clone();
            let answer = super::read_feed_of(outcome, &selection);
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

pub(super) fn send_if_mounted(inner: &Weak<Inner>, event: Event) {
    if let Some(inner) = inner.upgrade() {
        inner.send(event);
    }
}

// What can have the focus.
fn places(slides: &Slides) -> impl PartialEq {
    (slides.edition, &slides.window, &slides.seen, &slides.picker, slides.rotation.is_some())
}

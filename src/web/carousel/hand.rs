//! Hears the hands on the slides, and judges where the slides come to rest.

use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event as DomEvent, KeyboardEvent, PointerEvent};

use super::track::{Placed, Track};
use crate::drag::Drag;
use crate::motion::{Motion, Rest};
use crate::rotation::{By, Event, Step};
use crate::web::browser::dom;
use crate::web::browser::listener::{EventListener, Role};

// Where a browser does not say that scrolling has ended, it has when nothing moves for this long.
const SETTLED_AFTER_MS: u32 = 120;

// What a person moves a scroller with.
const HANDS: [&str; 5] = ["pointerdown", "touchstart", "touchmove", "wheel", "keydown"];

impl Track {
    /// Tells where a person moves the slides, and when they stand still.
    pub(crate) fn listen(self: &Rc<Self>, tell: impl Fn(Event) + 'static) -> Vec<EventListener> {
        // It is listened to once, by the one who makes it.
        let _ = self.tell.set(Box::new(tell));
        let track = Rc::clone(self);
        let let_go = move |event: &PointerEvent, drag| track.let_go(event, drag);
        // First: a drag needs the next slide.
        let mut listeners = Vec::new();
        for name in HANDS {
            listeners.push(self.on(name, Self::touched));
        }
        listeners.extend(self.mouse.listen(let_go));
        listeners.push(self.listen_for_the_end_of_scrolling());
        listeners.push(self.listen_for_broken_pictures());
        listeners
    }

    fn on(
        self: &Rc<Self>,
        name: &'static str,
        handle: impl Fn(&Self, &DomEvent) + 'static,
    ) -> EventListener {
        let track = Rc::clone(self);
        EventListener::new(&self.scroller.0, name, Role::Watch, move |event| handle(&track, event))
    }

    fn listen_for_the_end_of_scrolling(self: &Rc<Self>) -> EventListener {
        if js_sys::Reflect::has(&self.scroller.0, &"onscrollend".into()) == Ok(true) {
            return self.on("scrollend", |track, _| track.settle());
        }
        self.on("scroll", |track, _| track.settle_later())
    }

    // `error` does not bubble, but it can be caught on its way down.
    fn listen_for_broken_pictures(&self) -> EventListener {
        EventListener::new(&self.scroller.0, "error", Role::Intercept, |event| {
            let picture = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(figure) = picture.and_then(|picture| picture.parent_element()) {
                dom::set_flag(&figure, "data-broken", true);
            }
        })
    }

    // What a hand moves the slides to must be there.
    fn touched(&self, event: &DomEvent) {
        let motion = self.motion.get();
        if motion.is_touched() && motion.target().is_none() {
            return;
        }
        let ends_ours = match means(event) {
            Hand::Moves => self.motion(Motion::touch),
            Hand::MayDrag => false,
            Hand::Rests => return,
        };
        self.tell(if ends_ours { Event::Settled } else { Event::Hand });
        // It may move nothing.
        self.settle_later();
    }

    pub(crate) fn is_held(&self) -> bool {
        self.mouse.holds() || self.motion.get().is_touched()
    }

    pub(crate) fn head_for(&self, place: f64) {
        self.motion(|motion| motion.head_for(place));
    }

    /// What the browser scrolls now is no person's move.
    pub(crate) fn disturb(&self) {
        if self.layout.get().is_some() {
            self.motion(Motion::disturb);
            self.settle_later();
        }
    }

    pub(crate) fn settle_later(&self) {
        let me = Weak::clone(&self.me);
        let settle = move || me.upgrade().iter().for_each(|track| track.settle());
        self.settling.replace(Some(Timeout::new(SETTLED_AFTER_MS, settle)));
    }

    // The slides do not move.
    fn settle(&self) {
        if self.mouse.holds() {
            return;
        }
        let shape = self.scroller.shape();
        if self.shape.replace(shape).is_some_and(|before| Some(before) != shape) {
            self.motion(Motion::disturb);
        }
        let (at, current) = (self.scroller.at(), self.current.get());
        let slide = self.position().filter(|slide| *slide != current || !self.is_off());
        match self.motion(|motion| motion.rest(at, slide, current)) {
            Rest::Arrived => self.arrive(),
            Rest::Moved => {
                self.moved_by_hand.set(slide);
                slide.map(moved_to).into_iter().for_each(|event| self.tell(event));
                self.moved_by_hand.take();
                self.arrive();
            }
            Rest::Unsettled => self.settle_later(),
            Rest::Astray => self.restore(),
            Rest::Left => (),
        }
    }

    // A browser may end a move of ours, or its own, a few pixels beside the slide.
    fn is_off(&self) -> bool {
        let slides = self.slides.borrow();
        let current = slides.iter().find(|(index, _)| *index == self.current.get());
        let is_off = |(_, slide): &Placed| self.scroller.is_off(&slide.element);
        !self.motion.get().is_touched() && current.is_some_and(is_off)
    }

    fn arrive(&self) {
        let was_free = self.mouse.settled();
        let layout = self.layout.get().filter(|layout| layout.first != layout.origin);
        if let Some(layout) = layout {
            self.place(layout.anew());
        }
        if was_free || layout.is_some() {
            self.restore();
        }
        self.tell(Event::Settled);
    }

    fn let_go(&self, event: &PointerEvent, drag: Drag) {
        self.motion(Motion::give_up);
        let way = self.scroller.step(self.slides.borrow().iter().map(|(_, slide)| &slide.element));
        let way = self.mouse.on_screen(way);
        let slides = drag.slides_on(self.mouse.place(event), event.time_stamp(), way);
        let current = self.current.get();
        let by = usize::try_from(slides.unsigned_abs()).unwrap_or_default();
        let forward = slides > 0;
        self.tell(moved_to(if forward { current + by } else { current.saturating_sub(by) }));
        self.show_current(true).into_iter().for_each(|place| self.head_for(place));
        if self.position() == Some(self.current.get()) {
            self.settle();
        }
    }

    fn tell(&self, event: Event) {
        self.tell.get().into_iter().for_each(|tell| tell(event));
    }
}

// What may follow from what a hand does.
enum Hand {
    Moves,
    MayDrag,
    Rests,
}

fn means(event: &DomEvent) -> Hand {
    if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        let is_alone = !key.ctrl_key() && !key.alt_key() && !key.meta_key();
        let scrolls = ["Arrow", "Page", "Home", "End", " "];
        let scrolls = is_alone && scrolls.iter().any(|start| key.key().starts_with(start));
        return if scrolls { Hand::Moves } else { Hand::Rests };
    }
    // It moves nothing before it drags.
    let is_mouse = |pointer: &PointerEvent| pointer.pointer_type() == "mouse";
    if event.dyn_ref().is_some_and(is_mouse) { Hand::MayDrag } else { Hand::Moves }
}

fn moved_to(index: usize) -> Event {
    Event::Move(Step::To(index), By::User)
}

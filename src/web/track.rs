//! The set of slides: a scroller whose position is the slide that shows.
//!
//! Swiping and momentum are the browser's own (CSS scroll snap). Only slides near those that show
//! are in the document; each stands at the place of its index, so the scroller is as long as if
//! all were there.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event as DomEvent, Node, PointerEvent};

use super::dom;
use super::listener::{EventListener, Role};
use super::mouse::Mouse;
use super::observed::Resized;
use super::scroller::{Scroller, put};
use super::slide::{Drawn, Picture};
use crate::carousel::{By, Event, Step};
use crate::drag::Drag;
use crate::news::Slides;

/// The slides that are in the document.
#[derive(Debug)]
pub(super) struct Track {
    scroller: Scroller,
    mouse: Rc<Mouse>,
    slides: RefCell<Vec<Placed>>,
    current: Cell<usize>,
    // Where a hand has moved the slides, while that is told.
    moved_by_hand: Cell<Option<usize>>,
    // The place that the scroller moves to because we said so, if no hand has touched it since.
    ours: Cell<Option<f64>>,
    settling: RefCell<Option<Timeout>>,
    resized: OnceCell<Option<Resized>>,
}

// A slide, with its index.
type Placed = (usize, Drawn);

type Tell = Rc<dyn Fn(Event)>;

/// What stands in the slides.
pub(super) struct Content<'a> {
    /// Makes the slide at an index, last child of the scroller.
    pub(super) append: &'a dyn Fn(&Element, usize) -> Option<Drawn>,
    /// The accessible name of the slide at an index.
    pub(super) name: &'a dyn Fn(usize) -> Option<String>,
}

// Where a browser does not say that scrolling has ended, it has when nothing moves for this long.
const SETTLED_AFTER_MS: u32 = 120;

// What a person moves a scroller with.
const HANDS: [&str; 4] = ["pointerdown", "touchstart", "wheel", "keydown"];

impl Track {
    pub(super) fn new(section: &Element) -> Rc<Self> {
        let scroller = Scroller::new(section);
        let mouse = Mouse::new(scroller.clone());
        let (slides, current, moved_by_hand) = Default::default();
        let (ours, settling, resized) = Default::default();
        Rc::new(Self { scroller, mouse, slides, current, moved_by_hand, ours, settling, resized })
    }

    /// Takes all slides out, because others come.
    pub(super) fn clear(&self) {
        for (_, slide) in self.slides.take() {
            slide.element.remove();
        }
    }

    /// Draws what has changed since `before`, which is nothing where others come, and scrolls to the
    /// current slide.
    pub(super) fn draw(&self, before: Option<&Slides>, slides: &Slides, content: &Content<'_>) {
        if before.map(layout) != Some(layout(slides)) {
            self.lay_out(slides, content);
        }
        let left = self.current.replace(slides.current);
        for index in slides.window.clone() {
            self.draw_slide(slides, index, content);
        }
        let drawn = |index| before.filter(|before| before.window.contains(&index));
        // Before it scrolls: what it scrolls to must be a snap point.
        for (index, slide) in self.slides.borrow().iter() {
            let is_far = |slides: &Slides| !slides.near.contains(index);
            if is_far(slides) != drawn(*index).is_some_and(is_far) {
                dom::set_flag(&slide.element, "data-far", is_far(slides));
            }
        }
        if left != slides.current {
            // A hand has moved them there, or it is where a move of ours began that is taken back.
            let ours = self.ours.take();
            let stands_at = if ours.is_some() { self.position() } else { self.moved_by_hand.get() };
            let is_there = stands_at == Some(slides.current);
            if ours.is_some() || !is_there {
                // A short way is shown moving; a jump is not, there is nothing to be seen on the way.
                let place = self.show_current(left.abs_diff(slides.current) <= slides.per_view);
                self.ours.set(place.filter(|_| !is_there));
            }
        }
        self.slides.borrow_mut().retain(|(index, slide)| {
            let stays = slides.window.contains(index);
            if !stays {
                slide.element.remove();
            }
            stays
        });
        for (index, slide) in self.slides.borrow().iter() {
            let is_seen = |slides: &Slides| slides.seen.contains(index);
            let has_picture =
                is_seen(slides) || (slides.near.contains(index) && !slides.saves_data);
            if drawn(*index).map(is_seen) != Some(is_seen(slides)) {
                dom::set_flag(&slide.element, "inert", !is_seen(slides));
            }
            if has_picture {
                slide.picture.take().into_iter().for_each(Picture::load);
            }
        }
    }

    /// Puts the scroller back to the current slide, without motion.
    pub(super) fn restore(&self) {
        let place = self.show_current(false);
        self.ours.set(self.ours.get().and(place));
    }

    /// Lets go of the slides where a mouse holds them.
    pub(super) fn cancel_drag(&self) {
        self.mouse.cancel();
    }

    /// Whether a click on `target` is the end of a drag.
    pub(super) fn ends_drag(&self, target: &Node) -> bool {
        self.scroller.0.contains(Some(target)) && self.mouse.ends_drag()
    }

    pub(super) fn is_right_to_left(&self) -> bool {
        self.scroller.is_right_to_left()
    }

    /// The scroller, in which the slides are.
    pub(super) fn element(&self) -> &Element {
        &self.scroller.0
    }

    /// Whether an element is in a slide.
    pub(super) fn contains(&self, element: &Element) -> bool {
        self.scroller.0.contains(Some(element))
    }

    /// The index of the slide that an element stands in.
    pub(super) fn index_of(&self, element: &Element) -> Option<usize> {
        let slides = self.slides.borrow();
        let found = slides.iter().find(|(_, slide)| slide.element.contains(Some(element)));
        found.map(|(index, _)| *index)
    }

    /// Keeps the focus on the slide that shows, so that it never falls to the page.
    pub(super) fn rescue_focus(&self) {
        // A slide that has just become inert may hold the focus until the next frame.
        let current = dom::find(&self.scroller.0, "[part=slide]:not([inert])");
        let Some(current) = current else { return };
        if dom::has_focus(&current) {
            return;
        }
        let link = dom::find(&current, "a");
        let target = link.unwrap_or_else(|| {
            dom::set(&current, "tabindex", Some("-1"));
            current
        });
        super::focus(&target);
    }

    /// Tells where a person moves the slides, and when they stand still.
    pub(super) fn listen(self: &Rc<Self>, tell: impl Fn(Event) + 'static) -> Vec<EventListener> {
        let tell: Tell = Rc::new(tell);
        let (scroller, track) = (&self.scroller.0, Rc::clone(self));
        let let_go = {
            let tell = Rc::clone(&tell);
            move |event: &PointerEvent, drag| track.let_go(&tell, event, drag)
        };
        let mut listeners = self.mouse.listen(let_go);
        listeners.push(self.listen_for_the_end_of_scrolling(&tell));
        listeners.push(self.listen_for_broken_pictures());
        listeners.extend(HANDS.map(|name| {
            let (track, tell) = (Rc::clone(self), Rc::clone(&tell));
            EventListener::new(scroller, name, Role::Watch, move |_| {
                // What they move the slides to must be there.
                tell(if track.ours.take().is_some() { Event::Settled } else { Event::Hand });
            })
        }));
        listeners
    }

    /// Tells how many slides the style of the page wants side by side, now and whenever the width of
    /// `line` changes, which does not depend on it.
    pub(super) fn observe(self: &Rc<Self>, line: &Element, tell: impl Fn(usize) + 'static) {
        let track = Rc::downgrade(self);
        let look = move || {
            let Some(track) = track.upgrade() else { return };
            tell(track.scroller.per_view().unwrap_or(1));
            if !track.mouse.holds() {
                track.restore();
            }
        };
        look();
        // It is observed once, by the one who mounts it.
        let _ = self.resized.set(Resized::new(line, look));
    }

    fn listen_for_the_end_of_scrolling(self: &Rc<Self>, tell: &Tell) -> EventListener {
        let scroller = &self.scroller.0;
        let (track, tell) = (Rc::clone(self), Rc::clone(tell));
        if js_sys::Reflect::has(scroller, &"onscrollend".into()) == Ok(true) {
            let settle = move |_: &DomEvent| track.settle(&tell);
            return EventListener::new(scroller, "scrollend", Role::Watch, settle);
        }
        EventListener::new(scroller, "scroll", Role::Watch, move |_| {
            let (weak, tell) = (Rc::downgrade(&track), Rc::clone(&tell));
            let settle = move || weak.upgrade().iter().for_each(|track| track.settle(&tell));
            track.settling.replace(Some(Timeout::new(SETTLED_AFTER_MS, settle)));
        })
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

    // The slides stand still.
    fn settle(&self, tell: &Tell) {
        if self.mouse.holds() {
            return;
        }
        let Some(index) = self.position() else { return };
        self.mouse.settled();
        let is_there = index == self.current.get();
        if !is_there && self.ours.get().is_some() {
            // It is the end of an earlier move, told when the next has begun already.
            return;
        }
        self.ours.take();
        if !is_there {
            self.moved_by_hand.set(Some(index));
            tell(moved_to(index));
            self.moved_by_hand.take();
        }
        tell(Event::Settled);
    }

    fn let_go(&self, tell: &Tell, event: &PointerEvent, drag: Drag) {
        let way = self.scroller.step(self.slides.borrow().iter().map(|(_, slide)| &slide.element));
        let slides = drag.slides_on(self.mouse.place(event), event.time_stamp(), way);
        let current = self.current.get();
        let by = usize::try_from(slides.unsigned_abs()).unwrap_or_default();
        let forward = slides > 0;
        tell(moved_to(if forward { current + by } else { current.saturating_sub(by) }));
        self.show_current(true);
        if self.position() == Some(self.current.get()) {
            self.mouse.settled();
            tell(Event::Settled);
        }
    }

    fn position(&self) -> Option<usize> {
        // Most often it is the one that we moved to.
        if self.ours.get() == Some(self.scroller.at()) {
            return Some(self.current.get());
        }
        let slides = self.slides.borrow();
        let current = slides.iter().filter(|(index, _)| *index == self.current.get());
        let nodes = current.chain(slides.iter()).map(|(index, slide)| (*index, &slide.element));
        self.scroller.position(nodes)
    }

    // Gives the place that it moves to.
    fn show_current(&self, moving: bool) -> Option<f64> {
        let slides = self.slides.borrow();
        let current = slides.iter().find(|(index, _)| *index == self.current.get());
        current.map(|(_, slide)| self.scroller.show(&slide.element, moving))
    }

    // What is in the document already keeps its nodes, and the scroller shows the same slide.
    fn lay_out(&self, slides: &Slides, content: &Content<'_>) {
        self.scroller.lay_out(slides.places, slides.per_view);
        for (index, slide) in self.slides.borrow().iter() {
            put(&slide.element, *index, slides.origin);
            dom::set(&slide.element, "aria-label", (content.name)(*index).as_deref());
        }
        self.restore();
    }

    fn draw_slide(&self, slides: &Slides, index: usize, content: &Content<'_>) {
        let place = self.slides.borrow().binary_search_by_key(&index, |(index, _)| *index);
        let Err(place) = place else { return };
        let Some(slide) = (content.append)(&self.scroller.0, index) else { return };
        put(&slide.element, index, slides.origin);
        // Reading order is the order of the feed, whatever was drawn first.
        if let Some((_, following)) = self.slides.borrow().get(place) {
            dom::put_before(&following.element, &slide.element);
        }
        self.slides.borrow_mut().insert(place, (index, slide));
    }
}

// What the places of the slides follow from.
const fn layout(slides: &Slides) -> (usize, usize, usize) {
    (slides.count, slides.origin, slides.per_view)
}

fn moved_to(index: usize) -> Event {
    Event::Move(Step::To(index), By::User)
}

//! The set of slides: a scroller whose position is the slide that shows.
//!
//! Swiping and momentum are the browser's own (CSS scroll snap). Only slides near those that show
//! are in the document; each stands at the place of its index, so the scroller is as long as if
//! all were there.

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use web_sys::{Element, Node};

use super::mouse::Mouse;
use super::scroller::{Scroller, Shape, put};
use super::slide::{Drawn, Picture};
use crate::carousel::{Slide, Slides};
use crate::motion::Motion;
use crate::rotation::Event;
use crate::scan::joined;
use crate::web::browser::dom;
use crate::web::browser::observed::Resized;

/// The slides that are in the document.
pub(crate) struct Track {
    pub(crate) me: Weak<Self>,
    pub(crate) scroller: Scroller,
    pub(crate) mouse: Rc<Mouse>,
    // In the order of their indices.
    pub(crate) slides: RefCell<Vec<Placed>>,
    pub(crate) current: Cell<usize>,
    pub(crate) edition: Cell<Option<u32>>,
    pub(crate) layout: Cell<Option<Layout>>,
    pub(crate) motion: Cell<Motion>,
    // As it was when the slides stood still.
    pub(crate) shape: Cell<Option<Shape>>,
    // Where a hand has moved the slides, while that is told.
    pub(crate) moved_by_hand: Cell<Option<usize>>,
    pub(crate) settling: RefCell<Option<Timeout>>,
    resized: OnceCell<Option<Resized>>,
    pub(crate) tell: OnceCell<Box<dyn Fn(Event)>>,
}

// A slide, with its index.
pub(crate) type Placed = (usize, Drawn);

// What the places of the slides follow from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) count: usize,
    pub(crate) places: usize,
    pub(crate) per_view: usize,
    pub(crate) origin: isize,
    // The index at the first place: the origin, but under a hand.
    pub(crate) first: isize,
}

impl Layout {
    /// As the machine says, when no hand is on the slides.
    pub(crate) const fn anew(self) -> Self {
        Self { first: self.origin, ..self }
    }
}

/// What stands in the slides.
pub(crate) struct Content<'a> {
    /// What the slide at an index shows, where one that is there may show it already.
    pub(crate) shows: &'a dyn Fn(usize) -> Option<Slide>,
    /// Makes the slide at an index, last child of the scroller.
    pub(crate) append: &'a Append<'a>,
    /// The accessible name of the slide at an index.
    pub(crate) name: &'a dyn Fn(usize) -> Option<String>,
}

/// Makes the slide at an index, last child of an element.
pub(crate) type Append<'a> = dyn Fn(&Element, usize) -> Option<Drawn> + 'a;

impl fmt::Debug for Track {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Track")
    }
}

impl Track {
    pub(crate) fn new(section: &Element) -> Rc<Self> {
        let scroller = Scroller::new(section);
        Rc::new_cyclic(|me| Self {
            me: Weak::clone(me),
            mouse: Mouse::new(scroller.clone()),
            scroller,
            slides: RefCell::default(),
            current: Cell::default(),
            edition: Cell::default(),
            layout: Cell::default(),
            motion: Cell::default(),
            shape: Cell::default(),
            moved_by_hand: Cell::default(),
            settling: RefCell::default(),
            resized: OnceCell::new(),
            tell: OnceCell::new(),
        })
    }

    /// Takes all slides out: there are none.
    pub(crate) fn clear(&self) {
        self.keep(|_| false);
        self.current.take();
        self.layout.take();
    }

    /// Draws what has changed, and scrolls to the current slide.
    pub(crate) fn draw(&self, slides: &Slides, content: &Content<'_>) {
        let left = self.current.get();
        // Before anything changes: a browser may lose the place where slides in front of it do.
        let stands = left > 0 && self.position() == Some(left);
        let is_new = self.edition.replace(Some(slides.edition)) != Some(slides.edition);
        if is_new {
            self.renew(slides, content);
        }
        let mut changes = self.keep(|index| slides.window.contains(&index)) || is_new;
        let fixed = self.fixed(slides.current, is_new);
        if self.append(slides, content.append) || is_new {
            changes = true;
            self.order(fixed.as_ref());
        }
        // What they scroll to must be a snap point.
        changes |= self.mark(slides);
        self.current.set(slides.current);
        if self.lay_out(slides, left, is_new, content) {
            self.motion(Motion::give_up);
            self.restore();
        } else if left != slides.current && !is_new {
            self.follow(slides, left);
        } else if changes && stands {
            self.restore();
        }
        self.show(slides);
    }

    /// Puts the scroller back to the current slide, without motion.
    pub(crate) fn restore(&self) {
        let Some(place) = self.show_current(false) else { return };
        if self.motion.get().target().is_some() {
            self.head_for(place);
        }
        self.disturb();
    }

    /// Lets go of the slides where a mouse holds them.
    pub(crate) fn cancel_drag(&self) {
        self.mouse.cancel();
    }

    /// Whether a click on `target` is the end of a drag.
    pub(crate) fn ends_drag(&self, target: &Node) -> bool {
        self.scroller.0.contains(Some(target)) && self.mouse.ends_drag()
    }

    pub(crate) fn is_right_to_left(&self) -> bool {
        self.scroller.is_right_to_left()
    }

    /// The scroller, in which the slides are.
    pub(crate) fn element(&self) -> &Element {
        &self.scroller.0
    }

    /// The index of the slide that an element stands in.
    pub(crate) fn index_of(&self, element: &Element) -> Option<usize> {
        self.find(|slide| slide.element.contains(Some(element)), |index, _| index)
    }

    /// The id of the item whose slide an element stands in.
    pub(crate) fn id_of(&self, element: &Element) -> Option<String> {
        let id = |_, slide: &Drawn| slide.shows.as_ref().map(|shown| shown.id.clone());
        self.find(|slide| slide.element.contains(Some(element)), id).flatten()
    }

    /// Keeps the focus on a slide that shows, if there is one that of an item, so that it never falls
    /// to the page.
    pub(crate) fn rescue_focus(&self, id: Option<&str>) {
        let (scroller, shows) = (&self.scroller.0, "[part=slide]:not([inert])");
        // A slide that has just become inert may hold the focus until the next frame.
        if dom::find(scroller, &joined(&[shows, ":focus-within"])).is_some() {
            return;
        }
        let is_of_item = |slide: &Drawn| {
            let shown = slide.shows.as_ref().filter(|_| !slide.is_inert.get());
            id.is_some() && shown.map(|shown| &*shown.id) == id
        };
        let of_item = self.find(is_of_item, |_, slide| slide.element.clone().into());
        let Some(slide) = of_item.or_else(|| dom::find(scroller, shows)) else { return };
        let link = dom::find(&slide, "[part=link]");
        let target = link.unwrap_or_else(|| {
            dom::set(&slide, "tabindex", Some("-1"));
            slide
        });
        dom::focus(&target);
    }

    /// Tells how many slides the style of the page wants side by side, now and whenever the width of
    /// `line` changes, which does not depend on it.
    pub(crate) fn observe(self: &Rc<Self>, line: &Element, tell: impl Fn(usize) + 'static) {
        let track = Rc::downgrade(self);
        let look = move || {
            let Some(track) = track.upgrade() else { return };
            tell(track.scroller.per_view());
            track.shape.set(track.scroller.shape());
            if !track.mouse.holds() {
                track.restore();
            }
        };
        look();
        let track = Rc::downgrade(self);
        let disturb = move || track.upgrade().iter().for_each(|track| track.disturb());
        // It is observed once, by the one who mounts it.
        let _ = self.resized.set(Resized::new(line, disturb, look));
    }

    // Slides that show what they showed stay, at their new places; the others go.
    fn renew(&self, slides: &Slides, content: &Content<'_>) {
        let mut old = self.slides.take();
        let mut same = |index| {
            let shown = (content.shows)(index)?;
            let place = old.iter_mut().position(|(_, slide)| slide.comes_to_show(&shown))?;
            Some((index, old.remove(place).1))
        };
        let kept = slides.window.clone().filter_map(&mut same).collect();
        self.slides.replace(kept);
        for (_, slide) in old {
            slide.element.remove();
        }
    }

    fn keep(&self, stays: impl Fn(usize) -> bool) -> bool {
        let before = self.slides.borrow().len();
        self.slides.borrow_mut().retain(|(index, slide)| {
            let stays = stays(*index);
            if !stays {
                slide.element.remove();
            }
            stays
        });
        self.slides.borrow().len() < before
    }

    pub(crate) fn append(&self, slides: &Slides, append: &Append<'_>) -> bool {
        let before = self.slides.borrow().len();
        for index in slides.window.clone() {
            let place = self.slides.borrow().binary_search_by_key(&index, |(index, _)| *index);
            let Err(place) = place else { continue };
            let Some(slide) = append(&self.scroller.0, index) else { continue };
            if let Some(layout) = self.layout.get() {
                put(&slide.element, index, layout.first);
            }
            self.slides.borrow_mut().insert(place, (index, slide));
        }
        self.slides.borrow().len() > before
    }

    // The slide that is not to be moved in the document, which would take focus and selection off it.
    fn fixed(&self, current: usize, is_new: bool) -> Option<Element> {
        // In the same edition only new slides are moved.
        let is_focused = |slide: &Drawn| is_new && dom::has_focus(&slide.element);
        let focused = self.find(is_focused, |index, _| index);
        let index = focused.unwrap_or(current);
        let slides = self.slides.borrow();
        let fixed = slides.iter().find(|(at, _)| *at == index).or_else(|| slides.first());
        fixed.map(|(_, slide)| slide.element.clone().into())
    }

    // Reading order is the order of the feed, whatever was drawn first.
    fn order(&self, fixed: Option<&Element>) {
        let slides = self.slides.borrow();
        let elements: Vec<&Element> =
            slides.iter().map(|(_, slide)| slide.element.as_ref()).collect();
        let pairs: Vec<_> = elements.iter().zip(elements.iter().skip(1)).collect();
        let fixed = elements.iter().position(|element| Some(*element) == fixed).unwrap_or(0);
        let (before, after) = pairs.split_at(fixed);
        let are_apart = |(one, next): &&(&&Element, &&Element)| {
            one.next_element_sibling().as_ref() != Some(**next)
        };
        for (one, next) in before.iter().rev().filter(are_apart) {
            dom::put_before(next, one);
        }
        for (one, next) in after.iter().filter(are_apart) {
            dom::put_after(one, next);
        }
    }

    // A fling must not pass the slides next to those that show.
    fn mark(&self, slides: &Slides) -> bool {
        let mut changes = false;
        for (index, slide) in self.slides.borrow().iter() {
            let is_far = !slides.near.contains(index);
            if slide.is_far.replace(is_far) != is_far {
                dom::set_flag(&slide.element, "data-far", is_far);
                changes = true;
            }
        }
        changes
    }

    // Says whether the slide that showed stands at another place now.
    fn lay_out(&self, slides: &Slides, left: usize, is_new: bool, content: &Content<'_>) -> bool {
        let old = self.layout.get();
        let now = if is_new { slides.current } else { left };
        let origin = signed(slides.origin);
        // Under a hand, what it holds stays where it is.
        let held = old.filter(|old| self.is_held() && old.per_view == slides.per_view);
        let first = held.map_or(origin, |old| old.first + signed(now) - signed(left));
        let Slides { count, places, per_view, .. } = *slides;
        let layout = Layout { count, places, per_view, origin, first };
        if is_new || old != Some(layout) {
            self.place(layout);
            for (index, slide) in self.slides.borrow().iter() {
                dom::update(&slide.element, "aria-label", (content.name)(*index).as_deref());
            }
        }
        old.map_or(slides.current > 0, |old| {
            old.per_view != per_view || signed(left) - old.first != signed(now) - first
        })
    }

    pub(crate) fn place(&self, layout: Layout) {
        self.layout.set(Some(layout));
        let places = layout.places.saturating_add_signed(layout.origin - layout.first);
        self.scroller.lay_out(places, layout.per_view);
        for (index, slide) in self.slides.borrow().iter() {
            put(&slide.element, *index, layout.first);
        }
    }

    // Scrolls from the slide that showed to the one that shows now.
    pub(crate) fn follow(&self, slides: &Slides, left: usize) {
        // A hand has moved them there, or it is where a move of ours began that is taken back.
        let is_ours = self.motion(Motion::give_up).is_some();
        let stands_at = if is_ours { self.position() } else { self.moved_by_hand.get() };
        let is_there = stands_at == Some(slides.current);
        if is_ours || !is_there {
            // A short way is shown moving; a jump is not, there is nothing to be seen on the way.
            let place = self.show_current(left.abs_diff(slides.current) <= slides.per_view);
            place.filter(|_| !is_there).into_iter().for_each(|place| self.head_for(place));
        }
    }

    // Who shows can be read, and has its picture.
    pub(crate) fn show(&self, slides: &Slides) {
        for (index, slide) in self.slides.borrow().iter() {
            let is_seen = slides.seen.contains(index);
            if slide.is_inert.replace(!is_seen) == is_seen {
                dom::set_flag(&slide.element, "inert", !is_seen);
            }
            if is_seen || (slides.near.contains(index) && !slides.saves_data) {
                slide.picture.take().into_iter().for_each(Picture::load);
            }
        }
    }

    pub(crate) fn position(&self) -> Option<usize> {
        // Most often it is the one that we moved to.
        if self.motion.get().target() == Some(self.scroller.at()) {
            return Some(self.current.get());
        }
        let slides = self.slides.borrow();
        let current = slides.iter().filter(|(index, _)| *index == self.current.get());
        let nodes = current.chain(slides.iter()).map(|(index, slide)| (*index, &slide.element));
        self.scroller.position(nodes)
    }

    // Gives the place that it moves to.
    pub(crate) fn show_current(&self, moving: bool) -> Option<f64> {
        let slides = self.slides.borrow();
        let current = slides.iter().find(|(index, _)| *index == self.current.get());
        current.map(|(_, slide)| self.scroller.show(&slide.element, moving))
    }

    // The first slide that is wanted.
    fn find<T>(
        &self,
        wanted: impl Fn(&Drawn) -> bool,
        give: impl Fn(usize, &Drawn) -> T,
    ) -> Option<T> {
        let slides = self.slides.borrow();
        let found = slides.iter().find(|(_, slide)| wanted(slide));
        found.map(|(index, slide)| give(*index, slide))
    }

    pub(crate) fn motion<T>(&self, change: impl FnOnce(&mut Motion) -> T) -> T {
        let mut motion = self.motion.get();
        let given = change(&mut motion);
        self.motion.set(motion);
        given
    }
}

fn signed(index: usize) -> isize {
    index.try_into().unwrap_or(isize::MAX)
}

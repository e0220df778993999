//! The set of slides: a scroller whose position is the slide that shows.
//!
//! Swiping and momentum are the browser's own (CSS scroll snap). Only slides near the current one
//! are in the document; each stands at the place of its index, so the scroller is as long as if
//! all were there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver, ScrollBehavior, ScrollToOptions};

use super::{Language, Result, dom, length, slide};
use crate::news::{News, Slides};

/// The slides that are in the document.
#[derive(Debug)]
pub(super) struct Track {
    scroller: HtmlElement,
    _width: Observed,
    // In the order of their indices, as they stand in the document.
    slides: RefCell<Vec<(usize, HtmlElement)>>,
    current: Rc<Cell<usize>>,
    count: Cell<usize>,
    // Whether the scroller moves because we said so, and no hand has touched it since.
    ours: Rc<Cell<bool>>,
    settling: Rc<RefCell<Option<Timeout>>>,
}

// Where a browser does not say that scrolling has ended, it has when nothing moves for this long.
const SETTLED_AFTER_MS: u32 = 120;

// What a person moves a scroller with.
const HANDS: [&str; 4] = ["pointerdown", "touchstart", "wheel", "keydown"];

// A scroller stands at a snap point but for rounding, in parts of a slide.
const SNAP_TOLERANCE: f64 = 0.02;

impl Track {
    pub(super) fn new(section: &Element) -> Result<Self> {
        let scroller = dom::append(section, "div", "slides")?;
        let (slides, ours, settling) = Default::default();
        let current = Rc::new(Cell::new(0));
        let width = Observed::new(&scroller, {
            let (scroller, current) = (scroller.clone(), Rc::clone(&current));
            move || scroll(&scroller, current.get(), false)
        })?;
        Ok(Self { scroller, _width: width, slides, current, count: Cell::new(0), ours, settling })
    }

    /// Takes all slides out, because others come.
    pub(super) fn clear(&self) {
        for (_, slide) in self.slides.take() {
            slide.remove();
        }
    }

    /// Draws the slides of the window and scrolls to the current one.
    pub(super) fn draw(&self, news: &News, slides: &Slides, language: &Language) -> Result<()> {
        if self.count.replace(slides.count) != slides.count {
            self.scroller.style().set_property("--count", &slides.count.to_string())?;
            self.rename(news, language);
        }
        let before = self.current.replace(slides.current);
        for index in slides.window.clone() {
            self.draw_slide(news, index, language)?;
        }
        // One step is shown moving; a jump is not, there is nothing to be seen on the way.
        if before != slides.current && position(&self.scroller) != Some(slides.current) {
            self.ours.set(true);
            scroll(&self.scroller, slides.current, before.abs_diff(slides.current) == 1);
        }
        self.slides.borrow_mut().retain(|(index, slide)| {
            let stays = slides.window.contains(index);
            if !stays {
                slide.remove();
            }
            stays
        });
        for (index, slide) in self.slides.borrow().iter() {
            dom::set_flag(slide, "inert", *index != slides.current);
        }
        Ok(())
    }

    // A slide's name says how many there are.
    fn rename(&self, news: &News, language: &Language) {
        for (index, slide) in self.slides.borrow().iter() {
            let content = news.slide(*index, &language.words);
            dom::set(slide, "aria-label", content.as_ref().map(|content| content.name.as_str()));
        }
    }

    /// Puts the scroller back to the current slide, without motion.
    pub(super) fn restore(&self) {
        scroll(&self.scroller, self.current.get(), false);
    }

    pub(super) fn is_right_to_left(&self) -> bool {
        is_right_to_left(&self.scroller)
    }

    /// Whether the focus is in a slide.
    pub(super) fn has_focus(&self) -> bool {
        dom::has_focus(&self.scroller)
    }

    /// Keeps the focus on the slide that shows, so that it never falls to the page.
    pub(super) fn rescue_focus(&self) {
        // A slide that has just become inert may hold the focus until the next frame.
        let current = self.scroller.query_selector("[part=slide]:not([inert])").ok().flatten();
        let Some(current) = current else { return };
        if dom::has_focus(&current) {
            return;
        }
        let link = current.query_selector("a").ok().flatten();
        let target = link.unwrap_or_else(|| {
            dom::set(&current, "tabindex", Some("-1"));
            current
        });
        super::focus(&target);
    }

    /// Calls `settled` with the slide that a person has scrolled to.
    pub(super) fn listen(&self, settled: impl Fn(usize) + 'static) -> Vec<EventListener> {
        let settle = Rc::new({
            let (scroller, current) = (self.scroller.clone(), Rc::clone(&self.current));
            let ours = Rc::clone(&self.ours);
            move || match position(&scroller) {
                Some(index) if index == current.get() => ours.set(false),
                // The end of an earlier move may be told when the next has begun already.
                Some(index) if !ours.get() => settled(index),
                Some(_) | None => (),
            }
        });
        let ended = EventListener::new(&self.scroller, "scrollend", {
            let settle = Rc::clone(&settle);
            move |_| settle()
        });
        let settling = Rc::clone(&self.settling);
        let says_when_it_ends = js_sys::Reflect::has(&self.scroller, &"onscrollend".into());
        let moving = EventListener::new(&self.scroller, "scroll", move |_| {
            if says_when_it_ends != Ok(true) {
                let settle = Rc::clone(&settle);
                settling.replace(Some(Timeout::new(SETTLED_AFTER_MS, move || settle())));
            }
        });
        let mut listeners = vec![ended, moving, self.listen_for_broken_pictures()];
        listeners.extend(HANDS.map(|name| {
            let ours = Rc::clone(&self.ours);
            EventListener::new(&self.scroller, name, move |_| ours.set(false))
        }));
        listeners
    }

    // `error` does not bubble, but it can be caught on its way down.
    fn listen_for_broken_pictures(&self) -> EventListener {
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&self.scroller, "error", options, |event| {
            let picture = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(figure) = picture.and_then(|picture| picture.parent_element()) {
                dom::set_flag(&figure, "data-broken", true);
            }
        })
    }

    fn draw_slide(&self, news: &News, index: usize, language: &Language) -> Result<()> {
        let place = self.slides.borrow().binary_search_by_key(&index, |(index, _)| *index);
        let Err(place) = place else { return Ok(()) };
        let Some(content) = news.slide(index, &language.words) else { return Ok(()) };
        let element = slide::append(&self.scroller, &content, index, language)?;
        // Reading order is the order of the feed, whatever was drawn first.
        let following = self.slides.borrow().get(place).map(|(_, slide)| slide.clone());
        if let Some(following) = following {
            self.scroller.insert_before(&element, Some(&following))?;
        }
        self.slides.borrow_mut().insert(place, (index, element));
        Ok(())
    }
}

/// Tells when the width changes: a slide's place is a multiple of it. Dropping it ends that.
#[derive(Debug)]
struct Observed {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Observed {
    fn new(element: &Element, changed: impl FnMut() + 'static) -> Result<Self> {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref())?;
        observer.observe(element);
        Ok(Self { observer, _changed: changed })
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn scroll(scroller: &HtmlElement, index: usize, moving: bool) {
    let width = f64::from(scroller.client_width());
    let sign = if is_right_to_left(scroller) { -1.0 } else { 1.0 };
    let options = ScrollToOptions::new();
    options.set_left(sign * width * f64::from(length(index)));
    // The style sheet says how a step moves, and that it does not where no motion is wanted.
    options.set_behavior(if moving { ScrollBehavior::Auto } else { ScrollBehavior::Instant });
    scroller.scroll_to_with_scroll_to_options(&options);
}

fn is_right_to_left(scroller: &Element) -> bool {
    scroller.matches(":dir(rtl)").unwrap_or(false)
}

// The slide that the scroller stands at; `None` between two of them.
fn position(scroller: &HtmlElement) -> Option<usize> {
    let width = f64::from(scroller.client_width());
    let position = f64::from(scroller.scroll_left()).abs() / width;
    let nearest = position.round();
    let stands = (position - nearest).abs() < SNAP_TOLERANCE;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::as_conversions,
        reason = "it is a small whole number"
    )]
    (width > 0.0 && stands).then_some(nearest as usize)
}

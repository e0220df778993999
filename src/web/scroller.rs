//! The scroller of the slides: where each stands, and where the scroller does.
//!
//! Places are pixels from the start of the line, in the direction of reading.

use std::cmp::Ordering;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollToOptions};

use super::dom;

// A scroller stands at a snap point but for rounding, in parts of its width.
const SNAP_TOLERANCE: f64 = 0.01;

/// A slide that is in the document, with its index.
pub(super) type Placed = (usize, HtmlElement);

#[derive(Clone, Debug)]
pub(super) struct Scroller(pub(super) HtmlElement);

impl Scroller {
    pub(super) fn new(section: &Element) -> Self {
        let scroller = dom::append(section, "div", "slides");
        // Some browsers make a stop of each scroller, and this one has no name: its slides do.
        dom::set(&scroller, "tabindex", Some("-1"));
        Self(scroller)
    }

    /// Lays out so many places, so many of them side by side.
    pub(super) fn lay_out(&self, places: usize, per_view: usize) {
        set_property(&self.0, "--count", places);
        set_property(&self.0, "--per", per_view);
        dom::set_flag(&self.0, "data-several", per_view > 1);
    }

    /// How many slides the style of the page wants side by side.
    pub(super) fn per_view(&self) -> Option<usize> {
        let style = dom::window().ok()?.get_computed_style(&self.0).ok()??;
        style.get_property_value("--newsreel-slides-per-view").ok()?.trim().parse().ok()
    }

    /// Whether the slides run from right to left. Where they stand tells it sooner than the style.
    pub(super) fn is_right_to_left(&self) -> bool {
        let left = |slide: Option<Element>| {
            slide.map(|slide| slide.unchecked_ref::<HtmlElement>().offset_left())
        };
        match left(self.0.last_element_child()).cmp(&left(self.0.first_element_child())) {
            Ordering::Less => true,
            Ordering::Greater => false,
            // Browsers of 2023 may not know it, and throw.
            Ordering::Equal => self.0.matches(":dir(rtl)").unwrap_or(false),
        }
    }

    /// Where the scroller stands.
    pub(super) fn at(&self) -> f64 {
        f64::from(self.0.scroll_left()).abs()
    }

    /// Moves the scroller so that `slide` is the first that shows.
    pub(super) fn show(&self, slide: &HtmlElement, moving: bool) {
        // The style sheet says how a step moves, and that it does not where no motion is wanted.
        let behavior = if moving { ScrollBehavior::Auto } else { ScrollBehavior::Instant };
        let line = self.line();
        self.scroll(line.target(slide), line.is_right_to_left, behavior);
    }

    /// Moves the scroller to a place.
    pub(super) fn scroll_to(&self, place: f64, behavior: ScrollBehavior) {
        self.scroll(place, self.is_right_to_left(), behavior);
    }

    fn scroll(&self, place: f64, is_right_to_left: bool, behavior: ScrollBehavior) {
        let options = ScrollToOptions::new();
        options.set_left(if is_right_to_left { -place } else { place });
        options.set_behavior(behavior);
        self.0.scroll_to_with_scroll_to_options(&options);
    }

    /// The slide that the scroller stands at; `None` between two of them.
    pub(super) fn position<'a>(
        &self,
        mut slides: impl Iterator<Item = &'a Placed>,
    ) -> Option<usize> {
        let (at, line) = (self.at(), self.line());
        let tolerance = (f64::from(line.width) * SNAP_TOLERANCE).max(1.0);
        let stands =
            |slide: &HtmlElement| line.width > 0 && (line.target(slide) - at).abs() <= tolerance;
        slides.find(|(_, slide)| stands(slide)).map(|(index, _)| *index)
    }

    /// The way from one slide to the next.
    pub(super) fn step(&self, slides: &[Placed]) -> f64 {
        let line = self.line();
        let mut places = slides.iter().map(|(_, slide)| line.place(slide));
        match (places.next(), places.next()) {
            (Some(first), Some(second)) => second - first,
            _ => f64::from(line.width),
        }
    }

    fn line(&self) -> Line {
        let width = self.0.client_width();
        let most = self.0.scroll_width() - width;
        Line { width, most, is_right_to_left: self.is_right_to_left() }
    }
}

// What the slides stand on, as it is now: the width that shows, and how far it can be scrolled.
struct Line {
    width: i32,
    most: i32,
    is_right_to_left: bool,
}

impl Line {
    // The last slide never leaves a gap behind it.
    fn target(&self, slide: &HtmlElement) -> f64 {
        self.place(slide).min(f64::from(self.most)).max(0.0)
    }

    fn place(&self, slide: &HtmlElement) -> f64 {
        let left = slide.offset_left();
        let is_reversed = self.is_right_to_left;
        f64::from(if is_reversed { self.width - left - slide.offset_width() } else { left })
    }
}

/// The custom property that holds the place of a slide.
pub(super) fn put(slide: &HtmlElement, index: usize, origin: usize) {
    set_property(slide, "--index", index.saturating_sub(origin));
}

fn set_property(element: &HtmlElement, name: &str, value: usize) {
    // Only a style that cannot be written to fails, and an element's can.
    let _ = element.style().set_property(name, &value.to_string());
}

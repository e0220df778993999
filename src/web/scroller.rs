//! The scroller of the slides: where each stands, and where the scroller does.
//!
//! Places are pixels from the start of the line, in the direction of reading.

use std::cmp::Ordering;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::dom;

#[wasm_bindgen]
extern "C" {
    // As in web-sys, but nothing here can fail: an element's own style can be written to.
    #[wasm_bindgen(js_name = getComputedStyle)]
    fn computed_style(element: &Element) -> Style;

    type Style;
    #[wasm_bindgen(method, js_name = getPropertyValue)]
    fn value(this: &Style, property: &str) -> String;
    #[wasm_bindgen(method, js_name = setProperty)]
    fn set(this: &Style, property: &str, value: &str);
}

// A scroller stands at a snap point but for rounding, in parts of its width.
const SNAP_TOLERANCE: f64 = 0.01;

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
        computed_style(&self.0).value("--newsreel-slides-per-view").trim().parse().ok()
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

    /// Moves the scroller so that `slide` is the first that shows; gives the place it moves to.
    pub(super) fn show(&self, slide: &HtmlElement, moving: bool) -> f64 {
        let is_right_to_left = self.is_right_to_left();
        let place = self.place(slide, is_right_to_left);
        self.scroll(place, is_right_to_left, moving);
        place
    }

    /// Moves the scroller to a place.
    pub(super) fn scroll_to(&self, place: f64, moving: bool) {
        self.scroll(place, self.is_right_to_left(), moving);
    }

    // The style sheet says how a step moves, and that it does not where no motion is wanted.
    fn scroll(&self, place: f64, is_right_to_left: bool, moving: bool) {
        let left = if is_right_to_left { -place } else { place };
        if moving {
            return self.0.scroll_to_with_x_and_y(left, 0.0);
        }
        let options = dom::object(&[("left", &left.into()), ("behavior", &"instant".into())]);
        self.0.scroll_to_with_scroll_to_options(options.unchecked_ref());
    }

    /// The index of the slide that the scroller stands at; `None` between two of them.
    pub(super) fn position<'a>(
        &self,
        mut slides: impl Iterator<Item = (usize, &'a HtmlElement)>,
    ) -> Option<usize> {
        let (at, is_right_to_left) = (self.at(), self.is_right_to_left());
        let width = self.0.client_width();
        let tolerance = (f64::from(width) * SNAP_TOLERANCE).max(1.0);
        // The last slide never leaves a gap behind it.
        let most = f64::from(self.0.scroll_width() - width);
        let stands = |slide: &HtmlElement| {
            let target = self.place(slide, is_right_to_left).min(most).max(0.0);
            width > 0 && (target - at).abs() <= tolerance
        };
        slides.find(|(_, slide)| stands(slide)).map(|(index, _)| index)
    }

    /// The way from one slide to the next.
    pub(super) fn step<'a>(&self, slides: impl Iterator<Item = &'a HtmlElement>) -> f64 {
        let is_right_to_left = self.is_right_to_left();
        let mut places = slides.map(|slide| self.place(slide, is_right_to_left));
        match (places.next(), places.next()) {
            (Some(first), Some(second)) => second - first,
            _ => f64::from(self.0.client_width()),
        }
    }

    // Where a slide stands.
    fn place(&self, slide: &HtmlElement, is_right_to_left: bool) -> f64 {
        let left = slide.offset_left();
        let reversed = || self.0.client_width() - left - slide.offset_width();
        f64::from(if is_right_to_left { reversed() } else { left })
    }
}

/// The custom property that holds the place of a slide.
pub(super) fn put(slide: &HtmlElement, index: usize, origin: usize) {
    set_property(slide, "--index", index.saturating_sub(origin));
}

fn set_property(element: &HtmlElement, name: &str, value: usize) {
    element.style().unchecked_ref::<Style>().set(name, &value.to_string());
}

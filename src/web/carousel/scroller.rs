//! The scroller of the slides: where each stands, and where the scroller does.
//!
//! Places are pixels from the start of the line, in the direction of reading.

use std::cmp::Ordering;

use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::number;
use crate::scan::joined;
use crate::web::browser::Result;
use crate::web::browser::dom;

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

    // A DOM that lays nothing out has no such method.
    type Scrolling;
    #[wasm_bindgen(method, catch, js_name = scrollTo)]
    fn scroll_to(this: &Scrolling, options: &Object) -> Result<()>;
}

// A scroller stands at a snap point but for rounding, in parts of its width.
const SNAP_TOLERANCE: f64 = 0.01;

/// How the line of slides lies on the screen: the page may scale, zoom or turn it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// The direction of reading.
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// Pixels of the screen for one of the scroller's.
    pub(crate) scale: f64,
}

impl Default for Line {
    fn default() -> Self {
        Self { x: 1.0, y: 0.0, scale: 1.0 }
    }
}

// Places are told in whole pixels.
const ROUNDING_PX: f64 = 2.0;

/// The width, and the way from one slide to the next, towards the left where that is the reading.
pub(crate) type Shape = (i32, i32);

#[derive(Clone, Debug)]
pub(crate) struct Scroller(pub(crate) HtmlElement);

impl Scroller {
    pub(crate) fn new(section: &Element) -> Self {
        let scroller = dom::append(section, "div", "slides");
        // Some browsers make a stop of each scroller, and this one has no name: its slides do.
        dom::set(&scroller, "tabindex", Some("-1"));
        Self(scroller)
    }

    /// Lays out so many places, so many of them side by side.
    pub(crate) fn lay_out(&self, places: usize, per_view: usize) {
        set_property(&self.0, "--count", places);
        set_property(&self.0, "--per", per_view);
        dom::set_flag(&self.0, "data-several", per_view > 1);
    }

    /// How many slides the style of the page wants side by side.
    pub(crate) fn per_view(&self) -> usize {
        let wanted = computed_style(&self.0).value("--newsreel-slides-per-view");
        number::read(wanted.trim()).unwrap_or(1)
    }

    /// Whether the slides run from right to left. Where they stand tells it sooner than the style.
    pub(crate) fn is_right_to_left(&self) -> bool {
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
    pub(crate) fn at(&self) -> f64 {
        f64::from(self.0.scroll_left()).abs()
    }

    /// Moves the scroller so that `slide` is the first that shows; gives the place it moves to.
    pub(crate) fn show(&self, slide: &HtmlElement, moving: bool) -> f64 {
        let is_right_to_left = self.is_right_to_left();
        let place = self.target(slide, is_right_to_left);
        self.scroll(place, is_right_to_left, moving);
        place
    }

    /// Whether the scroller stands beside the place of `slide`, by more than rounding.
    pub(crate) fn is_off(&self, slide: &HtmlElement) -> bool {
        (self.target(slide, self.is_right_to_left()) - self.at()).abs() > ROUNDING_PX
    }

    /// What the browser lays the slides out by: where that changes, it may scroll.
    pub(crate) fn shape(&self) -> Option<Shape> {
        let left = |slide: Option<Element>| {
            slide.map(|slide| slide.unchecked_ref::<HtmlElement>().offset_left())
        };
        let (first, width) = (self.0.first_element_child(), self.0.client_width());
        let second = first.as_ref().and_then(Element::next_element_sibling);
        Some((width, left(second)? - left(first)?))
    }

    // The last slide never leaves a gap behind it.
    fn target(&self, slide: &HtmlElement, is_right_to_left: bool) -> f64 {
        let most = f64::from(self.0.scroll_width() - self.0.client_width());
        self.place(slide, is_right_to_left).min(most).max(0.0)
    }

    /// Moves the scroller to a place.
    pub(crate) fn scroll_to(&self, place: f64, moving: bool) {
        self.scroll(place, self.is_right_to_left(), moving);
    }

    // The style sheet says how a step moves, and that it does not where no motion is wanted.
    fn scroll(&self, place: f64, is_right_to_left: bool, moving: bool) {
        let left = if is_right_to_left { -place } else { place };
        let behavior = if moving { "auto" } else { "instant" };
        let options = dom::object(&[("left", &left.into()), ("behavior", &behavior.into())]);
        let _ = self.0.unchecked_ref::<Scrolling>().scroll_to(&options);
    }

    /// The index of the slide that the scroller stands at; `None` between two of them.
    pub(crate) fn position<'a>(
        &self,
        mut slides: impl Iterator<Item = (usize, &'a HtmlElement)>,
    ) -> Option<usize> {
        let (at, is_right_to_left) = (self.at(), self.is_right_to_left());
        let width = self.0.client_width();
        let tolerance = (f64::from(width) * SNAP_TOLERANCE).max(1.0);
        let stands = |slide: &HtmlElement| {
            width > 0 && (self.target(slide, is_right_to_left) - at).abs() <= tolerance
        };
        slides.find(|(_, slide)| stands(slide)).map(|(index, _)| index)
    }

    /// The way from one slide to the next.
    pub(crate) fn step<'a>(&self, slides: impl Iterator<Item = &'a HtmlElement>) -> f64 {
        let is_right_to_left = self.is_right_to_left();
        let mut places = slides.map(|slide| self.place(slide, is_right_to_left));
        match (places.next(), places.next()) {
            (Some(first), Some(second)) => second - first,
            _ => f64::from(self.0.client_width()),
        }
    }

    /// How the line lies: as the way from the first slide to the last does.
    pub(crate) fn line(&self) -> Line {
        let ends = (self.0.first_element_child(), self.0.last_element_child());
        let (Some(first), Some(last)) = ends else { return Line::default() };
        let (from, to) = (first.get_bounding_client_rect(), last.get_bounding_client_rect());
        // Their middles: a box that is turned stands in a larger one.
        let x = f64::midpoint(to.left() - from.left(), to.right() - from.right());
        let y = f64::midpoint(to.top() - from.top(), to.bottom() - from.bottom());
        let left = |slide: &Element| slide.unchecked_ref::<HtmlElement>().offset_left();
        let (own, length) = (f64::from((left(&last) - left(&first)).abs()), (x * x + y * y).sqrt());
        if own > 0.0 && length > 0.0 {
            Line { x: x / length, y: y / length, scale: length / own * self.zoom() }
        } else {
            Line::default()
        }
    }

    // The CSS zoom that boxes on the screen do not tell: none in browsers that know it by this name.
    fn zoom(&self) -> f64 {
        if js_sys::Reflect::has(&self.0, &"currentCSSZoom".into()) == Ok(true) {
            return 1.0;
        }
        let around = |element: &Element| {
            let host = || element.get_root_node().dyn_into().map(|root: ShadowRoot| root.host());
            element.parent_element().or_else(|| host().ok())
        };
        let elements = std::iter::successors(Some(Element::from(self.0.clone())), around);
        let zooms =
            elements.map(|element| js_sys::parse_float(&computed_style(&element).value("zoom")));
        zooms.filter(|zoom| *zoom > 0.0).product()
    }

    // Where a slide stands.
    fn place(&self, slide: &HtmlElement, is_right_to_left: bool) -> f64 {
        let left = slide.offset_left();
        let reversed = || self.0.client_width() - left - slide.offset_width();
        f64::from(if is_right_to_left { reversed() } else { left })
    }
}

/// The custom property that holds the place of a slide; `first` has the first place.
pub(crate) fn put(slide: &HtmlElement, index: usize, first: isize) {
    let place = isize::try_from(index).unwrap_or(isize::MAX).saturating_sub(first);
    let sign = if place < 0 { "-" } else { "" };
    set_text(slide, "--index", &joined(&[sign, &number::write(place.unsigned_abs())]));
}

fn set_property(element: &HtmlElement, name: &str, value: usize) {
    set_text(element, name, &number::write(value));
}

fn set_text(element: &HtmlElement, name: &str, value: &str) {
    element.style().unchecked_ref::<Style>().set(name, value);
}

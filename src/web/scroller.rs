//! The scroller of the slides: where each stands, and where the scroller does.
//!
//! Places are pixels from the start of the line, in the direction of reading.

use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollToOptions};

use super::dom;

// A scroller stands at a snap point but for rounding, in parts of a slide.
const SNAP_TOLERANCE: f64 = 0.02;

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

    pub(super) fn is_right_to_left(&self) -> bool {
        self.0.matches(":dir(rtl)").unwrap_or(false)
    }

    /// Where the scroller stands.
    pub(super) fn at(&self) -> f64 {
        f64::from(self.0.scroll_left()).abs()
    }

    /// Moves the scroller so that `slide` is the first that shows.
    pub(super) fn show(&self, slide: &HtmlElement, moving: bool) {
        // The style sheet says how a step moves, and that it does not where no motion is wanted.
        let behavior = if moving { ScrollBehavior::Auto } else { ScrollBehavior::Instant };
        self.scroll_to(self.target(slide), behavior);
    }

    /// Moves the scroller to a place at once.
    pub(super) fn scroll_to(&self, place: f64, behavior: ScrollBehavior) {
        let sign = if self.is_right_to_left() { -1.0 } else { 1.0 };
        let options = ScrollToOptions::new();
        options.set_left(sign * place);
        options.set_behavior(behavior);
        self.0.scroll_to_with_scroll_to_options(&options);
    }

    /// The slide that the scroller stands at; `None` between two of them.
    pub(super) fn position(&self, slides: &[Placed]) -> Option<usize> {
        let at = self.at();
        let stands = |slide: &HtmlElement| {
            let width = f64::from(slide.offset_width());
            width > 0.0 && (self.target(slide) - at).abs() <= (width * SNAP_TOLERANCE).max(1.0)
        };
        slides.iter().find(|(_, slide)| stands(slide)).map(|(index, _)| *index)
    }

    /// The way from one slide to the next.
    pub(super) fn step(&self, slides: &[Placed]) -> f64 {
        let mut places = slides.iter().map(|(_, slide)| self.place(slide));
        match (places.next(), places.next()) {
            (Some(first), Some(second)) => second - first,
            _ => f64::from(self.0.client_width()),
        }
    }

    // The last slide never leaves a gap behind it.
    fn target(&self, slide: &HtmlElement) -> f64 {
        let most = self.0.scroll_width() - self.0.client_width();
        self.place(slide).min(f64::from(most)).max(0.0)
    }

    fn place(&self, slide: &HtmlElement) -> f64 {
        let left = slide.offset_left();
        let place = if self.is_right_to_left() {
            self.0.client_width() - left - slide.offset_width()
        } else {
            left
        };
        f64::from(place)
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

//! The element of a sign-up form, and how a test finds what stands in it.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::host::{append, is_shown};
use super::stub::document;
use super::waiting::until;

/// A place in the page for a form; gone when dropped.
pub(crate) struct Spot {
    pub(crate) element: HtmlElement,
}

impl Spot {
    pub(crate) fn new(attributes: &[(&str, &str)]) -> Self {
        let body = document().body().expect("a page has a body");
        Self { element: append(&body, "newsreel-signup", attributes, "") }
    }

    /// A place with what a page has put there.
    pub(crate) fn holding(attributes: &[(&str, &str)], fill: impl Fn(&HtmlElement)) -> Self {
        let spot = Self::new(attributes);
        fill(&spot.element);
        spot
    }

    /// Sets an attribute, as a script of the page would.
    pub(crate) fn set(&self, name: &str, value: &str) {
        self.element.set_attribute(name, value).expect("tests name sound attributes");
    }

    pub(crate) fn find_all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.element.query_selector_all(selector).expect("tests write sound selectors");
        (0..found.length()).filter_map(|at| found.item(at)).map(JsCast::unchecked_into).collect()
    }

    /// The first element that matches, which must be there.
    #[track_caller]
    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        let found = self.find_all(selector).into_iter().next();
        found.unwrap_or_else(|| panic!("there is no {selector}"))
    }

    /// What the element has added under this name, which must be there.
    #[track_caller]
    pub(crate) fn own(&self, name: &str) -> HtmlElement {
        self.find(&format!(".newsreel-{name}"))
    }

    /// Whether what the element adds under this name is there to be seen.
    pub(crate) fn shows(&self, name: &str) -> bool {
        self.find_all(&format!(".newsreel-{name}")).iter().any(|found| is_shown(found))
    }

    /// Waits until a condition holds in the tree.
    pub(crate) async fn until(&self, what: &str, condition: impl Fn() -> bool) {
        until(&self.element, what, condition).await;
    }

    /// The element with all that stands in it, in writing.
    pub(crate) fn tree(&self) -> String {
        self.element.outer_html()
    }
}

impl Drop for Spot {
    fn drop(&mut self) {
        self.element.remove();
    }
}

//! A host element in the page, and how a test looks into it and acts on it.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleSheet, Element, Event, HtmlElement, Node, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

use super::stub::document;
use super::waiting::until;

/// What `src/js/widget.js` has every shadow root adopt.
const STYLE: &str = concat!(
    include_str!("../../../src/css/base.css"),
    include_str!("../../../src/css/carousel.css"),
    include_str!("../../../src/css/reader.css"),
);

/// An element with an open shadow root that holds the slot of the fallback; gone when dropped.
pub(crate) struct Host {
    pub(crate) element: HtmlElement,
    pub(crate) root: ShadowRoot,
}

impl Host {
    pub(crate) fn new(attributes: &[(&str, &str)]) -> Self {
        let body = document().body().expect("a page has a body");
        let element = append(&body, "div", attributes, "");
        let root = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open));
        let root = root.expect("a division takes a shadow root");
        root.set_adopted_style_sheets(&Array::of1(&sheet()));
        root.append_child(&create("slot")).expect("a root takes a slot");
        Self { element, root }
    }

    /// Sets an attribute, as a script of the page would.
    pub(crate) fn set(&self, name: &str, value: &str) {
        self.element.set_attribute(name, value).expect("tests name sound attributes");
    }

    /// The first element that matches, which must be there.
    #[track_caller]
    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).expect("tests write sound selectors");
        let Some(found) = found else { panic!("there is no {selector}") };
        found.unchecked_into()
    }

    pub(crate) fn find_all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).expect("tests write sound selectors");
        (0..found.length()).filter_map(|at| found.item(at)).map(JsCast::unchecked_into).collect()
    }

    #[track_caller]
    pub(crate) fn part(&self, name: &str) -> HtmlElement {
        self.find(&format!("[part={name}]"))
    }

    #[track_caller]
    pub(crate) fn press(&self, part: &str) {
        self.part(part).click();
    }

    /// Whether the host's own content shows.
    pub(crate) fn shows_fallback(&self) -> bool {
        is_shown(&self.find("slot"))
    }

    /// Whether a part is there to be seen.
    pub(crate) fn shows(&self, part: &str) -> bool {
        self.find_all(&format!("[part={part}]")).iter().any(|found| is_shown(found))
    }

    /// The element in the tree that has the focus.
    pub(crate) fn focused(&self) -> Option<Element> {
        self.root.active_element()
    }

    /// Whether the focus is on something in the tree that a person can reach.
    pub(crate) fn holds_focus(&self) -> bool {
        let lost = |element: &Element| element.closest("[hidden], [inert]") != Ok(None);
        self.focused().is_some_and(|element| !lost(&element))
    }

    /// Waits until a condition holds in the tree.
    pub(crate) async fn until(&self, what: &str, condition: impl Fn() -> bool) {
        until(&self.root, what, condition).await;
    }

    /// All that stands in the shadow root, in writing.
    pub(crate) fn tree(&self) -> String {
        self.root.inner_html()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.element.remove();
    }
}

fn create(tag: &str) -> Element {
    document().create_element(tag).expect("tests name sound tags")
}

/// A new element with a text, last child of `parent`.
pub(crate) fn append(
    parent: &Element,
    tag: &str,
    attributes: &[(&str, &str)],
    text: &str,
) -> HtmlElement {
    let element = create(tag);
    for (name, value) in attributes {
        element.set_attribute(name, value).expect("tests name sound attributes");
    }
    element.set_text_content(Some(text).filter(|text| !text.is_empty()));
    parent.append_child(&element).expect("tests append to what takes children");
    element.unchecked_into()
}

/// The text in a node.
pub(crate) fn text(node: &Node) -> String {
    node.text_content().unwrap_or_default()
}

fn sheet() -> CssStyleSheet {
    let sheet = CssStyleSheet::new().expect("a page makes style sheets");
    sheet.replace_sync(STYLE).expect("a sheet of its own takes a text");
    sheet
}

/// Whether neither an element nor what it stands in is hidden.
pub(crate) fn is_shown(element: &Element) -> bool {
    element.closest("[hidden]") == Ok(None)
}

/// Whether an element has the focus in its tree.
pub(crate) fn is_focused(element: &Element) -> bool {
    let root: ShadowRoot = element.get_root_node().unchecked_into();
    root.active_element().as_ref() == Some(element)
}

/// Dispatches an event; says whether its default was left alone.
pub(crate) fn dispatch(target: &web_sys::EventTarget, event: &Event) -> bool {
    target.dispatch_event(event).expect("an event that is dispatched once")
}

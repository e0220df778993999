//! The nodes around the slides: the named section, the controls, the status line.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::controls::Controls;
use super::{Language, Result, dom};
use crate::carousel::Live;
use crate::news::{State, View};
use crate::words::Word;

#[derive(Debug)]
pub(super) struct Frame {
    root: ShadowRoot,
    slot: Element,
    pub(super) section: HtmlElement,
    pub(super) controls: Controls,
    notice: HtmlElement,
    status: HtmlElement,
    pub(super) retry: HtmlElement,
}

impl Frame {
    /// Puts the nodes into the shadow root of `host`; the slot of its own content stays first.
    pub(super) fn new(host: &HtmlElement, language: &Language) -> Result<Self> {
        let root = host.shadow_root().ok_or(JsValue::NULL)?;
        let slot = dom::find(&root, "slot").ok_or(JsValue::NULL)?;
        let words = &language.words;
        let section = dom::append(&root, "section", "carousel");
        dom::set(&section, "role", Some("region"));
        dom::set(&section, "lang", Some(&language.tag));
        dom::set(&section, "aria-roledescription", Some(words.say(Word::Carousel)));
        dom::show(&section, false);
        let controls = Controls::new(&section, language);
        let notice = dom::append(&root, "div", "notice");
        dom::set(&notice, "lang", Some(&language.tag));
        let status = dom::append(&notice, "p", "status");
        dom::set(&status, "role", Some("status"));
        let retry = dom::append_button(&notice, "retry");
        dom::append_text(&retry, words.say(Word::TryAgain));
        Ok(Self { root, slot, section, controls, notice, status, retry })
    }

    /// Draws what stands around the slides.
    pub(super) fn draw(&self, view: &View) {
        dom::show(&self.slot, view.fallback);
        dom::update(&self.section, "aria-label", Some(&view.label));
        dom::update(&self.section, "aria-busy", (view.state == State::Loading).then_some("true"));
        dom::show(&self.section, view.slides.is_some());
        dom::set_flag(&self.notice, "data-shows", view.status_shows);
        // Pressed, it stays until there is something else to focus.
        let pressed = view.state == State::Loading && dom::has_focus(&self.retry);
        dom::show(&self.retry, pressed || view.state == State::Error);
        let live = if view.live == Live::Off { "off" } else { "polite" };
        dom::update(&self.status, "aria-live", Some(live));
    }

    /// What has the focus, if it is in the carousel.
    pub(super) fn focused(&self) -> Option<Element> {
        self.root.active_element()
    }

    /// Whether an element is what shows in place of slides.
    pub(super) fn is_in_notice(&self, element: &Element) -> bool {
        self.notice.contains(Some(element))
    }

    /// Focuses what shows in place of slides.
    pub(super) fn focus_notice(&self) {
        if dom::matches(&self.retry, "[hidden]") {
            dom::set(&self.notice, "tabindex", Some("-1"));
            super::focus(&self.notice);
        } else {
            super::focus(&self.retry);
        }
    }

    /// Says what the status line says.
    pub(super) fn say(&self, view: &View) {
        self.status.set_text_content(Some(&view.status));
    }

    /// Takes all nodes away and shows the host's own content again.
    pub(super) fn remove(&self) {
        self.section.remove();
        self.notice.remove();
        dom::show(&self.slot, true);
    }
}

//! The nodes around the slides: the named section, the controls, the status line.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::controls::Controls;
use super::region::Region;
use crate::carousel::{State, View};
use crate::web::browser::Result;
use crate::web::browser::dom;
use crate::web::language::Language;
use crate::words::Word;

#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) root: ShadowRoot,
    slot: Element,
    pub(crate) section: HtmlElement,
    pub(crate) controls: Controls,
    notice: HtmlElement,
    status: Region,
    pub(crate) retry: HtmlElement,
}

impl Frame {
    /// Puts the nodes into a shadow root; the slot of the host's own content stays first.
    pub(crate) fn new(root: ShadowRoot, language: &Language) -> Result<Self> {
        let slot = dom::find(&root, "slot").ok_or(JsValue::NULL)?;
        let section = dom::append(&root, "section", "carousel");
        dom::set(&section, "role", Some("region"));
        dom::show(&section, false);
        let controls = Controls::new(&section, &language.words);
        let notice = dom::append(&root, "div", "notice");
        let status = Region::new(&notice, "status");
        let retry = dom::append_button(&notice, "retry");
        dom::show(&retry, false);
        let frame = Self { root, slot, section, controls, notice, status, retry };
        frame.tell_language(language);
        Ok(frame)
    }

    /// Says everything in another language from now on.
    pub(crate) fn speak(&self, language: &Language) {
        self.tell_language(language);
        self.controls.speak(&language.words);
    }

    fn tell_language(&self, language: &Language) {
        let words = &language.words;
        for part in [&self.section, &self.notice] {
            dom::set(part, "lang", Some(&language.tag));
        }
        dom::set(&self.section, "aria-roledescription", Some(words.say(Word::Carousel)));
        dom::say(&self.retry, words.say(Word::TryAgain));
    }

    /// Draws what stands around the slides.
    pub(crate) fn draw(&self, view: &View) {
        dom::show(&self.slot, view.fallback);
        dom::update(&self.section, "aria-label", Some(&view.label));
        dom::update(&self.section, "aria-busy", (view.state == State::Loading).then_some("true"));
        dom::show(&self.section, view.slides.is_some());
        dom::set_flag(&self.notice, "data-shows", view.status_shows);
        // Pressed, it stays until there is something else to focus.
        let pressed = view.state == State::Loading && dom::has_focus(&self.retry);
        dom::show(&self.retry, pressed || view.state == State::Error);
        self.status.rest(view.live);
    }

    /// What has the focus, if it is in the carousel.
    pub(crate) fn focused(&self) -> Option<Element> {
        self.root.active_element()
    }

    /// Whether an element is what shows in place of slides.
    pub(crate) fn is_in_notice(&self, element: &Element) -> bool {
        self.notice.contains(Some(element))
    }

    /// Focuses what shows in place of slides.
    pub(crate) fn focus_notice(&self) {
        if dom::matches(&self.retry, "[hidden]") {
            dom::set(&self.notice, "tabindex", Some("-1"));
            dom::focus(&self.notice);
        } else {
            dom::focus(&self.retry);
        }
    }

    /// Says what the status line says.
    pub(crate) fn say(&self, view: &View) {
        self.status.say(&view.status, view.status_shows);
    }

    /// Says nothing more, because something else is about to speak.
    pub(crate) fn hush(&self) {
        self.status.say("", false);
    }

    /// Takes all nodes away and shows the host's own content again.
    pub(crate) fn remove(&self) {
        self.section.remove();
        self.notice.remove();
        dom::show(&self.slot, true);
    }
}

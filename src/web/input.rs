//! What a person, the page and the browser do to a carousel, brought to its machine.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event as DomEvent, KeyboardEvent, PointerEvent};

use super::controls::event_of_key;
use super::listener::EventListener;
use super::news::{Inner, send_if_mounted};
use super::observed::Seen;
use super::reader::{self, Ask, Reader};
use super::{Result, dom, platform};
use crate::carousel::{self, By, Hold, Step};
use crate::news::Event;

impl Inner {
    pub(super) fn listen(self: &Rc<Self>) -> Vec<EventListener> {
        let (root, section) = (&self.frame.root, &self.frame.section);
        let (document, window) = (dom::document(), dom::window());
        let mut listeners = vec![
            // Not at the section: all text in it that can have the focus would be called clickable.
            dom::on(self, root, "click", Self::clicked),
            dom::on(self, section, "pointerenter", |inner, event| inner.hovered(event, true)),
            dom::on(self, section, "pointerleave", |inner, event| inner.hovered(event, false)),
            dom::on(self, section, "focusin", |inner, _| inner.focus_entered()),
            dom::on(self, self.track.element(), "focusin", |inner, _| inner.slides_focused()),
            dom::on(self, &self.frame.controls.picker, "keydown", Self::key_pressed),
            dom::on(self, &self.frame.retry, "click", |inner, _| inner.send(Event::Load)),
            dom::on(self, &document, "visibilitychange", |inner, _| inner.visibility_changed()),
            dom::on(self, &document, "keydown", Self::key_pressed_anywhere),
            dom::on(self, &window, "beforeprint", |inner, _| inner.send(Event::Printing(true))),
            dom::on(self, &window, "afterprint", |inner, _| inner.send(Event::Printing(false))),
            dom::on(self, &window, "online", |inner, _| inner.send(Event::Online(true))),
            dom::on(self, &window, "offline", |inner, _| inner.send(Event::Online(false))),
            dom::on(self, &platform::reduced_motion(), "change", |inner, _| {
                if platform::prefers_reduced_motion() {
                    inner.slides(carousel::Event::Stop);
                }
            }),
        ];
        let inner = Rc::downgrade(self);
        let tell = move |event| send_if_mounted(&inner, Event::Slides(event));
        listeners.extend(self.track.listen(tell));
        let inner = Rc::downgrade(self);
        let tell = move |slides| send_if_mounted(&inner, Event::PerView(slides));
        self.track.observe(&self.frame.controls.element, tell);
        listeners
    }

    // Nobody reads what is not on the screen.
    pub(super) fn watch(self: &Rc<Self>) -> Result<Seen> {
        let inner = Rc::downgrade(self);
        Seen::new(&self.host, move |seen| {
            let hold = carousel::Event::Hold(Hold::OffScreen, !seen);
            send_if_mounted(&inner, Event::Slides(hold));
        })
    }

    // Arrow keys must not scroll the page as well.
    fn key_pressed(self: &Rc<Self>, event: &DomEvent) {
        let key = event.dyn_ref();
        if let Some(meant) = key.and_then(|key| event_of_key(key, self.track.is_right_to_left())) {
            event.prevent_default();
            self.pick(meant);
        }
    }

    fn key_pressed_anywhere(self: &Rc<Self>, event: &DomEvent) {
        if event.dyn_ref().is_some_and(|key: &KeyboardEvent| key.key() == "Escape") {
            self.track.cancel_drag();
        }
    }

    fn clicked(self: &Rc<Self>, event: &DomEvent) {
        let Some(target) = dom::target(event) else { return };
        if self.track.ends_drag(&target) {
            event.prevent_default();
            return event.stop_propagation();
        }
        let controls = &self.frame.controls;
        match controls.event_of_press(&target) {
            Some(event @ carousel::Event::Move(Step::To(_), _)) => self.pick(event),
            Some(event) => self.slides(event),
            None => target.dyn_ref().into_iter().for_each(|link| self.link_followed(event, link)),
        }
    }

    fn link_followed(self: &Rc<Self>, event: &DomEvent, target: &Element) {
        let index = self.track.index_of(target).filter(|_| reader::follows_link(event, target));
        if index.is_some_and(|index| self.open(index)) {
            event.prevent_default();
        }
    }

    // Says whether the link of the item is not to be followed.
    fn open(self: &Rc<Self>, index: usize) -> bool {
        let opening = self.runtime.machine().opening(index);
        let Some(opening) = opening else { return false };
        let (goes_on, in_place) = (reader::tell(&self.host, &opening), opening.article.is_some());
        if let Some(article) = opening.article.filter(|_| goes_on) {
            // Who reads wants nothing to move behind it.
            self.slides(carousel::Event::Move(Step::To(index), By::User));
            self.frame.hush();
            self.reader().into_iter().for_each(|reader| reader.open(&article));
        }
        in_place || !goes_on
    }

    fn reader(self: &Rc<Self>) -> Option<&Rc<Reader>> {
        let reader = self.reader.get_or_init(|| {
            let inner = Rc::downgrade(self);
            let ask = move |ask| match (inner.upgrade(), ask) {
                (Some(inner), Ask::Open(index)) => drop(inner.open(index)),
                (Some(inner), Ask::Closed) => inner.track.rescue_focus(),
                (None, _) => (),
            };
            Reader::new(&self.host, &self.language, Box::new(ask))
        });
        reader.as_ref()
    }

    // A folded picker has other buttons after a move: the focus stays with the slide.
    fn pick(self: &Rc<Self>, event: carousel::Event) {
        self.slides(event);
        self.frame.controls.focus_current();
    }

    // Only a rotation that began by itself waits for the pointer.
    fn hovered(self: &Rc<Self>, event: &DomEvent, hovers: bool) {
        if hovers && !self.runtime.machine().may_rotate() {
            return;
        }
        // A finger leaves none behind that would end the hover.
        let pointer = event.dyn_ref::<PointerEvent>();
        if pointer.is_some_and(|pointer| pointer.pointer_type() != "touch") {
            self.slides(carousel::Event::Hold(Hold::Hover, hovers));
        }
    }

    // A press on a button focuses it too, but only the keyboard's focus is one that reads.
    fn focus_entered(self: &Rc<Self>) {
        // Most carousels do not rotate, and asking takes a browser longer than all that follows.
        if self.runtime.machine().is_rotating() && self.is_by_keyboard() {
            self.slides(carousel::Event::KeyboardFocus);
        }
    }

    // From the scroller it goes on to the slide.
    fn slides_focused(self: &Rc<Self>) {
        if self.is_by_keyboard() {
            self.track.rescue_focus();
        }
    }

    fn is_by_keyboard(&self) -> bool {
        self.frame.focused().is_some_and(|focused| dom::matches(&focused, ":focus-visible"))
    }

    fn visibility_changed(self: &Rc<Self>) {
        let hidden = dom::document().hidden();
        self.slides(carousel::Event::Hold(Hold::Hidden, hidden));
    }
}

//! What a person, the page and the browser do to a carousel, brought to its machine.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event as DomEvent, KeyboardEvent, PointerEvent};

use super::controls::event_of_key;
use super::{Inner, send_if_mounted};
use crate::article::Neighbour;
use crate::carousel::{Event, Opening};
use crate::rotation::{self, Hold, Step};
use crate::web::browser::dom;
use crate::web::browser::listener::EventListener;
use crate::web::browser::observed::Seen;
use crate::web::browser::platform;
use crate::web::reader::{self, Ask, Reader};

impl Inner {
    pub(crate) fn listen(self: &Rc<Self>) -> Vec<EventListener> {
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
            dom::on(self, &self.frame.controls.element, "focusout", Self::control_left),
            dom::on(self, &self.frame.retry, "click", |inner, _| inner.send(Event::Load)),
            dom::on(self, &document, "visibilitychange", |inner, _| inner.visibility_changed()),
            dom::on(self, &document, "keydown", Self::key_pressed_anywhere),
            dom::on(self, &window, "beforeprint", |inner, _| inner.send(Event::Printing(true))),
            dom::on(self, &window, "afterprint", |inner, _| inner.send(Event::Printing(false))),
            dom::on(self, &window, "online", |inner, _| inner.send(Event::Online(true))),
            dom::on(self, &window, "offline", |inner, _| inner.send(Event::Online(false))),
        ];
        listeners.extend(platform::reduced_motion().map(|query| {
            dom::on(self, &query, "change", |inner, _| {
                inner.send(Event::Calm(platform::is_calm()));
            })
        }));
        let inner = Rc::downgrade(self);
        let tell = move |event| send_if_mounted(&inner, Event::Slides(event));
        listeners.extend(self.track.listen(tell));
        let inner = Rc::downgrade(self);
        let tell = move |slides| send_if_mounted(&inner, Event::PerView(slides));
        self.track.observe(&self.frame.controls.element, tell);
        listeners
    }

    // Nobody reads what is not on the screen.
    pub(crate) fn watch(self: &Rc<Self>) -> Option<Seen> {
        let inner = Rc::downgrade(self);
        Seen::new(&self.host, move |seen| {
            let hold = rotation::Event::Hold(Hold::OffScreen, !seen);
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

    fn control_left(self: &Rc<Self>, event: &DomEvent) {
        self.frame.controls.focus_left(event);
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
            Some(event @ rotation::Event::Move(Step::To(_), _)) => self.pick(event),
            Some(event) => self.slides(event),
            None => target.dyn_ref().into_iter().for_each(|link| self.link_followed(event, link)),
        }
    }

    fn link_followed(self: &Rc<Self>, event: &DomEvent, target: &Element) {
        let index = self.track.index_of(target).filter(|_| reader::follows_link(event, target));
        let opening = index.and_then(|index| self.runtime.machine().opening(index));
        if opening.is_some_and(|opening| self.open(opening)) {
            event.prevent_default();
        }
    }

    // Says whether the link of the item is not to be followed.
    fn open(self: &Rc<Self>, opening: Opening) -> bool {
        let (goes_on, in_place) = (reader::tell(&self.host, &opening), opening.reading.is_some());
        if let Some(reading) = opening.reading.filter(|_| goes_on) {
            self.frame.hush();
            self.reader().open(&reading.article);
            self.send(Event::Opened(reading));
        }
        in_place || !goes_on
    }

    fn open_beside(self: &Rc<Self>, neighbour: &Neighbour) {
        let opening = self.runtime.machine().opening_beside(neighbour);
        if let Some(opening) = opening {
            self.open(opening);
        }
    }

    fn reader_closed(self: &Rc<Self>) {
        self.send(Event::Closed);
        // The browser gives the focus back, if what had it is still there.
        if self.frame.focused().and_then(|focused| self.track.id_of(&focused)).is_none() {
            self.track.rescue_focus(None);
        }
    }

    fn reader(self: &Rc<Self>) -> &Rc<Reader> {
        self.reader.get_or_init(|| {
            let inner = Rc::downgrade(self);
            let ask = move |ask| match (inner.upgrade(), ask) {
                (Some(inner), Ask::Open(neighbour)) => inner.open_beside(&neighbour),
                (Some(inner), Ask::Closed) => inner.reader_closed(),
                (None, _) => (),
            };
            Reader::new(&self.frame.root, self.language(), Box::new(ask))
        })
    }

    // A folded picker has other buttons after a move: the focus stays with the slide.
    fn pick(self: &Rc<Self>, event: rotation::Event) {
        self.slides(event);
        self.send(Event::Painted);
        self.frame.controls.focus_current();
    }

    fn hovered(self: &Rc<Self>, event: &DomEvent, hovers: bool) {
        // A finger leaves none behind that would end the hover.
        let pointer = event.dyn_ref::<PointerEvent>();
        if pointer.is_some_and(|pointer| pointer.pointer_type() != "touch") {
            self.slides(rotation::Event::Hold(Hold::Hover, hovers));
        }
    }

    // A press on a button focuses it too, but only the keyboard's focus is one that reads.
    pub(crate) fn focus_entered(self: &Rc<Self>) {
        // Most carousels do not rotate, and asking takes a browser longer than all that follows.
        if self.runtime.machine().is_rotating() && self.is_by_keyboard() {
            self.slides(rotation::Event::KeyboardFocus);
        }
    }

    // From the scroller it goes on to the slide.
    fn slides_focused(self: &Rc<Self>) {
        if self.is_by_keyboard() {
            self.track.rescue_focus(None);
        }
    }

    fn is_by_keyboard(&self) -> bool {
        self.frame.focused().is_some_and(|focused| dom::matches(&focused, ":focus-visible"))
    }

    pub(crate) fn visibility_changed(self: &Rc<Self>) {
        let hidden = dom::document().hidden();
        self.slides(rotation::Event::Hold(Hold::Hidden, hidden));
    }
}

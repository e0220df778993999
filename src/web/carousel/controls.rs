//! The controls of a carousel: rotation, previous, the slide picker, next.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event as DomEvent, HtmlCollection, HtmlElement, KeyboardEvent, Node};

use crate::carousel::Slides;
use crate::number;
use crate::rotation::{By, Entry, Event, Step};
use crate::scan::joined;
use crate::web::browser::dom;
use crate::web::language::Language;
use crate::words::{Word, Words};

/// The controls, in the order of the W3C APG: the one for rotation comes first.
#[derive(Debug)]
pub(crate) struct Controls {
    pub(crate) element: HtmlElement,
    rotation: HtmlElement,
    previous: HtmlElement,
    pub(crate) picker: HtmlElement,
    // What stands for the picker where that does not fit.
    position: HtmlElement,
    next: HtmlElement,
    // Those of the picker, as many as there are at any time.
    buttons: HtmlCollection,
}

impl Controls {
    pub(crate) fn new(section: &Element, words: &Words) -> Self {
        let element = dom::append(section, "div", "controls");
        let button = |part| {
            let button = dom::append_button(&element, part);
            dom::append(&button, "span", "");
            button
        };
        let (rotation, previous) = (button("rotation"), button("previous"));
        let picker = dom::append(&element, "div", "picker");
        dom::set(&picker, "role", Some("group"));
        let position = dom::append(&element, "span", "position");
        let next = button("next");
        let buttons = picker.children();
        let controls = Self { element, rotation, previous, picker, position, next, buttons };
        controls.speak(words);
        controls
    }

    /// Says everything in these words, but what depends on the slides.
    pub(crate) fn speak(&self, words: &Words) {
        for (button, text, name) in [
            (&self.rotation, Word::StopRotation, Word::StopRotation),
            (&self.previous, Word::Previous, Word::PreviousSlide),
            (&self.next, Word::Next, Word::NextSlide),
        ] {
            dom::set(button, "aria-label", Some(words.say(name)));
            if let Some(span) = dom::find(button, "span") {
                dom::say(&span, words.say(text));
            }
        }
        dom::set(&self.picker, "aria-label", Some(words.say(Word::ChooseSlide)));
    }

    /// Draws what has changed since `before`; `name` gives the names of picker buttons.
    pub(crate) fn draw(
        &self,
        before: Option<&Slides>,
        slides: &Slides,
        language: &Language,
        name: &dyn Fn(usize) -> Option<String>,
    ) {
        let is_same = |before: &Slides| {
            before.rotation == slides.rotation && before.picker.len() == slides.picker.len()
        };
        if !before.is_some_and(is_same) {
            self.draw_buttons(slides, language);
        }
        let position = |slides: &Slides| (slides.current, slides.count);
        if before.map(position) != Some(position(slides)) {
            let (current, count) = (slides.current + 1, slides.count);
            let text = joined(&[&*number::write(current), " / ", &number::write(count)]);
            self.position.set_text_content(Some(&text));
        }
        for (place, entry) in slides.picker.iter().enumerate() {
            let shows = |slides: &Slides| *entry == Entry::Slide(slides.current);
            let before = before.filter(|slides| slides.picker.get(place) == Some(entry));
            if before.is_some_and(|before| shows(before) == shows(slides)) {
                continue;
            }
            let Some(button) = self.buttons.item(dom::length(place)) else { break };
            if before.is_none() {
                draw_entry(&button, *entry, name);
            }
            // Not every screen reader has a word for the one, so the other is there beside it (APG).
            for name in ["aria-current", "aria-disabled"] {
                dom::set(&button, name, shows(slides).then_some("true"));
            }
        }
    }

    // As many as there must be, and those that are always there.
    fn draw_buttons(&self, slides: &Slides, language: &Language) {
        dom::show(&self.rotation, slides.rotation.is_some());
        if let Some(word) = slides.rotation {
            dom::set(&self.rotation, "aria-label", Some(language.words.say(word)));
            dom::set_flag(&self.rotation, "data-rotates", word == Word::StopRotation);
        }
        for control in [&self.previous, &self.picker, &self.position, &self.next] {
            dom::show(control, slides.picker.len() > 1);
        }
        let entries = dom::length(slides.picker.len());
        while self.buttons.length() > entries {
            self.picker.last_element_child().iter().for_each(Element::remove);
        }
        while self.buttons.length() < entries {
            dom::append_button(&self.picker, "picker-button");
        }
    }

    /// What a press means, by the button it was on.
    pub(crate) fn event_of_press(&self, target: &Node) -> Option<Event> {
        let is_on = |control: &HtmlElement| control.contains(Some(target));
        let step = if is_on(&self.next) {
            Step::Next
        } else if is_on(&self.previous) {
            Step::Previous
        } else if is_on(&self.picker) {
            let button: &Element = target.dyn_ref()?;
            let number = number::read(&button.get_attribute("value")?)?;
            Step::To(number.checked_sub(1)?)
        } else {
            return is_on(&self.rotation).then_some(Event::Toggle);
        };
        Some(Event::Move(step, By::User))
    }

    /// Focuses the picker button of the current slide, or what is next to a picker that is folded.
    pub(crate) fn focus_current(&self) {
        let current = dom::find(&self.picker, "[aria-current]").filter(has_room);
        dom::focus(current.as_ref().unwrap_or(&self.next));
    }

    /// The focus has left a control: it goes to one that is there, if that has no room any more.
    pub(crate) fn focus_left(&self, event: &DomEvent) {
        let control = dom::target(event).and_then(|target| target.dyn_into::<Element>().ok());
        if control.is_some_and(|control| !has_room(&control)) {
            dom::focus(&self.next);
        }
    }
}

// A style may take the room that it has.
fn has_room(control: &Element) -> bool {
    control.get_bounding_client_rect().width() > 0.0
}

fn draw_entry(button: &Element, entry: Entry, name: &dyn Fn(usize) -> Option<String>) {
    let index = if let Entry::Slide(index) = entry { Some(index) } else { None };
    let number = index.map(|index| number::write(index + 1));
    let is_gap = index.is_none();
    button.set_text_content(Some(number.as_deref().unwrap_or("…")));
    dom::set(button, "value", number.as_deref());
    dom::set(button, "part", Some(if is_gap { "picker-gap" } else { "picker-button" }));
    dom::set(button, "aria-hidden", is_gap.then_some("true"));
    dom::set_flag(button, "disabled", is_gap);
    dom::set(button, "aria-label", index.and_then(name).as_deref());
}

/// What a key on the slide picker means (APG); with a modifier it is the browser's.
pub(crate) fn event_of_key(key: &KeyboardEvent, right_to_left: bool) -> Option<Event> {
    if key.ctrl_key() || key.alt_key() || key.meta_key() || key.shift_key() {
        return None;
    }
    let step = match (key.key().as_str(), right_to_left) {
        ("ArrowRight", false) | ("ArrowLeft", true) => Step::Next,
        ("ArrowLeft", false) | ("ArrowRight", true) => Step::Previous,
        ("Home", _) => Step::To(0),
        ("End", _) => Step::To(usize::MAX),
        _ => return None,
    };
    Some(Event::Move(step, By::User))
}

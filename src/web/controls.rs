//! The controls of a carousel: rotation, previous, the slide picker, next.

use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::{Language, dom, length};
use crate::carousel::{By, Entry, Event, Step};
use crate::news::Slides;
use crate::words::Word;

/// The controls, in the order of the W3C APG: the one for rotation comes first.
#[derive(Debug)]
pub(super) struct Controls {
    pub(super) element: HtmlElement,
    rotation: HtmlElement,
    previous: HtmlElement,
    pub(super) picker: HtmlElement,
    next: HtmlElement,
}

impl Controls {
    pub(super) fn new(section: &Element, language: &Language) -> Self {
        let words = &language.words;
        let controls = dom::append(section, "div", "controls");
        let button = |part, text, name| {
            let button = dom::append_button(&controls, part);
            dom::set(&button, "aria-label", Some(words.say(name)));
            dom::say(&dom::append(&button, "span", "").into(), words.say(text));
            button
        };
        let rotation = button("rotation", Word::StopRotation, Word::StopRotation);
        let previous = button("previous", Word::Previous, Word::PreviousSlide);
        let picker = dom::append(&controls, "div", "picker");
        dom::set(&picker, "role", Some("group"));
        dom::set(&picker, "aria-label", Some(words.say(Word::ChooseSlide)));
        let next = button("next", Word::Next, Word::NextSlide);
        Self { element: controls, rotation, previous, picker, next }
    }

    /// Draws the controls; the names of all picker buttons anew if the slides are others.
    pub(super) fn draw(
        &self,
        slides: &Slides,
        language: &Language,
        is_new: bool,
        name: &dyn Fn(usize) -> Option<String>,
    ) {
        dom::show(&self.rotation, slides.rotation.is_some());
        if let Some(word) = slides.rotation {
            dom::set(&self.rotation, "aria-label", Some(language.words.say(word)));
            dom::set_flag(&self.rotation, "data-rotates", word == Word::StopRotation);
        }
        for control in [&self.previous, &self.picker, &self.next] {
            dom::show(control, slides.picker.len() > 1);
        }
        let entries = length(slides.picker.len());
        while self.picker.child_element_count() > entries {
            self.picker.last_element_child().iter().for_each(Element::remove);
        }
        while self.picker.child_element_count() < entries {
            dom::append_button(&self.picker, "picker-button");
        }
        let mut button = self.picker.first_element_child();
        for entry in &slides.picker {
            let Some(this) = button else { break };
            match entry {
                Entry::Gap => draw_gap(&this),
                Entry::Slide(index) => {
                    draw_picker_button(&this, *index, is_new, name);
                    let current = (*index == slides.current).then_some("true");
                    dom::set(&this, "aria-current", current);
                }
            }
            button = this.next_element_sibling();
        }
    }

    /// Focuses the picker button of the current slide.
    pub(super) fn focus_current(&self) {
        let current = self.picker.query_selector("[aria-current]").ok().flatten();
        current.iter().for_each(super::focus);
    }
}

fn draw_gap(button: &Element) {
    dom::say(button, "…");
    dom::set(button, "part", Some("picker-gap"));
    dom::set(button, "aria-hidden", Some("true"));
    dom::set_flag(button, "disabled", true);
    for name in ["value", "aria-label", "aria-current"] {
        dom::set(button, name, None);
    }
}

fn draw_picker_button(
    button: &Element,
    index: usize,
    is_new: bool,
    name: &dyn Fn(usize) -> Option<String>,
) {
    let number = (index + 1).to_string();
    if !is_new && button.get_attribute("value").as_deref() == Some(&number) {
        return;
    }
    dom::say(button, &number);
    dom::set(button, "value", Some(&number));
    dom::set(button, "part", Some("picker-button"));
    dom::set(button, "aria-hidden", None);
    dom::set_flag(button, "disabled", false);
    dom::set(button, "aria-label", name(index).as_deref());
}

/// What a press means, by the button it was on.
pub(super) fn event_of_press(target: &Element) -> Option<Event> {
    let button = target.closest("button").ok().flatten()?;
    let step = match button.get_attribute("part")?.as_str() {
        "rotation" => return Some(Event::Toggle),
        "previous" => Step::Previous,
        "next" => Step::Next,
        "picker-button" => {
            let number: usize = button.get_attribute("value")?.parse().ok()?;
            Step::To(number.checked_sub(1)?)
        }
        _ => return None,
    };
    Some(Event::Move(step, By::User))
}

/// What a key on the slide picker means (APG); with a modifier it is the browser's.
pub(super) fn event_of_key(key: &KeyboardEvent, right_to_left: bool) -> Option<Event> {
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

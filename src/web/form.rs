//! The nodes of a sign-up form.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, HtmlInputElement, ShadowRoot};

use super::{Language, Result, contact, dom};
use crate::feed::Contact;
use crate::signup::{About, Signup, View};

/// A form, its message and the publisher's contact block.
#[derive(Debug)]
pub(super) struct Form {
    slot: Element,
    pub(super) element: HtmlElement,
    title: HtmlElement,
    text: HtmlElement,
    label: HtmlElement,
    pub(super) field: HtmlInputElement,
    submit: HtmlElement,
    consent_row: HtmlElement,
    pub(super) consent: HtmlInputElement,
    consent_text: HtmlElement,
    privacy: HtmlElement,
    message: HtmlElement,
    timer: HtmlElement,
    pub(super) trap: HtmlInputElement,
    pub(super) suggestion: HtmlElement,
    contact: HtmlElement,
    drawn: RefCell<Option<Contact>>,
}

// The page's own contact block takes the place of the feed's.
fn append_contact(root: &ShadowRoot) -> HtmlElement {
    let contact = dom::append(root, "address", "contact");
    if let Some(place) = dom::find(root, "slot[name=contact]") {
        dom::append_child(root, &place);
        dom::append_child(&place, &contact);
    }
    dom::show(&contact, false);
    contact
}

impl Form {
    /// Puts the form into the shadow root of `host`; what it says comes with the first drawing.
    pub(super) fn new(host: &HtmlElement, language: &Language) -> Result<Self> {
        let root = host.shadow_root().ok_or(JsValue::NULL)?;
        let slot = dom::find(&root, "slot").ok_or(JsValue::NULL)?;
        let form = dom::append(&root, "form", "form");
        dom::set_flag(&form, "novalidate", true);
        dom::set(&form, "lang", Some(&language.tag));
        dom::set(&form, "aria-labelledby", Some("title"));
        let title = dom::append(&form, "div", "title");
        dom::set(&title, "id", Some("title"));
        dom::set(&title, "role", Some("heading"));
        let text = dom::append(&form, "p", "text");
        let label = dom::append(&form, "label", "label");
        dom::set(&label, "for", Some("field"));
        let row = dom::append(&form, "div", "row");
        let field: HtmlInputElement = dom::append(&row, "input", "input").unchecked_into();
        for (name, value) in FIELD {
            dom::set(&field, name, Some(value));
        }
        let trap: HtmlInputElement = dom::append(&row, "input", "trap").unchecked_into();
        for (name, value) in TRAP {
            dom::set(&trap, name, Some(value));
        }
        let submit = dom::append(&row, "button", "submit");
        let consent_row = dom::append(&form, "label", "consent");
        let consent: HtmlInputElement = dom::append(&consent_row, "input", "").unchecked_into();
        dom::set(&consent, "type", Some("checkbox"));
        dom::set_flag(&consent, "required", true);
        let consent_text = dom::append(&consent_row, "span", "");
        let status = dom::append(&form, "div", "status");
        dom::set(&status, "role", Some("status"));
        let message = dom::append(&status, "p", "message");
        dom::set(&message, "id", Some("message"));
        // What runs each second is not read out each second.
        let timer = dom::append(&status, "p", "timer");
        dom::set(&timer, "role", Some("timer"));
        dom::set(&timer, "aria-live", Some("off"));
        let suggestion = dom::append_button(&form, "suggestion");
        let privacy = dom::append(&form, "a", "privacy");
        let contact = append_contact(&root);
        Ok(Self {
            slot,
            element: form,
            title,
            text,
            label,
            field,
            submit,
            consent_row,
            consent,
            consent_text,
            privacy,
            message,
            timer,
            trap,
            suggestion,
            contact,
            drawn: RefCell::default(),
        })
    }

    pub(super) fn draw(&self, signup: &Signup, language: &Language) {
        let view = signup.view(&language.words);
        dom::show(&self.slot, view.fallback);
        dom::show(&self.element, !view.fallback);
        dom::say(&self.title, &view.title);
        dom::update(&self.title, "aria-level", Some(&view.heading_level.to_string()));
        dom::show(&self.text, !view.text.is_empty());
        dom::say(&self.text, &view.text);
        dom::say(&self.label, &view.label);
        dom::say(&self.submit, &view.button);
        // Not `disabled`: that would take the focus away.
        dom::update(&self.submit, "aria-disabled", view.busy.then_some("true"));
        dom::show(&self.consent_row, view.consent.is_some());
        if self.consent.checked() != view.consented {
            self.consent.set_checked(view.consented);
        }
        dom::say(&self.consent_text, view.consent.as_deref().unwrap_or_default());
        dom::show(&self.privacy, view.privacy.is_some());
        if let Some((link, text)) = &view.privacy {
            dom::update(&self.privacy, "href", Some(link.as_str()));
            dom::say(&self.privacy, text);
        }
        self.draw_message(&view);
        let contact = signup.contact();
        if self.drawn.borrow().as_ref() != contact {
            self.drawn.replace(contact.cloned());
            contact::draw(&self.contact, contact, language);
        }
    }

    /// Puts a text into the field.
    pub(super) fn fill(&self, text: &str) {
        if self.field.value() != text {
            self.field.set_value(text);
        }
    }

    fn draw_message(&self, view: &View) {
        let tone = match view.about {
            About::Progress => "progress",
            About::Success => "success",
            About::Failure | About::Field | About::Consent => "error",
        };
        dom::update(&self.message, "data-tone", Some(tone));
        dom::say(&self.message, &view.message);
        dom::say(&self.timer, &view.timer);
        dom::show(&self.suggestion, view.suggestion.is_some());
        dom::say(&self.suggestion, view.suggestion.as_deref().unwrap_or_default());
        mark(&self.field, view.about == About::Field);
        mark(&self.consent, view.about == About::Consent);
    }
}

impl Drop for Form {
    fn drop(&mut self) {
        self.element.remove();
        self.contact.remove();
        dom::show(&self.slot, true);
    }
}

// Ties an input to the message, or unties it.
fn mark(input: &Element, invalid: bool) {
    dom::update(input, "aria-invalid", invalid.then_some("true"));
    for name in ["aria-describedby", "aria-errormessage"] {
        dom::update(input, name, invalid.then_some("message"));
    }
}

// Not `type=email`: Chromium turns a typed domain into another one (straße.de into strasse.de),
// and every browser refuses addresses that mail servers take.
const FIELD: [(&str, &str); 9] = [
    ("id", "field"),
    ("type", "text"),
    ("name", "email"),
    ("inputmode", "email"),
    ("autocomplete", "email"),
    ("autocapitalize", "none"),
    ("spellcheck", "false"),
    ("required", ""),
    ("dir", "auto"),
];

// Nobody sees it, and neither keys nor a screen reader lead there: only a program fills it in. It
// has no name that a password manager would know.
const TRAP: [(&str, &str); 5] = [
    ("type", "text"),
    ("name", "newsreel_trap"),
    ("autocomplete", "off"),
    ("tabindex", "-1"),
    ("aria-hidden", "true"),
];

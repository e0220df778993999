//! The form in the page, as `src/js/form.js` works on it: finding it takes the browser alone what would
//! be many calls from here.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::feed::Contact;
use crate::link::Link;
use crate::signup::{Press, Request, Signup, View, Wording, contact_lines};
use crate::web::language::Language;

#[wasm_bindgen]
extern "C" {
    /// A form that is worked on, until it is left.
    #[derive(Clone, Debug)]
    pub type Form;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn host(this: &Form) -> HtmlElement;
    #[wasm_bindgen(method)]
    pub(crate) fn look(this: &Form, name: &str) -> Option<Vec<u8>>;

    #[wasm_bindgen(method, js_name = take)]
    fn take_field(this: &Form, index: usize, label: &str);
    #[wasm_bindgen(method)]
    fn make(
        this: &Form,
        typed: &str,
        lang: &str,
        title: &str,
        level: u8,
        text: &str,
        label: &str,
        name: &str,
        button: &str,
        policy: &str,
        privacy: &str,
    );
    #[wasm_bindgen(method)]
    fn ask(this: &Form, consent: &str, missing: &str);
    #[wasm_bindgen(method)]
    fn contact(this: &Form, lang: &str, organization: &str, url: &str);
    #[wasm_bindgen(method)]
    fn line(this: &Form, what: &str, text: &str, href: &str);
    #[wasm_bindgen(method)]
    fn show(
        this: &Form,
        state: &str,
        about: u32,
        text: &str,
        suggestion: &str,
        timer: &str,
        finish: &str,
        busy: bool,
        late: bool,
    );

    /// What is there once somebody uses a form.
    pub type Used;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn used(this: &Form) -> Used;
    #[wasm_bindgen(method)]
    pub(crate) fn fill(this: &Used, text: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn focus(this: &Used, obstacle: bool);
    #[wasm_bindgen(method, js_name = submit)]
    pub(crate) fn press(this: &Used);
    #[wasm_bindgen(method)]
    pub(crate) fn tick(this: &Used);
    #[wasm_bindgen(method)]
    pub(crate) fn obstacle(this: &Used) -> Option<String>;
    #[wasm_bindgen(method)]
    pub(crate) fn endings(this: &Used) -> Vec<u8>;
    #[wasm_bindgen(method)]
    fn action(this: &Used) -> String;
    #[wasm_bindgen(method)]
    fn target(this: &Used) -> String;
    #[wasm_bindgen(method, js_name = isTrapped)]
    fn is_trapped(this: &Used) -> bool;
    #[wasm_bindgen(method)]
    fn add(this: &Used, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = send)]
    fn post(
        this: &Used,
        number: u32,
        url: &str,
        way: u32,
        name: &str,
        address: &str,
        as_written: bool,
        token: &str,
        token_field: &str,
    );
}

impl Used {
    /// What the form holds now, beside the address.
    pub(crate) fn holds(&self) -> Press {
        Press {
            action: self.action(),
            elsewhere: !self.target().is_empty(),
            trapped: self.is_trapped(),
        }
    }

    pub(crate) fn send(&self, request: &Request) {
        for (name, value) in &request.extra {
            self.add(name, value);
        }
        let token = request.token.as_ref();
        self.post(
            request.generation,
            request.action.as_str(),
            request.way.number(),
            &request.name,
            &request.address,
            request.as_written,
            token.map_or("", |token| token.from.as_str()),
            token.map_or("", |token| token.field),
        );
    }
}

impl Form {
    /// Works on the form of one of the fields that were looked at.
    pub(crate) fn take(&self, index: usize, wording: &Wording) {
        self.take_field(index, &wording.title);
        self.ask(&wording.consent, &wording.missing);
    }

    /// Makes a form of ours, or has it say something else.
    pub(crate) fn make_one(&self, signup: &Signup, language: &Language) {
        let wording = signup.wording(&language.words);
        let privacy = wording.privacy.as_ref();
        self.make(
            signup.text(),
            &language.tag,
            &wording.title,
            wording.heading_level,
            &wording.text,
            &wording.label,
            &signup.options().name,
            &wording.button,
            privacy.map_or("", |(_, text)| text),
            privacy.map_or("", |(link, _)| link.as_str()),
        );
        self.ask(&wording.consent, &wording.missing);
    }

    pub(crate) fn show_contact(&self, contact: Option<&Contact>, language: &Language) {
        let Some(contact) = contact else { return self.contact(&language.tag, "", "") };
        let url = contact.url.as_ref().map_or("", Link::as_str);
        self.contact(&language.tag, &contact.organization, url);
        contact_lines(contact, &language.words, &mut |what, text, href| {
            self.line(what, text, href);
        });
    }

    pub(crate) fn draw(&self, view: &View) {
        self.show(
            view.state.as_str(),
            view.about.number(),
            &view.message,
            view.suggestion.as_deref().unwrap_or_default(),
            &view.timer,
            view.finish.as_deref().unwrap_or_default(),
            view.busy,
            view.late,
        );
    }
}

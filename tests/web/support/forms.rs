//! The scripts that work on a form, as they are written.

use newsreel::web::SignupMachine;
use wasm_bindgen::prelude::*;

use super::spot::Spot;

const STYLE: &str = include_str!("../../../src/css/signup.css");

#[wasm_bindgen(module = "/tests/web/support/forms.js")]
extern "C" {
    fn open(host: &JsValue, machine: &JsValue, style: &str) -> Form;
    fn close(form: &Form, machine: &JsValue);
    fn endings() -> Vec<u8>;
}

#[wasm_bindgen(module = "/src/js/form.js")]
extern "C" {
    pub(crate) type Form;
    #[wasm_bindgen(method)]
    fn validate(this: &Form) -> bool;
    #[wasm_bindgen(method)]
    fn submit(this: &Form);
    #[wasm_bindgen(method)]
    fn reset(this: &Form);
    #[wasm_bindgen(method, getter)]
    fn state(this: &Form) -> String;
    #[wasm_bindgen(method, js_name = attributesChanged)]
    fn attributes_changed(this: &Form);
}

/// A script that another one imports is there if something names it.
macro_rules! scripts {
    ($($path:literal $class:ident)*) => {
        $(#[wasm_bindgen(module = $path)]
        extern "C" {
            type $class;
        })*
    };
}

scripts! {
    "/src/js/arrival.js" Arrival
    "/src/js/body.js" Body
    "/src/js/busy.js" Busy
    "/src/js/contact.js" Contact
    "/src/js/controls.js" Controls
    "/src/js/dress.js" Dress
    "/src/js/endings.js" Endings
    "/src/js/events.js" Events
    "/src/js/exchange.js" Exchange
    "/src/js/heard.js" Heard
    "/src/js/leaving.js" Leaving
    "/src/js/letter.js" Letter
    "/src/js/limits.js" Limits
    "/src/js/made.js" Made
    "/src/js/message.js" Message
    "/src/js/nodes.js" Nodes
    "/src/js/own.js" Own
    "/src/js/presses.js" Presses
    "/src/js/subscribe.js" Subscribe
    "/src/js/used.js" Used
}

/// What is known of a form; it outlives the form's stay in the page.
pub(crate) struct Machine(JsValue);

impl Machine {
    /// Of a form that nobody has typed in.
    pub(crate) fn new(language: &str, words: &JsValue) -> Self {
        let machine = SignupMachine::new();
        machine.speak(language.to_owned(), words);
        Self(machine.into())
    }
}

/// A form that is worked on; given back when dropped.
pub(crate) struct Signup {
    form: Form,
    machine: JsValue,
}

impl Signup {
    pub(crate) fn new(spot: &Spot, machine: &Machine) -> Self {
        Self { form: open(&spot.element, &machine.0, STYLE), machine: machine.0.clone() }
    }

    pub(crate) fn validate(&self) -> bool {
        self.form.validate()
    }

    pub(crate) fn submit(&self) {
        self.form.submit();
    }

    pub(crate) fn reset(&self) {
        self.form.reset();
    }

    pub(crate) fn state(&self) -> String {
        self.form.state()
    }

    pub(crate) fn attributes_changed(&self) {
        self.form.attributes_changed();
    }
}

impl Drop for Signup {
    fn drop(&mut self) {
        close(&self.form, &self.machine);
    }
}

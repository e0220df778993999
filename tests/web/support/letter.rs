//! A sign-up form on a page.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement, InputEvent, InputEventInit};

use super::forms::{Machine, Signup};
use super::host::{append, dispatch, text};
use super::network::{Network, Reply};
use super::spot::Spot;
use super::stub::document;
use super::waiting::{Events, turn};

/// A mounted sign-up form with its element and its network, in the order in which they are dropped.
pub(crate) struct Letter {
    pub(crate) signup: Signup,
    pub(crate) spot: Spot,
    pub(crate) network: Network,
}

impl Letter {
    /// Where the forms of the tests are sent.
    pub(crate) const ACTION: &str = "https://letters.example/subscribe";

    /// A form whose server answers like this.
    pub(crate) fn answered(reply: Reply) -> Self {
        Self::with(reply, &[])
    }

    /// The same, with more attributes.
    pub(crate) fn with(reply: Reply, attributes: &[(&str, &str)]) -> Self {
        let network = Network::with(Self::ACTION, reply);
        let spot = Spot::new(attributes);
        if !spot.element.has_attribute("action") {
            spot.set("action", Self::ACTION);
        }
        Self::mount(network, spot)
    }

    /// A form of the page's own, whose server takes every address.
    pub(crate) fn of_page(attributes: &[(&str, &str)]) -> Self {
        let network = Network::with(Self::ACTION, Reply::status(200, "{}"));
        Self::mount(network, Spot::holding(attributes, append_form))
    }

    /// A form in a place that may hold a form of its own.
    pub(crate) fn mount(network: Network, spot: Spot) -> Self {
        Self { signup: Self::open(&spot, "en", &JsValue::UNDEFINED), spot, network }
    }

    /// The form in a place, as it is first seen.
    pub(crate) fn open(spot: &Spot, language: &str, words: &JsValue) -> Signup {
        Signup::new(spot, &Machine::new(language, words))
    }

    pub(crate) fn events(&self, name: &'static str) -> Events {
        Events::of(&self.spot.element, name)
    }

    /// The field for the address: that of the element's own form, or the page's.
    #[track_caller]
    pub(crate) fn field(&self) -> HtmlInputElement {
        self.spot.find(".newsreel-input, [type=email]").unchecked_into()
    }

    /// The box of the element that must be ticked.
    #[track_caller]
    pub(crate) fn consent(&self) -> HtmlInputElement {
        self.spot.own("box").unchecked_into()
    }

    /// The button of the form.
    #[track_caller]
    pub(crate) fn button(&self) -> HtmlElement {
        self.spot.find("button:not([type=button])")
    }

    /// Types a text in the place of what stands in the field.
    pub(crate) fn type_text(&self, text: &str) {
        self.field().set_value(text);
        self.dispatch_input(false);
    }

    /// Tells of a change of the field; `composing` while an input method is at work.
    pub(crate) fn dispatch_input(&self, composing: bool) {
        let init = InputEventInit::new();
        init.set_bubbles(true);
        init.set_is_composing(composing);
        let event = InputEvent::new_with_event_init_dict("input", &init);
        dispatch(&self.field(), &event.expect("an input event"));
    }

    /// Leaves the field: nothing is held down, so that the form hears of it in a task of its own.
    pub(crate) async fn leave(&self) {
        let init = InputEventInit::new();
        init.set_bubbles(true);
        let event = InputEvent::new_with_event_init_dict("change", &init);
        dispatch(&self.field(), &event.expect("an event"));
        turn().await;
    }

    pub(crate) fn press(&self) {
        self.button().click();
    }

    /// Types an address and presses the button.
    pub(crate) fn send(&self, address: &str) {
        self.type_text(address);
        self.press();
    }

    /// Ticks or unticks the consent box.
    pub(crate) fn tick(&self) {
        self.consent().click();
    }

    pub(crate) async fn reaches(&self, state: &str) {
        self.spot.until(state, || self.signup.state() == state).await;
    }

    /// What the form says to the person; nothing stands there when it has nothing to say.
    pub(crate) fn message(&self) -> String {
        let said = self.spot.find_all(".newsreel-message > .newsreel-words");
        said.first().map(|words| text(words)).unwrap_or_default()
    }

    /// What is wrong with an input, by what it says itself. It says so in one way, or it would be
    /// heard twice.
    #[track_caller]
    pub(crate) fn error_of(&self, input: &HtmlInputElement) -> String {
        assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
        assert!(!input.has_attribute("aria-describedby"));
        let id = input.get_attribute("aria-errormessage").unwrap_or_default();
        let Some(found) = document().get_element_by_id(&id) else {
            panic!("aria-errormessage leads to nothing: {id:?}")
        };
        assert_eq!(found, *self.spot.own("message"), "it leads to what is seen");
        self.message()
    }
}

/// The form that works without us, as the documentation shows it.
pub(crate) fn append_form(place: &HtmlElement) {
    let form = append(place, "form", &[("action", Letter::ACTION), ("method", "post")], "");
    let label = append(&form, "label", &[], "Your e-mail ");
    let field = [("type", "email"), ("name", "mail"), ("required", "")];
    append(&label, "input", &field, "");
    append(&form, "input", &[("type", "hidden"), ("name", "list"), ("value", "news & more")], "");
    append(&form, "input", &[("type", "hidden"), ("name", "action"), ("value", "join")], "");
    append(&form, "button", &[], "Keep me posted");
}

//! A sign-up form on a page.

use newsreel::web::MountedSignup;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement, InputEvent, InputEventInit};

use super::host::{Host, dispatch, text};
use super::network::{Network, Reply};
use super::waiting::Events;

/// A mounted sign-up form with its host and its network, in the order in which they are dropped.
pub(crate) struct Letter {
    pub(crate) signup: MountedSignup,
    pub(crate) host: Host,
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
        let host = Host::new(attributes);
        if !host.element.has_attribute("action") {
            host.set("action", Self::ACTION);
        }
        Self::mount(network, host)
    }

    /// A form in a host that may hold a form of its own.
    pub(crate) fn mount(network: Network, host: Host) -> Self {
        let signup = MountedSignup::new(host.element.clone(), "en".to_owned(), &JsValue::UNDEFINED);
        Self { signup: signup.expect("a form mounts"), host, network }
    }

    pub(crate) fn events(&self, name: &'static str) -> Events {
        Events::of(&self.host.element, name)
    }

    pub(crate) fn field(&self) -> HtmlInputElement {
        self.host.part("input").unchecked_into()
    }

    pub(crate) fn consent(&self) -> HtmlInputElement {
        self.host.find("input[type=checkbox]").unchecked_into()
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

    /// Leaves the field.
    pub(crate) fn leave(&self) {
        dispatch(&self.field(), &Event::new("change").expect("an event"));
    }

    /// Types an address and presses the button.
    pub(crate) fn send(&self, address: &str) {
        self.type_text(address);
        self.host.press("submit");
    }

    /// Ticks or unticks the consent box.
    pub(crate) fn tick(&self) {
        self.consent().click();
    }

    pub(crate) async fn reaches(&self, state: &str) {
        self.host.until(state, || self.signup.state() == state).await;
    }

    /// What the form says to the person.
    pub(crate) fn message(&self) -> String {
        text(&self.host.part("message"))
    }

    /// The text that an input is described by; it must be the same as its error message.
    #[track_caller]
    pub(crate) fn description(&self, input: &HtmlInputElement) -> String {
        assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
        let [described, explained] = ["aria-describedby", "aria-errormessage"].map(|name| {
            let id = input.get_attribute(name).unwrap_or_default();
            let Some(found) = self.host.root.get_element_by_id(&id) else {
                panic!("{name} leads to nothing: {id:?}")
            };
            text(&found)
        });
        assert_eq!(described, explained);
        described
    }
}

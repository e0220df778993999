//! A listener that is there for as long as it is kept.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

#[wasm_bindgen(module = "/src/js/events.js")]
extern "C" {
    fn listen(target: &EventTarget, name: &str, handle: &JsValue, passive: bool, capture: bool);
}

/// Dropping it removes it. An event may come while one is handled: what focuses a node in a handler
/// of `focusin` is told to the same handler, before `focus()` is over.
#[derive(Debug)]
pub(crate) struct EventListener {
    target: EventTarget,
    name: &'static str,
    role: Role,
    handle: Closure<Handle>,
}

type Handle = dyn Fn(&Event);

/// What a listener is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It looks on: the browser need not wait for it.
    Watch,
    /// It may prevent what the browser would do.
    Answer,
    /// It comes before the listeners of what is inside.
    Intercept,
}

impl EventListener {
    pub(crate) fn new(
        target: &EventTarget,
        name: &'static str,
        role: Role,
        handle: impl Fn(&Event) + 'static,
    ) -> Self {
        Self::add(target.clone(), name, role, Closure::new(handle))
    }

    fn add(target: EventTarget, name: &'static str, role: Role, handle: Closure<Handle>) -> Self {
        let (passive, capture) = (role == Role::Watch, role == Role::Intercept);
        listen(&target, name, handle.as_ref(), passive, capture);
        Self { target, name, role, handle }
    }
}

impl Drop for EventListener {
    fn drop(&mut self) {
        let (function, capture) =
            (self.handle.as_ref().unchecked_ref(), self.role == Role::Intercept);
        let _ =
            self.target.remove_event_listener_with_callback_and_bool(self.name, function, capture);
    }
}

//! A listener that is there for as long as it is kept.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// Dropping it removes it. An event may come while one is handled: what focuses a node in a handler
/// of `focusin` is told to the same handler, before `focus()` is over.
#[derive(Debug)]
pub(super) struct EventListener {
    target: EventTarget,
    name: &'static str,
    role: Role,
    handle: Closure<Handle>,
}

type Handle = dyn Fn(&Event);

/// What a listener is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It looks on: the browser need not wait for it.
    Watch,
    /// It may prevent what the browser would do.
    Answer,
    /// It comes before the listeners of what is inside.
    Intercept,
}

impl EventListener {
    pub(super) fn new(
        target: &EventTarget,
        name: &'static str,
        role: Role,
        handle: impl Fn(&Event) + 'static,
    ) -> Self {
        Self::add(target.clone(), name, role, Closure::new(handle))
    }

    fn add(target: EventTarget, name: &'static str, role: Role, handle: Closure<Handle>) -> Self {
        let options = AddEventListenerOptions::new();
        options.set_passive(role == Role::Watch);
        options.set_capture(role == Role::Intercept);
        let function = handle.as_ref().unchecked_ref();
        // It cannot fail: the name and the function are what they must be.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            name, function, &options,
        );
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

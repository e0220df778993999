//! Ways to wait without sleeping: for events, for changes of a tree, for a turn of the event loop.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{JSON, Promise};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, EventTarget, MutationObserver, MutationObserverInit, Node};

use super::stub::window;

// Only a test that fails waits as long.
const DEADLINE_MS: i32 = 4_000;

// More than stand in any chain of ours.
const PROMISES: u8 = 100;

// Enough for every promise that has been settled to be noticed.
const TURNS: u8 = 8;

// One in which a change is seen, one in which what it led to is, and one for its events.
const FRAMES: u8 = 3;

/// Waits for a promise; panics if it is rejected, or not settled in time.
pub(crate) async fn within(promise: Promise, what: &str) -> JsValue {
    let deadline = Promise::new(&mut |_, reject| {
        let late = window().set_timeout_with_callback_and_timeout_and_arguments_1(
            &reject,
            DEADLINE_MS,
            &"too late".into(),
        );
        late.expect("a window has timers");
    });
    let either = Promise::race(&js_sys::Array::of2(&promise, &deadline));
    let settled = JsFuture::from(either).await;
    settled.unwrap_or_else(|error| panic!("waiting for {what}: {error:?}"))
}

/// Lets all promises settle that need no timer and no network, also while timers stand still.
pub(crate) async fn settle() {
    for _ in 0..PROMISES {
        JsFuture::from(Promise::resolve(&JsValue::NULL)).await.expect("it is resolved");
    }
}

/// Lets everything run that waits for its turn.
pub(crate) async fn turn() {
    for _ in 0..TURNS {
        let next = Promise::new(&mut |resolve, _| {
            window().set_timeout_with_callback(&resolve).expect("a window has timers");
        });
        within(next, "a turn of the event loop").await;
    }
}

/// Lets the browser lay the page out and draw it, with all that observes that.
pub(crate) async fn frames() {
    for _ in 0..FRAMES {
        let next = Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).expect("a window is drawn");
        });
        within(next, "a frame").await;
    }
}

/// Waits until `condition` holds, looking again after each change of a tree.
pub(crate) async fn until(tree: &Node, what: &str, condition: impl Fn() -> bool) {
    while !condition() {
        let mut observer = None;
        let change = Promise::new(&mut |resolve, _| observer = Some(observe(tree, &resolve)));
        within(change, what).await;
        observer.iter().for_each(MutationObserver::disconnect);
    }
}

fn observe(tree: &Node, changed: &js_sys::Function) -> MutationObserver {
    let observer = MutationObserver::new(changed).expect("a function can observe");
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    options.set_character_data(true);
    options.set_child_list(true);
    options.set_subtree(true);
    observer.observe_with_options(tree, &options).expect("a tree can be observed");
    observer
}

/// The events of one name that reach a target.
pub(crate) struct Events {
    name: &'static str,
    details: Rc<RefCell<Vec<Value>>>,
    waiting: Rc<RefCell<Option<js_sys::Function>>>,
    _listener: EventListener,
}

impl Events {
    pub(crate) fn of(target: &EventTarget, name: &'static str) -> Self {
        let details = Rc::new(RefCell::new(vec![]));
        let waiting = Rc::new(RefCell::new(None::<js_sys::Function>));
        let listener = EventListener::new(target, name, {
            let (details, waiting) = (Rc::clone(&details), Rc::clone(&waiting));
            move |event| {
                details.borrow_mut().push(detail(event));
                if let Some(resolve) = waiting.take() {
                    resolve.call0(&JsValue::NULL).expect("resolving never fails");
                }
            }
        });
        Self { name, details, waiting, _listener: listener }
    }

    /// The details of all that came and were not taken.
    pub(crate) fn take(&self) -> Vec<Value> {
        self.details.take()
    }

    /// The detail of the next one, which may be there already.
    pub(crate) async fn next(&self) -> Value {
        if self.details.borrow().is_empty() {
            let next = Promise::new(&mut |resolve, _| {
                self.waiting.replace(Some(resolve));
            });
            within(next, self.name).await;
        }
        self.details.borrow_mut().remove(0)
    }
}

// As JSON has it: functions are left out.
fn detail(event: &web_sys::Event) -> Value {
    let Some(event) = event.dyn_ref::<CustomEvent>() else { return Value::Null };
    let text = JSON::stringify(&event.detail()).expect("a detail is plain data");
    text.as_string()
        .map_or(Value::Null, |text| serde_json::from_str(&text).expect("the browser writes JSON"))
}

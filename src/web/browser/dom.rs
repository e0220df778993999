//! Makes and changes nodes; the only file that creates them.
//!
//! Texts go in as text. What may be so already is not written again, so that neither the browser
//! nor a screen reader is disturbed.

use std::rc::Rc;

use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, FocusOptions, HtmlElement, Node, Window};

use super::listener::{EventListener, Role};

#[wasm_bindgen]
extern "C" {
    // As in web-sys, but nothing here can fail: names and selectors are constants, nodes are new.
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create_element(tag: &str) -> HtmlElement;

    type Parent;
    #[wasm_bindgen(method, js_name = append)]
    fn append_node(this: &Parent, child: &Node);
    #[wasm_bindgen(method)]
    fn before(this: &Parent, node: &Node);
    #[wasm_bindgen(method)]
    fn after(this: &Parent, node: &Node);
    #[wasm_bindgen(method, js_name = append)]
    fn append_string(this: &Parent, text: &str);
    #[wasm_bindgen(method, js_name = querySelector)]
    fn find(this: &Parent, selectors: &str) -> Option<Element>;

    type Sure;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set(this: &Sure, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = removeAttribute)]
    fn remove(this: &Sure, name: &str);
    #[wasm_bindgen(method, js_name = toggleAttribute)]
    fn toggle(this: &Sure, name: &str, on: bool);
    #[wasm_bindgen(method)]
    fn matches(this: &Sure, selectors: &str) -> bool;
    #[wasm_bindgen(method)]
    fn closest(this: &Sure, selectors: &str) -> Option<Element>;

    type Plain;
    #[wasm_bindgen(method, indexing_setter)]
    fn put(this: &Plain, key: &str, value: &JsValue);

    // Where elements are, these are.
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Window;
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Document;
}

#[wasm_bindgen(module = "/src/js/events.js")]
extern "C" {
    #[wasm_bindgen(js_name = dispatch)]
    fn dispatch_event(host: &Element, name: &str, cancelable: bool, detail: &Object) -> bool;
}

pub(crate) fn window() -> Window {
    WINDOW.with(Clone::clone)
}

pub(crate) fn document() -> Document {
    DOCUMENT.with(Clone::clone)
}

/// The address that those of the page are relative to.
pub(crate) fn base() -> String {
    document().base_uri().ok().flatten().unwrap_or_default()
}

/// The address of the page.
pub(crate) fn address() -> String {
    document().url().unwrap_or_default()
}

/// A new element with these parts (`::part`), in no document yet.
pub(crate) fn create(tag: &str, parts: &str) -> HtmlElement {
    let element = create_element(tag);
    if !parts.is_empty() {
        set(&element, "part", Some(parts));
    }
    element
}

/// A node, last child of `parent`.
pub(crate) fn append_child(parent: &Node, child: &Node) {
    parent.unchecked_ref::<Parent>().append_node(child);
}

/// A node, in front of one that has a parent.
pub(crate) fn put_before(following: &Node, node: &Node) {
    following.unchecked_ref::<Parent>().before(node);
}

/// A node, behind one that has a parent.
pub(crate) fn put_after(before: &Node, node: &Node) {
    before.unchecked_ref::<Parent>().after(node);
}

/// A new element with these parts, last child of `parent`.
pub(crate) fn append(parent: &Node, tag: &str, parts: &str) -> HtmlElement {
    let element = create(tag, parts);
    append_child(parent, &element);
    element
}

/// A text, last child of `parent`.
pub(crate) fn append_text(parent: &Node, text: &str) {
    parent.unchecked_ref::<Parent>().append_string(text);
}

/// A new button that submits nothing, last child of `parent`.
pub(crate) fn append_button(parent: &Node, parts: &str) -> HtmlElement {
    let button = append(parent, "button", parts);
    set(&button, "type", Some("button"));
    button
}

/// Calls `handle` with each event of `name` for as long as `owner` lives and the listener is kept.
pub(crate) fn on<T: 'static>(
    owner: &Rc<T>,
    target: &EventTarget,
    name: &'static str,
    handle: fn(&Rc<T>, &Event),
) -> EventListener {
    let owner = Rc::downgrade(owner);
    EventListener::new(target, name, Role::Answer, move |event| {
        if let Some(owner) = owner.upgrade() {
            handle(&owner, event);
        }
    })
}

/// The node that an event happened to: what listens to an element hears of nodes alone.
pub(crate) fn target(event: &Event) -> Option<Node> {
    Some(event.target()?.unchecked_into())
}

/// Whether an element is one of those that `selectors` select.
pub(crate) fn matches(element: &Element, selectors: &str) -> bool {
    element.unchecked_ref::<Sure>().matches(selectors)
}

/// The nearest of an element and those around it that `selectors` select.
pub(crate) fn closest(element: &Element, selectors: &str) -> Option<Element> {
    element.unchecked_ref::<Sure>().closest(selectors)
}

/// The first element below `parent` that `selectors` select.
pub(crate) fn find(parent: &Node, selectors: &str) -> Option<Element> {
    parent.unchecked_ref::<Parent>().find(selectors)
}

/// Whether the focus is on an element or inside it.
pub(crate) fn has_focus(element: &Element) -> bool {
    matches(element, ":focus-within")
}

/// Whether an element that had the focus keeps it in the next frame.
pub(crate) fn can_have_focus(element: &Element) -> bool {
    element.is_connected() && closest(element, "[hidden],[inert],:disabled").is_none()
}

/// Sets an attribute, or takes it away.
pub(crate) fn set(element: &Element, name: &str, value: Option<&str>) {
    let attributes = element.unchecked_ref::<Sure>();
    match value {
        Some(value) => attributes.set(name, value),
        None => attributes.remove(name),
    }
}

/// Sets an attribute that may be so already.
pub(crate) fn update(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() != value {
        set(element, name, value);
    }
}

/// Sets or takes away an attribute that has no value.
pub(crate) fn set_flag(element: &Element, name: &str, on: bool) {
    element.unchecked_ref::<Sure>().toggle(name, on);
}

/// Shows or hides an element.
pub(crate) fn show(element: &Element, shows: bool) {
    set_flag(element, "hidden", !shows);
}

/// Sets the text of an element that has no other content.
pub(crate) fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Dispatches one of our events; says whether nobody cancelled it.
pub(crate) fn dispatch(host: &Element, name: &str, cancelable: bool, detail: Members<'_>) -> bool {
    dispatch_event(host, name, cancelable, &object(detail))
}

/// The members of a plain object.
pub(crate) type Members<'a> = &'a [(&'a str, &'a JsValue)];

/// A plain object of these members.
pub(crate) fn object(members: Members<'_>) -> Object {
    let object = Object::new();
    put(&object, members);
    object
}

/// Gives a plain object more members.
pub(crate) fn put(object: &Object, members: Members<'_>) {
    for (key, value) in members {
        object.unchecked_ref::<Plain>().put(key, value);
    }
}

/// A text, or `null`.
pub(crate) fn or_null(text: Option<&str>) -> JsValue {
    text.map_or_else(|| JsValue::NULL, Into::into)
}

/// Gives an element the focus, and never scrolls the host page.
pub(crate) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// A number of things, as the browser counts them.
pub(crate) fn length(count: usize) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

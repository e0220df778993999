//! Parts of the browser, replaced for as long as a test lasts.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Window};

/// A member of an object, replaced until this is dropped.
pub(crate) struct Stub {
    object: Object,
    name: JsValue,
    before: JsValue,
}

impl Stub {
    pub(crate) fn new(object: &impl AsRef<JsValue>, name: &str, value: &JsValue) -> Self {
        let object = object.as_ref().clone().unchecked_into::<Object>();
        let name = JsValue::from_str(name);
        let before = Object::get_own_property_descriptor(&object, &name);
        define(&object, &name, value);
        Self { object, name, before }
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        let restored = match self.before.dyn_ref() {
            Some(before) => Reflect::define_property(&self.object, &self.name, before),
            None => Reflect::delete_property(&self.object, &self.name),
        };
        assert_eq!(restored, Ok(true), "the browser keeps {:?} as it was", self.name);
    }
}

/// Gives an object a member of its own, over what its class says.
pub(crate) fn define(object: &Object, name: &JsValue, value: &JsValue) {
    let descriptor = Object::new();
    let members =
        [("value", value), ("configurable", &JsValue::TRUE), ("writable", &JsValue::TRUE)];
    for (key, member) in members {
        Reflect::set(&descriptor, &key.into(), member).expect("a plain object takes any member");
    }
    let defined = Reflect::define_property(object, name, &descriptor);
    assert_eq!(defined, Ok(true), "the browser lets {name:?} be replaced");
}

pub(crate) fn window() -> Window {
    web_sys::window().expect("tests run in a window")
}

pub(crate) fn document() -> Document {
    window().document().expect("a window has a document")
}

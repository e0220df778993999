//! A feed as the browser parsed it: members are read one by one, and only those that are wanted.

use std::cell::{Cell, RefCell};

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::platform;
use crate::feed::{Document, Error, Value};
use crate::limits::VALUE_DEPTH;

#[wasm_bindgen(module = "/src/js/texts.js")]
extern "C" {
    #[wasm_bindgen(js_name = textsFrom)]
    fn texts_from(items: &Array, index: usize, key: &str, most: usize) -> usize;
    #[wasm_bindgen(js_name = markedTexts)]
    fn marked_texts(items: &Array, key: &str) -> String;
}

// Enough to tell a web page or a template from JSON.
const SNIFFED_CHARS: u32 = 1_000;

const ITEMS: &str = "items";

// A call into the browser takes as long as to look at some dozens of items.
const TEXTS_AT_ONCE: usize = 100;

/// The root of a parsed document.
#[derive(Debug)]
pub(crate) struct Parsed {
    root: JsValue,
    items: Option<Array>,
    // The names of members that were asked for, which cross the border once.
    names: RefCell<Vec<(&'static str, JsValue)>>,
    // A member that is a text with something in it, and from which item to which that is known.
    texts: Cell<(&'static str, usize, usize)>,
}

impl Parsed {
    /// Parses text; the error says what the text is instead of JSON.
    pub(crate) fn new(text: &JsString) -> Result<Self, Error> {
        let start = || String::from(text.slice(0, SNIFFED_CHARS));
        platform::parse_json(text).map(Self::from).map_err(|_| Error::of_text(&start()))
    }
}

impl From<JsValue> for Parsed {
    fn from(root: JsValue) -> Self {
        let items = Reflect::get(&root, &ITEMS.into()).ok();
        let items = items.and_then(|items| items.dyn_into().ok());
        let (names, texts) = Default::default();
        Self { root, items, names, texts }
    }
}

impl Document for Parsed {
    fn envelope(&self) -> Value {
        value(&self.root, VALUE_DEPTH, Some(ITEMS))
    }

    fn count(&self) -> Option<usize> {
        self.items.as_ref().and_then(|items| items.length().try_into().ok())
    }

    fn lacks_items(&self) -> bool {
        let items = Reflect::get(&self.root, &ITEMS.into()).unwrap_or_default();
        items.is_undefined() || items.is_null()
    }

    fn item(&self, index: usize) -> Value {
        decode(&self.at(index))
    }

    fn member(&self, index: usize, key: &'static str) -> Value {
        decode(&self.get(index, key))
    }

    fn has_text(&self, index: usize, key: &'static str) -> bool {
        let (name, from, to) = self.texts.get();
        if name == key && (from..to).contains(&index) {
            return true;
        }
        let look = |items| texts_from(items, index, key, TEXTS_AT_ONCE);
        let count = self.items.as_ref().map_or(0, look);
        if count > 0 {
            self.texts.set((key, index, index + count));
        }
        count > 0
    }

    fn marked_texts(&self, key: &'static str) -> String {
        self.items.as_ref().map(|items| marked_texts(items, key)).unwrap_or_default()
    }
}

impl Parsed {
    fn get(&self, index: usize, key: &'static str) -> JsValue {
        let item = self.at(index);
        let mut names = self.names.borrow_mut();
        if !names.iter().any(|(name, _)| *name == key) {
            names.push((key, key.into()));
        }
        let name = names.iter().find(|(name, _)| *name == key);
        name.and_then(|(_, name)| Reflect::get(&item, name).ok()).unwrap_or_default()
    }

    fn at(&self, index: usize) -> JsValue {
        let index = u32::try_from(index).ok();
        let item = self.items.as_ref().and_then(|items| Some(items.get(index?)));
        item.unwrap_or(JsValue::NULL)
    }
}

/// A value that the browser parsed.
///
/// Not by serde: `serde-wasm-bindgen` writes numbers into its errors, and what is needed for that
/// weighs more than all that reads a feed.
pub(crate) fn decode(parsed: &JsValue) -> Value {
    value(parsed, VALUE_DEPTH, None)
}

// `left_out` names a member that is not even looked at.
fn value(parsed: &JsValue, depth: u8, left_out: Option<&str>) -> Value {
    let Some(depth) = depth.checked_sub(1) else { return Value::Null };
    if let Some(text) = parsed.as_string() {
        Value::Text(text)
    } else if let Some(number) = parsed.as_f64() {
        Value::Number(number)
    } else if let Some(truth) = parsed.as_bool() {
        Value::Bool(truth)
    } else if let Some(entries) = parsed.dyn_ref::<Array>() {
        let mut list = Vec::new();
        for entry in entries.iter() {
            list.push(value(&entry, depth, None));
        }
        Value::List(list)
    } else if parsed.is_object() {
        Value::Object(members(parsed, depth, left_out))
    } else {
        Value::Null
    }
}

// It may come from another window, or have no prototype.
fn members(object: &JsValue, depth: u8, left_out: Option<&str>) -> Vec<(String, Value)> {
    let mut members = Vec::new();
    for entry in Object::entries(object.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        let name = entry.get(0).as_string().filter(|name| Some(name.as_str()) != left_out);
        members.extend(name.map(|name| (name, value(&entry.get(1), depth, None))));
    }
    members
}

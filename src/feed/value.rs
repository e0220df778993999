//! Any JSON value: one plain type, so that every field is lenient alike.
//!
//! In a browser the shell makes it of what the browser has parsed. Natively it is decoded through
//! serde, over tree deserialisers only: what cannot be decoded is passed over, and one that reads a
//! stream would be left in its middle.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::limits::VALUE_DEPTH;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// `null`, and whatever has no meaning in a feed.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object, in the order of its members.
    Object(Vec<(String, Self)>),
}

impl Value {
    /// Decodes a whole value.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Self {
        Self::read_without(&[], deserializer)
    }

    /// Decodes an object but for the members named, which are not even looked at.
    pub fn read_without<'de, D: Deserializer<'de>>(
        left_out: &'static [&'static str],
        deserializer: D,
    ) -> Self {
        let seed = Seed { depth: VALUE_DEPTH, left_out };
        seed.deserialize(deserializer).unwrap_or_default()
    }

    /// The member `key` of an object; `Null` of anything else.
    pub fn member(&self, key: &str) -> &Self {
        const NULL: &Value = &Value::Null;
        let Self::Object(members) = self else { return NULL };
        members.iter().rev().find(|(name, _)| name == key).map_or(NULL, |(_, value)| value)
    }

    /// The text, without white space around it, if it is a string with something in it.
    pub fn text(&self) -> Option<&str> {
        let Self::Text(text) = self else { return None };
        Some(text.trim()).filter(|text| !text.is_empty())
    }

    /// The name of an author or a source, which may be all that is written; empty if there is none.
    pub fn name(&self) -> &str {
        self.text().or_else(|| self.member("name").text()).unwrap_or_default()
    }

    /// The number, also where it was written as a string of digits.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number).filter(|number| number.is_finite()),
            // The core library's parser of fractions would be 15 kB of tables for a rare case.
            Self::Text(text) => text.trim().parse::<u32>().ok().map(f64::from),
            Self::Null | Self::Bool(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The number, if it has no fraction and JavaScript can hold it exactly.
    pub fn whole_number(&self) -> Option<i64> {
        const LARGEST: f64 = 9_007_199_254_740_991.0;
        let Self::Number(number) = self else { return None };
        let is_whole = number.fract() == 0.0 && number.abs() <= LARGEST;
        #[expect(clippy::cast_possible_truncation, clippy::as_conversions, reason = "checked")]
        is_whole.then_some(*number as i64)
    }

    /// The entries of a list; nothing of anything else.
    pub fn list(&self) -> &[Self] {
        if let Self::List(entries) = self { entries } else { &[] }
    }

    /// The entries of a list, or the value itself where one was expected to be a list of one.
    pub fn one_or_many(&self) -> &[Self] {
        match self {
            Self::List(entries) => entries,
            Self::Null => &[],
            Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::Object(_) => {
                std::slice::from_ref(self)
            }
        }
    }

    /// Whether this is an object.
    pub const fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// Whether this is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

#[derive(Clone, Copy)]
struct Seed {
    depth: u8,
    left_out: &'static [&'static str],
}

impl Seed {
    const fn deeper(self) -> Self {
        Self { depth: self.depth - 1, left_out: &[] }
    }
}

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.depth == 0 {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| Value::Null);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "as in JavaScript")]
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "as in JavaScript")]
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element_seed(self.deeper())? {
            list.push(entry);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Vec::new();
        while let Some(name) = members.next_key::<String>()? {
            if self.left_out.contains(&name.as_str()) {
                members.next_value::<IgnoredAny>()?;
            } else {
                let value = members.next_value_seed(self.deeper())?;
                object.push((name, value));
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Value {
        Value::read(serde_json::from_str::<serde_json::Value>(json).unwrap())
    }

    #[test]
    fn every_kind_of_value_is_kept() {
        let value = read(r#"{"a": [null, true, -1, 2.5, "x"], "b": {}}"#);
        let list = [
            Value::Null,
            Value::Bool(true),
            Value::Number(-1.0),
            Value::Number(2.5),
            Value::Text("x".to_owned()),
        ];
        assert_eq!(value.member("a").list(), list);
        assert!(value.member("b").is_object());
        assert!(value.member("c").is_null());
    }

    #[test]
    fn members_left_out_are_not_decoded() {
        let json = serde_json::json!({ "title": "T", "items": [1, 2, 3] });
        let value = Value::read_without(&["items"], json);
        assert_eq!(value.member("title").text(), Some("T"));
        assert!(value.member("items").is_null());
    }

    #[test]
    fn deeper_than_the_limit_is_absent() {
        let mut nested = serde_json::Value::from("deep");
        for _ in 0..100 {
            nested = serde_json::json!([nested]);
        }
        let mut value = &Value::read(nested);
        let mut depth = 0;
        while let [inner] = value.list() {
            value = inner;
            depth += 1;
        }
        assert_eq!((depth, value), (usize::from(VALUE_DEPTH), &Value::Null));
    }

    #[test]
    fn one_value_may_stand_where_a_list_is_expected() {
        assert_eq!(read(r#""a""#).one_or_many(), [Value::Text("a".to_owned())]);
        assert_eq!(read("null").one_or_many(), []);
    }
}

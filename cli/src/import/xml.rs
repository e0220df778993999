//! Reads XML, well-formed or not, and tells a [`Builder`] what comes.
//!
//! Elements that were never closed end with the one around them, or where the next entry begins;
//! end tags of what is not open are passed over; references that nobody knows stay as they are.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;

use quick_xml::errors::Error;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::builder::Builder;
use super::decoding::Decoded;
use super::element::Element;
use super::entity;
use super::name::{Name, Spaces, meaning, parts};
use crate::limits::{DEPTH, ENTITIES, ENTITY_BYTES};

/// How a document ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// With its last end tag, or because enough was read.
    Whole,
    /// In the middle.
    Cut,
}

/// Reads a document to its end, or until the builder has enough.
pub fn read<R: Read>(source: Decoded<R>, builder: &mut Builder<'_>) -> Result<End, String> {
    let mut reader = Reader::from_reader(source);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut document = Document {
        builder,
        open: Open::default(),
        spaces: Spaces::default(),
        entities: HashMap::new(),
    };
    let mut buffer = Vec::new();
    while !document.builder.has_enough {
        buffer.clear();
        reader.get_mut().mark();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(document.end()),
            Ok(event) => document.take(&event),
            // What it stumbled over is behind it.
            Err(Error::IllFormed(_) | Error::InvalidAttr(_) | Error::Escape(_)) => (),
            Err(Error::Io(error)) => return Err(error.to_string()),
            // A tag, a comment or a section that never ends.
            Err(_) => {
                document.end();
                return Ok(End::Cut);
            }
        }
    }
    Ok(End::Whole)
}

struct Document<'b, 's> {
    builder: &'b mut Builder<'s>,
    open: Open,
    spaces: Spaces,
    entities: HashMap<String, String>,
}

/// The names of the elements that are open, one behind the other.
#[derive(Default)]
struct Open {
    names: String,
    starts: Vec<usize>,
}

impl Open {
    fn push(&mut self, name: &str) {
        self.starts.push(self.names.len());
        self.names.push_str(name);
    }

    fn pop(&mut self) {
        if let Some(start) = self.starts.pop() {
            self.names.truncate(start);
        }
    }

    fn last(&self) -> &str {
        self.starts.last().and_then(|start| self.names.get(*start..)).unwrap_or_default()
    }

    /// How many elements are open outside of the innermost one of this name.
    fn find(&self, name: &str) -> Option<usize> {
        let mut end = self.names.len();
        for (at, start) in self.starts.iter().enumerate().rev() {
            if self.names.get(*start..end) == Some(name) {
                return Some(at);
            }
            end = *start;
        }
        None
    }
}

impl Document<'_, '_> {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => {
                let before = self.open.starts.len();
                self.start(tag);
                // Where it is too deep, nothing was opened.
                if self.open.starts.len() > before || self.open.last() == name_of(tag) {
                    self.close_one();
                }
            }
            Event::End(tag) => {
                let name = tag.name();
                if let Some(depth) = self.open.find(name.as_ref()) {
                    self.close_to(depth);
                }
            }
            Event::Text(text) => self.builder.text(text),
            Event::CData(text) => self.builder.text(text),
            Event::GeneralRef(reference) => self.reference(reference),
            Event::DocType(declared) => self.declare(declared),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => (),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        if self.open.starts.len() >= DEPTH {
            return;
        }
        let depth = self.open.starts.len();
        let raw = tag.attributes_raw();
        let whole = name_of(tag);
        let is_text = self.builder.is_reading_text();
        let attributes =
            if is_text && !raw.contains("xmlns") { Vec::new() } else { attributes(tag) };
        for (name, value) in &attributes {
            match name.split_once(':') {
                None if name == "xmlns" => self.spaces.declare(depth, "", value),
                Some(("xmlns", prefix)) => self.spaces.declare(depth, prefix, value),
                _ => (),
            }
        }
        let (prefix, local) = parts(whole);
        let name = meaning(self.spaces.of(prefix), local);
        if name == Name::Item && self.builder.is_in_feed() {
            self.close_to(self.builder.depth_of_entries());
        }
        self.open.push(whole);
        self.builder.open(&Element { name, local, attributes, raw });
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.starts.len() > depth {
            self.close_one();
        }
    }

    fn close_one(&mut self) {
        let name = self.open.last();
        self.builder.close(parts(name).1);
        self.open.pop();
        self.spaces.leave(self.open.starts.len());
    }

    fn reference(&mut self, name: &str) {
        let mut text = String::new();
        if let Some(declared) = self.entities.get(name) {
            self.builder.text(declared);
            return;
        }
        if !entity::push(name, &mut text) {
            text.extend(["&", name, ";"]);
        }
        self.builder.text(&text);
    }

    // Entities stand for text; what they refer to in turn stays as it is, so that nothing grows.
    fn declare(&mut self, declared: &str) {
        for declaration in declared.split("<!ENTITY").skip(1).take(ENTITIES) {
            let Some((name, rest)) = declaration.trim_start().split_once(char::is_whitespace)
            else {
                continue;
            };
            let rest = rest.trim_start();
            let quote = rest.chars().next().filter(|quote| ['"', '\''].contains(quote));
            let value = quote.and_then(|quote| rest.get(1..)?.split_once(quote));
            if let Some((value, _)) = value.filter(|(value, _)| value.len() <= ENTITY_BYTES) {
                let value = entity::decode(value).into_owned();
                self.entities.insert(name.to_owned(), value);
            }
        }
    }

    fn end(&mut self) -> End {
        let is_cut = self.builder.is_in_feed();
        self.close_to(0);
        if is_cut { End::Cut } else { End::Whole }
    }
}

fn name_of<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    let name = tag.name();
    // Its name borrows from the tag.
    name.into_inner()
}

fn attributes<'a>(tag: &'a BytesStart<'_>) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
    if tag.attributes_raw().trim_ascii().is_empty() {
        return Vec::new();
    }
    let mut attributes = tag.html_attributes();
    let read = attributes.with_checks(false).flatten();
    read.map(|attribute| {
        let value = match attribute.value {
            Cow::Borrowed(value) => entity::decode_value(value),
            Cow::Owned(value) => Cow::Owned(entity::decode_value(&value).into_owned()),
        };
        (Cow::Borrowed(attribute.key.into_inner()), value)
    })
    .collect()
}

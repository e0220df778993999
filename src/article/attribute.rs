//! Which attributes an element of an article has, each vetted by what it is for.
//!
//! The shell asks for attributes by the names that stand here, so that no other can come along:
//! no `style`, no `class`, no event handler, nothing that a script of the host page listens to.

use super::Content;
use crate::feed::markup::is_tiny;
use crate::limits::TABLE_SPAN;
use crate::link::{Use, srcset};
use crate::scan::{Scanner, joined, place_of};

/// Gives the text of an attribute, if the element has it.
pub type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The attributes of a new element, in the order in which they are to be set.
pub type Attributes = Vec<(&'static str, String)>;

/// What the ids of an article begin with: none of the page's can be met.
pub(super) const NOTE: &str = "note-";

/// The attributes of a new `tag`; `None` if without them there is nothing to show.
pub fn vet(tag: &str, read: Read<'_>, content: &Content<'_>) -> Option<Attributes> {
    let mut vetted = vec![];
    let candidate = |address: &str| content.ground.link(address, Use::Fetch);
    for names in ["dir lang title", own(tag)] {
        let mut names = Scanner::new(names);
        while !names.is_over() {
            let name = names.part(" ");
            if let Some(value) = read(name).and_then(|value| value_of(tag, name, value)) {
                vetted.push((name, value));
            }
        }
    }
    if let Some(id) = note_of(tag, read, content) {
        vetted.push(("id", id));
    }
    match tag {
        "a" => follow(read, content, &mut vetted),
        "img" => show(read, content, &mut vetted)?,
        "source" => vetted.push(("srcset", srcset(&read("srcset")?, &candidate)?)),
        _ => (),
    }
    Some(vetted)
}

/// Every attribute that is asked for.
pub const ASKED: &str = "dir lang title id name href hreflang src srcset alt width height sizes media type \
    start reversed value colspan rowspan scope span datetime open";

// Names whose values are copied; addresses are not among them.
fn own(tag: &str) -> &'static str {
    match tag {
        "a" => "hreflang",
        "img" => "alt width height sizes",
        "source" => "media type sizes width height",
        "ol" => "start reversed type",
        "li" => "value",
        "td" | "th" => "colspan rowspan scope",
        "col" | "colgroup" => "span",
        "time" | "del" | "ins" => "datetime",
        "details" => "open",
        _ => "",
    }
}

fn value_of(tag: &str, name: &str, value: String) -> Option<String> {
    let safe = match name {
        "dir" => is_one_of("ltr rtl auto", &value),
        "scope" => is_one_of("row col rowgroup colgroup", &value),
        "type" if tag == "ol" => is_one_of("1 a A i I", &value),
        "width" | "height" => number(&value).is_some(),
        "start" | "value" => value.parse::<i32>().is_ok(),
        "colspan" | "rowspan" | "span" => number(&value).is_some_and(|span| span <= TABLE_SPAN),
        _ => true,
    };
    safe.then_some(value)
}

fn is_one_of(list: &str, word: &str) -> bool {
    place_of(list, word).is_some()
}

fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

// A place that a link of the same article leads to.
fn note_of(tag: &str, read: Read<'_>, content: &Content<'_>) -> Option<String> {
    let name = read("id").or_else(|| if tag == "a" { read("name") } else { None })?;
    content.place(&joined(&["#", &name]))
}

fn follow(read: Read<'_>, content: &Content<'_>, vetted: &mut Attributes) {
    let Some(href) = read("href") else { return };
    let is_here = content.place(&href).is_some();
    // What is not in the article may be on the page of the original, if there is one.
    let leads = href.trim() != "#" && (content.ground.is_original || !href.trim().starts_with('#'));
    let link = content.ground.link(&href, Use::Follow).filter(|_| is_here || leads);
    let Some(link) = link else { return };
    if !is_here && link.as_str().starts_with("http") {
        vetted.push(("target", "_blank".to_owned()));
        vetted.push(("rel", "noopener noreferrer".to_owned()));
    }
    vetted.push(("href", link.as_str().to_owned()));
}

// The address comes last: what comes after it would not hold for the request.
fn show(read: Read<'_>, content: &Content<'_>, vetted: &mut Attributes) -> Option<()> {
    let is_seen = |name: &str| read(name).is_none_or(|size| !is_tiny(&size));
    let src = content.ground.link(&read("src")?, Use::Picture)?;
    let candidate = |address: &str| content.ground.link(address, Use::Fetch);
    if !is_seen("width") || !is_seen("height") {
        return None;
    }
    for (name, value) in
        [("loading", "lazy"), ("decoding", "async"), ("referrerpolicy", "no-referrer")]
    {
        vetted.push((name, value.to_owned()));
    }
    if !vetted.iter().any(|(name, _)| *name == "alt") {
        vetted.push(("alt", String::new()));
    }
    vetted.extend(read("srcset").and_then(|list| Some(("srcset", srcset(&list, &candidate)?))));
    vetted.push(("src", src.as_str().to_owned()));
    Some(())
}

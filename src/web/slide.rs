//! Draws one slide.

use web_sys::{Element, HtmlElement};

use super::{Language, dom};
use crate::feed::{Date, Figure, text};
use crate::news::Slide;
use crate::words::Word;

/// A new slide without content, last child of `parent`.
pub(super) fn append_empty(parent: &Element, name: &str, language: &Language) -> HtmlElement {
    let element = dom::append(parent, "div", "slide");
    dom::set(&element, "role", Some("group"));
    dom::set(&element, "aria-roledescription", Some(language.words.say(Word::Slide)));
    dom::set(&element, "aria-label", Some(name));
    element
}

/// A new slide, last child of `parent`.
pub(super) fn append(parent: &Element, slide: &Slide, language: &Language) -> HtmlElement {
    let element = append_empty(parent, &slide.name, language);
    if let Some(image) = &slide.image {
        append_figure(&element, image, slide.language.as_deref());
    }
    let text = dom::append(&element, "div", "text");
    dom::set(&text, "lang", slide.language.as_deref());
    append_headline(&text, slide);
    append_origin(&text, slide, language);
    if !slide.summary.is_empty() {
        let summary = dom::append(&text, "p", "summary");
        say_in_own_direction(&summary, &slide.summary);
    }
    element
}

/// A picture with its caption and credit, last child of `parent`. [`load_picture`] asks for it.
pub(super) fn append_figure(parent: &Element, image: &Figure, language: Option<&str>) {
    let figure = dom::append(parent, "figure", "figure");
    dom::set(&figure, "lang", language);
    let picture = dom::append(&figure, "img", "image");
    dom::set(&picture, "alt", Some(&image.alt));
    dom::set(&picture, "decoding", Some("async"));
    dom::set(&picture, "referrerpolicy", Some("no-referrer"));
    dom::set(&picture, "draggable", Some("false"));
    for (name, pixels) in [("width", image.width), ("height", image.height)] {
        dom::set(&picture, name, pixels.map(|pixels| pixels.to_string()).as_deref());
    }
    dom::set(&picture, WAITING, Some(image.url.as_str()));
    if let Some((srcset, sizes)) = &image.sources {
        dom::set(&picture, "sizes", Some(sizes));
        dom::set(&picture, "data-srcset", Some(srcset));
    }
    let line = text::join([&*image.caption, &*image.credit].into_iter(), " · ");
    if !line.is_empty() {
        let caption = dom::append(&figure, "figcaption", "caption");
        say_in_own_direction(&caption, &line);
    }
}

// The address of a picture that is not asked for yet.
const WAITING: &str = "data-src";

/// Asks for the picture in an element, if that has not been done.
pub(super) fn load_picture(element: &Element) {
    let waiting = element.query_selector("[data-src]").ok().flatten();
    if let Some(picture) = waiting {
        // First, or the browser would ask for both.
        if let Some(sources) = picture.get_attribute("data-srcset") {
            dom::set(&picture, "srcset", Some(&sources));
        }
        dom::set(&picture, "src", picture.get_attribute(WAITING).as_deref());
        dom::set(&picture, WAITING, None);
    }
}

fn append_headline(text: &Element, slide: &Slide) {
    let heading = append_heading(text, slide.heading_level);
    let headline = match &slide.link {
        Some(link) => {
            let anchor = dom::append(&heading, "a", "link");
            dom::set(&anchor, "href", Some(link.as_str()));
            anchor
        }
        None if slide.opens_in_place => dom::append_button(&heading, "link"),
        // Without an address there is nothing to follow.
        None => heading,
    };
    dom::set(&headline, "aria-haspopup", slide.opens_in_place.then_some("dialog"));
    say_in_own_direction(&headline, &slide.headline);
}

/// An empty headline of this level, last child of `parent`.
pub(super) fn append_heading(parent: &Element, level: u8) -> HtmlElement {
    let tag = ["h2", "h3", "h4", "h5", "h6"].get(usize::from(level.saturating_sub(2)));
    dom::append(parent, tag.unwrap_or(&"h3"), "headline")
}

fn append_origin(text: &Element, slide: &Slide, language: &Language) {
    if slide.date.is_none() && slide.source.is_none() {
        return;
    }
    let origin = dom::append(text, "p", "origin");
    // These words are ours: they are in the page's language, whatever the item's is.
    dom::set(&origin, "lang", Some(&language.tag));
    if let Some(date) = &slide.date {
        append_date(&origin, date, language);
    }
    if let Some(source) = &slide.source {
        let name = dom::append(&origin, "span", "source");
        say_in_own_direction(&name, source);
    }
}

/// A day in the words of the page, last child of `parent`.
pub(super) fn append_date(parent: &Element, date: &Date, language: &Language) {
    let time = dom::append(parent, "time", "date");
    dom::set(&time, "datetime", Some(&date.machine));
    dom::append_text(&time, &language.date(date));
}

/// Says a feed's text so that it does not turn what stands around it.
pub(super) fn say_in_own_direction(element: &Element, text: &str) {
    dom::set(element, "dir", Some("auto"));
    dom::append_text(element, text);
}

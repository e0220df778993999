//! Draws one slide.

use web_sys::{Element, HtmlElement};

use super::{Language, Result, dom, platform};
use crate::feed::Figure;
use crate::news::Slide;
use crate::words::Word;

/// A new slide, last child of `parent`.
pub(super) fn append(parent: &Element, slide: &Slide, language: &Language) -> Result<HtmlElement> {
    let element = dom::append(parent, "div", "slide")?;
    dom::set(&element, "role", Some("group"));
    dom::set(&element, "aria-roledescription", Some(&language.words.say(Word::Slide)));
    dom::set(&element, "aria-label", Some(&slide.name));
    if let Some(image) = &slide.image {
        append_figure(&element, image, slide.language.as_deref())?;
    }
    let text = dom::append(&element, "div", "text")?;
    dom::set(&text, "lang", slide.language.as_deref());
    append_headline(&text, slide)?;
    append_origin(&text, slide, language)?;
    if !slide.summary.is_empty() {
        let summary = dom::append(&text, "p", "summary")?;
        say_in_own_direction(&summary, &slide.summary);
    }
    Ok(element)
}

fn append_figure(slide: &Element, image: &Figure, language: Option<&str>) -> Result<()> {
    let figure = dom::append(slide, "figure", "figure")?;
    dom::set(&figure, "lang", language);
    let picture = dom::append(&figure, "img", "image")?;
    dom::set(&picture, "alt", Some(&image.alt));
    dom::set(&picture, "decoding", Some("async"));
    dom::set(&picture, "referrerpolicy", Some("no-referrer"));
    dom::set(&picture, "draggable", Some("false"));
    for (name, pixels) in [("width", image.width), ("height", image.height)] {
        dom::set(&picture, name, pixels.map(|pixels| pixels.to_string()).as_deref());
    }
    dom::set(&picture, WAITING, Some(image.url.as_str()));
    let lines = [image.caption.as_str(), image.credit.as_str()];
    if lines.iter().any(|line| !line.is_empty()) {
        let caption = dom::append(&figure, "figcaption", "caption")?;
        let lines = lines.into_iter().filter(|line| !line.is_empty());
        say_in_own_direction(&caption, &lines.collect::<Vec<_>>().join(" · "));
    }
    Ok(())
}

// The address of a picture that is not asked for yet.
const WAITING: &str = "data-src";

/// Asks for the picture of a slide, if that has not been done.
pub(super) fn load_picture(slide: &Element) {
    let waiting = slide.query_selector("[data-src]").ok().flatten();
    if let Some(picture) = waiting {
        dom::set(&picture, "src", picture.get_attribute(WAITING).as_deref());
        dom::set(&picture, WAITING, None);
    }
}

fn append_headline(text: &Element, slide: &Slide) -> Result<()> {
    let tag =
        ["h2", "h3", "h4", "h5", "h6"].get(usize::from(slide.heading_level.saturating_sub(2)));
    let heading = dom::append(text, tag.unwrap_or(&"h3"), "headline")?;
    // Without an address there is nothing to follow.
    let Some(link) = &slide.link else {
        say_in_own_direction(&heading, &slide.headline);
        return Ok(());
    };
    let anchor = dom::append(&heading, "a", "link")?;
    dom::set(&anchor, "href", Some(link.as_str()));
    say_in_own_direction(&anchor, &slide.headline);
    Ok(())
}

fn append_origin(text: &Element, slide: &Slide, language: &Language) -> Result<()> {
    if slide.date.is_none() && slide.source.is_none() {
        return Ok(());
    }
    let origin = dom::append(text, "p", "origin")?;
    // These words are ours: they are in the page's language, whatever the item's is.
    dom::set(&origin, "lang", Some(&language.tag));
    if let Some(date) = &slide.date {
        let time = dom::append(&origin, "time", "date")?;
        dom::set(&time, "datetime", Some(&date.machine));
        dom::say(&time, &platform::show_date(date, &language.tag));
    }
    if let Some(source) = &slide.source {
        let name = dom::append(&origin, "span", "source")?;
        say_in_own_direction(&name, source);
    }
    Ok(())
}

// A feed's text must not turn what stands around it.
fn say_in_own_direction(element: &Element, text: &str) {
    dom::set(element, "dir", Some("auto"));
    dom::say(element, text);
}

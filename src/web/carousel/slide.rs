//! Draws one slide.

use std::cell::{Cell, RefCell};

use web_sys::{Element, HtmlElement};

use crate::carousel::Slide;
use crate::feed::{Date, Figure, text};
use crate::number;
use crate::web::browser::dom;
use crate::web::language::Language;
use crate::words::Word;

/// A slide in the document.
#[derive(Debug)]
pub(crate) struct Drawn {
    pub(crate) element: HtmlElement,
    /// Its picture, until that is asked for.
    pub(crate) picture: RefCell<Option<Picture>>,
    /// What it shows of an item, whatever its name is: in place of that, the language it is said in.
    pub(crate) shows: Option<Slide>,
    pub(crate) is_far: Cell<bool>,
    pub(crate) is_inert: Cell<bool>,
}

impl Drawn {
    /// A new slide: a swipe may end at it, and it can be read.
    pub(crate) fn new(
        element: HtmlElement,
        picture: Option<Picture>,
        shows: Option<Slide>,
    ) -> Self {
        let (is_far, is_inert) = Default::default();
        Self { element, picture: RefCell::new(picture), shows, is_far, is_inert }
    }

    /// Whether it shows this: now, if it has lacked the words below its headline and nothing else.
    pub(crate) fn comes_to_show(&mut self, slide: &Slide) -> bool {
        let Some(shows) = &mut self.shows else { return false };
        if shows.summary.is_empty() && !slide.summary.is_empty() {
            shows.summary.clone_from(&slide.summary);
            let text = self.element.last_element_child().filter(|_| shows == slide);
            match text {
                Some(text) => append_summary(&text, &slide.summary),
                None => shows.summary.clear(),
            }
        }
        shows == slide
    }
}

/// A picture that is not asked for yet.
#[derive(Debug)]
pub(crate) struct Picture {
    element: HtmlElement,
    image: Figure,
}

impl Picture {
    /// Asks for it.
    pub(crate) fn load(self) {
        // First, or the browser would ask for both.
        if let Some((srcset, sizes)) = &self.image.sources {
            dom::set(&self.element, "sizes", Some(sizes));
            dom::set(&self.element, "srcset", Some(srcset));
        }
        dom::set(&self.element, "src", Some(self.image.url.as_str()));
    }
}

/// A new slide without content, last child of `parent`.
pub(crate) fn append_empty(parent: &Element, name: &str, language: &Language) -> HtmlElement {
    let element = dom::append(parent, "div", "slide");
    dom::set(&element, "role", Some("group"));
    dom::set(&element, "aria-roledescription", Some(language.words.say(Word::Slide)));
    dom::set(&element, "aria-label", Some(name));
    element
}

/// A new slide, last child of `parent`.
pub(crate) fn append(parent: &Element, mut slide: Slide, language: &Language) -> Drawn {
    let element = append_empty(parent, &slide.name, language);
    slide.name.clone_from(&language.tag);
    let image = slide.image.clone();
    let picture = image.map(|image| append_figure(&element, image, slide.language.as_deref()));
    let text = dom::append(&element, "div", "text");
    dom::set(&text, "lang", slide.language.as_deref());
    append_headline(&text, &slide);
    append_origin(&text, &slide, language);
    if !slide.summary.is_empty() {
        append_summary(&text, &slide.summary);
    }
    Drawn::new(element, picture, Some(slide))
}

fn append_summary(text: &Element, words: &str) {
    let summary = dom::append(text, "p", "summary");
    // The room that there is, and what stands in it.
    say_in_own_direction(&dom::append(&summary, "span", ""), words);
}

/// A picture with its caption and credit, last child of `parent`.
pub(crate) fn append_figure(parent: &Element, image: Figure, language: Option<&str>) -> Picture {
    let figure = dom::append(parent, "figure", "figure");
    dom::set(&figure, "lang", language);
    let picture = dom::append(&figure, "img", "image");
    dom::set(&picture, "alt", Some(&image.alt));
    dom::set(&picture, "decoding", Some("async"));
    dom::set(&picture, "referrerpolicy", Some("no-referrer"));
    dom::set(&picture, "draggable", Some("false"));
    for (name, pixels) in [("width", image.width), ("height", image.height)] {
        dom::set(&picture, name, pixels.map(number::write).as_deref());
    }
    let line = text::join([&*image.caption, &*image.credit].into_iter(), " · ");
    if !line.is_empty() {
        // No `figcaption`: it would be read out as the name of the figure, and then again.
        let caption = dom::append(&figure, "p", "caption");
        say_in_own_direction(&caption, &line);
    }
    Picture { element: picture, image }
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
pub(crate) fn append_heading(parent: &Element, level: u8) -> HtmlElement {
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
pub(crate) fn append_date(parent: &Element, date: &Date, language: &Language) {
    let time = dom::append(parent, "time", "date");
    dom::set(&time, "datetime", Some(&date.machine));
    dom::append_text(&time, &language.date(date));
}

/// Says a feed's text so that it does not turn what stands around it.
pub(crate) fn say_in_own_direction(element: &Element, text: &str) {
    dom::set(element, "dir", Some("auto"));
    dom::append_text(element, text);
}

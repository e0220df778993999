//! Draws an article: breadcrumb, headline, text, figures, and what leads on.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::content;
use crate::article::attachment::Kind;
use crate::article::{Article, Beside};
use crate::carousel::Slides;
use crate::feed::item::Attachment;
use crate::feed::{Crumb, Figure};
use crate::link::Link;
use crate::number;
use crate::rotation::Event;
use crate::scan::{holds, joined};
use crate::web::browser::dom;
use crate::web::browser::listener::EventListener;
use crate::web::browser::platform;
use crate::web::carousel::controls::Controls;
use crate::web::carousel::region::Region;
use crate::web::carousel::slide::{
    Drawn, append_date, append_empty, append_figure, append_heading, say_in_own_direction,
};
use crate::web::carousel::track::{Content, Track};
use crate::web::language::Language;
use crate::words::Word;

/// The value of the button that leads to the article after the one that shows.
pub(crate) const NEXT: &str = "next";

/// An article in the document; gone when dropped.
#[derive(Debug)]
pub(crate) struct Shown {
    element: HtmlElement,
    pub(crate) headline: HtmlElement,
    pub(crate) figures: Option<Figures>,
    // What leads on, and whereto.
    row: HtmlElement,
    beside: RefCell<Beside>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.element.remove();
    }
}

impl Shown {
    /// Draws an article, last child of `parent`; `tell` hears what happens to its figures.
    pub(crate) fn new(
        parent: &Element,
        article: &Article,
        language: &Language,
        tell: impl Fn(Event) + 'static,
    ) -> Self {
        // Built before it stands in the document, so that nothing is laid out on the way.
        let element = dom::create("article", "article");
        append_breadcrumb(&element, &article.breadcrumb, language);
        let headline = append_heading(&element, article.heading_level);
        dom::set(&headline, "id", Some("headline"));
        dom::set(&headline, "tabindex", Some("-1"));
        dom::set(&headline, "lang", article.language.as_deref());
        say_in_own_direction(&headline, &article.headline);
        append_origin(&element, article, language);
        let figures = match article.figures.as_slice() {
            [] => None,
            [figure] => {
                append_figure(&element, figure.clone(), article.language.as_deref()).load();
                None
            }
            _ => Some(Figures::new(&element, language, tell)),
        };
        let text = dom::append(&element, "div", "content");
        dom::set(&text, "lang", article.language.as_deref());
        content::append(&text, article);
        // From now on: a browser looks for the direction anew with each node that comes.
        dom::set(&text, "dir", Some("auto"));
        append_credits(&text, &article.credits);
        append_attachments(&element, &article.attachments, language);
        append_original(&element, article, language);
        let row = dom::append(&element, "div", "neighbours");
        dom::show(&row, false);
        tell_of_new_tabs(&element, language);
        dom::append_child(parent, &element);
        Self { element, headline, figures, row, beside: RefCell::default() }
    }

    /// Draws what leads on, where that has changed. The focus stays with what leads the same way.
    pub(crate) fn draw_beside(&self, beside: &Beside, language: &Language) {
        if *self.beside.borrow() == *beside {
            return;
        }
        let focused =
            dom::find(&self.row, ":focus").and_then(|button| button.get_attribute("value"));
        self.row.set_text_content(None);
        for (neighbour, value, word) in [
            (&beside.previous, "previous", Word::PreviousArticle),
            (&beside.next, NEXT, Word::NextArticle),
        ] {
            let Some(neighbour) = neighbour else { continue };
            let button = dom::append_button(&self.row, "neighbour");
            dom::set(&button, "value", Some(value));
            dom::append_text(&dom::append(&button, "small", ""), language.words.say(word));
            say_in_own_direction(&dom::append(&button, "span", ""), &neighbour.headline);
            if focused.as_deref() == Some(value) {
                dom::focus(&button);
            }
        }
        dom::show(&self.row, self.row.has_child_nodes());
        if focused.is_some() && !dom::has_focus(&self.row) {
            dom::focus(&self.headline);
        }
        self.beside.replace(beside.clone());
    }
}

/// The carousel of an article's figures.
#[derive(Debug)]
pub(crate) struct Figures {
    pub(crate) controls: Controls,
    pub(crate) track: Rc<Track>,
    status: Region,
    // What was drawn last.
    drawn: RefCell<Option<Slides>>,
    _listeners: Vec<EventListener>,
}

impl Figures {
    fn new(parent: &Element, language: &Language, tell: impl Fn(Event) + 'static) -> Self {
        let words = &language.words;
        let section = dom::append(parent, "section", "carousel");
        dom::set(&section, "aria-label", Some(words.say(Word::Pictures)));
        dom::set(&section, "aria-roledescription", Some(words.say(Word::Carousel)));
        let controls = Controls::new(&section, words);
        let track = Track::new(&section);
        let status = Region::new(&section, "notice");
        let listeners = track.listen(tell);
        track.observe(&controls.element, |_| ());
        Self { controls, track, status, drawn: RefCell::default(), _listeners: listeners }
    }

    /// Draws the figures around the one that shows; says its name where that is another.
    pub(crate) fn draw(&self, slides: Slides, article: &Article, language: &Language) {
        let before = self.drawn.take();
        let in_picker = dom::has_focus(&self.controls.picker);
        let append = |track: &Element, index| {
            let figure = article.figures.get(index)?;
            let name = name(article, index, Word::SlideName, language).unwrap_or_default();
            let slide = append_empty(track, &name, language);
            // Nothing else in it takes the focus, and a scroller must be within the keyboard's reach.
            dom::set(&slide, "tabindex", Some("0"));
            let picture = append_figure(&slide, figure.clone(), article.language.as_deref());
            Some(Drawn::new(slide, Some(picture), None))
        };
        let name = |index| name(article, index, Word::SlideName, language);
        let content = Content { shows: &|_| None, append: &append, name: &name };
        self.track.draw(&slides, &content);
        self.controls.draw(before.as_ref(), &slides, language, &|index| {
            self::name(article, index, Word::PickerName, language)
        });
        if in_picker {
            self.controls.focus_current();
        }
        // Where nothing moved there is nothing to say.
        if before.is_some_and(|before| before.current != slides.current) {
            self.status.say(&name(slides.current).unwrap_or_default(), false);
        }
        self.drawn.replace(Some(slides));
    }
}

fn name(article: &Article, index: usize, word: Word, language: &Language) -> Option<String> {
    let figure: &Figure = article.figures.get(index)?;
    let (position, count) = (number::write(index + 1), number::write(article.figures.len()));
    let about = if figure.alt.is_empty() { &figure.caption } else { &figure.alt };
    let values = [("position", &*position), ("count", &count), ("headline", about)];
    Some(language.words.fill(word, &values))
}

fn append_breadcrumb(parent: &Element, crumbs: &[Crumb], language: &Language) {
    if crumbs.is_empty() {
        return;
    }
    let nav = dom::append(parent, "nav", "breadcrumb");
    dom::set(&nav, "aria-label", Some(language.words.say(Word::Breadcrumb)));
    let list = dom::append(&nav, "ol", "");
    for crumb in crumbs {
        let entry = dom::append(&list, "li", "");
        let entry = append_link(&entry, crumb.url.as_ref(), "");
        say_in_own_direction(&entry, &crumb.title);
    }
}

fn append_origin(parent: &Element, article: &Article, language: &Language) {
    if article.date.is_none() && article.source.is_none() {
        return;
    }
    let origin = dom::append(parent, "p", "origin");
    if let Some(date) = &article.date {
        append_date(&origin, date, language);
    }
    if let Some((word, source)) = &article.source {
        let line = dom::append(&origin, "span", "source");
        let line = append_link(&line, source.url.as_ref(), "");
        let said = language.words.fill(*word, &[(word.key(), &source.name)]);
        say_in_own_direction(&line, &said);
    }
}

// A figure in the text has its caption from there; who made it stands in the feed alone.
fn append_credits(text: &Element, credits: &[(Link, String)]) {
    let Ok(pictures) = text.query_selector_all("figure img") else { return };
    for picture in (0..pictures.length()).filter_map(|index| pictures.item(index)) {
        let picture: Element = picture.unchecked_into();
        let src = picture.get_attribute("src").unwrap_or_default();
        let credit = credits.iter().find(|(link, _)| link.as_str() == src);
        let (Some((_, credit)), Some(figure)) = (credit, dom::closest(&picture, "figure")) else {
            continue;
        };
        let caption = dom::find(&figure, "figcaption")
            .unwrap_or_else(|| dom::append(&figure, "figcaption", "").into());
        let said = caption.text_content().unwrap_or_default();
        if !holds(&said, credit) {
            let separator = if said.is_empty() { "" } else { " · " };
            dom::append_text(&caption, &joined(&[separator, credit]));
        }
    }
}

fn append_attachments(parent: &Element, attachments: &[Attachment], language: &Language) {
    if attachments.is_empty() {
        return;
    }
    let list = dom::append(parent, "ul", "attachments");
    dom::set(&list, "aria-label", Some(language.words.say(Word::Attachments)));
    for attachment in attachments {
        let entry = dom::append(&list, "li", "");
        let link = append_link(&entry, Some(&attachment.url), "");
        say_in_own_direction(&link, attachment.name());
        if let Some((size, unit)) = attachment.size() {
            let size = platform::show_size(size, unit, &language.tag);
            dom::append_text(&entry, &joined(&[" (", &size, ")"]));
        }
        let tag = match attachment.kind() {
            Kind::Audio => "audio",
            Kind::Video => "video",
            Kind::File => continue,
        };
        let player = dom::append(&entry, tag, "");
        dom::set_flag(&player, "controls", true);
        dom::set(&player, "preload", Some("none"));
        dom::set(&player, "aria-label", Some(attachment.name()));
        dom::set(&player, "src", Some(attachment.url.as_str()));
    }
}

fn append_original(parent: &Element, article: &Article, language: &Language) {
    let Some((link, site)) = article.original() else { return };
    let line = dom::append(parent, "p", "");
    let anchor = append_link(&line, Some(link), "original");
    dom::append_text(&anchor, &language.words.fill(Word::Original, &[("site", site)]));
}

// In words that can be seen and heard, and that do not change what a link is called.
fn tell_of_new_tabs(article: &Element, language: &Language) {
    let Ok(links) = article.query_selector_all("a[target]:not([title])") else { return };
    for link in (0..links.length()).filter_map(|index| links.item(index)) {
        dom::set(link.unchecked_ref(), "title", Some(language.words.say(Word::NewTab)));
    }
}

// What leads away opens beside the page that the person reads; without an address it is text.
fn append_link(parent: &Element, link: Option<&Link>, part: &str) -> HtmlElement {
    let Some(link) = link else { return dom::append(parent, "span", part) };
    let anchor = dom::append(parent, "a", part);
    dom::set(&anchor, "target", Some("_blank"));
    dom::set(&anchor, "rel", Some("noopener noreferrer"));
    dom::set(&anchor, "href", Some(link.as_str()));
    anchor
}

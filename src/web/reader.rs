//! Shows an article in place: a dialog in the shadow root of a carousel.
//!
//! The browser's own dialog keeps the focus, closes on Escape and gives the focus back.

pub(crate) mod article;
pub(crate) mod content;

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event as DomEvent, HtmlDialogElement, HtmlElement, MouseEvent, ShadowRoot};

use crate::article::{Article, Beside, Neighbour};
use crate::carousel::{Opening, Slides};
use crate::link::Link;
use crate::reader::{self, Event, View};
use crate::rotation;
use crate::runtime::Runtime;
use crate::web::browser::dom;
use crate::web::browser::listener::{EventListener, Role};
use crate::web::carousel::controls::event_of_key;
use crate::web::language::Language;
use crate::words::Word;
use article::Shown;

/// What a reader asks of the carousel that it belongs to.
#[derive(Debug)]
pub(crate) enum Ask {
    /// An article beside the one that shows is wanted.
    Open(Neighbour),
    /// The person has closed the reader.
    Closed,
}

/// A reader in a shadow root; gone when dropped.
pub(crate) struct Reader {
    language: RefCell<Rc<Language>>,
    runtime: Runtime<reader::Reader>,
    dialog: HtmlDialogElement,
    close: HtmlElement,
    shown: RefCell<Option<Shown>>,
    drawn: Cell<u32>,
    ask: Box<dyn Fn(Ask)>,
    listeners: OnceCell<[EventListener; 5]>,
}

impl fmt::Debug for Reader {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Reader")
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.dialog.remove();
    }
}

/// Whether a press follows the link of a headline. With a modifier it is the browser's: the link
/// opens in a new tab.
pub(crate) fn follows_link(event: &DomEvent, target: &Element) -> bool {
    let modified = |mouse: &MouseEvent| {
        mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key()
    };
    let link = dom::closest(target, "[part=link]");
    link.is_some() && !event.dyn_ref().is_some_and(modified)
}

/// Tells the page that an item is about to open; says whether nobody cancelled it.
pub(crate) fn tell(host: &HtmlElement, opening: &Opening) -> bool {
    let url = opening.url.as_ref().map(Link::as_str);
    let detail = [("id", &opening.id.as_str().into()), ("url", &dom::or_null(url))];
    dom::dispatch(host, "newsreel:open", true, &detail)
}

// A page that scrolls smoothly by script would take them for its own.
fn keep_in(dialog: &HtmlElement, name: &'static str) -> EventListener {
    EventListener::new(dialog, name, Role::Watch, DomEvent::stop_propagation)
}

impl Reader {
    /// A reader in a shadow root, with nothing open.
    #[inline(never)] // a part of the module begins here
    pub(crate) fn new(
        root: &ShadowRoot,
        language: Rc<Language>,
        ask: Box<dyn Fn(Ask)>,
    ) -> Rc<Self> {
        let dialog = dom::append(root, "dialog", "reader");
        // A press beside it closes it, in browsers that know this.
        dom::set(&dialog, "closedby", Some("any"));
        let bar = dom::append(&dialog, "div", "bar");
        let close = dom::append_button(&bar, "close");
        let reader = Rc::new(Self {
            language: RefCell::new(language),
            runtime: Runtime::new(reader::Reader::new()),
            dialog: dialog.unchecked_into(),
            close,
            shown: RefCell::default(),
            drawn: Cell::new(0),
            ask,
            listeners: OnceCell::new(),
        });
        let listeners = [
            // Not at the dialog: all text in it that can have the focus would be called clickable.
            dom::on(&reader, root, "click", Self::clicked),
            dom::on(&reader, &reader.dialog, "keydown", Self::key_pressed),
            dom::on(&reader, &reader.dialog, "close", |reader, _| reader.send(Event::Closed)),
            keep_in(&reader.dialog, "wheel"),
            keep_in(&reader.dialog, "touchmove"),
        ];
        // The cell was made empty above.
        let _ = reader.listeners.set(listeners);
        reader
    }

    /// Opens an article, in place of one that is open.
    #[inline(never)] // and here
    pub(crate) fn open(self: &Rc<Self>, article: &Rc<Article>) {
        self.send(Event::Open(Rc::clone(article)));
    }

    /// Speaks another language from the next article on: who reads keeps the place.
    pub(crate) fn speak(&self, language: Rc<Language>) {
        self.language.replace(language);
    }

    /// Draws what stands beside the article by now.
    #[inline(never)] // and here
    pub(crate) fn lead_on(self: &Rc<Self>, beside: Beside) {
        self.send(Event::Beside(beside));
    }

    fn send(self: &Rc<Self>, event: Event) {
        self.runtime.send(event, |reader, _| self.draw(&reader.view()));
    }

    fn draw(self: &Rc<Self>, view: &View<'_>) {
        let Some(article) = view.article else {
            self.shown.take();
            return (self.ask)(Ask::Closed);
        };
        let is_new = self.drawn.replace(view.edition) != view.edition;
        let language = Rc::clone(&self.language.borrow());
        if is_new {
            self.shown.take();
            self.shown.replace(Some(self.show(article, &language)));
            dom::set(&self.dialog, "lang", Some(&language.tag));
            dom::set(&self.close, "aria-label", Some(language.words.say(Word::Close)));
            // By its text: a heading that names what it stands in is left out when all is read out.
            dom::set(&self.dialog, "aria-label", Some(&article.headline));
            // Slides have a size only in a dialog that shows.
            if !self.dialog.open() {
                // Only one that is in no document is refused.
                let _ = self.dialog.show_modal();
            }
            self.dialog.set_scroll_top(0);
        }
        let shown = self.shown.borrow();
        let Some(shown) = shown.as_ref() else { return };
        shown.draw_beside(view.beside, &language);
        if let (Some(figures), Some(carousel)) = (&shown.figures, &view.figures) {
            let slides = Slides::new(carousel, view.edition);
            figures.draw(slides, article, &language);
        }
        if is_new {
            dom::focus(&shown.headline);
        }
    }

    fn show(self: &Rc<Self>, article: &Article, language: &Language) -> Shown {
        let reader: Weak<Self> = Rc::downgrade(self);
        Shown::new(&self.dialog, article, language, move |event| {
            if let Some(reader) = reader.upgrade() {
                reader.send(Event::Figures(event));
            }
        })
    }

    fn clicked(self: &Rc<Self>, event: &DomEvent) {
        let target = dom::target(event).and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        let closest = |selector| dom::closest(&target, selector);
        if let Some(event) = self.event_of_press(&target) {
            self.send(Event::Figures(event));
        } else if closest("[part=close]").is_some() {
            self.dialog.close();
        } else if let Some(button) = closest("[part=neighbour]") {
            self.neighbour(&button).map(Ask::Open).into_iter().for_each(&self.ask);
        } else if let Some(note) = closest("a").and_then(|link| self.note(&link)) {
            event.prevent_default();
            dom::set(&note, "tabindex", Some("-1"));
            note.scroll_into_view();
            dom::focus(&note);
        }
    }

    // What a button names.
    fn neighbour(&self, button: &Element) -> Option<Neighbour> {
        let reader = self.runtime.machine();
        let beside = reader.view().beside;
        let is_next = button.get_attribute("value")? == article::NEXT;
        if is_next { beside.next.clone() } else { beside.previous.clone() }
    }

    fn event_of_press(&self, target: &Element) -> Option<rotation::Event> {
        let shown = self.shown.borrow();
        shown.as_ref()?.figures.as_ref()?.controls.event_of_press(target)
    }

    // Where a link of the article leads, if that is in the article.
    fn note(&self, link: &Element) -> Option<Element> {
        let reader = self.runtime.machine();
        let id = reader.view().article?.ground.note(&link.get_attribute("href")?)?;
        let root: ShadowRoot = self.dialog.get_root_node().dyn_into().ok()?;
        root.get_element_by_id(&id)
    }

    // Arrow keys on the picker must not scroll the article as well.
    fn key_pressed(self: &Rc<Self>, event: &DomEvent) {
        let meant = {
            let shown = self.shown.borrow();
            let figures = shown.as_ref().and_then(|shown| shown.figures.as_ref());
            let figures = figures.filter(|figures| dom::has_focus(&figures.controls.picker));
            let right_to_left = figures.map(|figures| figures.track.is_right_to_left());
            event.dyn_ref().and_then(|key| event_of_key(key, right_to_left?))
        };
        if let Some(meant) = meant {
            event.prevent_default();
            self.send(Event::Figures(meant));
        }
    }
}

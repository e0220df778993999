//! The machine of an article that is read in place: which one is open, and which of its figures
//! shows.

use std::rc::Rc;

use crate::article::{Article, Beside};
use crate::rotation::{self, Rotation};
use crate::runtime::Machine;

/// What can happen to the reader.
#[derive(Debug)]
pub enum Event {
    /// An article is to be read.
    Open(Rc<Article>),
    /// These stand beside it.
    Beside(Beside),
    /// Something happened to its figures.
    Figures(rotation::Event),
    /// The person has closed it.
    Closed,
}

/// The machine.
#[derive(Debug)]
pub struct Reader {
    article: Option<Rc<Article>>,
    beside: Beside,
    // The number of the latest article.
    edition: u32,
    figures: Rotation,
}

/// What to draw.
#[derive(Debug)]
pub struct View<'a> {
    /// The article, if one is open.
    pub article: Option<&'a Article>,
    /// What stands beside it.
    pub beside: &'a Beside,
    /// Another edition is another article.
    pub edition: u32,
    /// Which of its figures shows, if there are several.
    pub figures: Option<rotation::View>,
}

impl Machine for Reader {
    type Event = Event;
    type Effect = ();

    fn update(&mut self, event: Event) -> Vec<()> {
        match event {
            Event::Open(article) => {
                self.figures = Rotation::new(article.figures.len(), false);
                self.article = Some(article);
                self.beside = Beside::default();
                self.edition += 1;
            }
            Event::Beside(beside) => self.beside = beside,
            Event::Figures(event) => {
                self.figures.update(event);
            }
            Event::Closed => self.article = None,
        }
        vec![]
    }
}

impl Reader {
    /// A reader with nothing open.
    pub const fn new() -> Self {
        let beside = Beside { previous: None, next: None };
        Self { article: None, beside, edition: 0, figures: Rotation::new(0, false) }
    }

    /// What to draw.
    pub fn view(&self) -> View<'_> {
        let figures = Some(self.figures.view()).filter(|view| view.count > 1);
        let (article, beside) = (self.article.as_deref(), &self.beside);
        View { article, beside, edition: self.edition, figures }
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

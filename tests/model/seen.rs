//! What can be seen of a carousel at one moment.

use std::rc::Rc;

use newsreel::carousel::{Carousel, Slide, View};
use newsreel::words::Words;

thread_local! {
    static WORDS: Words = Words::default();
}

/// One moment.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) view: View,
    pub(crate) index: usize,
    pub(crate) count: usize,
    /// The ids of all items, in their order.
    pub(crate) ids: Rc<Vec<String>>,
    pub(crate) rotates: bool,
    /// Whether there is a slide for each that shows.
    pub(crate) has_slides: bool,
}

impl Seen {
    /// What is seen now; `known` are its items if they cannot have changed.
    pub(crate) fn of(carousel: &Carousel, known: Option<Rc<Vec<String>>>) -> Self {
        let view = WORDS.with(|words| carousel.view(words));
        let count = carousel.count();
        let ids = || Rc::new((0..count).filter_map(|index| carousel.id(index)).collect());
        let seen = view.slides.iter().flat_map(|slides| slides.seen.clone());
        Self {
            index: carousel.index(),
            count,
            ids: known.unwrap_or_else(ids),
            rotates: carousel.is_rotating(),
            has_slides: seen.into_iter().all(|index| carousel.id(index).is_some()),
            view,
        }
    }

    /// The id of the item that shows.
    pub(crate) fn id(&self) -> Option<&String> {
        self.ids.get(self.index)
    }

    pub(crate) fn ticking_ms(&self) -> Option<u32> {
        self.view.slides.as_ref()?.ticking_ms
    }

    /// The number of the set of slides, if there is one.
    pub(crate) fn edition(&self) -> Option<u32> {
        self.view.slides.as_ref().map(|slides| slides.edition)
    }

    /// The slides that are drawn, without their names, which say how many there are.
    pub(crate) fn slides(&self, carousel: &Carousel) -> Vec<(usize, Option<Slide>)> {
        let drawn = self.view.slides.iter().flat_map(|slides| slides.window.clone());
        let slide = |index| WORDS.with(|words| carousel.slide(index, words));
        let nameless = |slide: Slide| Slide { name: String::new(), ..slide };
        drawn.map(|index| (index, slide(index).map(nameless))).collect()
    }
}

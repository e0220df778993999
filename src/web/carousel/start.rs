//! The start of a carousel: the first slide, drawn by what the first module has.
//!
//! What hears, moves and reads again is in a part of the module (`attend`, `handle`), which comes
//! after it. There is one gate for all that happens before: [`Inner::send`].

use std::rc::Rc;

use web_sys::Element;

use super::Inner;
use super::slide;
use super::track::{Append, Layout, Track};
use crate::carousel::{Carousel, Effect, Event, Slides};
use crate::words::Word;

impl Inner {
    /// The one gate: what the start cannot take in waits until all of the module is there.
    pub(crate) fn send(self: &Rc<Self>, event: Event) {
        if self.gate.is_open() {
            self.handle(event);
        } else if self.runtime.machine().begins(&event) {
            self.begin(event);
        } else {
            self.gate.hold(event);
        }
    }

    // The start, which draws the first slide and nothing after it.
    fn begin(self: &Rc<Self>, event: Event) {
        self.runtime.send(event, |carousel, effects| {
            for effect in effects {
                if let Effect::Fetch(fetch) = effect {
                    self.fetch(&fetch);
                }
            }
            let view = carousel.view(&self.language().words);
            if let Some(slides) = &view.slides {
                self.frame.draw(&view);
                self.draw_first(carousel, slides);
                self.drawn.replace(Some(view));
            }
        });
    }

    /// Ends the start: what happens is heard from now on, and what has waited is done.
    #[inline(never)]
    pub(crate) fn attend(self: &Rc<Self>) {
        self.gate.open();
        // The cells were made empty when it was mounted.
        let _ = self.listeners.set(self.listen());
        let _ = self.seen.set(self.watch());
        // It may be mounted in a page that nobody has looked at yet.
        self.visibility_changed();
        self.handle(Event::Whole);
        for event in self.gate.take() {
            self.handle(event);
        }
    }

    fn draw_first(&self, carousel: &Carousel, slides: &Slides) {
        let language = &*self.language();
        let append = |track: &Element, index| {
            let slide = carousel.slide(index, &language.words);
            slide.map(|slide| slide::append(track, slide, language))
        };
        self.track.begin(slides, &append);
        let name = |index| carousel.name(index, Word::PickerName, &language.words);
        self.frame.controls.draw(None, slides, language, &name);
    }
}

impl Track {
    /// Draws the first slides of all. Nothing has been drawn or moved before.
    pub(crate) fn begin(&self, slides: &Slides, append: &Append<'_>) {
        self.edition.set(Some(slides.edition));
        self.append(slides, append);
        let Slides { count, places, per_view, .. } = *slides;
        self.place(Layout { count, places, per_view, origin: 0, first: 0 });
        self.show(slides);
    }
}

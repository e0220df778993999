//! What `src/js/widget.js` holds of a carousel.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

use super::Inner;
use crate::carousel::{Carousel, Event, Page, State};
use crate::options::CarouselOptions;
use crate::rotation::{self, By, Step};
use crate::runtime::Runtime;
use crate::web::browser::Result;
use crate::web::browser::{dom, platform};
use crate::web::language::Language;

/// A carousel that is mounted in its element. Freeing it takes it away again.
#[wasm_bindgen]
#[derive(Debug)]
pub struct MountedCarousel(Rc<Inner>);

/// What a carousel knows while its element is in no document, and what had still to wait.
#[wasm_bindgen]
#[derive(Debug)]
pub struct KeptCarousel(Rc<Runtime<Carousel>>, Vec<Event>);

#[wasm_bindgen]
impl KeptCarousel {
    /// Mounts it again, in a shadow root as at first.
    #[wasm_bindgen(js_name = comeBack)]
    pub fn come_back(
        self,
        root: ShadowRoot,
        language: String,
        words: &JsValue,
    ) -> Result<MountedCarousel> {
        let mounted = MountedCarousel::mount(root, self.0, language, words)?;
        self.1.into_iter().for_each(|event| mounted.0.gate.hold(event));
        mounted.attributes_changed();
        mounted.0.send(Event::Back);
        Ok(mounted)
    }
}

#[wasm_bindgen]
impl MountedCarousel {
    /// Mounts a carousel in the element whose shadow root is `root`, which holds the slot of the
    /// fallback.
    #[wasm_bindgen(constructor)]
    pub fn new(root: ShadowRoot, language: String, words: &JsValue) -> Result<Self> {
        let carousel = Carousel::starting(read_options(&root.host()), page()?);
        let mounted = Self::mount(root, Rc::new(Runtime::new(carousel)), language, words)?;
        mounted.0.send(Event::Load);
        Ok(mounted)
    }

    fn mount(
        root: ShadowRoot,
        runtime: Rc<Runtime<Carousel>>,
        language: String,
        words: &JsValue,
    ) -> Result<Self> {
        let inner = Inner::new(root, runtime, Language::new(language, words))?;
        inner.send(Event::PerView(inner.track.scroller.per_view()));
        Ok(Self(inner))
    }

    /// Answers from now on: all of the module has come.
    pub fn attend(&self) {
        self.0.attend();
    }

    /// Leaves the document; what this gives comes back as it was.
    pub fn leave(self) -> KeptCarousel {
        self.0.send(Event::Left);
        KeptCarousel(Rc::clone(&self.0.runtime), self.0.gate.take())
    }

    /// Speaks another language from now on.
    pub fn speak(&self, language: String, words: &JsValue) {
        self.0.speak(Rc::new(Language::new(language, words)));
    }

    /// Does or tells what a script asks for: `what` is its place in `ASKS` of `src/js/widget.js`.
    pub fn ask(&self, what: u8, value: f64) -> u32 {
        match what {
            0 => self.attributes_changed(),
            1 => self.moved(),
            2 => self.next(),
            3 => self.previous(),
            4 => self.show(value),
            5 => self.start(),
            6 => self.stop(),
            7 => self.reload(),
            8 => return self.index(),
            9 => return self.count(),
            10 => return self.state_number(),
            _ => return self.has_broken(value > 0.0).into(),
        }
        0
    }
}

/// What scripts ask for, by one entry: each of its own would be 300 bytes more.
impl MountedCarousel {
    /// The slide that shows, from 0.
    pub fn index(&self) -> u32 {
        dom::length(self.0.runtime.machine().index())
    }

    /// How many slides there are.
    pub fn count(&self) -> u32 {
        dom::length(self.0.runtime.machine().count())
    }

    /// Whether something of it broke; asked only while nothing of it runs, by who may know that.
    pub fn has_broken(&self, is_known: bool) -> bool {
        self.0.runtime.has_broken(is_known)
    }

    /// The `state` of the element.
    pub fn state(&self) -> &'static str {
        self.told().as_str()
    }

    // Who reads `ready` may press.
    fn told(&self) -> State {
        if self.0.gate.is_open() { self.0.runtime.machine().state() } else { State::Loading }
    }

    // By its place in `STATES` of `src/js/widget.js`.
    fn state_number(&self) -> u32 {
        match self.told() {
            State::Idle => 0,
            State::Loading => 1,
            State::Ready => 2,
            State::Empty => 3,
            State::Error => 4,
        }
    }

    /// Reads the attributes again.
    pub fn attributes_changed(&self) {
        self.0.send(Event::Options(read_options(&self.0.host)));
    }

    /// Puts the slides back where they were, after the element has been moved in the document.
    pub fn moved(&self) {
        if self.0.gate.is_open() {
            self.0.track.restore();
        }
    }

    /// The next slide.
    pub fn next(&self) {
        self.step(Step::Next);
    }

    /// The previous slide.
    pub fn previous(&self) {
        self.step(Step::Previous);
    }

    /// The slide at `index`, or the nearest.
    pub fn show(&self, index: f64) {
        self.step(Step::To(clamp(index)));
    }

    /// Starts rotation.
    pub fn start(&self) {
        self.0.slides(rotation::Event::Start);
    }

    /// Stops rotation.
    pub fn stop(&self) {
        self.0.slides(rotation::Event::Stop);
    }

    /// Reads the feed again.
    pub fn reload(&self) {
        self.0.send(Event::Load);
    }

    fn step(&self, step: Step) {
        self.0.slides(rotation::Event::Move(step, By::Api));
    }
}

fn read_options(host: &Element) -> CarouselOptions {
    CarouselOptions::new(&|name| host.get_attribute(name))
}

fn page() -> Result<Page> {
    Ok(Page {
        base: dom::base(),
        origin: dom::window().location().origin()?,
        resolve: platform::resolve,
        now: platform::now,
        calm: platform::is_calm(),
        saves_data: platform::saves_data(),
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::as_conversions,
    reason = "`as` clamps; what is no number is 0"
)]
fn clamp(index: f64) -> usize {
    index as usize
}

//! Observers of an element that end when they are dropped.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver,
};

// Half of it is enough to be read.
const SEEN: f64 = 0.5;

/// Tells when the size changes: a slide's place depends on it. Dropping it ends that.
///
/// It is told in a task of its own: what changes sizes while the browser tells them is an error on
/// the host's page ("`ResizeObserver` loop"). `at_once` must change nothing that has a size.
#[derive(Debug)]
pub(crate) struct Resized {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Resized {
    pub(crate) fn new(
        element: &Element,
        at_once: impl Fn() + 'static,
        changed: impl Fn() + 'static,
    ) -> Option<Self> {
        let changed = Rc::new(changed);
        let telling = Cell::new(None);
        let changed = Closure::<dyn FnMut()>::new(move || {
            at_once();
            let changed = Rc::clone(&changed);
            telling.set(Some(Timeout::new(0, move || changed())));
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _changed: changed })
    }
}

impl Drop for Resized {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells whether half of an element is on the screen. Dropping it ends that.
#[derive(Debug)]
pub(crate) struct Seen {
    observer: IntersectionObserver,
    _changed: Closure<dyn FnMut(Array)>,
}

impl Seen {
    pub(crate) fn new(element: &Element, mut changed: impl FnMut(bool) + 'static) -> Option<Self> {
        let changed = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let latest: IntersectionObserverEntry = entries.pop().unchecked_into();
            changed(latest.intersection_ratio() >= SEEN);
        });
        let options = IntersectionObserverInit::new();
        options.set_threshold(&SEEN.into());
        let observer =
            IntersectionObserver::new_with_options(changed.as_ref().unchecked_ref(), &options)
                .ok()?;
        observer.observe(element);
        Some(Self { observer, _changed: changed })
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

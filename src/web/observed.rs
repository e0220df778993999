//! Observers of an element that end when they are dropped.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver,
};

use super::Result;

// Half of it is enough to be read.
const SEEN: f64 = 0.5;

/// Tells when the size changes: a slide's place depends on it. Dropping it ends that.
#[derive(Debug)]
pub(super) struct Resized {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Resized {
    pub(super) fn new(element: &Element, changed: impl FnMut() + 'static) -> Result<Self> {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref())?;
        observer.observe(element);
        Ok(Self { observer, _changed: changed })
    }
}

impl Drop for Resized {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells whether half of an element is on the screen. Dropping it ends that.
#[derive(Debug)]
pub(super) struct Seen {
    observer: IntersectionObserver,
    _changed: Closure<dyn FnMut(Array)>,
}

impl Seen {
    pub(super) fn new(element: &Element, mut changed: impl FnMut(bool) + 'static) -> Result<Self> {
        let changed = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let latest: IntersectionObserverEntry = entries.pop().unchecked_into();
            changed(latest.intersection_ratio() >= SEEN);
        });
        let options = IntersectionObserverInit::new();
        options.set_threshold(&SEEN.into());
        let observer =
            IntersectionObserver::new_with_options(changed.as_ref().unchecked_ref(), &options)?;
        observer.observe(element);
        Ok(Self { observer, _changed: changed })
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

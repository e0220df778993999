//! The browser's timers, held still: they fire when a test says so.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::stub::{Stub, window};

/// The time from the first slide to the next, and to each that follows.
pub(crate) const SPARE_MS: i32 = newsreel::limits::SPARE_MS.cast_signed();

/// The time from a move to all that follows from it.
pub(crate) const PAINTED: i32 = newsreel::limits::PAINTED_MS.cast_signed();

type Timers = Rc<RefCell<BTreeMap<i32, Timer>>>;

#[derive(Clone)]
struct Timer {
    call: Function,
    delay_ms: i32,
    /// What it is called with.
    value: JsValue,
}

/// All timers of one kind that were set while this lives.
pub(crate) struct Clock {
    timers: Timers,
    _stubs: [Stub; 2],
    _set: Closure<dyn FnMut(Function, JsValue, JsValue) -> i32>,
    _clear: Closure<dyn FnMut(JsValue)>,
}

impl Clock {
    pub(crate) fn of_intervals() -> Self {
        Self::new("setInterval", "clearInterval")
    }

    pub(crate) fn of_timeouts() -> Self {
        Self::new("setTimeout", "clearTimeout")
    }

    fn new(setter: &str, clearer: &str) -> Self {
        let timers = Timers::default();
        let set = Closure::new({
            let (timers, mut id) = (Rc::clone(&timers), 0);
            move |call: Function, delay_ms: JsValue, value: JsValue| {
                id += 1;
                let delay_ms = serde_wasm_bindgen::from_value(delay_ms).unwrap_or(0);
                timers.borrow_mut().insert(id, Timer { call, delay_ms, value });
                id
            }
        });
        let clear = Closure::new({
            let timers = Rc::clone(&timers);
            move |id: JsValue| {
                let id = serde_wasm_bindgen::from_value(id).unwrap_or(0);
                timers.borrow_mut().remove(&id);
            }
        });
        let stubs = [
            Stub::new(&window(), setter, set.as_ref()),
            Stub::new(&window(), clearer, clear.as_ref()),
        ];
        Self { timers, _stubs: stubs, _set: set, _clear: clear }
    }

    /// The delays of the timers that run, in milliseconds, but for [`SPARE_MS`]: it runs until every
    /// slide of a batch is there.
    pub(crate) fn running_ms(&self) -> Vec<i32> {
        let timers = self.timers.borrow();
        timers.values().map(|timer| timer.delay_ms).filter(|ms| *ms != SPARE_MS).collect()
    }

    /// How many timers run.
    pub(crate) fn count(&self) -> usize {
        self.timers.borrow().len()
    }

    /// Fires the timers with this delay.
    pub(crate) fn fire(&self, delay_ms: i32) {
        let timers = self.timers.borrow().clone().into_values();
        for Timer { call, value, .. } in timers.filter(|timer| timer.delay_ms == delay_ms) {
            call.call1(&JsValue::NULL, &value).expect("a timer never throws");
        }
    }
}

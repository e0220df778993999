//! A clock that stands still unless it is moved; each sequence has a thread to itself.

use std::cell::Cell;

thread_local! {
    static CLOCK_MS: Cell<f64> = const { Cell::new(0.0) };
}

pub(crate) fn now() -> f64 {
    CLOCK_MS.get()
}

pub(crate) fn set(now_ms: f64) {
    CLOCK_MS.set(now_ms);
}

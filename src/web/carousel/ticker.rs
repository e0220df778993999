//! A timer that runs for as long as it is wanted.

use std::cell::RefCell;

use gloo::timers::callback::Interval;

/// A timer with what it was started for: its interval and what it is about.
#[derive(Debug, Default)]
pub(crate) struct Ticker(RefCell<Option<(Wanted, Interval)>>);

/// Milliseconds, and what is timed: another one starts the timer anew.
pub(crate) type Wanted = (u32, usize);

impl Ticker {
    /// Starts, leaves or stops the timer.
    pub(crate) fn keep(&self, wanted: Option<Wanted>, tick: impl Fn() + 'static) {
        if self.0.borrow().as_ref().map(|(running, _)| *running) == wanted {
            return;
        }
        let started = wanted.map(|wanted| (wanted, Interval::new(wanted.0, tick)));
        // The old one is dropped when nothing is borrowed any more.
        let _old = self.0.replace(started);
    }
}

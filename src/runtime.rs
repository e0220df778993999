//! Runs a machine for a shell: events queue first in, first out, and drain in one loop.
//!
//! DOM calls such as `focus()` dispatch events while they run, so drawing may send the next event.
//! It waits in the queue: no machine is ever changed while the document is being changed.

use std::cell::{Cell, Ref, RefCell};
use std::collections::VecDeque;

/// A component's behaviour: state that changes by events alone.
pub trait Machine {
    /// What can happen to it.
    type Event;
    /// What it asks of the shell, once each.
    type Effect;

    /// Takes one event in.
    fn update(&mut self, event: Self::Event) -> Vec<Self::Effect>;
}

/// A machine and the events that wait for it.
#[derive(Debug)]
pub struct Runtime<M: Machine> {
    machine: RefCell<M>,
    queue: RefCell<VecDeque<M::Event>>,
    draining: Cell<bool>,
}

impl<M: Machine> Runtime<M> {
    /// A runtime with an empty queue.
    pub fn new(machine: M) -> Self {
        let (queue, draining) = (RefCell::default(), Cell::new(false));
        Self { machine: RefCell::new(machine), queue, draining }
    }

    /// The machine as it is now.
    pub fn machine(&self) -> Ref<'_, M> {
        self.machine.borrow()
    }

    /// Sends `event`; `apply` draws the machine after each update and carries out its effects.
    pub fn send(&self, event: M::Event, apply: impl Fn(&M, Vec<M::Effect>)) {
        self.queue.borrow_mut().push_back(event);
        if self.draining.replace(true) {
            return;
        }
        while let Some(event) = self.take() {
            let effects = self.machine.borrow_mut().update(event);
            apply(&self.machine.borrow(), effects);
        }
        self.draining.set(false);
    }

    /// Whether an event is being handled. If nothing is on the stack, that one broke, and nothing
    /// will be handled any more.
    pub fn is_draining(&self) -> bool {
        self.draining.get()
    }

    // A function of its own, so that the queue is free again before the event is handled.
    fn take(&self) -> Option<M::Event> {
        self.queue.borrow_mut().pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Log(Vec<u8>);

    impl Machine for Log {
        type Event = u8;
        type Effect = u8;

        fn update(&mut self, event: u8) -> Vec<u8> {
            self.0.push(event);
            vec![event]
        }
    }

    fn apply(runtime: &Runtime<Log>, drawn: &RefCell<Vec<usize>>, log: &Log, effects: &[u8]) {
        if effects == [1] {
            for event in [2, 3] {
                runtime.send(event, |log, effects| apply(runtime, drawn, log, &effects));
            }
        }
        drawn.borrow_mut().push(log.0.len());
    }

    #[test]
    fn an_event_sent_while_drawing_waits_its_turn() {
        let runtime = Runtime::new(Log(vec![]));
        let drawn = RefCell::new(vec![]);
        runtime.send(1, |log, effects| apply(&runtime, &drawn, log, &effects));
        assert_eq!(runtime.machine().0, [1, 2, 3]);
        assert_eq!(*drawn.borrow(), [1, 2, 3]);
    }

    #[test]
    fn a_machine_that_broke_is_known_by_never_coming_to_an_end() {
        let runtime = Runtime::new(Log(vec![]));
        runtime.send(1, |_, _| assert!(runtime.is_draining()));
        assert!(!runtime.is_draining());
        let broken = || runtime.send(2, |_, _| std::panic::resume_unwind(Box::new("broken")));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(broken)).is_err());
        assert!(runtime.is_draining());
    }
}

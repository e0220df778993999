//! Runs a machine for a shell: events queue first in, first out, and drain in one loop.
//!
//! DOM calls such as `focus()` dispatch events while they run, so drawing may send the next event.
//! It waits in the queue: no machine is ever changed while the document is being changed.

use std::cell::{Cell, Ref, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// A component's behaviour: state that changes by events alone.
pub trait Machine {
    /// What can happen to it.
    type Event;
    /// What it asks of the shell, once each.
    type Effect;

    /// Takes one event in.
    fn update(&mut self, event: Self::Event) -> Vec<Self::Effect>;
}

/// Says whether work is being done. A panic ends the work and leaves this as it is: so it is known
/// whose work it was, once nothing is on the stack.
#[derive(Clone, Debug, Default)]
pub struct Busy(Rc<Cell<bool>>);

impl Busy {
    /// Work begins or has come to its end.
    pub fn set(&self, is_busy: bool) {
        self.0.set(is_busy);
    }
}

/// A machine and the events that wait for it.
#[derive(Debug)]
pub struct Runtime<M: Machine> {
    machine: RefCell<M>,
    queue: RefCell<VecDeque<M::Event>>,
    draining: Cell<bool>,
    busy: Busy,
}

impl<M: Machine> Runtime<M> {
    /// A runtime with an empty queue.
    pub fn new(machine: M) -> Self {
        let (queue, draining) = (RefCell::default(), Cell::new(false));
        Self { machine: RefCell::new(machine), queue, draining, busy: Busy::default() }
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

    /// For work that is done for this machine outside of it.
    pub fn busy(&self) -> Busy {
        self.busy.clone()
    }

    /// Whether something of it broke; asked while nothing of it is on the stack. Who asks may know
    /// that. What has broken handles nothing any more.
    pub fn has_broken(&self, is_known: bool) -> bool {
        let has_broken = is_known || self.draining.get() || self.busy.0.get();
        self.draining.set(has_broken);
        has_broken
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
        runtime.send(1, |_, _| ());
        assert!(!runtime.has_broken(false));
        let broken = || runtime.send(2, |_, _| std::panic::resume_unwind(Box::new("broken")));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(broken)).is_err());
        assert!(runtime.has_broken(false));
    }

    #[test]
    fn work_for_a_machine_that_broke_is_known_by_never_coming_to_an_end() {
        let runtime = Runtime::new(Log(vec![]));
        runtime.busy().set(true);
        runtime.busy().set(false);
        assert!(!runtime.has_broken(false));
        runtime.busy().set(true);
        assert!(runtime.has_broken(false));
    }

    #[test]
    fn what_has_broken_handles_nothing_any_more() {
        let runtime = Runtime::new(Log(vec![]));
        assert!(runtime.has_broken(true));
        runtime.send(1, |_, _| ());
        assert!(runtime.machine().0.is_empty());
        assert!(runtime.has_broken(false));
    }
}

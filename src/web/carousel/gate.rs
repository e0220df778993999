//! What happens to a carousel before all of the module is there waits in front of this.

use std::cell::{Cell, RefCell};

use crate::carousel::Event;

/// A gate that opens once.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    is_open: Cell<bool>,
    waiting: RefCell<Vec<Event>>,
}

impl Gate {
    /// Whether nothing waits any more.
    pub(crate) const fn is_open(&self) -> bool {
        self.is_open.get()
    }

    /// From now on nothing waits.
    pub(crate) fn open(&self) {
        self.is_open.set(true);
    }

    /// Has an event wait.
    pub(crate) fn hold(&self, event: Event) {
        self.waiting.borrow_mut().push(event);
    }

    /// What waits, in its order.
    pub(crate) fn take(&self) -> Vec<Event> {
        self.waiting.take()
    }
}

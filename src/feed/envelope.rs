//! What a document says of itself beside its items, and what those are read by.

use std::cell::Cell;

use super::proof::Proof;
use super::value::Value;
use super::zone::Zones;
use crate::link::Resolve;

/// A document without its items.
#[derive(Debug)]
pub(super) struct Envelope {
    /// Where it came from: what it says of itself is relative to that.
    pub(super) address: String,
    /// The top-level object.
    pub(super) value: Value,
    /// The platform's URL parser.
    pub(super) resolve: Resolve,
    /// How its texts were written.
    pub(super) proof: Proof,
    /// Where its days are told.
    pub(super) zones: Zones,
    /// What reads the rarer forms of its values.
    pub(super) rare: Rare,
}

/// Whether that is there which reads HTML and what few feeds have. In a browser it comes after what
/// reads the first slide of most.
#[derive(Debug, Default)]
pub(super) struct Rare {
    has_come: Cell<bool>,
    was_missed: Cell<bool>,
    was_deferred: Cell<bool>,
}

impl Rare {
    /// Whether it may read something now. Where it may not, that is kept in mind.
    pub(super) fn may_read(&self) -> bool {
        let may_read = self.has_come.get();
        self.was_missed.set(self.was_missed.get() || !may_read);
        may_read
    }

    /// The same of what may follow what shows without it.
    pub(super) fn may_follow(&self) -> bool {
        let may_read = self.has_come.get();
        self.was_deferred.set(self.was_deferred.get() || !may_read);
        may_read
    }

    /// Whether something that shows already is to be read again.
    pub(super) fn was_deferred(&self) -> bool {
        self.was_deferred.get()
    }

    /// Whether something was not read, or only in part.
    pub(super) fn was_missed(&self) -> bool {
        self.was_missed.get()
    }

    /// From now on everything is read.
    pub(super) fn come(&self) {
        self.has_come.set(true);
        self.was_missed.set(false);
        self.was_deferred.set(false);
    }
}

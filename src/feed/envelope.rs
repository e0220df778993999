//! What a document says of itself beside its items, and what those are read by.

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
}

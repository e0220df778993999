//! How long and how much is waited for: [`crate::limits`], or less in tests.

use std::time::Duration;

use crate::limits::{
    CONNECT_MS, FETCH_MS, HEADER_BYTES, IDLE_MS, REDIRECTS, SOURCE_BYTES, WIRE_BYTES,
};

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Until a connection is made.
    pub connect: Duration,
    /// Without a byte.
    pub idle: Duration,
    /// For all of one address.
    pub all: Duration,
    /// Bytes that come.
    pub wire: u64,
    /// Bytes that these are when they are decompressed.
    pub content: u64,
    /// Bytes of the head of an answer.
    pub header: usize,
    /// Redirects that are followed.
    pub redirects: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connect: Duration::from_millis(CONNECT_MS),
            idle: Duration::from_millis(IDLE_MS),
            all: Duration::from_millis(FETCH_MS),
            wire: WIRE_BYTES,
            content: SOURCE_BYTES,
            header: HEADER_BYTES,
            redirects: REDIRECTS,
        }
    }
}

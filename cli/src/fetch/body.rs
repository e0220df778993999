//! The body of an answer as a stream: counted as it comes, decompressed, and counted again.

use std::fmt;
use std::io::{self, ErrorKind, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use brotli_decompressor::Decompressor;
use flate2::read::MultiGzDecoder;

use super::bounds::Bounds;
use super::error::{Error, Part, Wait};

/// See the module. What goes wrong is an [`Error`] in an [`io::Error`].
pub struct Body {
    source: Box<dyn Read + Send>,
    coding: Coding,
    count: u64,
    most: u64,
    wire: Arc<AtomicU64>,
}

/// How a body is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Not at all.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Coding {
    /// What a `Content-Encoding` means.
    pub fn read(written: &str) -> Result<Self, Error> {
        match written.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => Ok(Self::Identity),
            "gzip" | "x-gzip" => Ok(Self::Gzip),
            "br" => Ok(Self::Brotli),
            other => Err(Error::Encoding(other.to_owned())),
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "nothing",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }
}

// Of one piece that is decompressed at a time.
const BUFFER: usize = 16_384;

impl Body {
    pub(super) fn new(
        source: impl Read + Send + 'static,
        coding: Coding,
        announced: Option<u64>,
        bounds: &Bounds,
    ) -> Self {
        let wire = Arc::new(AtomicU64::new(0));
        let source = Wire { source, announced, most: bounds.wire, count: Arc::clone(&wire) };
        let source: Box<dyn Read + Send> = match coding {
            Coding::Identity => Box::new(source),
            Coding::Gzip => Box::new(MultiGzDecoder::new(source)),
            Coding::Brotli => Box::new(Decompressor::new(source, BUFFER)),
        };
        Self { source, coding, count: 0, most: bounds.content, wire }
    }

    /// Bytes that have come over the network so far.
    pub fn wire_bytes(&self) -> u64 {
        self.wire.load(Ordering::Relaxed)
    }

    /// How it is compressed.
    pub const fn coding(&self) -> Coding {
        self.coding
    }

    // What a decompressor says by itself.
    fn judged(&self, error: io::Error) -> io::Error {
        if Error::of_reading(&error).is_some() || error.kind() == ErrorKind::Interrupted {
            return error;
        }
        Error::Garbled(self.coding.as_str().to_owned()).into()
    }
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer).map_err(|error| self.judged(error))?;
        self.count = self.count.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        if self.count > self.most {
            return Err(Error::Large(Part::Content, self.most).into());
        }
        Ok(read)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Body").field("coding", &self.coding).finish_non_exhaustive()
    }
}

/// What comes over the network.
struct Wire<R> {
    source: R,
    announced: Option<u64>,
    most: u64,
    count: Arc<AtomicU64>,
}

impl<R: Read> Wire<R> {
    fn error(&self, error: io::Error) -> Error {
        if let ureq::Error::Timeout(timeout) = ureq::Error::from(error) {
            return Error::Slow(Wait::of(timeout));
        }
        // A connection that ends, or a chunk that is none.
        Error::Cut { got: self.count.load(Ordering::Relaxed), of: self.announced }
    }
}

impl<R: Read> Read for Wire<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match self.source.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => return Err(error),
            read => read.map_err(|error| self.error(error))?,
        };
        let more = u64::try_from(read).unwrap_or(u64::MAX);
        let count = self.count.fetch_add(more, Ordering::Relaxed).saturating_add(more);
        if count > self.most {
            return Err(Error::Large(Part::Wire, self.most).into());
        }
        Ok(read)
    }
}

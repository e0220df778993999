//! Pictures of items, taken home: made small for the carousel, and put into a folder of the site.
//!
//! The widget reads one address for an item's picture, with its size, so that one file is made of it; of a
//! picture in a text two are, for phones and for fine screens. A name is made of what the picture is, so
//! that it never changes and a cache may keep it for ever; what is there already is not made again. What
//! cannot be read keeps its old address, and that is told.

pub mod fetch;
pub mod folder;
pub mod near;
pub mod reach;
pub mod scale;

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::limits::{PICTURE_BYTES, PICTURE_COUNT, PICTURE_NARROW, PICTURE_SECONDS};
pub use fetch::Fetch;
use fetch::too_large;
use folder::Folder;
pub use near::Near;
pub use reach::Reach;
use scale::Picture;

/// Takes pictures home.
pub struct Pictures {
    folder: Folder,
    base: String,
    known: HashMap<String, (Widths, Result<Home, String>)>,
    began: Instant,
}

/// Where a picture is at home, and its size in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Its address.
    pub url: String,
    /// Its width and height.
    pub size: (u32, u32),
    /// The same in the width of a phone, and that width, where it was wanted and is less.
    pub narrow: Option<(String, u32)>,
}

/// How many files are made of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Widths {
    One,
    Two,
}

impl Pictures {
    /// Takes them to a folder, whose files visitors find below `base`.
    pub fn new(folder: &Path, base: &str) -> Result<Self, String> {
        let slash = if base.ends_with('/') { "" } else { "/" };
        Ok(Self {
            folder: Folder::new(folder)?,
            base: [base, slash].concat(),
            known: HashMap::new(),
            began: now(),
        })
    }

    /// Whether an address is one of this folder's.
    pub fn has(&self, address: &str) -> bool {
        address.starts_with(&self.base)
    }

    /// Takes the picture at an address home, or says why that cannot be; `written` is the address as
    /// the source has it, where that is another.
    pub fn take(&mut self, address: &str, written: &str, from: &dyn Fetch) -> Result<Home, String> {
        if let Some((_, found)) = self.known.get(address) {
            return found.clone();
        }
        self.fetch(address, written, from, Widths::One)
    }

    /// The same of a picture in a text, of which a phone has a narrow one.
    pub fn take_in_two_widths(
        &mut self,
        address: &str,
        written: &str,
        from: &dyn Fetch,
    ) -> Result<Home, String> {
        // What was not to be had is not asked for again.
        if let Some((Widths::Two, found) | (_, found @ Err(_))) = self.known.get(address) {
            return found.clone();
        }
        self.fetch(address, written, from, Widths::Two)
    }

    fn fetch(
        &mut self,
        address: &str,
        written: &str,
        from: &dyn Fetch,
        widths: Widths,
    ) -> Result<Home, String> {
        if self.known.len() >= PICTURE_COUNT {
            return Err(format!("{PICTURE_COUNT} pictures are enough: import again for more"));
        }
        if self.began.elapsed() > Duration::from_secs(PICTURE_SECONDS) {
            return Err("ten minutes are enough: import again for more".to_owned());
        }
        let found = from.get(address, written).and_then(|bytes| self.keep(&bytes, widths));
        self.known.insert(address.to_owned(), (widths, found.clone()));
        found
    }

    fn keep(&self, bytes: &[u8], widths: Widths) -> Result<Home, String> {
        if bytes.len() > PICTURE_BYTES {
            return Err(too_large());
        }
        let picture = Picture::new(bytes)?;
        let (url, size) = (self.put(&picture)?, picture.size);
        let narrow = (widths == Widths::Two).then(|| picture.narrowed(PICTURE_NARROW)).flatten();
        let narrow = narrow.map(|narrow| Ok::<_, String>((self.put(&narrow)?, narrow.size.0)));
        Ok(Home { url, size, narrow: narrow.transpose()? })
    }

    fn put(&self, picture: &Picture<'_>) -> Result<String, String> {
        Ok([&self.base, self.folder.put(picture)?.as_str()].concat())
    }
}

#[expect(clippy::disallowed_methods, reason = "the time that all of them take is limited")]
fn now() -> Instant {
    Instant::now()
}

impl fmt::Debug for Pictures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pictures").field("folder", &self.folder).finish_non_exhaustive()
    }
}

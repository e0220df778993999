//! Where a feed goes on: the addresses of its pages, none of them twice.

use url::Url;

use crate::limits::SOURCE_PAGES;
use crate::source::Source;

/// The pages of one source that were read.
#[derive(Debug)]
pub struct Pages {
    name: String,
    // None where the source is no server's.
    current: Option<Url>,
    read: Vec<Url>,
}

impl Pages {
    /// Begins with the first one.
    pub fn new(source: &Source) -> Self {
        let current = source.address().cloned();
        Self { name: source.name.clone(), read: current.iter().cloned().collect(), current }
    }

    /// The page that was turned to last, as messages name it.
    pub fn name(&self) -> &str {
        self.current.as_ref().map_or(&self.name, Url::as_str)
    }

    /// The address of the next page, or why it is not read.
    pub fn turn(&mut self, written: &str) -> Result<Url, String> {
        let lost = |why: &str| format!("its next page {written} is not read: {why}");
        let current = self.current.as_ref().ok_or_else(|| lost("give its address as a source"))?;
        let next = current.join(written).map_err(|_| lost("it is no address"))?;
        if self.read.contains(&next) {
            return Err(lost("it was read before"));
        }
        if self.read.len() >= SOURCE_PAGES {
            return Err(lost("there are too many pages"));
        }
        self.read.push(next.clone());
        self.current = Some(next.clone());
        Ok(next)
    }
}

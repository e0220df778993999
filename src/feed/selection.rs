//! Which items of a feed show, over all of its pages.

use super::page::Page;
use crate::limits::PROBLEMS;

/// Which items are wanted, and in which zone their days are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// At most so many.
    pub limit: Option<usize>,
    /// Those with at least one of these tags; all if there are none here.
    pub tags: Vec<String>,
    /// The zone that outweighs the feed's: a name of the IANA database, or an offset as `+08:00`.
    pub time_zone: Option<String>,
}

/// The items that show.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    count: usize,
    // Items that follow each other in their page; a feed without gaps is one run.
    runs: Vec<Run>,
    pub(super) skipped: usize,
    /// Where in their pages the first of those stand that were skipped.
    pub(super) skipped_at: Vec<usize>,
}

// Where some of them begin: the position of the first, its page, and its index in that.
#[derive(Clone, Debug)]
struct Run {
    position: usize,
    page: usize,
    index: usize,
}

impl Selection {
    fn wants(&self, page: &Page, index: usize) -> bool {
        self.tags.is_empty() || page.tags(index).iter().any(|tag| self.tags.contains(tag))
    }
}

impl Shown {
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// The page of the item at `position`, and its index in that.
    pub(super) fn place(&self, position: usize) -> Option<(usize, usize)> {
        let after = self.runs.partition_point(|run| run.position <= position);
        let run = self.runs.get(after.checked_sub(1)?)?;
        (position < self.count).then(|| (run.page, run.index + position - run.position))
    }

    fn add(&mut self, page: usize, index: usize) {
        let position = self.count;
        let follows = |run: &Run| run.page == page && run.index + position - run.position == index;
        if !self.runs.last().is_some_and(follows) {
            self.runs.push(Run { position, page, index });
        }
        self.count += 1;
    }

    /// Adds what is wanted of the last page.
    ///
    /// A feed that grows between two readings moves its items to later pages: what an earlier page
    /// has shown already is not shown again.
    pub(super) fn add_last(&mut self, pages: &[Page], selection: &Selection) {
        let Some((page, earlier)) = pages.split_last() else { return };
        let known = if earlier.is_empty() { vec![] } else { self.ids(earlier) };
        let limit = selection.limit.unwrap_or(usize::MAX);
        for index in 0..page.count() {
            if self.count() >= limit {
                break;
            }
            if !page.is_displayable(index) {
                self.skipped += 1;
                if self.skipped_at.len() < PROBLEMS {
                    self.skipped_at.push(index);
                }
            } else if selection.wants(page, index)
                && (known.is_empty() || !is_known(&known, page, index))
            {
                self.add(earlier.len(), index);
            }
        }
    }

    // In the shell this is a part of the module, which comes after the start.
    #[inline(never)]
    fn ids(&self, pages: &[Page]) -> Vec<String> {
        let mut ids = vec![];
        for position in 0..self.count {
            if let Some((page, index)) = self.place(position) {
                ids.extend(pages.get(page).map(|page| page.id(index)));
            }
        }
        ids
    }
}

fn is_known(known: &[String], page: &Page, index: usize) -> bool {
    known.contains(&page.id(index))
}

//! Which items of a feed show, over all of its pages.

use super::page::Page;
use super::problem::{Path, Problem, Problems};

/// Which items are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// At most so many.
    pub limit: Option<usize>,
    /// Those with at least one of these tags; all if there are none here.
    pub tags: Vec<String>,
}

/// The items that show.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    // A page, and the index of an item in it.
    places: Vec<(usize, usize)>,
    pub(super) skipped: usize,
    /// What is wrong with those that were skipped.
    pub(super) problems: Problems,
}

impl Selection {
    fn wants(&self, page: &Page, index: usize) -> bool {
        self.tags.is_empty() || page.tags(index).iter().any(|tag| self.tags.contains(tag))
    }
}

impl Shown {
    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    pub(super) fn place(&self, position: usize) -> Option<(usize, usize)> {
        self.places.get(position).copied()
    }

    /// Adds what is wanted of the last page.
    ///
    /// A feed that grows between two readings moves its items to later pages: what an earlier page
    /// has shown already is not shown again.
    pub(super) fn add_last(&mut self, pages: &[Page], selection: &Selection) {
        let Some((page, earlier)) = pages.split_last() else { return };
        let known = self.ids(earlier);
        let limit = selection.limit.unwrap_or(usize::MAX);
        for index in 0..page.count() {
            if self.count() >= limit {
                break;
            }
            if !page.is_displayable(index) {
                self.skipped += 1;
                self.problems.add(Problem::item(Path::item(index)));
            } else if selection.wants(page, index) && !is_known(&known, page, index) {
                self.places.push((earlier.len(), index));
            }
        }
    }

    fn ids(&self, pages: &[Page]) -> Vec<String> {
        let id = |(page, index): &(usize, usize)| Some(pages.get(*page)?.id(*index));
        self.places.iter().filter_map(id).collect()
    }
}

fn is_known(known: &[String], page: &Page, index: usize) -> bool {
    !known.is_empty() && known.contains(&page.id(index))
}

//! Makes inputs of realistic pieces: chosen in the tests by numbers that are always the same, in a
//! fuzz target by the fuzzer's bytes.
#![expect(clippy::indexing_slicing, reason = "`below` is below")]

/// Bytes to choose by. When they are used up, the first choice is taken.
#[derive(Debug)]
pub(crate) struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// A number below `limit`, which is at most 256.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % limit
    }

    pub(crate) fn one_of<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.below(several.len())]
    }

    /// Up to nine pieces, one after the other.
    pub(crate) fn text(&mut self, pieces: &[&str]) -> String {
        (0..=self.below(9)).map(|_| self.one_of(pieces)).collect()
    }
}

//! The element of an HTML text that is left out with all that is in it.

use newsreel::feed::markup::Piece;

/// See the module.
#[derive(Debug, Default)]
pub struct Skipped<'a>(Option<(&'a str, usize)>);

impl<'a> Skipped<'a> {
    /// Leaves an element out, whose tag has been read.
    pub const fn begin(&mut self, name: &'a str) {
        self.0 = Some((name, 0));
    }

    /// Whether a piece is in it or ends it.
    pub fn takes(&mut self, piece: &Piece<'_>) -> bool {
        let Some((name, depth)) = self.0 else { return false };
        self.0 = match piece {
            Piece::Open(tag) if tag.is(name) => Some((name, depth + 1)),
            Piece::Close(closed) if closed.eq_ignore_ascii_case(name) => {
                depth.checked_sub(1).map(|depth| (name, depth))
            }
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => self.0,
        };
        true
    }
}

//! A drag of the slides with a mouse: what a hand means that moved so far in such a time.
//!
//! Fingers and trackpads need none of this: the browser scrolls for them.

use crate::limits::{FLICK_MS, FLICK_PX, TREMBLE_PX};

/// A mouse button that is held down, with the place and the time of the press.
///
/// Places are in pixels along the line, in the direction of reading; times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    start: f64,
    start_ms: f64,
    // Once it has moved it stays a drag, also back where it began.
    moved: bool,
}

impl Drag {
    /// A press.
    pub const fn new(start: f64, start_ms: f64) -> Self {
        Self { start, start_ms, moved: false }
    }

    /// How far the hand has gone; `None` while that may be a tremble.
    pub fn moved_to(&mut self, at: f64) -> Option<f64> {
        self.moved |= (at - self.start).abs() > TREMBLE_PX;
        self.moved.then_some(at - self.start)
    }

    /// Whether it was a drag, so that its end is no click.
    pub const fn is_drag(&self) -> bool {
        self.moved
    }

    /// How many slides on the hand means when it lets go; `slide` is the way from one to the next.
    pub fn slides_on(&self, at: f64, at_ms: f64, slide: f64) -> i32 {
        let way = self.start - at;
        let is_flick = way.abs() > FLICK_PX && at_ms - self.start_ms < FLICK_MS;
        let slides = (way / slide).round();
        let slides = if is_flick && slides == 0.0 { way.signum() } else { slides };
        #[expect(clippy::cast_possible_truncation, clippy::as_conversions, reason = "`as` clamps")]
        let slides = slides as i32;
        if self.moved && slide > 0.0 { slides } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLIDE: f64 = 300.0;

    fn dragged(to: f64) -> Drag {
        let mut drag = Drag::new(200.0, 0.0);
        drag.moved_to(to);
        drag
    }

    #[test]
    fn a_tremble_is_a_click() {
        let mut drag = Drag::new(200.0, 0.0);
        assert_eq!((drag.moved_to(203.0), drag.is_drag()), (None, false));
        assert_eq!(drag.slides_on(203.0, 50.0, 1.0), 0);
    }

    #[test]
    fn a_drag_stays_one_also_back_at_its_start() {
        let mut drag = Drag::new(200.0, 0.0);
        assert_eq!(drag.moved_to(196.0), Some(-4.0));
        assert_eq!((drag.moved_to(200.0), drag.is_drag()), (Some(0.0), true));
    }

    #[test]
    fn a_slow_hand_means_the_nearest_slide() {
        let slides_on = |to| dragged(to).slides_on(to, 2_000.0, SLIDE);
        assert_eq!((slides_on(60.0), slides_on(40.0), slides_on(-280.0)), (0, 1, 2));
        assert_eq!((slides_on(340.0), slides_on(360.0)), (0, -1));
    }

    #[test]
    fn a_quick_hand_means_the_next() {
        let slides_on = |to| dragged(to).slides_on(to, 100.0, SLIDE);
        assert_eq!((slides_on(160.0), slides_on(240.0)), (1, -1));
        assert_eq!(slides_on(180.0), 0, "too short for a flick");
    }

    #[test]
    fn without_a_width_nothing_moves() {
        assert_eq!(dragged(0.0).slides_on(0.0, 900.0, 0.0), 0);
    }
}

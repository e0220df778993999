//! Who has moved the slides: a hand, we, or the browser by itself.
//!
//! A browser scrolls when it lays out: it snaps anew where snap points come and go, or where the
//! width changes, and not always to where it stood. That is no person's move. Assistive technology
//! moves slides without a key or a finger, so a scroll that nothing else explains is a person's.

use crate::limits::STRAYS;

/// What is known of the motion since the slides stood still at the slide that shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Motion {
    // The place that we move them to, if no hand has touched them since.
    target: Option<f64>,
    hand: bool,
    disturbed: bool,
    // Where they stood when they were looked at last, but at no slide that they should stand at.
    seen_at: Option<f64>,
    strays: u8,
}

/// What it means that the slides do not move now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// They stand at the slide that shows.
    Arrived,
    /// A person has moved them to another.
    Moved,
    /// They may move on: it is too early to tell.
    Unsettled,
    /// They stand where nobody wants them: they must go back to the slide that shows.
    Astray,
    /// A hand may still hold them, or they cannot be put right.
    Left,
}

impl Motion {
    /// We move them to a place.
    pub const fn head_for(&mut self, place: f64) {
        self.target = Some(place);
        self.hand = false;
        self.seen_at = None;
    }

    /// The place that we move them to.
    pub const fn target(&self) -> Option<f64> {
        self.target
    }

    /// Takes away the place that we move them to.
    pub const fn give_up(&mut self) -> Option<f64> {
        self.target.take()
    }

    /// A hand moves them; says whether that ends a move of ours.
    pub const fn touch(&mut self) -> bool {
        self.hand = true;
        self.target.take().is_some()
    }

    /// Whether a hand may move them now.
    pub const fn is_touched(&self) -> bool {
        self.hand
    }

    /// Their places or their room have changed.
    pub const fn disturb(&mut self) {
        self.disturbed = true;
    }

    /// They do not move now, at a place and, if it is one's place, at a slide.
    pub fn rest(&mut self, at: f64, slide: Option<usize>, current: usize) -> Rest {
        let is_free = self.target.is_none();
        match slide {
            Some(slide) if slide == current => self.end(Rest::Arrived),
            Some(_) if is_free && (self.hand || !self.disturbed) => self.end(Rest::Moved),
            _ if self.hand => Rest::Left,
            _ if self.seen_at.replace(at) != Some(at) => Rest::Unsettled,
            _ if self.strays < STRAYS => {
                self.strays += 1;
                Rest::Astray
            }
            _ => Rest::Left,
        }
    }

    fn end(&mut self, rest: Rest) -> Rest {
        *self = Self::default();
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Slides of 300 pixels; the first shows.
    fn rest(motion: &mut Motion, slide: usize) -> Rest {
        let at = f64::from(u32::try_from(slide).unwrap_or_default()) * 300.0;
        motion.rest(at, Some(slide), 0)
    }

    fn disturbed() -> Motion {
        Motion { disturbed: true, ..Motion::default() }
    }

    #[test]
    fn what_nothing_explains_is_a_persons_move() {
        assert_eq!(rest(&mut Motion::default(), 1), Rest::Moved);
    }

    #[test]
    fn what_a_browser_does_after_a_change_of_layout_is_nobodys_move() {
        let mut motion = disturbed();
        assert_eq!(rest(&mut motion, 3), Rest::Unsettled);
        assert_eq!(rest(&mut motion, 3), Rest::Astray);
    }

    #[test]
    fn a_hand_explains_it_also_after_a_change_of_layout() {
        let mut motion = disturbed();
        motion.touch();
        assert_eq!(rest(&mut motion, 1), Rest::Moved);
    }

    #[test]
    fn what_was_known_ends_when_they_stand_at_their_slide() {
        let mut motion = disturbed();
        motion.touch();
        assert_eq!(rest(&mut motion, 0), Rest::Arrived);
        assert_eq!(motion, Motion::default());
    }

    #[test]
    fn the_end_of_an_earlier_move_is_no_move() {
        let mut motion = Motion::default();
        motion.head_for(0.0);
        assert_eq!(rest(&mut motion, 2), Rest::Unsettled);
        assert_eq!(rest(&mut motion, 1), Rest::Unsettled, "it is on its way");
        assert_eq!(rest(&mut motion, 0), Rest::Arrived);
    }

    #[test]
    fn a_move_that_the_browser_drops_is_made_again() {
        let mut motion = Motion::default();
        motion.head_for(0.0);
        assert_eq!(motion.rest(40.0, None, 0), Rest::Unsettled);
        assert_eq!(motion.rest(40.0, None, 0), Rest::Astray);
    }

    #[test]
    fn a_hand_ends_a_move_of_ours_and_may_rest_between_two_slides() {
        let mut motion = Motion::default();
        motion.head_for(600.0);
        assert!(motion.touch());
        assert!(!motion.touch());
        assert_eq!(motion.rest(40.0, None, 0), Rest::Left);
        assert_eq!(rest(&mut motion, 1), Rest::Moved);
    }

    #[test]
    fn a_move_of_ours_ends_what_a_hand_began() {
        let mut motion = Motion::default();
        motion.touch();
        motion.head_for(0.0);
        assert_eq!(motion.rest(40.0, None, 0), Rest::Unsettled);
        assert_eq!(motion.rest(40.0, None, 0), Rest::Astray);
    }

    #[test]
    fn slides_that_cannot_be_put_right_are_let_be() {
        let mut motion = disturbed();
        let rests: Vec<_> = (0..20).map(|_| motion.rest(7.0, None, 0)).collect();
        let strays = rests.iter().filter(|rest| **rest == Rest::Astray).count();
        assert_eq!((strays, rests.last()), (usize::from(STRAYS), Some(&Rest::Left)));
    }
}

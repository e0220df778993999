//! The carousel machine: which slide shows, and whether the set rotates.
//!
//! It knows slides only as a count. The rules are those of the W3C APG carousel pattern's text:
//! rotation stops when keyboard focus enters, and stays stopped until it is asked for, however many
//! slides there are meanwhile.

use crate::limits::PICKER_ENTRIES;

/// What can happen to a carousel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody moves.
    Move(Step, By),
    /// The interval is over.
    Tick,
    /// The rotation control is pressed.
    Toggle,
    /// Rotation is asked for by script.
    Start,
    /// Rotation is ended by script, or because the person wants no motion.
    Stop,
    /// Keyboard focus enters.
    KeyboardFocus,
    /// A reason to wait begins (`true`) or ends.
    Hold(Hold, bool),
    /// The slides stand still.
    Settled,
    /// What shows has been drawn, and there is time for one slide more.
    Spare,
    /// A hand is on the slides: what it may move them to must be there.
    Hand,
}

/// Where a move leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One on; from the last to the first.
    Next,
    /// One back; from the first to the last.
    Previous,
    /// To an index; to the last where there is no such index.
    To(usize),
}

/// Who moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The person.
    User,
    /// The rotation.
    Rotation,
    /// A script of the host page.
    Api,
}

impl By {
    /// The `reason` of `newsreel:slide`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Rotation => "rotation",
            Self::Api => "api",
        }
    }
}

/// A reason for rotation to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The pointer is over the carousel.
    Hover,
    /// The page is hidden.
    Hidden,
    /// The carousel is not on the screen.
    OffScreen,
}

impl Hold {
    const fn bit(self) -> u8 {
        match self {
            Self::Hover => 1,
            Self::Hidden => 2,
            Self::OffScreen => 4,
        }
    }
}

/// How a live region speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// Not at all.
    Off,
    /// When the reader pauses.
    Polite,
}

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The slide that shows, from 0.
    pub current: usize,
    /// The slide that the set stood still at.
    pub settled: usize,
    /// How many slides are drawn at most on either side of those that show.
    pub reach: usize,
    /// How many there are.
    pub count: usize,
    /// Whether the timer runs.
    pub ticking: bool,
    /// Whether the rotation control offers to stop.
    pub rotating: bool,
    /// How many moves there have been: the time of a slide begins with the last.
    pub turn: usize,
    /// How the live region speaks.
    pub live: Live,
}

/// The machine.
#[derive(Clone, Debug)]
pub struct Carousel {
    // Invariant: `current < count`, or both are 0.
    current: usize,
    settled: usize,
    reach: usize,
    count: usize,
    turn: usize,
    // Where to go once there are slides.
    wish: usize,
    // Whether it is to rotate at all.
    offered: bool,
    rotation: Rotation,
    // The reasons to wait, as bits.
    holds: u8,
}

// What has been decided; it outlives every set of slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rotation {
    Stopped,
    // Nobody has decided.
    Running,
    // Asked for: then neither hover nor focus interferes (APG).
    Insisted,
}

impl Carousel {
    /// A carousel of `count` slides that shows the first.
    pub const fn new(count: usize, offered: bool) -> Self {
        Self {
            current: 0,
            settled: 0,
            reach: 0,
            count,
            turn: 0,
            wish: 0,
            offered,
            rotation: Rotation::Running,
            holds: 0,
        }
    }

    /// Whether it is to rotate. It begins unless somebody has decided, or wants no motion.
    pub fn offer(&mut self, offered: bool, calm: bool) {
        if calm && offered && !self.offered && self.rotation == Rotation::Running {
            self.rotation = Rotation::Stopped;
        }
        self.offered = offered;
    }

    /// Takes one event in; says who moved, if the slide changed.
    pub fn update(&mut self, event: Event) -> Option<By> {
        match event {
            Event::Move(step, by) => return self.step(step, by),
            Event::Tick if self.ticking() => return self.step(Step::Next, By::Rotation),
            Event::Toggle | Event::Start if !self.rotates() => self.rotation = Rotation::Insisted,
            Event::KeyboardFocus if self.rotation == Rotation::Insisted => (),
            Event::Tick | Event::Start => (),
            Event::Toggle | Event::Stop | Event::KeyboardFocus => {
                self.rotation = Rotation::Stopped;
            }
            Event::Hold(hold, true) => self.holds |= hold.bit(),
            Event::Hold(hold, false) => self.holds &= !hold.bit(),
            Event::Settled => self.settled = self.current,
            Event::Spare => self.reach = self.reach.saturating_add(1),
            Event::Hand => self.reach = usize::MAX,
        }
        None
    }

    /// Takes a new count; the slide that showed stays, at its new index if it still exists. Says who
    /// moved, if that was asked for before there were slides.
    pub fn resize(&mut self, count: usize, current: Option<usize>) -> Option<By> {
        self.count = count;
        self.current = current.unwrap_or(self.current).min(count.saturating_sub(1));
        let wish = if count > 0 { std::mem::take(&mut self.wish) } else { 0 };
        let moved = if wish > 0 { self.step(Step::To(wish), By::Api) } else { None };
        self.settled = self.current;
        moved
    }

    /// What to draw.
    pub fn view(&self) -> View {
        let rotating = self.rotates() && self.count > 1;
        let live = if rotating { Live::Off } else { Live::Polite };
        let Self { current, settled, reach, count, turn, .. } = *self;
        View { current, settled, reach, count, turn, ticking: self.ticking(), rotating, live }
    }

    fn step(&mut self, step: Step, by: By) -> Option<By> {
        if by == By::User {
            // A deliberate move ends rotation: the person is reading.
            self.rotation = Rotation::Stopped;
        }
        let Some(last) = self.count.checked_sub(1) else {
            if by == By::Api {
                self.wish(step);
            }
            return None;
        };
        let before = self.current;
        self.current = match step {
            Step::Next if before == last => 0,
            Step::Next => before + 1,
            Step::Previous => before.checked_sub(1).unwrap_or(last),
            Step::To(index) => index.min(last),
        };
        let moves = self.current != before;
        if moves {
            self.reach = usize::MAX;
            self.turn = self.turn.wrapping_add(1);
        }
        moves.then_some(by)
    }

    // There are no slides yet. Before the first is the last, whichever that will be.
    const fn wish(&mut self, step: Step) {
        self.wish = match step {
            Step::Next => self.wish.wrapping_add(1),
            Step::Previous => self.wish.wrapping_sub(1),
            Step::To(index) => index,
        };
    }

    fn rotates(&self) -> bool {
        self.offered && self.rotation != Rotation::Stopped
    }

    fn ticking(&self) -> bool {
        let ignored = if self.rotation == Rotation::Insisted { Hold::Hover.bit() } else { 0 };
        self.rotates() && self.count > 1 && self.holds & !ignored == 0
    }

    /// Whether a person may see it.
    pub const fn is_seen(&self) -> bool {
        self.holds & (Hold::Hidden.bit() | Hold::OffScreen.bit()) == 0
    }
}

/// One entry of the slide picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A button for the slide at this index.
    Slide(usize),
    /// A mark for the slides left out: "…".
    Gap,
}

impl View {
    /// The slide picker: a button a slide, folded where there are more than [`PICKER_ENTRIES`].
    ///
    /// A folded picker always has as many entries, so that it keeps its width.
    pub fn picker(&self) -> Vec<Entry> {
        if self.count <= PICKER_ENTRIES {
            return (0..self.count).map(Entry::Slide).collect();
        }
        let last = self.count - 1;
        // Room for the first, the last, two gaps and three neighbours.
        let middle = self.current.clamp(3, last - 3);
        let before = if middle == 3 { Entry::Slide(1) } else { Entry::Gap };
        let after = if middle == last - 3 { Entry::Slide(last - 1) } else { Entry::Gap };
        let [left, centre, right] = [middle - 1, middle, middle + 1].map(Entry::Slide);
        vec![Entry::Slide(0), before, left, centre, right, after, Entry::Slide(last)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEXT: Event = Event::Move(Step::Next, By::User);
    const PREVIOUS: Event = Event::Move(Step::Previous, By::User);

    fn after(mut carousel: Carousel, events: &[Event]) -> View {
        for event in events {
            carousel.update(*event);
        }
        carousel.view()
    }

    fn still(events: &[Event]) -> View {
        after(Carousel::new(3, false), events)
    }

    fn rotating(events: &[Event]) -> View {
        after(Carousel::new(3, true), events)
    }

    #[test]
    fn next_and_previous_wrap() {
        assert_eq!(still(&[NEXT]).current, 1);
        assert_eq!(still(&[NEXT, NEXT, NEXT]).current, 0);
        assert_eq!(still(&[PREVIOUS]).current, 2);
    }

    #[test]
    fn an_index_out_of_range_is_the_last() {
        assert_eq!(still(&[Event::Move(Step::To(99), By::Api)]).current, 2);
    }

    #[test]
    fn only_a_change_is_told() {
        let mut carousel = Carousel::new(2, false);
        assert_eq!(carousel.update(Event::Move(Step::To(1), By::Api)), Some(By::Api));
        assert_eq!(carousel.update(Event::Move(Step::To(1), By::Api)), None);
        assert_eq!(carousel.update(NEXT), Some(By::User));
    }

    #[test]
    fn an_empty_or_single_carousel_stays_where_it_is() {
        for count in [0, 1] {
            let view = after(Carousel::new(count, true), &[NEXT, PREVIOUS, Event::Toggle]);
            assert_eq!((view.current, view.ticking, view.rotating), (0, false, false));
        }
    }

    #[test]
    fn a_tick_moves_only_while_rotating() {
        assert_eq!(rotating(&[Event::Tick]).current, 1);
        assert_eq!(still(&[Event::Tick]).current, 0);
    }

    #[test]
    fn holds_end_in_any_order() {
        let hover = |held| Event::Hold(Hold::Hover, held);
        let hidden = |held| Event::Hold(Hold::Hidden, held);
        assert!(!rotating(&[hover(true), hidden(true), hover(false)]).ticking);
        assert!(rotating(&[hover(true), hidden(true), hover(false), hidden(false)]).ticking);
    }

    #[test]
    fn keyboard_focus_stops_rotation_for_good() {
        let view = rotating(&[Event::KeyboardFocus, Event::Hold(Hold::Hover, false), Event::Tick]);
        assert_eq!((view.current, view.rotating, view.live), (0, false, Live::Polite));
    }

    #[test]
    fn a_deliberate_move_stops_rotation_and_a_script_does_not() {
        assert!(!rotating(&[NEXT]).rotating);
        assert!(rotating(&[Event::Move(Step::Next, By::Api)]).rotating);
    }

    #[test]
    fn rotation_that_a_person_started_goes_on_under_hover_and_focus() {
        let started =
            |events: &[Event]| rotating(&[&[Event::Stop, Event::Toggle], events].concat());
        assert!(started(&[Event::KeyboardFocus, Event::Hold(Hold::Hover, true)]).ticking);
        assert!(!started(&[Event::Hold(Hold::Hidden, true)]).ticking);
        assert!(!started(&[Event::Toggle]).rotating);
    }

    #[test]
    fn what_was_decided_outlives_any_number_of_slides() {
        for (event, goes_on) in [(Event::Stop, false), (NEXT, false), (Event::Hand, true)] {
            let mut carousel = Carousel::new(3, true);
            carousel.update(event);
            for count in [1, 0, 3] {
                carousel.resize(count, None);
            }
            assert_eq!(carousel.view().rotating, goes_on, "{event:?}");
        }
    }

    #[test]
    fn rotation_that_is_offered_begins_unless_somebody_has_decided_or_wants_no_motion() {
        let offered = |event: Option<Event>, calm: bool| {
            let mut carousel = Carousel::new(3, false);
            event.map(|event| carousel.update(event));
            assert!(!carousel.view().rotating, "nothing is offered yet");
            carousel.offer(true, calm);
            carousel.offer(true, true);
            carousel.view().rotating
        };
        assert!(offered(None, false));
        assert!(!offered(None, true));
        assert!(!offered(Some(Event::Stop), false));
        assert!(offered(Some(Event::Start), true));
    }

    #[test]
    fn what_is_asked_for_before_there_are_slides_is_done_when_they_come() {
        let to = |step| Event::Move(step, By::Api);
        let wished = |events: &[Event]| {
            let mut carousel = Carousel::new(0, false);
            events.iter().for_each(|event| _ = carousel.update(*event));
            carousel.resize(0, None);
            (carousel.resize(5, None), carousel.view().current)
        };
        assert_eq!(wished(&[]), (None, 0));
        assert_eq!(wished(&[to(Step::To(3))]), (Some(By::Api), 3));
        assert_eq!(wished(&[to(Step::To(99))]), (Some(By::Api), 4));
        assert_eq!(wished(&[to(Step::Next), to(Step::Next)]), (Some(By::Api), 2));
        assert_eq!(wished(&[to(Step::Previous)]), (Some(By::Api), 4));
        assert_eq!(wished(&[to(Step::Previous), to(Step::Next)]), (None, 0));
        assert_eq!(wished(&[NEXT]), (None, 0), "nobody can press what is not there");
    }

    #[test]
    fn a_new_count_keeps_the_slide() {
        let mut carousel = Carousel::new(9, false);
        carousel.update(Event::Move(Step::To(8), By::User));
        carousel.resize(10, Some(9));
        assert_eq!(carousel.view().current, 9);
        carousel.resize(2, None);
        assert_eq!(carousel.view().current, 1);
    }

    #[test]
    fn a_move_is_over_when_the_slides_stand_still() {
        assert_eq!(still(&[NEXT]).settled, 0);
        assert_eq!(still(&[NEXT, Event::Settled]).settled, 1);
    }

    #[test]
    fn what_does_not_show_waits_for_time_for_a_hand_or_for_a_move() {
        assert_eq!(still(&[]).reach, 0);
        assert_eq!(still(&[Event::Spare, Event::Spare]).reach, 2);
        for event in [Event::Hand, NEXT] {
            assert_eq!(still(&[event, Event::Spare]).reach, usize::MAX, "{event:?}");
        }
        // Who asks for what shows moves nothing.
        assert_eq!(still(&[Event::Move(Step::To(0), By::Api)]), still(&[]));
    }

    #[track_caller]
    fn picker(current: usize, count: usize, expected: &str) {
        let view = View { current, count, ..still(&[]) };
        let entries = view.picker().into_iter().map(|entry| match entry {
            Entry::Slide(index) => (index + 1).to_string(),
            Entry::Gap => "…".to_owned(),
        });
        assert_eq!(entries.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn the_picker_folds_above_seven() {
        picker(0, 2, "1 2");
        picker(6, 7, "1 2 3 4 5 6 7");
        picker(0, 8, "1 2 3 4 5 … 8");
        picker(3, 8, "1 2 3 4 5 … 8");
        picker(4, 8, "1 … 4 5 6 7 8");
        picker(41, 10_000, "1 … 41 42 43 … 10000");
        picker(9_999, 10_000, "1 … 9996 9997 9998 9999 10000");
    }
}

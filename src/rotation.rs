//! The rotation of a set: which slide shows, and whether the next follows by itself.
//!
//! It knows slides only as a count. The rules are those of the W3C APG carousel pattern's text:
//! rotation stops when keyboard focus enters, and stays stopped until it is asked for, however many
//! slides there are meanwhile.

use crate::limits::PICKER_ENTRIES;

/// What can happen to a set of slides.
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
    /// An article is read in front of it.
    Reading,
    /// The element is not in the document.
    Away,
}

impl Hold {
    const fn bit(self) -> u8 {
        match self {
            Self::Hover => 1,
            Self::Hidden => 2,
            Self::OffScreen => 4,
            Self::Reading => 8,
            Self::Away => 16,
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
pub struct Rotation {
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
    decision: Decision,
    // The reasons to wait, as bits.
    holds: u8,
}

// What has been decided; it outlives every set of slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Stopped,
    // Nobody has decided.
    Running,
    // Asked for: then neither hover nor focus interferes (APG).
    Insisted,
}

impl Rotation {
    /// Of `count` slides, of which the first shows.
    pub const fn new(count: usize, offered: bool) -> Self {
        Self {
            current: 0,
            settled: 0,
            reach: 0,
            count,
            turn: 0,
            wish: 0,
            offered,
            decision: Decision::Running,
            holds: 0,
        }
    }

    /// Whether it is to rotate. It begins unless somebody has decided, or wants no motion.
    pub fn offer(&mut self, offered: bool, calm: bool) {
        if calm && offered && !self.offered && self.decision == Decision::Running {
            self.decision = Decision::Stopped;
        }
        self.offered = offered;
    }

    /// Takes one event in; says who moved, if the slide changed.
    pub fn update(&mut self, event: Event) -> Option<By> {
        match event {
            Event::Move(step, by) => return self.step(step, by),
            Event::Tick if self.ticking() => return self.step(Step::Next, By::Rotation),
            Event::Toggle | Event::Start if !self.rotates() => self.decision = Decision::Insisted,
            Event::KeyboardFocus if self.decision == Decision::Insisted => (),
            Event::Tick | Event::Start => (),
            Event::Toggle | Event::Stop | Event::KeyboardFocus => {
                self.decision = Decision::Stopped;
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
            self.decision = Decision::Stopped;
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
        self.offered && self.decision != Decision::Stopped
    }

    fn ticking(&self) -> bool {
        let ignored = if self.decision == Decision::Insisted { Hold::Hover.bit() } else { 0 };
        self.rotates() && self.count > 1 && self.holds & !ignored == 0
    }

    /// Whether there is this reason to wait.
    pub const fn waits_for(&self, hold: Hold) -> bool {
        self.holds & hold.bit() != 0
    }

    /// Whether a person may see it.
    pub const fn is_seen(&self) -> bool {
        let unseen = Hold::Hidden.bit() | Hold::OffScreen.bit() | Hold::Away.bit();
        self.holds & unseen == 0
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

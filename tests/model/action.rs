//! All that can happen to a carousel, each thing made of one number.

use newsreel::rotation::Step;

/// Something that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// The person presses a control, or swipes.
    Press(Step),
    /// The person presses the rotation control.
    Toggle,
    /// The keyboard's focus goes into the carousel, or out of it.
    Focus(bool),
    /// The pointer comes over the carousel, or goes.
    Hover(bool),
    /// A hand is on the slides.
    Hand,
    /// The slides stand still.
    Settle,
    /// The person follows a headline of those that show.
    Open(usize),
    /// The person follows a link beside the article: to the next (`true`), or to the one before.
    Follow(bool),
    /// The person closes the article.
    Close,
    /// A script moves.
    Move(Step),
    /// A script starts rotation.
    Start,
    /// A script stops it.
    Stop,
    /// A script, or the person after an error, wants the feed.
    Reload,
    /// The request that is out is answered.
    Answer(Outcome),
    /// A request that nobody waits for any more is answered.
    Late(usize, Outcome),
    /// The network comes back, or goes.
    Online(bool),
    /// So many milliseconds pass.
    Pass(u32),
    /// A timer of the rotation is over; never by itself.
    Tick,
    /// The time between two readings is over; never by itself.
    Look,
    /// There is time for one slide more; never by itself.
    Spare,
    /// The page is hidden, or seen.
    Hide(bool),
    /// The carousel is scrolled off the screen, or back.
    OffScreen(bool),
    /// So many slides show side by side.
    PerView(usize),
    /// The page is printed, or has been.
    Print(bool),
    /// The person wants no motion, or any.
    Calm(bool),
    /// The element leaves the document.
    Leave,
    /// The element comes back.
    Return,
    /// The page speaks another language.
    Words,
    /// An attribute changes.
    Set(Attribute),
    /// The publisher changes a feed.
    Publish(usize, Change),
    /// All of the widget has come, which draws the first slide by a part of it.
    Arrive,
}

/// How a request ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Good,
    Lost,
    Gone,
    Busy,
    Slow,
    NoFeed,
}

/// An attribute with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    /// One of two feeds, or none.
    Feed(usize),
    Tag(bool),
    Limit(usize),
    Interval(u32),
    Refresh(u32),
    Reader(bool),
    NoImages(bool),
    HeadingLevel(usize),
    Label(bool),
}

/// What a publisher does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Prepend,
    Append,
    Remove(usize),
    Retitle(usize),
    Reverse,
    Clear,
    Fill(usize),
    Pages(usize),
    Expire(bool),
}

type Make = fn(usize, bool) -> Action;

/// Things that happen, the frequent ones several times.
const MAKES: &[Make] = &[
    |a, _| Action::Press(step(a)),
    |a, _| Action::Press(step(a)),
    |_, _| Action::Arrive,
    |_, _| Action::Arrive,
    |_, _| Action::Toggle,
    |_, b| Action::Focus(b),
    |_, b| Action::Hover(b),
    |_, _| Action::Hand,
    |_, _| Action::Settle,
    |a, _| Action::Open(a % 8),
    |a, _| Action::Open(a % 8),
    |_, b| Action::Follow(b),
    |_, b| Action::Follow(b),
    |_, _| Action::Close,
    |a, _| Action::Move(step(a)),
    |a, _| Action::Move(step(a)),
    |_, _| Action::Start,
    |_, _| Action::Stop,
    |_, _| Action::Reload,
    |_, _| Action::Reload,
    |_, _| Action::Answer(Outcome::Good),
    |_, _| Action::Answer(Outcome::Good),
    |_, _| Action::Answer(Outcome::Good),
    |_, _| Action::Answer(Outcome::Good),
    |_, _| Action::Answer(Outcome::Good),
    |_, _| Action::Answer(Outcome::Good),
    |a, _| Action::Answer(outcome(a)),
    |a, _| Action::Answer(outcome(a)),
    |a, b| Action::Late(a / 8, if b { Outcome::Good } else { outcome(a) }),
    |_, b| Action::Online(b),
    |a, _| Action::Pass(milliseconds(a)),
    |a, _| Action::Pass(milliseconds(a)),
    |a, _| Action::Pass(milliseconds(a)),
    |_, b| Action::Hide(b),
    |_, b| Action::OffScreen(b),
    |a, _| Action::PerView(a % 5),
    |_, b| Action::Print(b),
    |_, b| Action::Calm(b),
    |_, _| Action::Leave,
    |_, _| Action::Return,
    |_, _| Action::Return,
    |_, _| Action::Words,
    |a, b| Action::Set(attribute(a, b)),
    |a, b| Action::Set(attribute(a, b)),
    |a, b| Action::Set(attribute(a, b)),
    |a, b| Action::Publish(usize::from(b), change(a)),
    |a, b| Action::Publish(usize::from(b), change(a)),
    |a, b| Action::Publish(usize::from(b), change(a)),
];

impl Action {
    /// The thing that a number stands for; any number stands for one.
    pub(crate) fn of(number: u32) -> Self {
        let [make, low, high, flag] = number.to_le_bytes();
        let makes = MAKES.iter().cycle().nth(usize::from(make));
        let a = usize::from(low) + 256 * usize::from(high);
        makes.map_or(Self::Settle, |make| make(a, flag & 1 == 1))
    }
}

const fn step(a: usize) -> Step {
    match a % 5 {
        0 => Step::Next,
        1 => Step::Previous,
        2 => Step::To(usize::MAX),
        _ => Step::To(a / 8 % 12),
    }
}

const fn outcome(a: usize) -> Outcome {
    match a % 5 {
        0 => Outcome::Lost,
        1 => Outcome::Gone,
        2 => Outcome::Busy,
        3 => Outcome::Slow,
        _ => Outcome::NoFeed,
    }
}

fn milliseconds(a: usize) -> u32 {
    let several = [100, 500, 1_100, 2_500, 3_000, 5_000, 8_100, 70_000];
    several.iter().cycle().nth(a % 8).copied().unwrap_or_default()
}

fn attribute(a: usize, b: bool) -> Attribute {
    let seconds = |several: [u32; 4]| several.iter().cycle().nth(a / 16 % 4).copied().unwrap_or(0);
    match a % 16 {
        0 | 1 => Attribute::Feed(a / 16 % 3),
        2 | 3 => Attribute::Tag(b),
        4..=6 => Attribute::Limit(a / 16 % 6),
        7..=9 => Attribute::Interval(seconds([0, 3, 5, 8])),
        10 | 11 => Attribute::Refresh(seconds([0, 2, 5, 60])),
        12 => Attribute::Reader(b),
        13 => Attribute::NoImages(b),
        14 => Attribute::HeadingLevel(2 + a / 16 % 3),
        _ => Attribute::Label(b),
    }
}

const fn change(a: usize) -> Change {
    match a % 12 {
        0..=2 => Change::Prepend,
        3 | 4 => Change::Append,
        5 | 6 => Change::Remove(a / 16 % 8),
        7 => Change::Retitle(a / 16 % 8),
        8 => Change::Reverse,
        9 if (a / 16).is_multiple_of(4) => Change::Clear,
        9 => Change::Fill(1 + a / 16 % 9),
        10 => Change::Pages(1 + a / 16 % 6),
        _ => Change::Expire((a / 16).is_multiple_of(2)),
    }
}

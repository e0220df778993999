//! The machine behind `<newsreel-carousel>`: a feed is fetched, then its items show as slides.
//!
//! The last good feed of the visit stays when a later one fails.

mod article;
mod reading;
mod start;
mod view;

use crate::article::Beside;
use crate::feed::{Error, Feed};
use crate::limits::SLIDES_PER_VIEW;
use crate::link::{Link, Resolve};
use crate::options::CarouselOptions;
use crate::rotation::{self, By, Hold, Rotation};
use crate::runtime::Machine;
use reading::Asked;
use start::Stage;

pub use article::{Opening, Reading};
pub use view::{Slide, Slides, View};

/// What can happen to the element.
#[derive(Debug)]
pub enum Event {
    /// The feed is wanted, for the first time or again.
    Load,
    /// It is time to look for news.
    Refresh,
    /// The network went (`false`) or came back.
    Online(bool),
    /// The attributes changed.
    Options(CarouselOptions),
    /// The person wants no motion (`true`), or to save data, or no longer.
    Calm(bool),
    /// So many slides show side by side.
    PerView(usize),
    /// The page is about to be printed, or has been.
    Printing(bool),
    /// A request was answered.
    Answered(u32, Result<Box<Feed>, Error>),
    /// Something happened to the slides.
    Slides(rotation::Event),
    /// An article is read in place.
    Opened(Reading),
    /// The person has closed it.
    Closed,
    /// The words of the page are others.
    Words,
    /// All of the widget is there: what has come so far may be told.
    Whole,
    /// A move has been painted: what follows from it is drawn.
    Painted,
    /// The element has left the document: nothing that was asked for comes any more.
    Left,
    /// It is in the document again.
    Back,
}

/// What the element asks of the shell.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Fetch a feed, or a page of it.
    Fetch(Fetch),
    /// Tell the page that so many items show, and how many were skipped.
    Loaded(usize, usize),
    /// Tell the page that there is no feed.
    Failed(Error),
    /// Tell the page that another slide shows.
    Moved(usize, By),
    /// Draw what leads on from the article that is read.
    Beside(Beside),
}

/// A request for a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetch {
    /// Where it is.
    pub link: Link,
    /// The number to answer with.
    pub generation: u32,
    /// Whether the server is asked if what the browser has is still true.
    pub fresh: bool,
    /// Whether it adds to what was read before.
    pub is_page: bool,
}

/// The `state` of the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was asked for yet.
    Idle,
    /// The first feed is on its way.
    Loading,
    /// Items show.
    Ready,
    /// The feed has no item to show.
    Empty,
    /// There is no feed to show.
    Error,
}

impl State {
    /// The text of the `state` property.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Empty => "empty",
            Self::Error => "error",
        }
    }
}

/// Where the element lives: the page's address and its platform.
#[derive(Clone, Debug)]
pub struct Page {
    /// The address that attributes are relative to.
    pub base: String,
    /// The page's origin.
    pub origin: String,
    /// The platform's URL parser.
    pub resolve: Resolve,
    /// The time in milliseconds since any moment.
    pub now: fn() -> f64,
    /// Whether the person wants no motion, or to save data.
    pub calm: bool,
    /// Whether the person wants to save data.
    pub saves_data: bool,
}

/// The machine.
#[derive(Debug)]
pub struct Carousel {
    page: Page,
    options: CarouselOptions,
    // The number of the latest request.
    generation: u32,
    // How often the feed has been asked for, and when it was last.
    looks: usize,
    looked_ms: f64,
    // The request that is out.
    asked: Option<Asked>,
    // A feed that is read again, page by page.
    coming: Option<Box<Feed>>,
    // The error that the page was told last, unless a feed has come since.
    told: Option<Error>,
    // Whether news should have been looked for while that was not possible.
    due: bool,
    offline: bool,
    // How many slides show side by side.
    per_view: usize,
    printing: bool,
    // The number of the latest set of slides.
    edition: u32,
    // Also before there are slides, because it knows the pointer and the page.
    rotation: Rotation,
    reading: Option<Reading>,
    stage: Stage,
    phase: Phase,
}

#[derive(Debug)]
enum Phase {
    Idle,
    Loading,
    Showing(Box<Showing>),
    Failed,
}

#[derive(Debug)]
struct Showing {
    feed: Box<Feed>,
    // What a person did, to be said once.
    announced: Option<Announced>,
    next: Next,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Announced {
    // They moved to this slide.
    Slide(usize),
    // They started rotation (`true`) or stopped it.
    Rotation(bool),
}

// The page after the last one: its address until it has come, and how often it was lost.
#[derive(Debug, Default)]
struct Next {
    link: Option<Link>,
    losses: u32,
    lost_ms: f64,
}

impl Machine for Carousel {
    type Event = Event;
    type Effect = Effect;

    fn update(&mut self, event: Event) -> Vec<Effect> {
        if self.begins(&event) { self.begin(event) } else { self.go_on(event) }
    }
}

impl Carousel {
    /// An element that has asked for nothing yet.
    pub fn new(options: CarouselOptions, page: Page) -> Self {
        let mut rotation = Rotation::new(0, false);
        rotation.offer(options.interval_ms.is_some(), page.calm);
        Self {
            page,
            options,
            generation: 0,
            looks: 0,
            looked_ms: 0.0,
            asked: None,
            coming: None,
            told: None,
            due: false,
            offline: false,
            per_view: 1,
            printing: false,
            edition: 0,
            rotation,
            reading: None,
            stage: Stage::Whole,
            phase: Phase::Idle,
        }
    }

    /// The attributes in force.
    pub const fn options(&self) -> &CarouselOptions {
        &self.options
    }

    /// The `state` of the element.
    pub fn state(&self) -> State {
        match &self.phase {
            Phase::Idle => State::Idle,
            Phase::Loading => State::Loading,
            Phase::Showing(showing) if showing.feed.count() == 0 => State::Empty,
            Phase::Showing(_) => State::Ready,
            Phase::Failed => State::Error,
        }
    }

    /// The slide that shows, the first of several, from 0.
    pub fn index(&self) -> usize {
        self.showing().map_or(0, |_| self.rotation.view().current)
    }

    /// How many slides there are.
    pub fn count(&self) -> usize {
        self.showing().map_or(0, |showing| showing.feed.count())
    }

    /// Whether the slides rotate, or would if nothing held them.
    pub fn is_rotating(&self) -> bool {
        self.rotation.view().rotating
    }

    // Whether it has left the document.
    const fn is_away(&self) -> bool {
        self.rotation.waits_for(Hold::Away)
    }

    // Whether no clock runs for it.
    const fn rests(&self) -> bool {
        !self.is_whole() || self.is_away()
    }

    // At how many places the set can stand: the last slide never leaves a gap behind it.
    const fn positions(&self, count: usize) -> usize {
        if count > self.per_view {
            count - self.per_view + 1
        } else if count > 0 {
            1
        } else {
            0
        }
    }

    const fn showing(&self) -> Option<&Showing> {
        if let Phase::Showing(showing) = &self.phase { Some(showing) } else { None }
    }

    // In the shell this is a part of the module, which comes after the start.
    #[inline(never)]
    fn go_on(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = self.handle(event);
        effects.extend(self.ask());
        effects
    }

    fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Load => self.load(Asked::Load, !matches!(self.phase, Phase::Idle)),
            Event::Refresh => {
                self.due |= !matches!(self.asked, Some(Asked::Load | Asked::Refresh));
                vec![]
            }
            Event::Online(online) => {
                self.offline = !online;
                if let (true, Phase::Showing(showing)) = (online, &mut self.phase) {
                    showing.next.losses = 0;
                }
                self.look_again();
                vec![]
            }
            Event::Options(options) => self.change(options),
            Event::Calm(calm) => {
                self.page.calm = calm;
                if calm && self.options.interval_ms.is_some() {
                    self.rotation.update(rotation::Event::Stop);
                }
                vec![]
            }
            Event::PerView(slides) => self.widen(slides),
            Event::Printing(printing) => {
                self.printing = printing;
                vec![]
            }
            Event::Answered(generation, _) if generation != self.generation => vec![],
            Event::Answered(_, answer) => self.answered(answer),
            Event::Slides(event) => self.slides(event),
            Event::Opened(reading) if !self.is_away() => self.read(reading),
            Event::Opened(_) | Event::Closed => {
                self.close();
                vec![]
            }
            Event::Painted => vec![],
            Event::Words => {
                self.edition += 1;
                vec![]
            }
            Event::Left => {
                self.leave();
                vec![]
            }
            Event::Back => self.come_back(),
            Event::Whole => self.complete(),
        }
    }

    fn change(&mut self, options: CarouselOptions) -> Vec<Effect> {
        let before = std::mem::replace(&mut self.options, options);
        let asked = !matches!(self.phase, Phase::Idle);
        self.rotation.offer(self.options.interval_ms.is_some(), self.page.calm);
        if asked && before.feed != self.options.feed {
            // Another feed is another set: nothing of the old one may stay, but what was decided.
            self.phase = Phase::Loading;
            self.rotation.resize(0, None);
            let mut effects = self.load(Asked::Load, false);
            effects.extend(self.beside());
            return effects;
        }
        let effects =
            if before.selection == self.options.selection { vec![] } else { self.select() };
        if matches!(self.phase, Phase::Showing(_)) {
            self.redraw(&before);
        }
        effects
    }

    fn widen(&mut self, slides: usize) -> Vec<Effect> {
        self.per_view = slides.clamp(1, SLIDES_PER_VIEW);
        self.rotation.resize(self.positions(self.count()), None);
        vec![]
    }

    fn redraw(&mut self, before: &CarouselOptions) {
        // Slides are drawn anew where what they show depends on the attributes.
        if before.heading_level != self.options.heading_level
            || before.images != self.options.images
            || before.open != self.options.open
        {
            self.edition += 1;
        }
    }

    fn slides(&mut self, event: rotation::Event) -> Vec<Effect> {
        let rotated = self.is_rotating();
        let by = self.rotation.update(event);
        if matches!(event, rotation::Event::Hold(_, false)) {
            self.look_again();
        }
        let rotates = self.is_rotating();
        let Phase::Showing(showing) = &mut self.phase else { return vec![] };
        if rotates != rotated {
            let by_hand = event == rotation::Event::Toggle;
            showing.announced = by_hand.then_some(Announced::Rotation(rotates));
        }
        let Some(by) = by else { return vec![] };
        let index = self.rotation.view().current;
        showing.announced = (by == By::User).then_some(Announced::Slide(index));
        vec![Effect::Moved(index, by)]
    }
}

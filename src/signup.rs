//! The machine behind `<newsreel-signup>`: an address is typed, checked, sent and confirmed.
//!
//! Whatever goes wrong, the typed text stays. The address leaves in one request, and in no event
//! but `newsreel:submit`.

mod answer;
mod contact;
mod event;
mod field;
mod request;
mod sending;
mod turn;
mod view;
mod wait;

use crate::email::{Endings, Reason, Verdict};
use crate::link::Resolve;
use crate::options::SignupOptions;
use crate::runtime::Machine;
use wait::Wait;

pub use answer::Answer;
pub use contact::contact_lines;
pub use event::{Effect, Event, Focus, Press, State};
pub use request::{Request, Token, Way};
pub use view::{About, View, Wording};

/// What the form asks of its platform instead of carrying tables.
#[derive(Clone, Debug)]
pub struct Page {
    /// The address that attributes are relative to.
    pub base: fn() -> String,
    /// The address of the page.
    pub address: fn() -> String,
    /// The platform's URL parser.
    pub resolve: Resolve,
    /// A domain in A-labels, or `None` if it is no domain.
    pub to_ascii: fn(&str) -> Option<String>,
    /// Unicode normalisation form C.
    pub nfc: fn(&str) -> String,
    /// The time in milliseconds since any moment.
    pub now: fn() -> f64,
    /// The top-level domains that there are.
    pub endings: Endings,
}

/// The machine.
#[derive(Debug)]
pub struct Signup {
    page: Page,
    options: SignupOptions,
    waits_for_feed: bool,
    // The code of what was wrong with the form when it was last looked for.
    told: &'static str,
    generation: u32,
    typed: String,
    born_ms: f64,
    // What a second press sends as it is.
    doubted: Option<String>,
    // Whether the form was fit to be sent when it was judged last, and has not been sent since.
    is_fit: bool,
    shown: Shown,
    // What people read in the address bar of a tab that opened.
    service: String,
    phase: Phase,
}

/// Whose form has shown last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Nothing,
    Ours,
    // Whatever the page puts into its place.
    Pages,
}

#[derive(Debug)]
enum Phase {
    Editing,
    Corrected(String),
    Invalid(Fault),
    Submitting(String),
    Subscribed(String),
    HandedOver,
    Failed(Answer),
    Waiting(Wait),
    Waited,
}

#[derive(Debug)]
enum Fault {
    Address(Reason, Option<String>),
    Doubt(Reason, Option<String>),
    Obstacle(String),
    NotConfigured,
}

impl Fault {
    fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Address(_, suggestion) | Self::Doubt(_, suggestion) => suggestion.as_deref(),
            Self::Obstacle(_) | Self::NotConfigured => None,
        }
    }
}

impl Machine for Signup {
    type Event = Event;
    type Effect = Effect;

    fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Read(options, fields) => {
                self.options = *options;
                self.look(fields.as_deref())
            }
            Event::FeedWanted(waits) => {
                self.waits_for_feed = waits;
                vec![]
            }
            Event::Typed(text) => self.typed(text),
            Event::Reset => self.reset(),
            Event::Lost(answer) => self.lost(answer),
            event @ (Event::Known(_)
            | Event::Left
            | Event::Mended
            | Event::Validate(_)
            | Event::Judge(_)
            | Event::Submit(_)
            | Event::Finish(_)
            | Event::TakeSuggestion
            | Event::Answered(..)
            | Event::Online
            | Event::Tick) => self.go_on(event),
        }
    }
}

impl Signup {
    /// A form that nobody has typed in.
    pub fn new(options: SignupOptions, page: Page) -> Self {
        Self {
            waits_for_feed: options.feed.is_some(),
            told: "",
            born_ms: (page.now)(),
            page,
            options,
            generation: 0,
            typed: String::new(),
            doubted: None,
            is_fit: false,
            shown: Shown::Nothing,
            service: String::new(),
            phase: Phase::Editing,
        }
    }

    /// The options in force.
    pub const fn options(&self) -> &SignupOptions {
        &self.options
    }

    /// Whether the form that was just judged is fit to be sent.
    pub const fn is_fit(&self) -> bool {
        self.is_fit
    }

    /// Whether its feed has not come yet.
    pub const fn waits_for_feed(&self) -> bool {
        self.waits_for_feed
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.typed
    }

    // Which form to work on, for what is known of each field that the page has put into the element;
    // nothing where it has put neither form nor field there.
    fn look(&mut self, fields: Option<&[u8]>) -> Vec<Effect> {
        let has_action = self.options.action.is_some();
        let found = match fields.map(|fields| field::choose(fields, has_action)) {
            Some(found) => found.map(Effect::Take),
            // A form that shows says nothing of the feed that it had before.
            None if self.waits_for_feed && self.shown == Shown::Ours => Ok(Effect::Make),
            // What the page has put in the place of its form is what it wants to show.
            None if self.waits_for_feed || self.shown == Shown::Pages => return vec![],
            None if has_action || self.options.default_action.is_some() => Ok(Effect::Make),
            None => Err(NO_ACTION),
        };
        let told = std::mem::take(&mut self.told);
        match found {
            Ok(effect) => {
                self.shown = if fields.is_some() { Shown::Pages } else { Shown::Ours };
                let waits = matches!(self.phase, Phase::Waiting(_));
                // Its clock stood still while there was no form.
                if waits { vec![effect, Effect::Tick] } else { vec![effect] }
            }
            Err((code, remedy)) => {
                self.told = code;
                if told == code { vec![] } else { vec![Effect::Misconfigured(code, remedy)] }
            }
        }
    }

    /// The `state` of the element.
    pub const fn state(&self) -> State {
        match self.phase {
            Phase::Editing | Phase::Corrected(_) | Phase::HandedOver | Phase::Waited => {
                State::Editing
            }
            Phase::Invalid(_) => State::Invalid,
            Phase::Submitting(_) => State::Submitting,
            Phase::Subscribed(_) => State::Subscribed,
            Phase::Failed(_) | Phase::Waiting(_) => State::Failed,
        }
    }

    fn typed(&mut self, text: String) -> Vec<Effect> {
        if text == self.typed || matches!(self.phase, Phase::Submitting(_)) {
            return vec![];
        }
        // Pages empty their fields when all went well.
        let is_emptied = matches!(self.phase, Phase::Subscribed(_)) && text.trim().is_empty();
        self.typed = text;
        if is_emptied {
            return vec![];
        }
        // An error that shows goes when it is mended, and no new one comes while typing. Another
        // address makes no server less busy.
        let stays = if matches!(self.phase, Phase::Invalid(Fault::Address(..))) {
            self.check().verdict == Verdict::Reject
        } else {
            matches!(self.phase, Phase::Invalid(Fault::Obstacle(_)) | Phase::Waiting(_))
        };
        if !stays {
            self.phase = Phase::Editing;
        }
        vec![]
    }

    // Of an empty field nothing is kept.
    fn lost(&mut self, answer: Answer) -> Vec<Effect> {
        if !self.typed.trim().is_empty() {
            self.phase = Phase::Failed(answer);
        }
        vec![]
    }

    fn reset(&mut self) -> Vec<Effect> {
        (self.typed, self.doubted, self.born_ms) = (String::new(), None, (self.page.now)());
        // What has gone out is still answered, and the person told of it.
        if !matches!(self.phase, Phase::Submitting(_)) {
            self.phase = Phase::Editing;
        }
        vec![]
    }
}

/// What the page is told of its options: a stable code and a remedy.
type Misconfigured = (&'static str, &'static str);

const NO_ACTION: Misconfigured =
    ("signup-action", "give the form, or the element, an `action` with an http or https address");

const NO_FORMS: Misconfigured = (
    "signup-sandbox",
    "the browser sends no forms from this frame: give its sandbox allow-forms and allow-popups",
);

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
mod view;
mod wait;

use crate::email::{self, Check, Endings, Reason, Verdict};
use crate::limits::RETRY_AFTER_SECONDS;
use crate::link::Resolve;
use crate::options::SignupOptions;
use crate::provider::Transport;
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
    // Whether the page has ever put a form into the element.
    had_form: bool,
    // What people read in the address bar of a tab that opened.
    service: String,
    phase: Phase,
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
            Event::Left => self.left(),
            Event::Mended => self.mended(),
            Event::Validate(obstacle) => self.validate(obstacle),
            Event::Judge(obstacle) => self.judge(obstacle),
            Event::Submit(press) => self.submit(&press),
            Event::Finish(press) => self.finish(&press),
            Event::TakeSuggestion => self.take_suggestion(),
            Event::Answered(generation, _) if generation != self.generation => vec![],
            Event::Answered(_, answer) => self.answered(answer),
            Event::Online => self.online(),
            Event::Tick => self.tick(),
            Event::Reset => self.reset(),
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
            had_form: false,
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
            // What the page has put in the place of its form is what it wants to show.
            None if self.waits_for_feed || self.had_form => return vec![],
            None if has_action || self.options.default_action.is_some() => Ok(Effect::Make),
            None => Err(NO_ACTION),
        };
        let told = std::mem::take(&mut self.told);
        match found {
            Ok(effect) => {
                self.had_form |= fields.is_some();
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

    /// Whether the typed address may be sent as it is.
    pub fn is_valid(&self) -> bool {
        self.check().verdict != Verdict::Reject
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

    fn left(&mut self) -> Vec<Effect> {
        if self.typed.trim().is_empty() || !matches!(self.phase, Phase::Editing) {
            return vec![];
        }
        let check = self.check();
        match check.verdict {
            Verdict::Accept => vec![],
            Verdict::Fix => self.correct(check.display),
            Verdict::Warn if self.is_doubted() => vec![],
            Verdict::Warn | Verdict::Reject => self.refuse(check),
        }
    }

    fn is_doubted(&self) -> bool {
        self.doubted.as_ref() == Some(&self.typed)
    }

    fn mended(&mut self) -> Vec<Effect> {
        if matches!(self.phase, Phase::Invalid(Fault::Obstacle(_)) | Phase::Subscribed(_)) {
            self.phase = Phase::Editing;
        }
        vec![]
    }

    fn validate(&mut self, obstacle: Option<String>) -> Vec<Effect> {
        if self.rests() {
            return vec![];
        }
        let check = self.check();
        if check.verdict == Verdict::Reject {
            return self.refuse(check);
        }
        if let Some(said) = obstacle {
            self.phase = Phase::Invalid(Fault::Obstacle(said));
        }
        vec![]
    }

    // A press changes nothing while one is answered, while the server wants to be left alone, and
    // once it has gone well.
    const fn rests(&self) -> bool {
        matches!(self.phase, Phase::Submitting(_) | Phase::Subscribed(_) | Phase::Waiting(_))
    }

    fn misconfigured(&mut self, (code, remedy): Misconfigured) -> Effect {
        self.phase = Phase::Invalid(Fault::NotConfigured);
        Effect::Misconfigured(code, remedy)
    }

    fn answered(&mut self, answer: Answer) -> Vec<Effect> {
        let Phase::Submitting(display) = &mut self.phase else { return vec![] };
        let display = std::mem::take(display);
        match answer {
            Answer::Subscribed => {
                self.phase = Phase::Subscribed(display);
                vec![Effect::Subscribed]
            }
            Answer::RateLimited(said, Some(seconds)) if seconds <= RETRY_AFTER_SECONDS => {
                self.phase = Phase::Waiting(Wait::new(said, seconds, (self.page.now)()));
                vec![Effect::Tick]
            }
            Answer::Blocked => vec![self.misconfigured(NO_FORMS)],
            // What only a program reads, nobody can finish by hand.
            Answer::Unclear if self.natively().is_none() => {
                self.becomes(Phase::Failed(Answer::Refused(None)))
            }
            Answer::HandedOver => self.becomes(Phase::HandedOver),
            Answer::Withdrawn => self.becomes(Phase::Editing),
            Answer::Refused(_)
            | Answer::RateLimited(..)
            | Answer::Unclear
            | Answer::ServerTrouble
            | Answer::Offline
            | Answer::TooSlow
            | Answer::Unreachable => self.becomes(Phase::Failed(answer)),
        }
    }

    fn becomes(&mut self, phase: Phase) -> Vec<Effect> {
        self.phase = phase;
        vec![]
    }

    fn tick(&mut self) -> Vec<Effect> {
        let Phase::Waiting(wait) = &mut self.phase else { return vec![] };
        if wait.is_over((self.page.now)()) {
            return self.becomes(Phase::Waited);
        }
        vec![Effect::Tick]
    }

    // A browser opens a new tab for a press alone, so that a form that goes there waits for one.
    fn online(&self) -> Vec<Effect> {
        let tab = self.options.provider.is_some_and(|p| p.transport == Transport::Tab);
        let waits = matches!(self.phase, Phase::Failed(Answer::Offline)) && !tab;
        if waits { vec![Effect::Press] } else { vec![] }
    }

    fn take_suggestion(&mut self) -> Vec<Effect> {
        let Phase::Invalid(fault) = &self.phase else { return vec![] };
        let Some(meant) = fault.suggestion() else { return vec![] };
        self.typed = meant.to_owned();
        self.phase = Phase::Editing;
        vec![Effect::Fill(self.typed.clone()), Effect::Focus(Focus::Field)]
    }

    fn reset(&mut self) -> Vec<Effect> {
        (self.typed, self.doubted, self.born_ms) = (String::new(), None, (self.page.now)());
        // What has gone out is still answered, and the person told of it.
        if !matches!(self.phase, Phase::Submitting(_)) {
            self.phase = Phase::Editing;
        }
        vec![]
    }

    fn correct(&mut self, display: String) -> Vec<Effect> {
        self.typed.clone_from(&display);
        self.phase = Phase::Corrected(display.clone());
        vec![Effect::Fill(display)]
    }

    fn refuse(&mut self, check: Check) -> Vec<Effect> {
        let Some(reason) = check.reason else { return vec![] };
        let effect = Effect::Invalid(reason.as_str(), check.suggestion.clone());
        let refused = check.verdict == Verdict::Reject;
        let fault = if refused { Fault::Address } else { Fault::Doubt };
        self.phase = Phase::Invalid(fault(reason, check.suggestion));
        vec![effect]
    }

    fn refuse_with_focus(&mut self, check: Check) -> Vec<Effect> {
        let mut effects = self.refuse(check);
        effects.push(Effect::Focus(Focus::Field));
        effects
    }

    fn check(&self) -> Check {
        let options = email::Options {
            eai: self.options.eai,
            refused: self.options.provider.map_or("", |provider| provider.refused),
            endings: &self.page.endings,
            allow_test_domains: false,
            to_ascii: &self.page.to_ascii,
            nfc: &self.page.nfc,
        };
        email::check(&self.typed, &options)
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

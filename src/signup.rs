//! The machine behind `<newsreel-signup>`: an address is typed, checked, sent and confirmed.
//!
//! Whatever goes wrong, the typed text stays. The address leaves in one request, and in no event
//! but `newsreel:submit`.

mod answer;
mod event;
mod request;
mod view;
mod wait;

use crate::email::{self, Check, Reason, Verdict};
use crate::feed::Contact;
use crate::limits::{FILL_MS, RETRY_AFTER_SECONDS};
use crate::link::{Link, Resolve, Use};
use crate::options::SignupOptions;
use crate::provider::{Provider, Transport};
use crate::runtime::Machine;
use request::Signals;
use wait::{Wait, whole};

pub use answer::Answer;
pub use event::{Effect, Event, Focus, State};
pub use request::{Request, Token};
pub use view::{About, View};

/// What the form asks of its platform instead of carrying tables.
#[derive(Clone, Debug)]
pub struct Page {
    /// The address that attributes are relative to.
    pub base: String,
    /// The platform's URL parser.
    pub resolve: Resolve,
    /// A domain in A-labels, or `None` if it is no domain.
    pub to_ascii: fn(&str) -> Option<String>,
    /// Unicode normalisation form C.
    pub nfc: fn(&str) -> String,
    /// The time in milliseconds since any moment.
    pub now: fn() -> f64,
}

/// The machine.
#[derive(Debug)]
pub struct Signup {
    page: Page,
    options: SignupOptions,
    contact: Option<Contact>,
    waits_for_feed: bool,
    generation: u32,
    typed: String,
    consented: bool,
    trapped: bool,
    born_ms: f64,
    // What a second press sends as it is.
    doubted: Option<String>,
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
    Consent,
    NotConfigured,
}

impl Fault {
    fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Address(_, suggestion) | Self::Doubt(_, suggestion) => suggestion.as_deref(),
            Self::Consent | Self::NotConfigured => None,
        }
    }
}

impl Machine for Signup {
    type Event = Event;
    type Effect = Effect;

    fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Options(options, contact) => {
                (self.options, self.contact) = (*options, contact);
                vec![]
            }
            Event::FeedSettled => {
                self.waits_for_feed = false;
                vec![]
            }
            Event::Typed(text) => self.typed(text),
            Event::Left => self.left(),
            Event::Consented(consented) => self.consented(consented),
            Event::Trapped(trapped) => {
                self.trapped = trapped;
                vec![]
            }
            Event::Validate => self.validate(),
            Event::Submit => self.submit(),
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
    /// An empty form.
    pub fn new(options: SignupOptions, page: Page) -> Self {
        Self {
            waits_for_feed: options.feed.is_some(),
            born_ms: (page.now)(),
            page,
            options,
            contact: None,
            generation: 0,
            typed: String::new(),
            consented: false,
            trapped: false,
            doubted: None,
            phase: Phase::Editing,
        }
    }

    /// The options in force.
    pub const fn options(&self) -> &SignupOptions {
        &self.options
    }

    /// Where the publisher can be reached, if its feed says so.
    pub const fn contact(&self) -> Option<&Contact> {
        self.contact.as_ref()
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
        self.check().verdict != Verdict::Reject && !self.lacks_consent()
    }

    fn typed(&mut self, text: String) -> Vec<Effect> {
        if text == self.typed || matches!(self.phase, Phase::Submitting(_)) {
            return vec![];
        }
        self.typed = text;
        // An error that shows goes when it is mended, and no new one comes while typing. Another
        // address makes no server less busy.
        let stays = if matches!(self.phase, Phase::Invalid(Fault::Address(..))) {
            self.check().verdict == Verdict::Reject
        } else {
            matches!(self.phase, Phase::Invalid(Fault::Consent) | Phase::Waiting(_))
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
            Verdict::Warn if self.doubted.as_deref() == Some(&*self.typed) => vec![],
            Verdict::Warn | Verdict::Reject => self.refuse(check),
        }
    }

    fn consented(&mut self, consented: bool) -> Vec<Effect> {
        self.consented = consented;
        if consented && matches!(self.phase, Phase::Invalid(Fault::Consent)) {
            self.phase = Phase::Editing;
        }
        vec![]
    }

    fn validate(&mut self) -> Vec<Effect> {
        if self.rests() {
            return vec![];
        }
        let check = self.check();
        if check.verdict == Verdict::Reject {
            return self.refuse(check);
        }
        if self.lacks_consent() {
            self.phase = Phase::Invalid(Fault::Consent);
        }
        vec![]
    }

    fn submit(&mut self) -> Vec<Effect> {
        if self.rests() {
            return vec![];
        }
        let check = self.check();
        let doubted = self.doubted.as_deref() == Some(&*self.typed);
        match check.verdict {
            Verdict::Reject => self.refuse_with_focus(check),
            Verdict::Warn if !doubted => {
                // Only a press asks: leaving the field may be the first half of one.
                self.doubted = Some(self.typed.clone());
                self.refuse_with_focus(check)
            }
            Verdict::Accept | Verdict::Fix | Verdict::Warn if self.lacks_consent() => {
                self.phase = Phase::Invalid(Fault::Consent);
                vec![Effect::Focus(Focus::Consent)]
            }
            Verdict::Accept | Verdict::Fix | Verdict::Warn => self.send(check),
        }
    }

    // A press changes nothing while one is answered, while the server wants to be left alone, and
    // once it has gone well.
    const fn rests(&self) -> bool {
        matches!(self.phase, Phase::Submitting(_) | Phase::Subscribed(_) | Phase::Waiting(_))
    }

    fn send(&mut self, check: Check) -> Vec<Effect> {
        let Some(provider) = self.options.provider else {
            let remedy = "set `provider` to one of: ".to_owned() + &Provider::names();
            return self.misconfigured("signup-provider", remedy);
        };
        let action = self.link(&self.options.action, Use::Fetch);
        let resolve = self.page.resolve;
        let addresses = action.and_then(|link| request::addresses(&link, provider, resolve));
        let Some((action, token)) = addresses else {
            let remedy = "give the form an `action` with an http or https address";
            return self.misconfigured("signup-action", remedy.to_owned());
        };
        let Some(address) = check.address else { return vec![] };
        self.generation += 1;
        let fields = request::fields(&self.options, provider, &address, self.signals());
        let (transport, generation) = (provider.transport, self.generation);
        let request = Request { action, transport, token, address, fields, generation };
        let mut effects = vec![];
        if check.verdict == Verdict::Fix {
            self.typed.clone_from(&check.display);
            effects.push(Effect::Fill(check.display.clone()));
        }
        self.phase = Phase::Submitting(check.display);
        effects.push(Effect::Send(request));
        effects
    }

    fn signals(&self) -> Signals {
        Signals { trapped: self.trapped, took_ms: whole((self.page.now)() - self.born_ms, FILL_MS) }
    }

    fn misconfigured(&mut self, code: &'static str, remedy: String) -> Vec<Effect> {
        self.phase = Phase::Invalid(Fault::NotConfigured);
        vec![Effect::Misconfigured(code, remedy)]
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
            Answer::HandedOver => self.becomes(Phase::HandedOver),
            Answer::Withdrawn => self.becomes(Phase::Editing),
            Answer::Refused(_)
            | Answer::RateLimited(..)
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
    fn online(&mut self) -> Vec<Effect> {
        let tab = self.options.provider.is_some_and(|p| p.transport == Transport::Tab);
        let waits = matches!(self.phase, Phase::Failed(Answer::Offline)) && !tab;
        if waits { self.submit() } else { vec![] }
    }

    fn take_suggestion(&mut self) -> Vec<Effect> {
        let Phase::Invalid(fault) = &self.phase else { return vec![] };
        let Some(meant) = fault.suggestion() else { return vec![] };
        self.typed = meant.to_owned();
        self.phase = Phase::Editing;
        vec![Effect::Fill(self.typed.clone()), Effect::Focus(Focus::Field)]
    }

    fn reset(&mut self) -> Vec<Effect> {
        // An answer that is still on its way is no longer waited for.
        self.generation += 1;
        (self.typed, self.consented, self.doubted) = (String::new(), false, None);
        (self.trapped, self.born_ms) = (false, (self.page.now)());
        self.phase = Phase::Editing;
        vec![Effect::Fill(String::new())]
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
            eai: self.options.provider.map_or(email::Eai::Accept, |provider| provider.eai),
            refused: "",
            endings: email::Endings::NONE,
            allow_test_domains: false,
            to_ascii: &self.page.to_ascii,
            nfc: &self.page.nfc,
        };
        email::check(&self.typed, &options)
    }

    const fn lacks_consent(&self) -> bool {
        self.options.consent.is_some() && !self.consented
    }

    fn link(&self, text: &str, purpose: Use) -> Option<Link> {
        Link::new(text, &self.page.base, purpose, self.page.resolve)
    }
}

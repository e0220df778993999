//! The machine behind `<newsreel-signup>`: an address is typed, checked, sent and confirmed.
//!
//! Whatever goes wrong, the typed text stays. The address leaves in one request, and in no event
//! but `newsreel:submit`.

mod answer;
mod view;

use crate::email::{self, Check, Reason, Verdict};
use crate::feed::Contact;
use crate::link::{Link, Resolve, Use};
use crate::options::{Provider, SignupOptions};
use crate::runtime::Machine;

pub use answer::Answer;
pub use view::{About, View};

/// What can happen to the form.
#[derive(Debug)]
pub enum Event {
    /// The options changed, or the feed added to them.
    Options(Box<SignupOptions>, Option<Contact>),
    /// The feed came, or will not come.
    FeedSettled,
    /// The text of the field is now this.
    Typed(String),
    /// The person left the field.
    Left,
    /// The consent box is ticked, or no longer.
    Consented(bool),
    /// The page asks whether the form may be sent.
    Validate,
    /// The form is to be sent.
    Submit,
    /// The suggested address is taken.
    TakeSuggestion,
    /// A request was answered.
    Answered(u32, Answer),
    /// The form is to be as new.
    Reset,
}

/// One subscription on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where it goes.
    pub action: Link,
    /// How its fields are written.
    pub provider: Provider,
    /// The address in its canonical form.
    pub address: String,
    /// Name and value of every field, the address first.
    pub fields: Vec<(String, String)>,
    /// The number to answer with.
    pub generation: u32,
}

/// What the form asks of the shell.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send this.
    Send(Request),
    /// Put this text into the field.
    Fill(String),
    /// Move the focus.
    Focus(Focus),
    /// Tell the page that the address is refused or doubted, with what was meant.
    Invalid(&'static str, Option<String>),
    /// Tell the page that the address was subscribed.
    Subscribed,
    /// Tell the page what is wrong with its options: a stable code and a remedy.
    Misconfigured(&'static str, String),
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Into the field.
    Field,
    /// To the consent box.
    Consent,
}

/// The `state` of the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The address is being typed.
    Editing,
    /// Something must be mended first.
    Invalid,
    /// A request is on its way.
    Submitting,
    /// The server has the address.
    Subscribed,
    /// The request failed; the address is kept.
    Failed,
}

impl State {
    /// The text of the `state` property.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Editing => "editing",
            Self::Invalid => "invalid",
            Self::Submitting => "submitting",
            Self::Subscribed => "subscribed",
            Self::Failed => "failed",
        }
    }
}

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
    Failed(Answer),
}

#[derive(Debug)]
enum Fault {
    Address(Reason),
    Doubt(Option<String>),
    Consent,
    NotConfigured,
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
            Event::Validate => self.validate(),
            Event::Submit => self.submit(),
            Event::TakeSuggestion => self.take_suggestion(),
            Event::Answered(generation, _) if generation != self.generation => vec![],
            Event::Answered(_, answer) => self.answered(answer),
            Event::Reset => self.reset(),
        }
    }
}

impl Signup {
    /// An empty form.
    pub fn new(options: SignupOptions, page: Page) -> Self {
        Self {
            waits_for_feed: options.feed.is_some(),
            page,
            options,
            contact: None,
            generation: 0,
            typed: String::new(),
            consented: false,
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
            Phase::Editing | Phase::Corrected(_) => State::Editing,
            Phase::Invalid(_) => State::Invalid,
            Phase::Submitting(_) => State::Submitting,
            Phase::Subscribed(_) => State::Subscribed,
            Phase::Failed(_) => State::Failed,
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
        // An error that shows goes when it is mended, and no new one comes while typing.
        let stays = if matches!(self.phase, Phase::Invalid(Fault::Address(_))) {
            self.check().verdict == Verdict::Reject
        } else {
            matches!(self.phase, Phase::Invalid(Fault::Consent))
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
        if matches!(self.phase, Phase::Submitting(_) | Phase::Subscribed(_)) {
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
        if matches!(self.phase, Phase::Submitting(_) | Phase::Subscribed(_)) {
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

    fn send(&mut self, check: Check) -> Vec<Effect> {
        let Some(action) = self.link(&self.options.action, Use::Fetch) else {
            let remedy = "give the form an `action` with an http or https address";
            return self.misconfigured("signup-action", remedy.to_owned());
        };
        let Some(provider) = self.options.provider else {
            let remedy = "set `provider` to one of: ".to_owned() + Provider::NAMES;
            return self.misconfigured("signup-provider", remedy);
        };
        let Some(address) = check.address else { return vec![] };
        self.generation += 1;
        let mut fields = vec![(self.options.name.clone(), address.clone())];
        fields.extend(self.options.fields.iter().cloned());
        if let Some(consent) = &self.options.consent {
            fields.push(("consent".to_owned(), consent.clone()));
        }
        let generation = self.generation;
        let request = Request { action, provider, address, fields, generation };
        let mut effects = vec![];
        if check.verdict == Verdict::Fix {
            self.typed.clone_from(&check.display);
            effects.push(Effect::Fill(check.display.clone()));
        }
        self.phase = Phase::Submitting(check.display);
        effects.push(Effect::Send(request));
        effects
    }

    fn misconfigured(&mut self, code: &'static str, remedy: String) -> Vec<Effect> {
        self.phase = Phase::Invalid(Fault::NotConfigured);
        vec![Effect::Misconfigured(code, remedy)]
    }

    fn answered(&mut self, answer: Answer) -> Vec<Effect> {
        let Phase::Submitting(display) = &self.phase else { return vec![] };
        if answer == Answer::Subscribed {
            self.phase = Phase::Subscribed(display.clone());
            return vec![Effect::Subscribed];
        }
        let withdrawn = answer == Answer::Withdrawn;
        self.phase = if withdrawn { Phase::Editing } else { Phase::Failed(answer) };
        vec![]
    }

    fn take_suggestion(&mut self) -> Vec<Effect> {
        let Phase::Invalid(Fault::Doubt(Some(meant))) = &self.phase else { return vec![] };
        self.typed.clone_from(meant);
        self.phase = Phase::Editing;
        vec![Effect::Fill(self.typed.clone()), Effect::Focus(Focus::Field)]
    }

    fn reset(&mut self) -> Vec<Effect> {
        // An answer that is still on its way is no longer waited for.
        self.generation += 1;
        (self.typed, self.consented, self.doubted) = (String::new(), false, None);
        self.phase = Phase::Editing;
        vec![Effect::Fill(String::new())]
    }

    fn correct(&mut self, display: String) -> Vec<Effect> {
        self.typed.clone_from(&display);
        self.phase = Phase::Corrected(display.clone());
        vec![Effect::Fill(display)]
    }

    fn refuse(&mut self, check: Check) -> Vec<Effect> {
        let code = check.reason.map(Reason::as_str).unwrap_or_default();
        let effect = Effect::Invalid(code, check.suggestion.clone());
        let reason = check.reason.filter(|_| check.verdict == Verdict::Reject);
        let fault = reason.map_or(Fault::Doubt(check.suggestion), Fault::Address);
        self.phase = Phase::Invalid(fault);
        vec![effect]
    }

    fn refuse_with_focus(&mut self, check: Check) -> Vec<Effect> {
        let mut effects = self.refuse(check);
        effects.push(Effect::Focus(Focus::Field));
        effects
    }

    fn check(&self) -> Check {
        let options = email::Options {
            eai: true,
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

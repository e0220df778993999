//! What happens to a form that somebody uses.
//!
//! It is a stage of its own, which comes to a page with the first sign of use: before that nothing of
//! it is called. [`Signup::go_on`] leads into it, and what a used form says and checks.

use super::wait::Wait;
use super::{Answer, Effect, Event, Fault, Focus, Misconfigured, NO_FORMS, Phase, Signup};
use crate::email::{self, Check, Endings, Verdict};
use crate::limits::RETRY_AFTER_SECONDS;
use crate::provider::Transport;

impl Signup {
    /// Takes in what only happens to a form that is used.
    #[inline(never)]
    pub(super) fn go_on(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Known(endings) => self.know(endings),
            Event::Left => self.left(),
            Event::Mended => self.mended(),
            Event::Validate(obstacle) => self.validate(obstacle),
            Event::Judge(obstacle) => self.judge(obstacle),
            Event::Submit(press) => self.submit(&press),
            Event::Finish(press) => self.finish(&press),
            Event::TakeSuggestion => self.take_suggestion(),
            Event::Answered(generation, answer) if generation == self.generation => {
                self.answered(answer)
            }
            Event::Online => self.online(),
            Event::Tick => self.tick(),
            Event::Answered(..)
            | Event::Read(..)
            | Event::FeedWanted(_)
            | Event::Typed(_)
            | Event::Lost(_)
            | Event::Reset => vec![],
        }
    }

    fn know(&mut self, endings: Endings) -> Vec<Effect> {
        self.page.endings = endings;
        vec![]
    }

    /// Whether the typed address may be sent as it is.
    pub fn is_valid(&self) -> bool {
        self.check().verdict != Verdict::Reject
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

    pub(super) fn is_doubted(&self) -> bool {
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
    pub(super) const fn rests(&self) -> bool {
        matches!(self.phase, Phase::Submitting(_) | Phase::Subscribed(_) | Phase::Waiting(_))
    }

    pub(super) fn misconfigured(&mut self, (code, remedy): Misconfigured) -> Effect {
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
            | Answer::Unsent
            | Answer::Unreachable => self.becomes(Phase::Failed(answer)),
        }
    }

    pub(super) fn becomes(&mut self, phase: Phase) -> Vec<Effect> {
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

    pub(super) fn refuse_with_focus(&mut self, check: Check) -> Vec<Effect> {
        let mut effects = self.refuse(check);
        effects.push(Effect::Focus(Focus::Field));
        effects
    }

    #[inline(never)]
    pub(super) fn check(&self) -> Check {
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

//! What the sign-up form shows and says.

use super::wait::Wait;
use super::{Answer, Fault, Phase, Signup, State};
use crate::email::Reason;
use crate::limits::TOLD_IN_SECONDS;
use crate::link::{Link, Use};
use crate::number;
use crate::words::{Word, Words};

/// How things stand with what the person does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The `state` of the element.
    pub state: State,
    /// What the message says; empty if nothing.
    pub message: String,
    /// What it is about.
    pub about: About,
    /// The text of the suggestion's button, if there is one.
    pub suggestion: Option<String>,
    /// Minutes and seconds until the button may be pressed again; empty if nothing is waited for.
    pub timer: String,
    /// The text of the button that leads to the publisher's page, if it does.
    pub finish: Option<String>,
    /// Whether a press of the button changes nothing for now.
    pub busy: bool,
    /// Whether the message is said only if it is not soon another.
    pub late: bool,
}

/// What a message is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// How it goes.
    #[default]
    Progress,
    /// It went well.
    Success,
    /// It did not go, and that is no fault of the person.
    Failure,
    /// The address.
    Field,
    /// Another control, which keeps the form from being sent.
    Obstacle,
}

impl About {
    /// As `TONES` in `src/js/message.js` counts them.
    pub const fn number(self) -> u32 {
        match self {
            Self::Progress => 0,
            Self::Success => 1,
            Self::Failure => 2,
            Self::Field => 3,
            Self::Obstacle => 4,
        }
    }
}

/// What a form of our own says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The form's accessible name and heading.
    pub title: String,
    /// The level of the heading.
    pub heading_level: u8,
    /// The sentence below it.
    pub text: String,
    /// The label of the field.
    pub label: String,
    /// The text of the button.
    pub button: String,
    /// The text of the consent box, if there is one.
    pub consent: String,
    /// What is said while that is not ticked.
    pub missing: String,
    /// The privacy policy's address and the text of its link.
    pub privacy: Option<(Link, String)>,
}

impl Signup {
    /// What a form of our own says of itself, in the words of the page.
    pub fn wording(&self, words: &Words) -> Wording {
        let options = &self.options;
        let say = |word| words.say(word).to_owned();
        let privacy = options.privacy.as_deref().and_then(|text| self.link(text, Use::Follow));
        Wording {
            title: options.title.clone().unwrap_or_else(|| say(Word::Newsletter)),
            heading_level: options.heading_level,
            text: options.text.clone().unwrap_or_default(),
            label: say(Word::EmailLabel),
            button: say(Word::Subscribe),
            consent: options.consent.clone().unwrap_or_default(),
            missing: say(Word::ConsentMissing),
            privacy: privacy.map(|link| (link, say(Word::Privacy))),
        }
    }

    /// How things stand, in the words of the page.
    pub fn view(&self, words: &Words) -> View {
        let word = match self.phase {
            // As it is until somebody uses it.
            Phase::Editing => return View::default(),
            // And where what it takes then cannot be had.
            Phase::Failed(Answer::Offline) => Word::Offline,
            Phase::Failed(Answer::Unsent) => Word::Unreachable,
            Phase::Corrected(_)
            | Phase::Invalid(_)
            | Phase::Submitting(_)
            | Phase::Subscribed(_)
            | Phase::HandedOver
            | Phase::Failed(_)
            | Phase::Waiting(_)
            | Phase::Waited => return self.used(words),
        };
        let message = words.say(word).to_owned();
        View { state: State::Failed, message, about: About::Failure, ..View::default() }
    }

    #[inline(never)]
    fn used(&self, words: &Words) -> View {
        let (message, about) = self.message(words);
        let finish = self.is_unclear().then(|| words.say(Word::Finish).to_owned());
        View {
            state: self.state(),
            message,
            about,
            suggestion: self.suggestion(words),
            timer: self.timer(),
            finish,
            busy: matches!(self.phase, Phase::Submitting(_) | Phase::Waiting(_)),
            late: matches!(self.phase, Phase::Submitting(_)),
        }
    }

    fn message(&self, words: &Words) -> (String, About) {
        let address = |word, address: &str| words.fill(word, &[("address", address)]);
        let say = |word| words.say(word).to_owned();
        match &self.phase {
            Phase::Editing => (String::new(), About::Progress),
            Phase::HandedOver => {
                (words.fill(Word::HandedOver, &[("host", &self.service)]), About::Progress)
            }
            Phase::Waited => (say(Word::Waited), About::Progress),
            Phase::Waiting(wait) => (please_wait(wait, words), About::Failure),
            Phase::Corrected(display) => (address(Word::Corrected, display), About::Progress),
            Phase::Submitting(_) => (say(Word::Sending), About::Progress),
            Phase::Subscribed(display) => (address(Word::Subscribed, display), About::Success),
            Phase::Failed(answer) => (failure(answer, words), About::Failure),
            Phase::Invalid(Fault::Address(reason, _)) => (say(sentence(*reason)), About::Field),
            Phase::Invalid(Fault::Doubt(reason, _)) => (say(doubt(*reason)), About::Field),
            Phase::Invalid(Fault::Obstacle(said)) => (said.clone(), About::Obstacle),
            Phase::Invalid(Fault::NotConfigured) => (say(Word::NotConfigured), About::Failure),
        }
    }

    fn timer(&self) -> String {
        let Phase::Waiting(wait) = &self.phase else { return String::new() };
        wait.clock()
    }

    fn suggestion(&self, words: &Words) -> Option<String> {
        let Phase::Invalid(fault) = &self.phase else { return None };
        Some(words.fill(Word::DidYouMean, &[("address", fault.suggestion()?)]))
    }
}

// Said once: what runs beside it is a timer, which no screen reader reads out each second.
fn please_wait(wait: &Wait, words: &Words) -> String {
    let seconds = wait.asked_seconds;
    match &wait.said {
        Some(sentence) => sentence.clone(),
        None if seconds > TOLD_IN_SECONDS => {
            let minutes = number::write(seconds.div_ceil(60));
            words.fill(Word::RateLimitedMinutes, &[("minutes", &minutes)])
        }
        None => words.fill(Word::RateLimited, &[("seconds", &number::write(seconds))]),
    }
}

fn failure(answer: &Answer, words: &Words) -> String {
    let word = match answer {
        Answer::Refused(Some(sentence)) | Answer::RateLimited(Some(sentence), _) => {
            return sentence.clone();
        }
        Answer::Subscribed
        | Answer::HandedOver
        | Answer::Withdrawn
        | Answer::Blocked
        | Answer::Refused(None) => Word::Refused,
        Answer::Unclear => Word::Unclear,
        Answer::RateLimited(None, _) => Word::RateLimitedAWhile,
        Answer::ServerTrouble => Word::ServerTrouble,
        Answer::Offline => Word::Offline,
        Answer::TooSlow => Word::TooSlow,
        Answer::Unsent | Answer::Unreachable => Word::Unreachable,
    };
    words.say(word).to_owned()
}

// What one newsletter refuses is doubted by another.
fn doubt(reason: Reason) -> Word {
    if reason == Reason::NonAsciiLocal { Word::DoubtLocal } else { sentence(reason) }
}

// What is repaired is shown, not explained; a typo has its suggestion.
fn sentence(reason: Reason) -> Word {
    match reason {
        Reason::Empty => Word::EmailEmpty,
        Reason::NoAt => Word::EmailNoAt,
        Reason::EmptyLocal => Word::EmailNothingBefore,
        Reason::EmptyDomain => Word::EmailNothingAfter,
        Reason::NoDotInDomain => Word::EmailUnfinished,
        Reason::SeveralAt => Word::EmailSeveral,
        Reason::SpaceInside => Word::EmailSpace,
        Reason::ControlChar => Word::EmailLineBreak,
        Reason::LocalDots => Word::EmailDots,
        Reason::LocalChar => Word::EmailCharacter,
        Reason::LocalCharAfterNfc => Word::EmailLookalike,
        Reason::QuotedLocal => Word::EmailQuotes,
        Reason::CommentOrBracket => Word::EmailBrackets,
        Reason::BidiControl => Word::EmailHidden,
        Reason::LoneSurrogate => Word::EmailBroken,
        Reason::LocalUnsafeUnicode => Word::EmailUnreadable,
        Reason::Idna => Word::EmailDomain,
        Reason::DomainChar => Word::EmailDomainCharacter,
        Reason::EmptyLabel => Word::EmailDomainDots,
        Reason::HyphenEdge => Word::EmailHyphens,
        Reason::BadALabel => Word::EmailCoded,
        Reason::DomainLiteral => Word::EmailLiteral,
        Reason::IpOrNumericTld => Word::EmailNumber,
        Reason::OneLetterTld => Word::EmailShortEnding,
        Reason::OddTld => Word::EmailNoEnding,
        Reason::Idna2003Tld => Word::EmailSymbolEnding,
        Reason::SpecialUseTld => Word::EmailNoMail,
        Reason::TooLong => Word::EmailTooLong,
        Reason::DomainTooLong => Word::EmailDomainTooLong,
        Reason::LabelTooLong => Word::EmailLabelTooLong,
        Reason::NonAsciiLocal => Word::EmailLatin,
        Reason::LocalOver64 => Word::DoubtLong,
        Reason::SymbolInLocal => Word::DoubtSymbol,
        Reason::Idna2003Only => Word::DoubtDomainSymbol,
        Reason::MixedScript => Word::DoubtScripts,
        Reason::Hyphen34 => Word::DoubtHyphens,
        Reason::LegacyDots => Word::DoubtDots,
        Reason::LocalOftenRefused => Word::DoubtLocal,
        Reason::UnknownTld => Word::DoubtEnding,
        Reason::Trim
        | Reason::Mailto
        | Reason::Angle
        | Reason::Quotes
        | Reason::Fullwidth
        | Reason::IdeographicDot
        | Reason::TrailingPunctuation
        | Reason::Invisible
        | Reason::SpaceAroundSeparator
        | Reason::Nfc
        | Reason::Typo => Word::CheckOnce,
    }
}

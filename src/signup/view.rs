//! What the sign-up form shows and says.

use super::{Answer, Fault, Phase, Signup};
use crate::email::Reason;
use crate::link::{Link, Use};
use crate::words::{Word, Words};

/// What to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Whether the host's own form shows: what the feed says is put in before ours is seen.
    pub fallback: bool,
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
    pub consent: Option<String>,
    /// Whether the box is ticked.
    pub consented: bool,
    /// The privacy policy's address and the text of its link.
    pub privacy: Option<(Link, String)>,
    /// What the status region says at the field; empty if nothing.
    pub message: String,
    /// What the message is about.
    pub about: About,
    /// The text of the suggestion's button, if there is one.
    pub suggestion: Option<String>,
    /// Whether a request is on its way.
    pub busy: bool,
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
    /// The consent box.
    Consent,
}

impl Signup {
    /// What to draw, in the words of the page.
    pub fn view(&self, words: &Words) -> View {
        let options = &self.options;
        let or = |own: &Option<String>, word| {
            own.clone().unwrap_or_else(|| words.say(word).into_owned())
        };
        let privacy =
            options.privacy.as_deref().and_then(|privacy| self.link(privacy, Use::Follow));
        let (message, about) = self.message(words);
        View {
            fallback: self.waits_for_feed,
            title: or(&options.title, Word::Newsletter),
            heading_level: options.heading_level,
            text: options.text.clone().unwrap_or_default(),
            label: or(&options.label, Word::EmailLabel),
            button: or(&options.button, Word::Subscribe),
            consent: options.consent.clone(),
            consented: self.consented,
            privacy: privacy.map(|link| (link, words.say(Word::Privacy).into_owned())),
            message,
            about,
            suggestion: self.suggestion(words),
            busy: matches!(self.phase, Phase::Submitting(_)),
        }
    }

    fn message(&self, words: &Words) -> (String, About) {
        let address = |word, address: &str| words.fill(word, &[("address", address)]);
        let say = |word| words.say(word).into_owned();
        match &self.phase {
            Phase::Editing => (String::new(), About::Progress),
            Phase::Corrected(display) => (address(Word::Corrected, display), About::Progress),
            Phase::Submitting(_) => (say(Word::Sending), About::Progress),
            Phase::Subscribed(display) => (address(Word::Subscribed, display), About::Success),
            Phase::Failed(answer) => (failure(answer, words), About::Failure),
            Phase::Invalid(Fault::Address(reason)) => (say(sentence(*reason)), About::Field),
            Phase::Invalid(Fault::Doubt(_)) => (say(Word::CheckOnce), About::Field),
            Phase::Invalid(Fault::Consent) => (say(Word::ConsentMissing), About::Consent),
            Phase::Invalid(Fault::NotConfigured) => (say(Word::NotConfigured), About::Failure),
        }
    }

    fn suggestion(&self, words: &Words) -> Option<String> {
        let Phase::Invalid(Fault::Doubt(meant)) = &self.phase else { return None };
        Some(words.fill(Word::DidYouMean, &[("address", meant.as_deref()?)]))
    }
}

fn failure(answer: &Answer, words: &Words) -> String {
    let word = match answer {
        Answer::Refused(Some(sentence)) => return sentence.clone(),
        Answer::RateLimited(Some(seconds)) => {
            return words.fill(Word::RateLimited, &[("seconds", &seconds.to_string())]);
        }
        Answer::Subscribed | Answer::Withdrawn | Answer::Refused(None) => Word::Refused,
        Answer::RateLimited(None) => Word::RateLimitedAWhile,
        Answer::ServerTrouble => Word::ServerTrouble,
        Answer::Offline => Word::Offline,
        Answer::TooSlow => Word::TooSlow,
        Answer::Unreachable => Word::Unreachable,
    };
    words.say(word).into_owned()
}

// A doubt has a sentence of its own; what is repaired is shown, not explained.
#[expect(clippy::wildcard_enum_match_arm, reason = "all that is left is about the domain")]
fn sentence(reason: Reason) -> Word {
    match reason {
        Reason::Empty => Word::EmailEmpty,
        Reason::NoAt => Word::EmailNoAt,
        Reason::EmptyLocal => Word::EmailNothingBefore,
        Reason::EmptyDomain => Word::EmailNothingAfter,
        Reason::NoDotInDomain => Word::EmailUnfinished,
        Reason::SeveralAt => Word::EmailSeveral,
        Reason::SpaceInside => Word::EmailSpace,
        Reason::LocalDots | Reason::LegacyDots => Word::EmailDots,
        Reason::TooLong | Reason::LocalOver64 | Reason::DomainTooLong | Reason::LabelTooLong => {
            Word::EmailTooLong
        }
        Reason::NonAsciiLocal => Word::EmailLatin,
        Reason::SpecialUseTld => Word::EmailNoMail,
        Reason::BidiControl
        | Reason::ControlChar
        | Reason::LoneSurrogate
        | Reason::LocalUnsafeUnicode => Word::EmailHidden,
        Reason::LocalChar
        | Reason::LocalCharAfterNfc
        | Reason::QuotedLocal
        | Reason::CommentOrBracket => Word::EmailCharacter,
        _ => Word::EmailDomain,
    }
}

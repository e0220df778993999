//! What can happen to the form, and what it asks of the shell in return.

use super::{Answer, Request};
use crate::feed::Contact;
use crate::options::SignupOptions;

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
    /// The field that nobody sees is filled in, or no longer.
    Trapped(bool),
    /// The page asks whether the form may be sent.
    Validate,
    /// The form is to be sent.
    Submit,
    /// The suggested address is taken.
    TakeSuggestion,
    /// A request was answered.
    Answered(u32, Answer),
    /// The network is back.
    Online,
    /// A second has passed since it was asked for.
    Tick,
    /// The form is to be as new.
    Reset,
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
    /// Tell the form when a second has passed.
    Tick,
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

//! What can happen to the form, and what it asks of the shell in return.

use super::{Answer, Request};
use crate::email::Endings;
use crate::options::SignupOptions;

/// What can happen to the form.
#[derive(Debug)]
pub enum Event {
    /// The options as they are now, and what is known of each field that the page has put into the
    /// element, if it has put a form or a field there.
    Read(Box<SignupOptions>, Option<Vec<u8>>),
    /// A feed is waited for, or no longer.
    FeedWanted(bool),
    /// The text of the field is now this.
    Typed(String),
    /// The top-level domains that there are.
    Known(Endings),
    /// The person left the field.
    Left,
    /// Something beside the address is another: it keeps the form from being sent no longer, or makes
    /// another subscription of it.
    Mended,
    /// The page asks whether the form may be sent; what the browser says of something beside the
    /// address that may not.
    Validate(Option<String>),
    /// Is the form fit to be sent? What the browser says of something beside the address that is not.
    Judge(Option<String>),
    /// A form that was fit is to be sent.
    Submit(Press),
    /// The person would rather finish on the publisher's page.
    Finish(Press),
    /// The suggested address is taken.
    TakeSuggestion,
    /// A request was answered.
    Answered(u32, Answer),
    /// A press could not be answered, since what answers it could not be had.
    Lost(Answer),
    /// The network is back.
    Online,
    /// A second has passed since it was asked for.
    Tick,
    /// The form is as new.
    Reset,
}

/// What the form holds when it is to be sent, beside the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// Where the form goes by what is written in the page; may be empty.
    pub action: String,
    /// Whether the form wants its answer in another tab or frame.
    pub elsewhere: bool,
    /// Whether the field that nobody sees is filled in.
    pub trapped: bool,
}

/// What the form asks of the shell.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Work on the form of this one of the page's fields.
    Take(usize),
    /// Make a form of our own, or have it say what the options say now.
    Make,
    /// Send this.
    Send(Request),
    /// Put this text into the field.
    Fill(String),
    /// Move the focus.
    Focus(Focus),
    /// Have the form sent as if its button were pressed.
    Press,
    /// Tell the form when a second has passed.
    Tick,
    /// Tell the page that the address is refused or doubted, with what was meant.
    Invalid(&'static str, Option<String>),
    /// Tell the page that the address was subscribed.
    Subscribed,
    /// Tell the page what is wrong with its options: a stable code and a remedy.
    Misconfigured(&'static str, &'static str),
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Into the field.
    Field,
    /// To what keeps the form from being sent.
    Obstacle,
}

/// The `state` of the element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// The address is being typed.
    #[default]
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

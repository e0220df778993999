//! How a subscription's request ended, read from what the server answered.

use crate::feed::{Value, text};
use crate::limits::SERVER_MESSAGE_CHARS;

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The server has the address, now or already.
    Subscribed,
    /// The server says no, in its own words if it has any.
    Refused(Option<String>),
    /// Too many tries; seconds to wait where the server says so.
    RateLimited(Option<u32>),
    /// The server has a problem of its own.
    ServerTrouble,
    /// No answer, and no network.
    Offline,
    /// No answer in time.
    TooSlow,
    /// No answer that this page may read.
    Unreachable,
    /// The page took the request over and gave nothing back.
    Withdrawn,
}

impl Answer {
    /// Reads what a server answered: its status, its `Retry-After`, and its body if that is JSON.
    pub fn new(status: u16, retry_after: Option<&str>, body: &Value) -> Self {
        match status {
            // "Already subscribed" is told like success, so that nobody can ask who subscribes.
            200..=299 | 409 => Self::Subscribed,
            429 => Self::RateLimited(retry_after.and_then(|seconds| seconds.trim().parse().ok())),
            400..=499 => Self::Refused(sentence_of_server(body)),
            _ => Self::ServerTrouble,
        }
    }
}

// Where the services that we know put a sentence for people.
fn sentence_of_server(body: &Value) -> Option<String> {
    let first = body.member("errors").one_or_many().first();
    let of_errors = first.and_then(|error| error.member("message").text());
    let sentence = body.member("message").text().or(of_errors)?;
    Some(text::cut(sentence, SERVER_MESSAGE_CHARS))
}

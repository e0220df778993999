//! How a subscription's request ended, read from what the server answered.

use crate::feed::{Value, text};
use crate::limits::SERVER_MESSAGE_CHARS;

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The server has the address, now or already.
    Subscribed,
    /// The browser has posted the form to a new tab; nobody here can know how it ends.
    HandedOver,
    /// The server says no, in its own words if it has any.
    Refused(Option<String>),
    /// Too many tries: the server's own words, and seconds to wait where it says so.
    RateLimited(Option<String>, Option<u32>),
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
    /// Reads what a server answered: its status, its `Retry-After` in seconds, and its body if
    /// that is JSON.
    pub fn new(status: u16, retry_after_seconds: Option<u32>, body: &Value) -> Self {
        let sentence = || sentence_of_server(body);
        match status {
            200..=299 if says_no(body) => Self::Refused(sentence()),
            // "Already subscribed" is told like success, so that nobody can ask who subscribes.
            200..=299 | 409 => Self::Subscribed,
            429 => Self::RateLimited(sentence(), retry_after_seconds),
            400..=499 => Self::Refused(sentence()),
            _ => Self::ServerTrouble,
        }
    }
}

// Some services say "200 OK" of every request that they understood.
fn says_no(body: &Value) -> bool {
    let status = body.member("status").text().unwrap_or_default();
    *body.member("success") == Value::Bool(false)
        || ["error", "failed", "quarantined"].contains(&status)
}

// Where the services that we know put a sentence for people.
fn sentence_of_server(body: &Value) -> Option<String> {
    let sentence = body.member("message").text().or_else(|| first_text(body.member("errors")))?;
    Some(text::cut(sentence, SERVER_MESSAGE_CHARS))
}

// A list of texts or of objects with a message, or lists of texts by the names of fields.
fn first_text(errors: &Value) -> Option<&str> {
    match errors {
        Value::Object(members) => ["message", "messages"]
            .iter()
            .find_map(|name| first_text(errors.member(name)))
            .or_else(|| {
                // What stands beside them as a text is a code.
                let lists = members.iter().filter(|(_, value)| value.text().is_none());
                lists.map(|(_, value)| value).find_map(first_text)
            }),
        Value::List(entries) => entries.iter().find_map(first_text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => errors.text(),
    }
}

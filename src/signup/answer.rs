//! How a subscription's request ended, read from what the server answered.
//!
//! Nobody is told "thank you" without a reason: JSON that does not say no, a status that has no body,
//! a redirect that ended well, an answer that is no page. A page that shows the form again, or marks a
//! field as wrong, is a refusal; of any other page nobody here can tell.

use crate::feed::{Value, text};
use crate::limits::SERVER_MESSAGE_CHARS;

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The server has the address, now or already.
    Subscribed,
    /// The browser has posted the form to a new tab; nobody here can know how it ends.
    HandedOver,
    /// The server answered with a page that says neither yes nor no to a program.
    Unclear,
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
    /// No request: what makes one cannot be had for now.
    Unsent,
    /// The page took the request over and gave nothing back.
    Withdrawn,
    /// The browser sends no form from where this page is framed.
    Blocked,
}

impl Answer {
    /// Reads what came of a request, as `src/js/exchange.js` tells it. Without an answer: `lost`, and
    /// why. With one: its `status`; whether it was `redirected`; `retryAfter`, as its header says it;
    /// whether the status says it all (`byStatus`); its `body`, if that is JSON; and of a `page`,
    /// whether it `asks` for the address, in a field that `isFilled`, whether something `isWrong` and
    /// the `sentence` that says what.
    pub fn new(facts: &Value) -> Self {
        if let Some(why) = facts.member("lost").text() {
            return Self::lost(why);
        }
        let sentence = || sentence(facts);
        match facts.member("status").number().unwrap_or_default() {
            204.0 | 205.0 | 409.0 => Self::Subscribed,
            200.0..300.0 => Self::of_success(facts),
            429.0 => Self::RateLimited(sentence(), retry_after_seconds(facts)),
            400.0..500.0 => Self::Refused(sentence()),
            _ => Self::ServerTrouble,
        }
    }

    fn lost(why: &str) -> Self {
        match why {
            "late" => Self::TooSlow,
            "offline" => Self::Offline,
            "unsent" => Self::Unsent,
            "withdrawn" => Self::Withdrawn,
            "handed-over" => Self::HandedOver,
            "blocked" => Self::Blocked,
            _ => Self::Unreachable,
        }
    }

    fn of_success(facts: &Value) -> Self {
        let page = facts.member("page");
        let is = |value: &Value, name| matches!(value.member(name), Value::Bool(true));
        let was_led_on = is(facts, "redirected");
        if is(facts, "byStatus") {
            return Self::Subscribed;
        }
        // Behind a redirect the site's own form may stand again, but nobody's address in it.
        let asks_again = is(page, "asks") && (!was_led_on || is(page, "isFilled"));
        if says_no(facts.member("body")) || is(page, "isWrong") || asks_again {
            Self::Refused(sentence(facts))
        } else if page.is_null() || was_led_on {
            Self::Subscribed
        } else {
            Self::Unclear
        }
    }
}

/// What a server asks to wait (RFC 9110, 10.2.3); the form with a date is rare and not read.
fn retry_after_seconds(facts: &Value) -> Option<u32> {
    facts.member("retryAfter").text()?.parse().ok()
}

// Some services say "200 OK" of every request that they understood.
fn says_no(body: &Value) -> bool {
    let status = body.member("status").text().unwrap_or_default();
    matches!(body.member("success"), Value::Bool(false))
        || ["error", "failed", "quarantined"].contains(&status)
}

fn sentence(facts: &Value) -> Option<String> {
    let of_page = facts.member("page").member("sentence").text();
    // What is longer is no sentence but a part of the page.
    let of_page = of_page.filter(|sentence| sentence.chars().count() <= SERVER_MESSAGE_CHARS);
    let of_body = sentence_of_server(facts.member("body"));
    of_body.or_else(|| of_page.map(ToOwned::to_owned))
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
                let is_code = |value: &Value| value.text().is_some();
                members.iter().find_map(
                    |(_, value)| {
                        if is_code(value) { None } else { first_text(value) }
                    },
                )
            }),
        Value::List(entries) => entries.iter().find_map(first_text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => errors.text(),
    }
}

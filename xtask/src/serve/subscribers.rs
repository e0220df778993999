//! The sign-up endpoint: who has subscribed while the demo ran. Nothing is written to disk.

use std::sync::{Mutex, PoisonError};

use serde_json::{Map, Value, json};

use super::http::{Request, Response, Status};
use super::pages;

/// The name of the address's field, as in the demo page's form.
const FIELD: &str = "email";
/// A demo needs no more, and memory has an end.
const SUBSCRIBER_LIMIT: usize = 1000;

/// One sign-up: the address in its canonical form, and what else the form sent.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Subscriber {
    address: String,
    fields: Fields,
}

type Fields = Vec<(String, String)>;

#[derive(Debug, Default)]
pub(super) struct Subscribers {
    known: Mutex<Vec<Subscriber>>,
}

/// What became of a sign-up.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Subscribed,
    Already,
    Refused(Status, String),
}

impl Subscribers {
    pub(super) fn subscribe(&self, request: &Request) -> Response {
        let outcome = match read(request).and_then(check) {
            Ok(subscriber) => self.remember(subscriber),
            Err((status, reason)) => Outcome::Refused(status, reason),
        };
        if request.wants_page() { outcome.page() } else { outcome.json() }
    }

    pub(super) fn list(&self, request: &Request) -> Response {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if request.wants_page() {
            let lines: Vec<String> = known.iter().map(Subscriber::line).collect();
            return pages::list("Subscribers", &lines);
        }
        let list: Vec<Value> = known.iter().map(Subscriber::json).collect();
        json_response(Status::OK, &Value::Array(list)).with("Cache-Control", "no-store")
    }

    fn remember(&self, subscriber: Subscriber) -> Outcome {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.iter().any(|other| other.address == subscriber.address) {
            return Outcome::Already;
        }
        if known.len() >= SUBSCRIBER_LIMIT {
            let reason = "This demo remembers no more subscribers. Start it again.";
            return Outcome::Refused(Status::UNAVAILABLE, reason.to_owned());
        }
        known.push(subscriber);
        Outcome::Subscribed
    }
}

impl Subscriber {
    fn line(&self) -> String {
        let fields = self.fields.iter().map(|(name, value)| format!(" · {name}: {value}"));
        self.address.clone() + &fields.collect::<String>()
    }

    fn json(&self) -> Value {
        let fields = self.fields.iter().map(|(name, value)| (name.clone(), json!(value)));
        json!({ FIELD: self.address, "fields": fields.collect::<Map<_, _>>() })
    }
}

impl Outcome {
    fn json(self) -> Response {
        match self {
            Self::Subscribed => json_response(Status::CREATED, &json!({ "status": "subscribed" })),
            Self::Already => json_response(Status::OK, &json!({ "status": "already" })),
            Self::Refused(status, reason) => json_response(status, &json!({ "message": reason })),
        }
    }

    /// Whoever is subscribed already reads the same as a new one: the page tells nobody who is.
    fn page(self) -> Response {
        match self {
            Self::Subscribed | Self::Already => pages::message(
                Status::OK,
                "Thank you",
                "You will receive the newsletter at the address that you gave.",
            ),
            Self::Refused(status, reason) => {
                pages::message(status, "That did not work", &format!("{reason} Please go back."))
            }
        }
    }
}

type Refusal = (Status, String);

/// The fields of the request's body.
fn read(request: &Request) -> Result<Fields, Refusal> {
    let kind = request.header("Content-Type").split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Ok(form_urlencoded::parse(&request.body).into_owned().collect());
    }
    if kind.eq_ignore_ascii_case("application/json") {
        return read_json(&request.body);
    }
    let reason = "Send a form (application/x-www-form-urlencoded) or application/json.";
    Err((Status::UNSUPPORTED, reason.to_owned()))
}

fn read_json(body: &[u8]) -> Result<Fields, Refusal> {
    let refuse = |reason: &str| (Status::BAD_REQUEST, reason.to_owned());
    let value = serde_json::from_slice(body).map_err(|_| refuse("This is no JSON."))?;
    let Value::Object(members) = value else { return Err(refuse("This is no JSON object.")) };
    let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Ok(members.into_iter().map(|(name, value)| (name, text(value))).collect())
}

/// The subscriber that the fields name, if the address is one.
fn check(mut fields: Fields) -> Result<Subscriber, Refusal> {
    let refuse = |reason: String| (Status::BAD_REQUEST, reason);
    let place = fields
        .iter()
        .position(|(name, _)| name == FIELD)
        .ok_or_else(|| refuse(format!("The field `{FIELD}` is missing.")))?;
    let (_, typed) = fields.remove(place);
    let address = super::address::canonical(&typed).map_err(refuse)?;
    Ok(Subscriber { address, fields })
}

fn json_response(status: Status, value: &Value) -> Response {
    Response::new(status, "application/json", format!("{value}\n"))
}

#[cfg(test)]
mod tests {
    use super::super::http::{Request, Response, Status, request};
    use super::Subscribers;

    fn post(kind: &str, accept: &str, body: &str) -> Request {
        request(&format!(
            "POST /subscribe HTTP/1.1\r\nContent-Type: {kind}\r\nAccept: {accept}\r\n\r\n{body}"
        ))
    }

    fn form(body: &str) -> Request {
        post("application/x-www-form-urlencoded", "*/*", body)
    }

    fn said(response: &Response) -> &str {
        std::str::from_utf8(&response.body).unwrap().trim()
    }

    fn listed(subscribers: &Subscribers) -> String {
        let list = subscribers.list(&request("GET /subscribers HTTP/1.1\r\n\r\n"));
        said(&list).to_owned()
    }

    #[test]
    fn a_form_subscribes_once_and_is_listed_with_its_other_fields() {
        let subscribers = Subscribers::default();
        let first = subscribers.subscribe(&form("list=news&email=reader%40example.org"));
        assert_eq!((first.status, said(&first)), (Status::CREATED, r#"{"status":"subscribed"}"#));
        let second = subscribers.subscribe(&form("email=reader%40example.org"));
        assert_eq!((second.status, said(&second)), (Status::OK, r#"{"status":"already"}"#));
        assert_eq!(
            listed(&subscribers),
            r#"[{"email":"reader@example.org","fields":{"list":"news"}}]"#
        );
    }

    #[test]
    fn json_subscribes_too() {
        let subscribers = Subscribers::default();
        let body = r#"{"email":"reader@example.org","consent":true}"#;
        let answer = subscribers.subscribe(&post("application/json; charset=utf-8", "*/*", body));
        assert_eq!(answer.status, Status::CREATED);
        assert!(listed(&subscribers).contains(r#""fields":{"consent":"true"}"#));
    }

    #[test]
    fn what_is_no_address_is_refused_with_a_reason_and_not_remembered() {
        let subscribers = Subscribers::default();
        let bodies =
            ["email=reader", "email=", "email=a%40b%40example.org", "mail=reader%40example.org"];
        for body in bodies {
            let answer = subscribers.subscribe(&form(body));
            assert_eq!(answer.status, Status::BAD_REQUEST, "{body}");
            assert!(said(&answer).starts_with(r#"{"message":""#), "{body}: {}", said(&answer));
        }
        assert_eq!(listed(&subscribers), "[]");
    }

    #[test]
    fn bodies_of_other_types_and_broken_json_are_refused() {
        let subscribers = Subscribers::default();
        let status = |kind, body| subscribers.subscribe(&post(kind, "*/*", body)).status;
        assert_eq!(status("text/plain", "reader@example.org"), Status::UNSUPPORTED);
        assert_eq!(status("application/json", "{"), Status::BAD_REQUEST);
        assert_eq!(status("application/json", "[]"), Status::BAD_REQUEST);
    }

    #[test]
    fn a_script_that_would_read_a_page_too_gets_json() {
        let subscribers = Subscribers::default();
        let kind = "application/x-www-form-urlencoded";
        let accepts = "application/json, text/html;q=0.9, */*;q=0.8";
        let answer = subscribers.subscribe(&post(kind, accepts, "email=reader%40example.org"));
        assert_eq!(said(&answer), r#"{"status":"subscribed"}"#);
    }

    #[test]
    fn a_browser_without_script_gets_a_page_that_does_not_tell_who_is_subscribed() {
        let subscribers = Subscribers::default();
        let page = || {
            let kind = "application/x-www-form-urlencoded";
            subscribers.subscribe(&post(kind, "text/html,*/*", "email=reader%40example.org"))
        };
        let (first, second) = (page(), page());
        assert!(said(&first).contains("<h1>Thank you</h1>"));
        assert_eq!((first.status, said(&first)), (second.status, said(&second)));
    }
}

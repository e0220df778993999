//! The sign-up endpoint: who has subscribed while the demo ran. Nothing is written to disk.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::host::wants_page;
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
    Refused(StatusCode, String),
}

/// Takes what a form or a script sends.
pub(super) async fn subscribe(
    State(subscribers): State<Arc<Subscribers>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    subscribers.take(&headers, &body)
}

/// Tells who has subscribed.
pub(super) async fn list(
    State(subscribers): State<Arc<Subscribers>>,
    headers: HeaderMap,
) -> Response {
    subscribers.list(&headers)
}

impl Subscribers {
    fn take(&self, headers: &HeaderMap, body: &[u8]) -> Response {
        let outcome = match read(headers, body).and_then(check) {
            Ok(subscriber) => self.remember(subscriber),
            Err((status, reason)) => Outcome::Refused(status, reason),
        };
        if wants_page(headers) { outcome.page() } else { outcome.json() }
    }

    fn list(&self, headers: &HeaderMap) -> Response {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if wants_page(headers) {
            let lines: Vec<String> = known.iter().map(Subscriber::line).collect();
            return pages::list("Subscribers", &lines);
        }
        let list: Vec<Value> = known.iter().map(Subscriber::json).collect();
        json_response(StatusCode::OK, &Value::Array(list))
    }

    fn remember(&self, subscriber: Subscriber) -> Outcome {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.iter().any(|other| other.address == subscriber.address) {
            return Outcome::Already;
        }
        if known.len() >= SUBSCRIBER_LIMIT {
            let reason = "This demo remembers no more subscribers. Start it again.";
            return Outcome::Refused(StatusCode::SERVICE_UNAVAILABLE, reason.to_owned());
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
            Self::Subscribed => {
                json_response(StatusCode::CREATED, &json!({ "status": "subscribed" }))
            }
            Self::Already => json_response(StatusCode::OK, &json!({ "status": "already" })),
            Self::Refused(status, reason) => json_response(status, &json!({ "message": reason })),
        }
    }

    /// Whoever is subscribed already reads the same as a new one: the page tells nobody who is.
    fn page(self) -> Response {
        match self {
            Self::Subscribed | Self::Already => pages::message(
                StatusCode::OK,
                "Thank you",
                "You will receive the newsletter at the address that you gave.",
            ),
            Self::Refused(status, reason) => {
                pages::message(status, "That did not work", &format!("{reason} Please go back."))
            }
        }
    }
}

type Refusal = (StatusCode, String);

/// The fields of the request's body.
fn read(headers: &HeaderMap, body: &[u8]) -> Result<Fields, Refusal> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Ok(form_urlencoded::parse(body).into_owned().collect());
    }
    if kind.eq_ignore_ascii_case("application/json") {
        return read_json(body);
    }
    let reason = "Send a form (application/x-www-form-urlencoded) or application/json.";
    Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, reason.to_owned()))
}

fn read_json(body: &[u8]) -> Result<Fields, Refusal> {
    let refuse = |reason: &str| (StatusCode::BAD_REQUEST, reason.to_owned());
    let value = serde_json::from_slice(body).map_err(|_| refuse("This is no JSON."))?;
    let Value::Object(members) = value else { return Err(refuse("This is no JSON object.")) };
    let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Ok(members.into_iter().map(|(name, value)| (name, text(value))).collect())
}

/// The subscriber that the fields name, if the address is one.
fn check(mut fields: Fields) -> Result<Subscriber, Refusal> {
    let refuse = |reason: String| (StatusCode::BAD_REQUEST, reason);
    let place = fields
        .iter()
        .position(|(name, _)| name == FIELD)
        .ok_or_else(|| refuse(format!("The field `{FIELD}` is missing.")))?;
    let (_, typed) = fields.remove(place);
    let address = super::address::canonical(&typed).map_err(refuse)?;
    Ok(Subscriber { address, fields })
}

fn json_response(status: StatusCode, value: &Value) -> Response {
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    (status, headers, format!("{value}\n")).into_response()
}

#[cfg(test)]
mod tests {
    use axum::http::header::{ACCEPT, CONTENT_TYPE};
    use axum::http::{HeaderMap, HeaderValue, StatusCode};
    use axum::response::Response;

    use super::Subscribers;

    const FORM: &str = "application/x-www-form-urlencoded";

    /// A status, and what was said with it.
    type Said = (StatusCode, String);

    fn post(subscribers: &Subscribers, kind: &str, accept: &str, body: &str) -> Said {
        let [kind, accept] = [kind, accept].map(|value| HeaderValue::from_str(value).unwrap());
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, kind), (ACCEPT, accept)]);
        said(subscribers.take(&headers, body.as_bytes()))
    }

    fn form(subscribers: &Subscribers, body: &str) -> Said {
        post(subscribers, FORM, "*/*", body)
    }

    fn said(response: Response) -> Said {
        let (head, body) = response.into_parts();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let body = runtime.block_on(axum::body::to_bytes(body, usize::MAX)).unwrap();
        (head.status, String::from_utf8(body.to_vec()).unwrap().trim().to_owned())
    }

    fn listed(subscribers: &Subscribers) -> String {
        said(subscribers.list(&HeaderMap::new())).1
    }

    #[test]
    fn a_form_subscribes_once_and_is_listed_with_its_other_fields() {
        let subscribers = Subscribers::default();
        let first = form(&subscribers, "list=news&email=reader%40example.org");
        assert_eq!(first, (StatusCode::CREATED, r#"{"status":"subscribed"}"#.to_owned()));
        let second = form(&subscribers, "email=reader%40example.org");
        assert_eq!(second, (StatusCode::OK, r#"{"status":"already"}"#.to_owned()));
        assert_eq!(
            listed(&subscribers),
            r#"[{"email":"reader@example.org","fields":{"list":"news"}}]"#
        );
    }

    #[test]
    fn json_subscribes_too() {
        let subscribers = Subscribers::default();
        let body = r#"{"email":"reader@example.org","consent":true}"#;
        let (status, _) = post(&subscribers, "application/json; charset=utf-8", "*/*", body);
        assert_eq!(status, StatusCode::CREATED);
        assert!(listed(&subscribers).contains(r#""fields":{"consent":"true"}"#));
    }

    #[test]
    fn what_is_no_address_is_refused_with_a_reason_and_not_remembered() {
        let subscribers = Subscribers::default();
        let bodies =
            ["email=reader", "email=", "email=a%40b%40example.org", "mail=reader%40example.org"];
        for body in bodies {
            let (status, said) = form(&subscribers, body);
            assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
            assert!(said.starts_with(r#"{"message":""#), "{body}: {said}");
        }
        assert_eq!(listed(&subscribers), "[]");
    }

    #[test]
    fn bodies_of_other_types_and_broken_json_are_refused() {
        let subscribers = Subscribers::default();
        let status = |kind, body| post(&subscribers, kind, "*/*", body).0;
        assert_eq!(status("text/plain", "reader@example.org"), StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(status("application/json", "{"), StatusCode::BAD_REQUEST);
        assert_eq!(status("application/json", "[]"), StatusCode::BAD_REQUEST);
    }

    #[test]
    fn a_script_that_would_read_a_page_too_gets_json() {
        let accepts = "application/json, text/html;q=0.9, */*;q=0.8";
        let (_, said) = post(&Subscribers::default(), FORM, accepts, "email=reader%40example.org");
        assert_eq!(said, r#"{"status":"subscribed"}"#);
    }

    #[test]
    fn a_browser_without_script_gets_a_page_that_does_not_tell_who_is_subscribed() {
        let subscribers = Subscribers::default();
        let page = || post(&subscribers, FORM, "text/html,*/*", "email=reader%40example.org");
        let (first, second) = (page(), page());
        assert!(first.1.contains("<h1>Thank you</h1>"));
        assert_eq!(first, second);
    }

    #[test]
    fn what_visitors_typed_is_text_in_a_page() {
        let subscribers = Subscribers::default();
        form(&subscribers, "email=reader%40example.org&name=%3Cb%3E%26");
        let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("text/html"))]);
        let (_, page) = said(subscribers.list(&headers));
        assert!(page.contains("name: &lt;b&gt;&amp;"), "{page}");
    }
}

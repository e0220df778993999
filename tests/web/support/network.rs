//! A network of the tests' own: a table of addresses and what they answer.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, TypeError};
use wasm_bindgen::prelude::*;
use web_sys::{Headers, ReadableStream, Request, RequestInit, Response, ResponseInit};

use super::stub::{self, Stub, window};
use super::waiting::{turn, within};

/// What an address answers.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// This status, with this header and body.
    Answer(u16, Option<(&'static str, String)>, String),
    /// Nothing, until the request is aborted.
    Never,
    /// An answer that never comes to its end.
    Endless,
    /// An error, as without a network.
    Lost,
}

impl Reply {
    pub(crate) fn status(status: u16, body: impl Into<String>) -> Self {
        Self::Answer(status, None, body.into())
    }
}

/// `fetch`, replaced until this is dropped.
pub(crate) struct Network {
    replies: Rc<RefCell<BTreeMap<String, Reply>>>,
    requests: Rc<RefCell<Vec<Request>>>,
    _stub: Stub,
    _fetch: Closure<dyn FnMut(JsValue, RequestInit) -> Promise>,
}

impl Network {
    pub(crate) fn new() -> Self {
        let replies = Rc::new(RefCell::new(BTreeMap::new()));
        let requests = Rc::new(RefCell::new(vec![]));
        let fetch = Closure::new({
            let (replies, requests) = (Rc::clone(&replies), Rc::clone(&requests));
            move |address: JsValue, init: RequestInit| {
                // A text, or an object of the class `URL`.
                let address = String::from(address.unchecked_into::<Object>().to_string());
                let request = Request::new_with_str_and_init(&address, &init);
                let request = request.expect("the widget makes sound requests");
                let reply = replies.borrow().get(&address).cloned().unwrap_or(Reply::Lost);
                let promise = respond(&address, reply, &request);
                requests.borrow_mut().push(request);
                promise
            }
        });
        let stub = Stub::new(&window(), "fetch", fetch.as_ref());
        Self { replies, requests, _stub: stub, _fetch: fetch }
    }

    /// A network that answers one address.
    pub(crate) fn with(address: &str, reply: Reply) -> Self {
        let network = Self::new();
        network.set(address, reply);
        network
    }

    /// Says what an address answers from now on.
    pub(crate) fn set(&self, address: &str, reply: Reply) {
        self.replies.borrow_mut().insert(address.to_owned(), reply);
    }

    /// All requests, with those that only wait for their turn.
    pub(crate) async fn requests(&self) -> Vec<Request> {
        turn().await;
        self.requests.borrow().clone()
    }

    /// How many requests were made so far.
    pub(crate) fn count(&self) -> usize {
        self.requests.borrow().len()
    }

    /// The one request that was made, with its body but for the time that filling the form in took,
    /// which must be there.
    pub(crate) async fn only_subscription(&self) -> (Request, String) {
        let (request, body) = self.only_request().await;
        let mut rest = None;
        for (before, after) in [("&newsreel_ms=", ""), (",\"newsreel_ms\":\"", "\"")] {
            let Some((start, end)) = body.split_once(before) else { continue };
            let end = end.trim_start_matches(|c: char| c.is_ascii_digit());
            rest = end.strip_prefix(after).map(|end| [start, end].concat());
        }
        let Some(rest) = rest else { panic!("the time is not told: {body}") };
        (request, rest)
    }

    /// The one request that was made, with its body.
    pub(crate) async fn only_request(&self) -> (Request, String) {
        let requests = self.requests().await;
        let [request] = requests.as_slice() else {
            panic!("{} requests were made, not one", requests.len());
        };
        let body = request.clone().expect("nobody has read the body").text();
        let body = within(body.expect("a request has a body"), "the body of a request").await;
        (request.clone().expect("nobody has read the body"), body.as_string().unwrap_or_default())
    }
}

fn respond(address: &str, reply: Reply, request: &Request) -> Promise {
    match reply {
        Reply::Answer(status, header, body) => {
            Promise::resolve(&JsValue::from(response(address, status, header, &body)))
        }
        Reply::Endless => {
            let stream = ReadableStream::new().expect("a stream needs no source");
            let response = Response::new_with_opt_readable_stream(Some(&stream));
            Promise::resolve(&JsValue::from(response.expect("a stream can be a body")))
        }
        Reply::Lost => Promise::reject(&TypeError::new("no network")),
        Reply::Never => Promise::new(&mut |_, reject: Function| {
            let signal = request.signal();
            let give_up = Closure::once_into_js({
                let signal = signal.clone();
                move || {
                    reject.call1(&JsValue::NULL, &signal.reason()).expect("rejecting never fails")
                }
            });
            let give_up: Function = give_up.unchecked_into();
            if signal.aborted() {
                give_up.call0(&JsValue::NULL).expect("rejecting never fails");
            } else {
                signal.add_event_listener_with_callback("abort", &give_up).expect("signals tell");
            }
        }),
    }
}

fn response(
    address: &str,
    status: u16,
    header: Option<(&'static str, String)>,
    body: &str,
) -> Response {
    let headers = Headers::new().expect("headers can be empty");
    if let Some((name, value)) = header {
        headers.set(name, &value).expect("tests name sound headers");
    }
    let init = ResponseInit::new();
    init.set_status(status);
    init.set_headers(&headers);
    let response = Response::new_with_opt_str_and_init(Some(body), &init);
    let response = response.expect("tests answer with sound statuses");
    // A response that a script makes has no address, but one from a network has.
    stub::define(&response, &"url".into(), &address.into());
    response
}

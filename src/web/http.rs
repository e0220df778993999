//! Fetches feeds and sends subscriptions, each with a deadline, and aborted when nobody waits.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{JSON, JsString};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReferrerPolicy, RequestCredentials, RequestInit, Response,
    UrlSearchParams,
};

use super::document::{Parsed, decode};
use super::{Result, dom};
use crate::feed::{Error, Value};
use crate::limits::{FEED_BYTES, FEED_DEADLINE_MS, SIGNUP_ANSWER_BYTES, SIGNUP_DEADLINE_MS};
use crate::link::Link;
use crate::options::Provider;
use crate::signup::{Answer, Request};

/// A request on its way. Dropping it aborts the request.
#[derive(Debug)]
#[must_use = "dropping it aborts the request"]
pub(super) struct Deadline {
    controller: AbortController,
    late: Rc<Cell<bool>>,
    _timeout: Timeout,
}

impl Deadline {
    pub(super) fn new(milliseconds: u32) -> Result<Self> {
        let controller = AbortController::new()?;
        let late = Rc::new(Cell::new(false));
        let timeout = Timeout::new(milliseconds, {
            let (controller, late) = (controller.clone(), Rc::clone(&late));
            move || {
                late.set(true);
                controller.abort();
            }
        });
        Ok(Self { controller, late, _timeout: timeout })
    }

    pub(super) fn for_feed() -> Result<Self> {
        Self::new(FEED_DEADLINE_MS)
    }

    pub(super) fn for_signup() -> Result<Self> {
        Self::new(SIGNUP_DEADLINE_MS)
    }

    /// What the requests under this deadline are made with.
    pub(super) fn ticket(&self) -> Ticket {
        let init = RequestInit::new();
        init.set_signal(Some(&self.controller.signal()));
        init.set_credentials(RequestCredentials::Omit);
        Ticket { init, late: Rc::clone(&self.late) }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.controller.abort();
    }
}

/// What one request is made with, and whether its deadline has passed.
#[derive(Debug)]
pub(super) struct Ticket {
    init: RequestInit,
    late: Rc<Cell<bool>>,
}

impl Ticket {
    /// Fetches and parses a feed; gives the address that answered, after redirects.
    pub(super) async fn feed(self, link: &Link) -> std::result::Result<(Parsed, String), Error> {
        let lost = |_| if self.late.get() { Error::TooSlow } else { Error::Network };
        let response = self.fetch(link).await.map_err(lost)?;
        if !response.ok() {
            return Err(Error::Status(response.status()));
        }
        let size = length(&response);
        if size.is_some_and(|bytes| bytes > FEED_BYTES) {
            return Err(Error::TooLarge);
        }
        let text = text(&response).await.map_err(lost)?;
        if text.length() > FEED_BYTES {
            return Err(Error::TooLarge);
        }
        // An answer that a script of the page made up has no address of its own.
        let address = Some(response.url()).filter(|address| !address.is_empty());
        Ok((Parsed::new(&text)?, address.unwrap_or_else(|| link.as_str().to_owned())))
    }

    /// Sends a subscription.
    pub(super) async fn signup(self, request: &Request) -> Answer {
        match self.post(request).await {
            Ok(response) => answer(&response).await,
            Err(_) if self.late.get() => Answer::TooSlow,
            Err(_) if is_offline() => Answer::Offline,
            Err(_) => Answer::Unreachable,
        }
    }

    async fn post(&self, request: &Request) -> Result<Response> {
        let headers = Headers::new()?;
        headers.set("Accept", "application/json")?;
        let body: JsValue = match request.provider {
            Provider::Form => {
                let form = UrlSearchParams::new()?;
                for (name, value) in &request.fields {
                    form.append(name, value);
                }
                form.into()
            }
            Provider::Json => {
                headers.set("Content-Type", "application/json")?;
                let fields = request.fields.iter();
                let members: Vec<_> =
                    fields.map(|(name, value)| (name.as_str(), value.into())).collect();
                JSON::stringify(&dom::object(&members))?.into()
            }
        };
        self.init.set_method("POST");
        self.init.set_headers(&headers);
        self.init.set_body(&body);
        self.init.set_referrer_policy(ReferrerPolicy::StrictOriginWhenCrossOrigin);
        self.fetch(&request.action).await
    }

    async fn fetch(&self, link: &Link) -> Result<Response> {
        let promise = dom::window()?.fetch_with_str_and_init(link.as_str(), &self.init);
        JsFuture::from(promise).await?.dyn_into()
    }
}

/// Reads what a sign-up server answered.
pub(super) async fn answer(response: &Response) -> Answer {
    let retry_after = response.headers().get("Retry-After").ok().flatten();
    let small = length(response).is_none_or(|bytes| bytes <= SIGNUP_ANSWER_BYTES);
    let body = if small { text(response).await.ok() } else { None };
    let body = body.and_then(|text| JSON::parse(&String::from(text)).ok());
    let body = body.map_or(Value::Null, decode);
    Answer::new(response.status(), retry_after.as_deref(), &body)
}

async fn text(response: &Response) -> Result<JsString> {
    JsFuture::from(response.text()?).await?.dyn_into()
}

fn length(response: &Response) -> Option<u32> {
    response.headers().get("Content-Length").ok().flatten()?.parse().ok()
}

fn is_offline() -> bool {
    dom::window().is_ok_and(|window| !window.navigator().on_line())
}

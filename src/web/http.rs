//! Makes requests, each with a deadline, and aborted when nobody waits; fetches feeds.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Object;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Response};

use super::document::Parsed;
use super::{Result, body, dom};
use crate::feed::Error;
use crate::limits::{FEED_BYTES, FEED_DEADLINE_MS};
use crate::link::Link;

/// A request on its way. Dropping it aborts the request.
#[derive(Debug)]
#[must_use = "dropping it aborts the request"]
pub(super) struct Deadline {
    controller: AbortController,
    late: Rc<Cell<bool>>,
    cache: &'static str,
    finished: bool,
    _timeout: Timeout,
}

impl Deadline {
    /// For a feed; a fresh one is asked for anew where the browser has one.
    pub(super) fn for_feed(fresh: bool) -> Result<Self> {
        let controller = AbortController::new()?;
        let late = Rc::new(Cell::new(false));
        let timeout = Timeout::new(FEED_DEADLINE_MS, {
            let (controller, late) = (controller.clone(), Rc::clone(&late));
            move || {
                late.set(true);
                controller.abort();
            }
        });
        let cache = if fresh { "no-cache" } else { "default" };
        Ok(Self { controller, late, cache, finished: false, _timeout: timeout })
    }

    /// The answer has come: there is nothing to abort any more.
    pub(super) fn finish(mut self) {
        self.finished = true;
    }

    /// What the requests under this deadline are made with.
    pub(super) fn ticket(&self) -> Ticket {
        let init = dom::object(&[
            ("signal", &self.controller.signal()),
            ("credentials", &"omit".into()),
            ("cache", &self.cache.into()),
        ]);
        Ticket { init, late: Rc::clone(&self.late) }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if !self.finished {
            self.controller.abort();
        }
    }
}

/// Why a request gave nothing, and when the server wants to be asked again.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) error: Error,
    pub(super) retry_after_seconds: Option<u32>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { error, retry_after_seconds: None }
    }
}

/// What one request is made with, and whether its deadline has passed.
#[derive(Debug)]
pub(super) struct Ticket {
    /// The members of a `RequestInit` (Fetch Standard, 5.4).
    pub(super) init: Object,
    late: Rc<Cell<bool>>,
}

impl Ticket {
    /// Fetches and parses a feed; gives the address that answered, after redirects.
    pub(super) async fn feed(self, link: &Link) -> std::result::Result<(Parsed, String), Failure> {
        let lost = |_| if self.is_late() { Error::TooSlow } else { Error::Network };
        let response = self.fetch(link).await.map_err(lost)?;
        if !response.ok() {
            let error = Error::Status(response.status());
            return Err(Failure { error, retry_after_seconds: retry_after_seconds(&response) });
        }
        let text = body::read(&response, FEED_BYTES).await.map_err(lost)?.ok_or(Error::TooLarge)?;
        // An answer that a script of the page made up has no address of its own.
        let address = Some(response.url()).filter(|address| !address.is_empty());
        Ok((Parsed::new(&text)?, address.unwrap_or_else(|| link.as_str().to_owned())))
    }

    /// Whether the deadline has passed.
    pub(super) fn is_late(&self) -> bool {
        self.late.get()
    }

    pub(super) async fn fetch(&self, link: &Link) -> Result<Response> {
        let init = self.init.unchecked_ref();
        let promise = dom::window().fetch_with_str_and_init(link.as_str(), init);
        JsFuture::from(promise).await?.dyn_into()
    }
}

/// What a server asks to wait (RFC 9110, 10.2.3); the form with a date is rare and not read.
pub(super) fn retry_after_seconds(response: &Response) -> Option<u32> {
    header(response, "Retry-After")?.trim().parse().ok()
}

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok().flatten()
}

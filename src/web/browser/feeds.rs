//! Reads each feed once for all elements of a page that want it.
//!
//! A reading lives as long as somebody holds it: dropping the last hold aborts its request.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::AbortController;

use super::document::Parsed;
use super::platform;
use crate::feed::{Error, Feed, Selection, retry};
use crate::limits::{FEED_BYTES, FEED_DEADLINE_MS};
use crate::link::Link;
use crate::number;
use crate::runtime::Busy;

#[wasm_bindgen(module = "/src/js/feed.js")]
extern "C" {
    #[wasm_bindgen(js_name = askFeed)]
    fn ask_feed(
        reading: u32,
        url: &str,
        fresh: bool,
        wait_ms: u32,
        deadline_ms: u32,
        limit_bytes: u32,
        tell: &JsValue,
    ) -> AbortController;
    fn turn(reading: u32, tell: &JsValue);
}

// Scripts that others import are there if something names them.
#[wasm_bindgen(module = "/src/js/body.js")]
extern "C" {
    type Body;
}
#[wasm_bindgen(module = "/src/js/tasks.js")]
extern "C" {
    type Tasks;
}

/// What a reading ends with: the document and the address that answered, after redirects.
pub(crate) type Outcome = Result<(Rc<Parsed>, String), Error>;

type Told = Box<dyn FnOnce(Outcome)>;

/// Who waits for a reading.
type Waiting = (Busy, Told);

/// Hears of a reading: which, what, and what was found, as `src/js/feed.js` tells it.
type Ear = dyn Fn(u32, u16, JsValue, JsValue);

/// A feed that is read, or has been, for everyone who holds this.
#[must_use = "dropping the last hold aborts the request"]
pub(crate) struct Reading {
    number: u32,
    link: Link,
    fresh: bool,
    tries: Cell<u32>,
    outcome: RefCell<Option<Outcome>>,
    waiting: RefCell<Vec<Waiting>>,
    request: RefCell<Option<AbortController>>,
}

thread_local! {
    static READINGS: RefCell<Vec<Weak<Reading>>> = const { RefCell::new(Vec::new()) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
    static EAR: Closure<Ear> = Closure::new(hear);
}

/// Makes what is called when a feed has come. It is nobody's own: many may wait for one.
#[wasm_bindgen(js_name = hearFeeds)]
pub fn hear_feeds() {
    EAR.with(|_| ());
}

/// Reads a feed for somebody and calls `then` once, later. A fresh reading asks the server whether
/// what the browser has is still true; any other one shares what this page has read already.
pub(crate) fn read(
    link: &Link,
    fresh: bool,
    busy: Busy,
    then: impl FnOnce(Outcome) + 'static,
) -> Rc<Reading> {
    let shared = if fresh { None } else { shared(link) };
    let is_new = shared.is_none();
    let reading = shared.unwrap_or_else(|| Reading::new(link.clone(), fresh));
    reading.waiting.borrow_mut().push((busy, Box::new(then)));
    if is_new {
        reading.ask(0);
    } else if reading.outcome.borrow().is_some() {
        reading.give_turn();
    }
    reading
}

impl fmt::Debug for Reading {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Reading").field("link", &self.link).finish_non_exhaustive()
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        if let Some(request) = self.request.take() {
            request.abort();
        }
    }
}

impl Reading {
    fn new(link: Link, fresh: bool) -> Rc<Self> {
        let (outcome, waiting, request) = Default::default();
        let (number, tries) = (COUNT.get() + 1, Cell::new(0));
        COUNT.set(number);
        let reading = Rc::new(Self { number, link, fresh, tries, outcome, waiting, request });
        READINGS.with_borrow_mut(|readings| {
            readings.retain(|reading| reading.strong_count() > 0);
            readings.insert(0, Rc::downgrade(&reading));
        });
        reading
    }

    fn ask(&self, wait_ms: u32) {
        self.tries.update(|tries| tries + 1);
        let request = EAR.with(|ear| {
            ask_feed(
                self.number,
                self.link.as_str(),
                self.fresh,
                wait_ms,
                FEED_DEADLINE_MS,
                FEED_BYTES,
                ear.as_ref(),
            )
        });
        self.request.replace(Some(request));
    }

    fn give_turn(&self) {
        EAR.with(|ear| turn(self.number, ear.as_ref()));
    }

    // What is done for a reading is done for everyone who waits for it.
    fn set_busy(&self, is_busy: bool) {
        self.waiting.borrow().iter().for_each(|(busy, _)| busy.set(is_busy));
    }

    fn take(&self, what: u16, found: &JsValue, address: &JsValue) {
        self.request.take();
        let outcome = match what {
            JSON => {
                // An answer that a script of the page made up has no address of its own.
                let address = address.as_string().filter(|address| !address.is_empty());
                let address = address.unwrap_or_else(|| self.link.as_str().to_owned());
                Ok((Rc::new(Parsed::from(found.clone())), address))
            }
            what => Err(error(what, found)),
        };
        let wait_ms = outcome.as_ref().err().and_then(|error| {
            // The form with a date is rare and not read (RFC 9110, 10.2.3).
            let seconds = found.as_string().and_then(|text| number::read(text.trim()));
            let seconds = seconds.and_then(|seconds| seconds.try_into().ok());
            retry::delay_ms(error, self.tries.get(), seconds, js_sys::Math::random())
        });
        if let Some(wait_ms) = wait_ms {
            return self.ask(wait_ms);
        }
        self.outcome.replace(Some(outcome));
        // Each in a turn of its own, so that one who breaks over it keeps it from nobody.
        self.waiting.borrow().iter().for_each(|_| self.give_turn());
    }

    fn next(&self) -> Option<Waiting> {
        let mut waiting = self.waiting.borrow_mut();
        (!waiting.is_empty()).then(|| waiting.remove(0))
    }

    fn tell_next(&self) {
        let outcome = self.outcome.borrow().clone();
        let (Some(outcome), Some((busy, then))) = (outcome, self.next()) else { return };
        busy.set(true);
        then(outcome);
        busy.set(false);
    }
}

// What `src/js/feed.js` tells, beside the status that a server refuses with.
const LOST: u16 = 0;
const LATE: u16 = 1;
const LARGE: u16 = 2;
const NO_JSON: u16 = 3;
const JSON: u16 = 4;
const TURN: u16 = 5;

#[expect(clippy::needless_pass_by_value, reason = "a script calls it")]
fn hear(number: u32, what: u16, found: JsValue, address: JsValue) {
    let Some(reading) = find(|reading| reading.number == number) else { return };
    if what == TURN {
        return reading.tell_next();
    }
    reading.set_busy(true);
    reading.take(what, &found, &address);
    reading.set_busy(false);
}

fn error(what: u16, found: &JsValue) -> Error {
    match what {
        LOST => Error::Network,
        LATE => Error::TooSlow,
        LARGE => Error::TooLarge,
        NO_JSON => Error::of_text(&found.as_string().unwrap_or_default()),
        status => Error::Status(status),
    }
}

// A failure is not shared: who comes later tries again.
fn shared(link: &Link) -> Option<Rc<Reading>> {
    find(|reading| reading.link == *link && !matches!(*reading.outcome.borrow(), Some(Err(_))))
}

fn find(is_wanted: impl Fn(&Reading) -> bool) -> Option<Rc<Reading>> {
    READINGS.with_borrow(|readings| {
        readings.iter().filter_map(Weak::upgrade).find(|reading| is_wanted(reading))
    })
}

/// What an outcome is to one element: its limit and its tags are its own.
pub(crate) fn feed_of(outcome: Outcome, selection: &Selection) -> Result<Box<Feed>, Error> {
    let (document, address) = outcome?;
    let feed = Feed::begin(document, &address, selection, platform::resolve)?;
    Ok(Box::new(feed.with_zones(platform::day_in)))
}

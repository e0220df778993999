//! Reads each feed once for all elements of a page that want it.
//!
//! A reading lives as long as somebody holds it: dropping the last hold aborts its request.

use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::document::Parsed;
use super::http::{Deadline, Failure};
use crate::feed::{Error, retry};
use crate::link::Link;
use crate::runtime::{Busy, Task};

/// What a reading ends with: the document and the address that answered, after redirects.
pub(super) type Outcome = Result<(Rc<Parsed>, String), Error>;

type Told = Box<dyn FnOnce(Outcome)>;

/// Who waits for a reading.
type Waiting = (Busy, Told);

/// A feed that is read, or has been, for everyone who holds this.
#[must_use = "dropping the last hold aborts the request"]
pub(super) struct Reading {
    link: Link,
    outcome: RefCell<Option<Outcome>>,
    waiting: RefCell<Vec<Waiting>>,
    request: RefCell<Option<Deadline>>,
    wait: RefCell<Option<Timeout>>,
}

thread_local! {
    static READINGS: RefCell<Vec<Weak<Reading>>> = const { RefCell::new(Vec::new()) };
}

/// Reads a feed for somebody and calls `then` once, later. A fresh reading asks the server whether
/// what the browser has is still true; any other one shares what this page has read already.
pub(super) fn read(
    link: &Link,
    fresh: bool,
    busy: Busy,
    then: impl FnOnce(Outcome) + 'static,
) -> Rc<Reading> {
    let shared = if fresh { None } else { shared(link) };
    let is_new = shared.is_none();
    let reading = shared.unwrap_or_else(|| Rc::new(Reading::new(link.clone())));
    reading.waiting.borrow_mut().push((busy, Box::new(then)));
    if is_new {
        remember(&reading);
    }
    let weak = Rc::downgrade(&reading);
    if is_new {
        start(weak, fresh, 1);
    } else {
        settle(&weak);
    }
    reading
}

impl fmt::Debug for Reading {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Reading").field("link", &self.link).finish_non_exhaustive()
    }
}

impl Reading {
    fn new(link: Link) -> Self {
        let (outcome, waiting, request, wait) = Default::default();
        Self { link, outcome, waiting, request, wait }
    }
}

// Everyone who waits is told, if there is something to tell; each in a task of its own, so that
// one who breaks over it keeps it from nobody.
fn settle(reading: &Weak<Reading>) {
    let Some(reading) = reading.upgrade() else { return };
    let outcome = reading.outcome.borrow().clone();
    let Some(outcome) = outcome else { return };
    for (busy, then) in reading.waiting.take() {
        let outcome = outcome.clone();
        busy.set(false);
        spawn_local(Task::new(move |is_busy| busy.set(is_busy), async { then(outcome) }));
    }
}

// What is done for a reading is done for everyone who waits for it.
fn start(reading: Weak<Reading>, fresh: bool, tries: u32) {
    let of = Weak::clone(&reading);
    let set_busy = move |is_busy| {
        let Some(reading) = of.upgrade() else { return };
        reading.waiting.borrow().iter().for_each(|(busy, _)| busy.set(is_busy));
    };
    spawn_local(Task::new(set_busy, request(reading, fresh, tries)));
}

// No hold is kept while waiting, so that a reading nobody wants any more ends.
async fn request(reading: Weak<Reading>, fresh: bool, tries: u32) {
    let Some(now) = reading.upgrade() else { return };
    let Ok(deadline) = Deadline::for_feed(fresh) else { return };
    let (ticket, link) = (deadline.ticket(), now.link.clone());
    now.request.replace(Some(deadline));
    drop(now);
    let answer = ticket.feed(&link).await;
    let Some(now) = reading.upgrade() else { return };
    let wait_ms = answer.as_ref().err().and_then(|Failure { error, retry_after_seconds }| {
        retry::delay_ms(error, tries, *retry_after_seconds, js_sys::Math::random())
    });
    now.request.take().into_iter().for_each(Deadline::finish);
    if let Some(wait_ms) = wait_ms {
        let again = move || start(reading, fresh, tries + 1);
        now.wait.replace(Some(Timeout::new(wait_ms, again)));
        return;
    }
    let outcome = answer.map(|(document, address)| (Rc::new(document), address));
    now.outcome.replace(Some(outcome.map_err(|failure| failure.error)));
    drop(now);
    settle(&reading);
}

fn shared(link: &Link) -> Option<Rc<Reading>> {
    READINGS.with_borrow(|readings| {
        let mut held = readings.iter().filter_map(Weak::upgrade);
        // A failure is not shared: who comes later tries again.
        held.find(|reading| {
            let failed = matches!(*reading.outcome.borrow(), Some(Err(_)));
            reading.link == *link && !failed
        })
    })
}

fn remember(reading: &Rc<Reading>) {
    READINGS.with_borrow_mut(|readings| {
        readings.retain(|reading| reading.strong_count() > 0);
        readings.insert(0, Rc::downgrade(reading));
    });
}

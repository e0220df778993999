//! The day that a moment falls on where its publisher lives.
//!
//! Some generators write midnight of their own zone in UTC: `2021-12-06T16:00:00Z` is the 7th in
//! Beijing. Nothing in the date says so, therefore the feed or the page must.

use std::cell::{Cell, RefCell};

use super::date::Date;

/// The day (`2021-12-07`) in a zone at a moment that is written in UTC, be it as RFC 3339 or as RFC 822
/// has it. A zone has a name of the IANA database, or is an offset, as in `+08:00`.
pub type DayIn = fn(zone: &str, moment: &str) -> Option<String>;

/// The zones in which days are told.
#[derive(Debug)]
pub(super) struct Zones {
    /// What the page says, which outweighs the feed.
    pub(super) page: RefCell<Option<String>>,
    /// What the feed says.
    pub(super) feed: RefCell<Option<String>>,
    /// The platform's knowledge of zones.
    pub(super) day_in: Cell<DayIn>,
}

impl Zones {
    /// What is said of zones, on a platform that knows none.
    pub(super) fn new(feed: Option<&str>, page: Option<&String>) -> Self {
        let feed = feed.map(ToOwned::to_owned).into();
        Self { page: page.cloned().into(), feed, day_in: Cell::new(|_, _| None) }
    }

    /// Whether somebody says where days are told.
    pub(super) fn are_said(&self) -> bool {
        self.page.borrow().is_some() || self.feed.borrow().is_some()
    }

    /// The date with its day in the zone. A date that has a place of its own stays as it is. In the shell
    /// this is a part of the module, which comes after the start.
    #[inline(never)]
    pub(super) fn place(&self, mut date: Date) -> Date {
        let day = |zone: &RefCell<Option<String>>| self.day(zone.borrow().as_ref()?, &date.written);
        let day = if date.is_in_utc() { day(&self.page).or_else(|| day(&self.feed)) } else { None };
        if let Some(Date { year, month, day, .. }) = day.and_then(|day| Date::plain(&day)) {
            (date.year, date.month, date.day) = (year, month, day);
        }
        date
    }

    /// Whether the zone of the feed is one.
    pub(super) fn knows_feed(&self) -> bool {
        let knows = |zone: &String| self.day(zone, "2000-01-01T00:00:00Z").is_some();
        self.feed.borrow().as_ref().is_none_or(knows)
    }

    fn day(&self, zone: &str, moment: &str) -> Option<String> {
        self.day_in.get()(zone, moment)
    }
}

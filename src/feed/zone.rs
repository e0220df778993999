//! The day that a moment falls on where its publisher lives.
//!
//! Some generators write midnight of their own zone in UTC: `2021-12-06T16:00:00Z` is the 7th in
//! Beijing. Nothing in the date says so, therefore the feed or the page must.

use super::date::{Date, Day, next, previous};

/// The day in a zone of the IANA database, as in `Asia/Shanghai`, at a moment written as RFC 3339
/// has it in UTC; `None` if there is no such zone.
pub type DayIn = fn(zone: &str, moment: &str) -> Option<Day>;

/// The zones in which days are told.
#[derive(Clone, Debug)]
pub(super) struct Zones {
    /// What the page says, which outweighs the feed.
    pub(super) page: Option<String>,
    /// What the feed says.
    pub(super) feed: Option<String>,
    /// The platform's knowledge of zones.
    pub(super) day_in: DayIn,
}

impl Zones {
    /// The feed's, on a platform that knows offsets alone.
    pub(super) fn new(feed: Option<&str>, page: Option<&String>) -> Self {
        let feed = feed.map(ToOwned::to_owned);
        Self { page: page.cloned(), feed, day_in: |_, _| None }
    }

    /// The date with its day in the zone. A date that has a place of its own stays as it is.
    pub(super) fn place(&self, date: Date) -> Date {
        let zones = [&self.page, &self.feed].into_iter().flatten();
        let mut days = zones.filter_map(|zone| day(&date, zone, self.day_in));
        match days.next() {
            Some((year, month, day)) => Date { year, month, day, ..date },
            None => date,
        }
    }

    /// Whether the zone of the feed is one.
    pub(super) fn knows_feed(&self) -> bool {
        let knows =
            |zone: &String| offset(zone).is_some() || (self.day_in)(zone, A_MOMENT).is_some();
        self.feed.as_ref().is_none_or(knows)
    }
}

const A_MOMENT: &str = "2000-01-01T00:00:00Z";

fn day(date: &Date, zone: &str, day_in: DayIn) -> Option<Day> {
    let minute = date.minute_in_utc()?;
    let written = (date.year, date.month, date.day);
    let Some(offset) = offset(zone) else {
        return day_in(zone, &date.moment(minute));
    };
    Some(match minute + offset {
        ..0 => previous(written),
        1440.. => next(written),
        _ => written,
    })
}

/// Minutes east of Greenwich, as in `+08:00` or `-0330`.
fn offset(zone: &str) -> Option<i16> {
    let (sign, digits) = match zone.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, zone.strip_prefix(['-', '−'])?),
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    let number: i16 = digits.parse().ok().filter(|number| *number >= 0)?;
    let (hours, minutes) = match digits.len() {
        1 | 2 => (number, 0),
        4 => (number / 100, number % 100),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn day(written: &str, zone: &str) -> String {
        let zones = Zones::new(Some(zone), None);
        zones.place(Date::new(written).unwrap()).iso()
    }

    #[test]
    fn a_moment_in_utc_has_the_day_of_the_zone() {
        assert_eq!(day("2021-12-06T16:00:00.000Z", "+08:00"), "2021-12-07");
        assert_eq!(day("2021-12-06T15:59:59Z", "+0800"), "2021-12-06");
        assert_eq!(day("2021-12-31T23:00:00+00:00", "+1"), "2022-01-01");
        assert_eq!(day("2024-03-01T02:00Z", "-03:30"), "2024-02-29");
        assert_eq!(day("Mon, 06 Dec 2021 16:00:00 +0000", "+08"), "2021-12-07");
        assert_eq!(day("Fri, 31 Dec 2021 16:00:00 GMT", "+08"), "2022-01-01");
    }

    #[test]
    fn a_date_that_is_no_moment_in_utc_stays_as_it_is_written() {
        for written in [
            "2021-12-06",
            "2021-12-06T23:00:00",
            "2021-12-06T23:00:00+01:00",
            "2021-12-06T23:00:00-00:30",
            "2021-12-06T99:00:00Z",
            "Mon, 06 Dec 2021 16:00:00 -0700",
            "6 Dec 2021",
        ] {
            assert_eq!(day(written, "+14:00"), "2021-12-06", "{written}");
        }
    }

    #[test]
    fn what_is_no_zone_changes_nothing() {
        for zone in ["", "8", "+", "+15:00", "+08:60", "+1:00:00", "+-1", "Asia/Shanghai", "+eight"]
        {
            assert_eq!(day("2021-12-06T16:00:00Z", zone), "2021-12-06", "{zone}");
            assert!(!Zones::new(Some(zone), None).knows_feed(), "{zone}");
        }
        assert!(Zones::new(None, None).knows_feed());
    }

    #[test]
    fn the_page_outweighs_the_feed_unless_it_makes_no_sense() {
        let day = |page: &str, feed| {
            let zones = Zones::new(Some(feed), Some(&page.to_owned()));
            zones.place(Date::new("2021-12-06T20:00:00Z").unwrap()).iso()
        };
        assert_eq!(day("+00:00", "+08:00"), "2021-12-06");
        assert_eq!(day("nowhere", "+08:00"), "2021-12-07");
    }

    #[test]
    fn the_platform_is_asked_for_zones_with_a_name() {
        let mut zones = Zones::new(Some("Asia/Shanghai"), None);
        zones.day_in = |zone, moment| {
            assert_eq!((zone, moment), ("Asia/Shanghai", "2021-12-06T16:05:00Z"));
            Some((2021, 12, 7))
        };
        let date = zones.place(Date::new("2021-12-06T16:05:30Z").unwrap());
        assert_eq!(date.iso(), "2021-12-07");
        assert_eq!(date.machine, "2021-12-06T16:05:30Z");
    }
}

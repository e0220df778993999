//! The zone of a publisher's days, for dates that have no place of their own.
//!
//! Some generators write the publisher's midnight in UTC: `2021-12-06T16:00:00Z` is the 7th in
//! Beijing. Pages write a day and no zone at all.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

/// A zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// A zone by its name in the IANA database, or by its offset, as in `+08:00`; an error says what it
    /// should be.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let zone = if text.starts_with(['+', '-', '−']) { offset(text) } else { named(text) };
        zone.map(Self).ok_or_else(|| {
            format!("“{text}” is no time zone: write a name as in Asia/Shanghai, or an offset as in +08:00")
        })
    }

    /// A moment in UTC as the clocks there have it, and the minutes that they are ahead.
    pub(super) fn place(&self, moment: DateTime) -> Option<(DateTime, Option<i32>)> {
        let moment = moment.to_zoned(TimeZone::UTC).ok()?.with_time_zone(self.0.clone());
        Some((moment.datetime(), Some(moment.offset().seconds() / 60)))
    }

    /// What the clocks there have, and the minutes that they are then ahead.
    pub(super) fn offset_of(&self, local: DateTime) -> Option<(DateTime, Option<i32>)> {
        let moment = self.0.to_zoned(local).ok()?;
        Some((moment.datetime(), Some(moment.offset().seconds() / 60)))
    }
}

fn named(text: &str) -> Option<TimeZone> {
    TimeZone::get(text).ok()
}

fn offset(text: &str) -> Option<TimeZone> {
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let number = |part: &str, most: i32| {
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i32>().ok().filter(|number| digits && *number <= most)
    };
    let ahead = number(hours, 14)? * 3_600 + number(minutes, 59)? * 60;
    let seconds = if text.starts_with('-') { -ahead } else { ahead };
    Some(TimeZone::fixed(Offset::from_seconds(seconds).ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::date::rfc_3339_in;
    use super::*;

    #[track_caller]
    fn assert_places(zone: &str, table: &[(&str, &str)]) {
        let zone = Zone::read(zone).unwrap();
        for (date, expected) in table {
            assert_eq!(rfc_3339_in(date, Some(&zone)).as_deref(), Some(*expected), "{date}");
        }
    }

    #[test]
    fn dates_without_a_place_get_the_publishers() {
        let table = [
            ("2021-12-06T16:00:00Z", "2021-12-07T00:00:00+08:00"),
            ("Mon, 06 Dec 2021 16:00:00 +0000", "2021-12-07T00:00:00+08:00"),
            ("Mon, 06 Dec 2021 16:00:00 GMT", "2021-12-07T00:00:00+08:00"),
            ("2021-12-07", "2021-12-07T00:00:00+08:00"),
            ("2021-12-07 09:30", "2021-12-07T09:30:00+08:00"),
            ("2021-12-07T00:00:00Z", "2021-12-07T08:00:00+08:00"),
            ("2021-12-07T00:30:00-05:00", "2021-12-07T00:30:00-05:00"),
        ];
        assert_places("Asia/Shanghai", &table);
        assert_places("+08:00", &table);
    }

    #[test]
    fn summer_is_known() {
        let table = [
            ("2021-12-07", "2021-12-07T00:00:00-05:00"),
            ("2021-07-01T03:00:00Z", "2021-06-30T23:00:00-04:00"),
            ("2021-03-14 02:30", "2021-03-14T03:30:00-04:00"),
        ];
        assert_places("America/New_York", &table);
        assert_places("-03:30", &[("2021-12-07", "2021-12-07T00:00:00-03:30")]);
    }

    #[test]
    fn what_is_no_zone_is_told() {
        for text in ["", "Shanghai", "8", "+8", "+25:00", "+08:60", "+08", "−08:00", "EST5"] {
            assert!(Zone::read(text).unwrap_err().contains("no time zone"), "{text}");
        }
    }
}

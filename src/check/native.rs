//! Addresses and days where there is no browser to ask.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::Platform;

impl Platform {
    /// The machine's own: addresses as browsers resolve them, zones of the IANA database.
    pub const NATIVE: Self = Self { resolve, day_in };
}

/// `new URL(text, base).href` of a browser.
pub fn resolve(text: &str, base: &str) -> Option<String> {
    Some(url::Url::parse(base).ok()?.join(text).ok()?.into())
}

/// The day in a zone at a moment in UTC, as a browser knows it.
pub fn day_in(zone: &str, moment: &str) -> Option<String> {
    let rfc_822 = || jiff::fmt::rfc2822::parse(moment).ok().map(|moment| moment.timestamp());
    let moment = moment.parse::<Timestamp>().ok().or_else(rfc_822)?;
    let zone = offset(zone).or_else(|| TimeZone::get(zone).ok())?;
    Some(moment.to_zoned(zone).date().to_string())
}

// As in `+08:00`, `+0800` or `+8`.
fn offset(text: &str) -> Option<TimeZone> {
    let digits = text.strip_prefix(['+', '-'])?.replacen(':', "", 1);
    let (hours, minutes) = digits.split_at_checked(if digits.len() % 2 == 0 { 2 } else { 1 })?;
    let number = |digits: &str| {
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i32>())
    };
    let hours = number(hours)?.ok().filter(|hours| *hours <= 14)?;
    let minutes = if minutes.is_empty() { 0 } else { number(minutes)?.ok()? };
    let seconds = (hours * 60 + minutes) * 60;
    let is_offset = digits.len() <= 4 && minutes < 60;
    let offset = Offset::from_seconds(if text.starts_with('-') { -seconds } else { seconds });
    offset.ok().filter(|_| is_offset).map(TimeZone::fixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_known_by_name_or_offset() {
        let day = |zone, moment| day_in(zone, moment).unwrap_or_default();
        for zone in ["Asia/Shanghai", "+08:00", "+0800", "+08", "+8"] {
            assert_eq!(day(zone, "2021-12-06T16:00:00Z"), "2021-12-07", "{zone}");
            assert_eq!(day(zone, "2021-12-06T15:59Z"), "2021-12-06", "{zone}");
            assert_eq!(day(zone, "Mon, 06 Dec 2021 16:00:00 +0000"), "2021-12-07", "{zone}");
        }
        assert_eq!(day("America/New_York", "2021-07-07T03:59:00.5Z"), "2021-07-06");
        assert_eq!(day("-03:30", "2024-03-01T03:00:00+00:00"), "2024-02-29");
        for zone in ["Moon/Tycho", "", "8", "+", "+15", "+08:60", "+1:00:00", "+-1", "+123456"] {
            assert_eq!(day(zone, "2021-12-06T16:00:00Z"), "", "{zone}");
        }
        assert_eq!(day("+08:00", "2021-12-06T99:00:00Z"), "");
    }

    #[test]
    fn addresses_are_resolved_as_in_a_browser() {
        assert_eq!(resolve("a", "https://b.example/c/d").unwrap(), "https://b.example/c/a");
        assert_eq!(resolve("a", "no address"), None);
    }
}

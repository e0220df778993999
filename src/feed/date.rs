//! The day on which something was published, as its publisher's calendar has it.
//!
//! RFC 3339 first, then the lenient forms that real feeds carry: a date alone, a time without
//! seconds or zone, RFC 822, and a number of seconds or milliseconds since 1970. The reader's zone
//! is never applied: midnight in Beijing is not the day before for a reader in Paris.

use serde::{Serialize, Serializer};

use super::value::Value;

/// A calendar day, with the text that it was read from, as which it is serialised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The text as the feed has it.
    pub written: String,
    /// The text as `<time datetime>` takes it (WHATWG HTML, "valid date string with optional time").
    pub machine: String,
}

impl Date {
    /// Reads a date; `None` if it is none, or a day that no calendar has.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let ((year, month, day), for_machines) = match year_first(text) {
            Some(day) => (day, text.bytes().all(is_for_machines)),
            None => (day_first(text)?, false),
        };
        let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        let machine = if for_machines { text.to_owned() } else { iso(year, month, day) };
        exists.then(|| Self { year, month, day, written: text.to_owned(), machine })
    }

    /// Reads the value of a member: a text, or the number of a moment.
    pub fn read(value: &Value) -> Option<Self> {
        let of_number = |number| Self::new(&moment(number)?);
        match value {
            Value::Text(text) => Self::new(text).or_else(|| of_number(whole(text.trim())?)),
            Value::Number(number) => of_number(*number),
            Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => None,
        }
    }

    /// The minute of the day, if the date is a moment that is written in UTC.
    pub(super) fn minute_in_utc(&self) -> Option<i16> {
        let written = self.written.as_str();
        let day = written.get(..10).filter(|_| year_first(written).is_some());
        let clock = match day {
            Some(day) => written.strip_prefix(day)?.get(1..)?,
            None => written
                .split_once(':')
                .and_then(|(before, _)| written.get(before.len().checked_sub(2)?..))?,
        };
        let hour = digits(clock.get(..2)?, 2).filter(|hour| *hour < 24)?;
        let minute = digits(clock.get(3..5)?, 2).filter(|minute| *minute < 60)?;
        let rest =
            clock.get(5..)?.trim_start_matches(|c: char| c.is_ascii_digit() || ":. ".contains(c));
        let is_utc =
            ["Z", "z", "+00:00", "-00:00", "+0000", "-0000", "GMT", "UT", "UTC"].contains(&rest);
        let minute = i16::try_from(hour * 60 + minute).ok();
        minute.filter(|_| is_utc)
    }

    /// The same, if it is a full or a half hour, as midnights of other zones are.
    pub(super) fn full_half_hour_in_utc(&self) -> Option<i16> {
        let has_seconds = self.written.match_indices(':').nth(1).is_some_and(|(at, _)| {
            let seconds = self.written.get(at + 1..at + 3);
            seconds.is_some_and(|seconds| seconds != "00" && digits(seconds, 2).is_some())
        });
        self.minute_in_utc().filter(|minute| minute % 30 == 0 && !has_seconds)
    }

    /// The moment at a minute of the day in UTC, as RFC 3339 has it.
    pub(super) fn moment(&self, minute: i16) -> String {
        let minute = u16::try_from(minute).unwrap_or_default();
        [&self.iso(), "T", &two_digits(minute / 60), ":", &two_digits(minute % 60), ":00Z"].concat()
    }

    /// The day alone, as in `2021-12-07`.
    pub fn iso(&self) -> String {
        iso(self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(serializer)
    }
}

/// Year, month and day of the month.
pub type Day = (u16, u8, u8);

// "2021-12-07", alone or before a time.
fn year_first(text: &str) -> Option<Day> {
    let date = text.get(..10)?;
    let mut parts = date.split('-');
    let day = (digits(parts.next()?, 4)?, two(parts.next()?)?, two(parts.next()?)?);
    let rest = text.get(10..)?;
    (rest.is_empty() || rest.starts_with(['T', 't', ' '])).then_some(day)
}

// What a valid date and time of HTML is written with.
const fn is_for_machines(byte: u8) -> bool {
    matches!(byte, b'0'..=b':' | b'+' | b'-' | b'.' | b' ' | b'T' | b'Z')
}

// RFC 822 section 5: "Fri, 31 May 2019 12:17:58 -0700", the weekday optional.
fn day_first(text: &str) -> Option<Day> {
    let mut words = text.split_once(',').map_or(text, |(_, rest)| rest).split_ascii_whitespace();
    let day = words.next()?;
    let day = digits(day, day.len().min(2))?.try_into().ok()?;
    let name = words.next()?.get(..3)?;
    let month = (1..).zip(MONTHS).find(|(_, month)| month.eq_ignore_ascii_case(name))?.0;
    Some((digits(words.next()?, 4)?, month, day))
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn digits(text: &str, count: usize) -> Option<u16> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn two(text: &str) -> Option<u8> {
    digits(text, 2)?.try_into().ok()
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day after.
pub(super) const fn next((year, month, day): Day) -> Day {
    if day < days_in(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

/// The day before.
pub(super) const fn previous((year, month, day): Day) -> Day {
    if day > 1 {
        (year, month, day - 1)
    } else if month > 1 {
        (year, month - 1, days_in(year, month - 1))
    } else {
        (year.saturating_sub(1), 12, 31)
    }
}

fn iso(year: u16, month: u8, day: u8) -> String {
    let [century, year] = [year / 100, year % 100].map(two_digits);
    [&*century, &*year, "-", &*two_digits(month.into()), "-", &*two_digits(day.into())].concat()
}

fn two_digits(number: u16) -> String {
    [number / 10, number].map(digit).iter().collect()
}

fn digit(number: u16) -> char {
    char::from_digit(u32::from(number % 10), 10).unwrap_or('0')
}

// A number of digits alone, as a text.
fn whole(text: &str) -> Option<f64> {
    let add = |sum: f64, c: char| Some(sum.mul_add(10.0, c.to_digit(10)?.into()));
    text.chars().try_fold(0.0, add)
}

/// The moment so many seconds or milliseconds after 1970, if it is of 1990 to 2099.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::as_conversions,
    reason = "the range is checked"
)]
fn moment(number: f64) -> Option<String> {
    // No number is plausible as both.
    let seconds = if number < 1e11 { number } else { number / 1e3 };
    if !(631_152_000.0..4_102_444_800.0).contains(&seconds) {
        return None;
    }
    let minutes = (seconds / 60.0) as u32;
    let (mut days, minute) = (minutes / 1440 - 7305, minutes % 1440);
    let mut day = (1990, 1, 1);
    let year_days = |year: u16| if days_in(year, 2) == 29 { 366 } else { 365 };
    while days >= year_days(day.0) {
        days -= year_days(day.0);
        day.0 += 1;
    }
    for _ in 0..days {
        day = next(day);
    }
    let (year, month, day) = day;
    let [hour, minute] = [minute / 60, minute % 60].map(|part| two_digits(part as u16));
    Some([&iso(year, month, day), "T", &hour, ":", &minute, ":00Z"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn day(text: &str) -> Option<Day> {
        Date::new(text).map(|date| (date.year, date.month, date.day))
    }

    #[test]
    fn the_day_is_the_publishers_own() {
        assert_eq!(day("2021-12-07T00:00:00+08:00"), Some((2021, 12, 7)));
        assert_eq!(day("2021-12-07T23:59:60.5Z"), Some((2021, 12, 7)));
    }

    #[test]
    fn lenient_forms_are_read() {
        assert_eq!(day("2017-06-20"), Some((2017, 6, 20)));
        assert_eq!(day("2018-01-06T08:00"), Some((2018, 1, 6)));
        assert_eq!(day("2018-01-06 08:00:00"), Some((2018, 1, 6)));
        assert_eq!(day("Fri, 31 May 2019 12:17:58 -0700"), Some((2019, 5, 31)));
        assert_eq!(day("1 june 2019"), Some((2019, 6, 1)));
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for text in ["", "yesterday", "2021-02-29", "2021-13-01", "2021-00-10", "20211207", "NaN"] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(day("2024-02-29"), Some((2024, 2, 29)));
        assert_eq!(day("1900-02-29"), None);
        assert_eq!(day("2021-12-071"), None);
    }

    #[test]
    fn a_number_is_seconds_or_milliseconds_since_1970() {
        let read = |number| Date::read(&Value::Number(number)).map(|date| date.written);
        assert_eq!(read(1_638_835_200.0).as_deref(), Some("2021-12-07T00:00:00Z"));
        assert_eq!(read(1_638_835_199_999.0).as_deref(), Some("2021-12-06T23:59:00Z"));
        assert_eq!(read(631_152_000.0).as_deref(), Some("1990-01-01T00:00:00Z"));
        assert_eq!(read(951_782_400.5).as_deref(), Some("2000-02-29T00:00:00Z"));
        assert_eq!(read(4_102_444_799.0).as_deref(), Some("2099-12-31T23:59:00Z"));
        for number in
            [0.0, -1.0, 20_211_207.0, 631_151_999.0, 4_102_444_800.0, 1e11, 1e20, f64::NAN]
        {
            assert_eq!(read(number), None, "{number}");
        }
        let text = Date::read(&Value::Text(" 1638835200000 ".to_owned()));
        assert_eq!(text.map(|date| date.iso()).as_deref(), Some("2021-12-07"));
    }

    #[test]
    fn a_day_has_neighbours() {
        for (day, after) in [
            ((2024, 2, 28), (2024, 2, 29)),
            ((2023, 2, 28), (2023, 3, 1)),
            ((2021, 12, 31), (2022, 1, 1)),
            ((2021, 4, 30), (2021, 5, 1)),
        ] {
            assert_eq!((next(day), previous(after)), (after, day));
        }
    }

    #[test]
    fn the_machine_form_is_as_written_where_html_allows() {
        let machine = |text| Date::new(text).map(|date| date.machine);
        let written = "2021-12-07T00:00:00+08:00";
        assert_eq!(machine(written).as_deref(), Some(written));
        assert_eq!(machine("2021-12-07 at noon").as_deref(), Some("2021-12-07"));
        assert_eq!(machine("2021-12-07t08:00z").as_deref(), Some("2021-12-07"));
        assert_eq!(machine("Sat, 1 Jun 2019 12:17:58 -0700").as_deref(), Some("2019-06-01"));
    }
}

//! The day on which something was published, as its publisher's calendar has it.
//!
//! RFC 3339 first, then the lenient forms that real feeds carry: a date alone, a time without
//! seconds or zone, RFC 822, and a number of seconds or milliseconds since 1970. The reader's zone
//! is never applied: midnight in Beijing is not the day before for a reader in Paris.

use serde::{Serialize, Serializer};

use super::value::Value;
use crate::scan::{SPACE, Scanner, has, is_all, listed};

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
        Self::plain(text).or_else(|| Self::lenient(text))
    }

    /// Reads a date as most feeds have it, and as it is valid for HTML.
    pub(super) fn plain(text: &str) -> Option<Self> {
        let text = text.trim();
        let (year, month, day) = year_first(text).filter(|day| exists(*day))?;
        let written = || text.to_owned();
        let date = || Self { year, month, day, written: written(), machine: written() };
        is_all(text, FOR_MACHINES).then(date)
    }

    fn lenient(text: &str) -> Option<Self> {
        let text = text.trim();
        let (year, month, day) = Self::day(text)?;
        let mut date = Self { year, month, day, written: text.to_owned(), machine: String::new() };
        date.machine = date.iso();
        Some(date)
    }

    /// Reads the value of a member: a text, or the number of a moment. In the shell this is a part of
    /// the module, which comes after the start.
    #[inline(never)]
    pub fn read(value: &Value) -> Option<Self> {
        let of_number = |number| Self::new(&moment(number)?);
        match value {
            Value::Text(text) => Self::new(text).or_else(|| of_number(whole(text.trim())?)),
            Value::Number(number) => of_number(*number),
            Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => None,
        }
    }

    /// Whether this is a moment that is written in UTC.
    pub(super) fn is_in_utc(&self) -> bool {
        let mut ends = Scanner::new("Z z +00:00 -00:00 +0000 -0000 GMT UT UTC");
        while !ends.is_over() {
            if self.written.ends_with(ends.part(" ")) {
                return has(&self.written, ":");
            }
        }
        false
    }

    /// The day that a text begins with or is, if any calendar has it.
    pub(super) fn day(text: &str) -> Option<Day> {
        year_first(text).or_else(|| day_first(text)).filter(|day| exists(*day))
    }

    /// The day alone, as in `2021-12-07`.
    pub fn iso(&self) -> String {
        let [century, year] = [self.year / 100, self.year % 100];
        write(&[("", century), ("", year), ("-", self.month.into()), ("-", self.day.into())])
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(serializer)
    }
}

/// Year, month and day of the month.
pub type Day = (u16, u8, u8);

// Whether any calendar has it.
fn exists((year, month, day): Day) -> bool {
    (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
}

// "2021-12-07", alone or before a time.
fn year_first(text: &str) -> Option<Day> {
    let mut rest = Scanner::new(text);
    Some((digits(rest.part("-"), 4)?, two(rest.part("-"))?, two(rest.before("Tt "))?))
}

// What a valid date and time of HTML is written with.
const FOR_MACHINES: &str = "0123456789:+-. TZ";

// RFC 822 section 5: "Fri, 31 May 2019 12:17:58 -0700", the weekday optional.
fn day_first(text: &str) -> Option<Day> {
    let mut rest = Scanner::new(text);
    if has(text, ",") {
        rest.part(",");
    }
    let day = word(&mut rest);
    let day = digits(day, day.len().min(2))?.try_into().ok()?;
    let month = listed(MONTHS, word(&mut rest).get(..3)?)?;
    Some((digits(word(&mut rest), 4)?, u8::try_from(month + 1).ok()?, day))
}

fn word<'a>(rest: &mut Scanner<'a>) -> &'a str {
    rest.pass(SPACE);
    rest.before(SPACE)
}

const MONTHS: &str = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";

fn digits(text: &str, count: usize) -> Option<u16> {
    let add = |sum, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0'));
    // Four at most: there is no larger number.
    (text.len() == count).then(|| text.bytes().try_fold(0, add))?
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

// Numbers of two digits, each after its separator.
fn write(parts: &[(&str, u16)]) -> String {
    let mut written = String::new();
    for (separator, number) in parts {
        written.push_str(separator);
        for digit in [number / 10, number % 10] {
            written.extend(char::from_digit(digit.into(), 10));
        }
    }
    written
}

// A number of digits alone, as a text.
fn whole(text: &str) -> Option<f64> {
    let add = |sum, byte: u8| byte.is_ascii_digit().then(|| sum * 10.0 + f64::from(byte - b'0'));
    text.bytes().try_fold(0.0, add)
}

// The moment so many seconds or milliseconds after 1970, if it is of 1990 to 2099. The civil calendar
// is counted from the first of March, so that a leap day is the last of its year.
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
    let seconds = seconds as u32;
    // Days since March 1, 1968: until 2100 each fourth year is a leap year.
    let days = seconds / 86_400 + 671;
    let (cycle, day) = (days / 1_461, days % 1_461);
    let year = (day - day / 1_460) / 365;
    let day = day - year * 365;
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let year = cycle * 4 + year + 1968 + u32::from(month > 9);
    let month = if month > 9 { month - 9 } else { month + 3 };
    let [hour, minute] = [seconds / 3_600 % 24, seconds / 60 % 60];
    let parts = [
        ("", year / 100),
        ("", year % 100),
        ("-", month),
        ("-", day),
        ("T", hour),
        (":", minute),
        (":", seconds % 60),
    ];
    Some(write(&parts.map(|(separator, number)| (separator, number as u16))) + "Z")
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
        assert_eq!(read(1_638_835_199_999.0).as_deref(), Some("2021-12-06T23:59:59Z"));
        assert_eq!(read(631_152_000.0).as_deref(), Some("1990-01-01T00:00:00Z"));
        assert_eq!(read(951_782_400.5).as_deref(), Some("2000-02-29T00:00:00Z"));
        assert_eq!(read(4_102_444_799.0).as_deref(), Some("2099-12-31T23:59:59Z"));
        for number in
            [0.0, -1.0, 20_211_207.0, 631_151_999.0, 4_102_444_800.0, 1e11, 1e20, f64::NAN]
        {
            assert_eq!(read(number), None, "{number}");
        }
        let text = Date::read(&Value::Text(" 1638835200000 ".to_owned()));
        assert_eq!(text.map(|date| date.iso()).as_deref(), Some("2021-12-07"));
    }

    #[test]
    fn each_day_of_a_century_is_the_one_after_the_day_before() {
        let read = |day: u32| Date::read(&Value::Number(f64::from(day) * 86_400.0));
        let (mut last, mut days) = (read(7_305).unwrap(), 0);
        assert_eq!(last.iso(), "1990-01-01");
        for day in 7_306..47_482 {
            let date = read(day).unwrap();
            let is_next = match (date.month, date.day) {
                (1, 1) => (last.month, last.day, last.year + 1) == (12, 31, date.year),
                (month, 1) => (last.month + 1, last.day) == (month, days_in(date.year, month - 1)),
                (_, day) => (last.month, last.day + 1) == (date.month, day),
            };
            assert!(is_next, "{} after {}", date.iso(), last.iso());
            (last, days) = (date, days + 1);
        }
        assert_eq!((last.iso().as_str(), days), ("2099-12-31", 40_176));
    }

    #[test]
    fn a_moment_in_utc_is_known_by_its_end() {
        let is_in_utc = |text| Date::new(text).unwrap().is_in_utc();
        for text in ["2021-12-06T16:00Z", "2021-12-06 16:00:00.0+00:00", "6 Dec 2021 16:00:00 GMT"]
        {
            assert!(is_in_utc(text), "{text}");
        }
        for text in ["2021-12-06", "2021-12-06T16:00", "2021-12-06T16:00+01:00", "6 Dec 2021"] {
            assert!(!is_in_utc(text), "{text}");
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

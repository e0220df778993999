//! The day on which something was published, as its publisher's calendar has it.
//!
//! RFC 3339 first, then the lenient forms that real feeds carry: a date alone, a time without
//! seconds or zone, and RFC 822. The zone is never applied: midnight in Beijing is not the day
//! before for a reader in Paris.

use serde::{Serialize, Serializer};

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

type Day = (u16, u8, u8);

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

fn iso(year: u16, month: u8, day: u8) -> String {
    let digit = |number: u16| char::from_digit(u32::from(number % 10), 10).unwrap_or('0');
    let (month, day) = (u16::from(month), u16::from(day));
    let year = [year / 1000, year / 100, year / 10, year].map(digit);
    let rest = ['-', digit(month / 10), digit(month), '-', digit(day / 10), digit(day)];
    year.into_iter().chain(rest).collect()
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
    fn the_machine_form_is_as_written_where_html_allows() {
        let machine = |text| Date::new(text).map(|date| date.machine);
        let written = "2021-12-07T00:00:00+08:00";
        assert_eq!(machine(written).as_deref(), Some(written));
        assert_eq!(machine("2021-12-07 at noon").as_deref(), Some("2021-12-07"));
        assert_eq!(machine("2021-12-07t08:00z").as_deref(), Some("2021-12-07"));
        assert_eq!(machine("Sat, 1 Jun 2019 12:17:58 -0700").as_deref(), Some("2019-06-01"));
    }
}

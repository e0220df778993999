//! Dates of all kinds as RFC 3339, on the publisher's day and with its offset.
//!
//! RSS has the dates of RFC 822, Atom and RDF those of RFC 3339 and W3C-DTF; people and programs
//! write many others. A zone that is not said, or that nobody knows, changes no day.

use std::fmt::Write;

use jiff::civil::{Date, DateTime, Time};

use super::zone::Zone;

/// A date as JSON Feed has it; `None` where no day can be read, or a day that no calendar has.
pub fn rfc_3339(text: &str) -> Option<String> {
    rfc_3339_in(text, None)
}

/// The same on the day that it is in a zone, unless the date has a place of its own.
pub fn rfc_3339_in(text: &str, publisher: Option<&Zone>) -> Option<String> {
    let text = text.trim();
    let (moment, zone) = year_first(text).or_else(|| in_words(text))?;
    // What stands for no date at all is often written as a year of the first centuries.
    (moment.year() >= FIRST_YEAR).then_some(())?;
    let (moment, zone) = match (publisher, zone) {
        (Some(publisher), None) => publisher.offset_of(moment)?,
        (Some(publisher), Some(0)) => publisher.place(moment)?,
        _ => (moment, zone),
    };
    let mut written = moment.strftime("%Y-%m-%dT%H:%M:%S").to_string();
    match zone {
        None | Some(0) => written.push('Z'),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
            write!(written, "{sign}{hours:02}:{minutes:02}").ok()?;
        }
    }
    Some(written)
}

const FIRST_YEAR: i16 = 1000;

/// A moment of a calendar and the minutes that its zone is ahead of UTC, if that is said.
type Moment = (DateTime, Option<i32>);

// "2021-12-07T08:30:00+08:00", and less of it.
fn year_first(text: &str) -> Option<Moment> {
    let day_end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let (mut day, mut rest) = text.split_at_checked(day_end)?;
    // An offset without a time, as in "2003-12-31-08:00", belongs to the rest.
    if rest.starts_with(':') {
        (day, rest) = text.split_at_checked(10)?;
    }
    let date = iso_day(day)?;
    let rest = rest.trim_start_matches(['T', 't', ' ', ',']);
    let time_end = rest.find(|c: char| !c.is_ascii_digit() && !":.,".contains(c));
    let (time, after) = rest.split_at_checked(time_end.unwrap_or(rest.len()))?;
    moment(date, time, after)
}

fn iso_day(day: &str) -> Option<Date> {
    let number = |text: &str| text.parse::<i8>().ok();
    let (year, rest) = day.split_at_checked(4)?;
    let year = year.parse::<i16>().ok().filter(|year| *year >= FIRST_YEAR)?;
    let parts: Vec<&str> = rest.split('-').skip(usize::from(rest.starts_with('-'))).collect();
    match parts.as_slice() {
        [""] | [] => Date::new(year, 1, 1).ok(),
        [month] if month.len() <= 2 => Date::new(year, number(month)?, 1).ok(),
        [of_year] if of_year.len() == 3 => {
            Date::new(year, 1, 1).ok()?.with().day_of_year(of_year.parse().ok()?).build().ok()
        }
        [both] if both.len() == 4 => {
            let (month, day) = both.split_at_checked(2)?;
            Date::new(year, number(month)?, number(day)?).ok()
        }
        [month, day] => Date::new(year, number(month)?, number(day)?).ok(),
        _ => None,
    }
}

fn moment(date: Date, time: &str, zone: &str) -> Option<Moment> {
    let zone = zone.trim();
    if time.is_empty() {
        return Some((date.to_datetime(Time::midnight()), offset(zone)?));
    }
    let time = time.split(['.', ',']).next().unwrap_or_default();
    let (half, zone) = half_of_day(zone);
    let (hour, minute, second) = clock(time)?;
    let hour = match (half, hour) {
        (Some(Half::Before), 12) => 0,
        (Some(Half::After), 1..=11) => hour + 12,
        _ => hour,
    };
    // Midnight at the end of a day, and leap seconds.
    if (hour, minute, second) == (24, 0, 0) {
        return Some((date.tomorrow().ok()?.to_datetime(Time::midnight()), offset(zone)?));
    }
    let time = Time::new(hour, minute, second.min(59), 0).ok().filter(|_| second <= 60)?;
    Some((date.to_datetime(time), offset(zone)?))
}

enum Half {
    Before,
    After,
}

fn half_of_day(text: &str) -> (Option<Half>, &str) {
    let is = |half: &str| text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(half));
    let rest = text.get(2..).unwrap_or_default().trim_start();
    let ends = rest.len() < text.len().saturating_sub(2) || rest.is_empty();
    match (is("am"), is("pm")) {
        (true, _) if ends => (Some(Half::Before), rest),
        (_, true) if ends => (Some(Half::After), rest),
        _ => (None, text),
    }
}

fn clock(text: &str) -> Option<(i8, i8, i8)> {
    let number = |text: &str| text.parse::<i8>().ok();
    let parts: Vec<&str> = text.split(':').collect();
    match parts.as_slice() {
        [hour, minute] => Some((number(hour)?, number(minute)?, 0)),
        [hour, minute, second] => Some((number(hour)?, number(minute)?, number(second)?)),
        [digits] if digits.len() == 4 || digits.len() == 6 => {
            let pair = |from: usize| digits.get(from..from + 2).and_then(number);
            Some((pair(0)?, pair(2)?, if digits.len() == 6 { pair(4)? } else { 0 }))
        }
        _ => None,
    }
}

/// The minutes that a zone is ahead: a number, a name, or nothing. What looks like a number and is
/// none spoils the date.
#[expect(clippy::option_option, reason = "no zone is not a wrong zone")]
fn offset(text: &str) -> Option<Option<i32>> {
    let text = text.trim().trim_end_matches(')');
    let word = text.split([' ', '(']).next().unwrap_or_default();
    let (name, number) = match word.find(['+', '-']) {
        Some(at) => word.split_at_checked(at)?,
        None => (word, ""),
    };
    if number.is_empty() {
        return Some(named(name));
    }
    let digits = number.get(1..)?.replacen(':', "", 1);
    let hours_end = if digits.len() <= 2 { digits.len() } else { digits.len().checked_sub(2)? };
    let (hours, minutes) = digits.split_at_checked(hours_end)?;
    let hours = hours.parse::<i32>().ok().filter(|hours| *hours <= 14)?;
    let minutes = if minutes.is_empty() { 0 } else { minutes.parse::<i32>().ok()? };
    let ahead = hours * 60 + minutes;
    (digits.len() <= 4 && minutes < 60).then_some(())?;
    Some(Some(if number.starts_with('-') { -ahead } else { ahead }))
}

/// RFC 822, section 5, and what others write. A name that means several zones is the one that
/// feeds mean.
fn named(name: &str) -> Option<i32> {
    let hours = match name.to_ascii_uppercase().as_str() {
        "UT" | "GMT" | "UTC" | "Z" | "WET" => 0.0,
        "EST" | "CDT" => -5.0,
        "EDT" | "AST" => -4.0,
        "CST" | "MDT" => -6.0,
        "MST" | "PDT" => -7.0,
        "PST" | "AKDT" => -8.0,
        "AKST" => -9.0,
        "HST" => -10.0,
        "ADT" => -3.0,
        "NST" => -3.5,
        "NDT" => -2.5,
        "CET" | "BST" | "MET" | "WEST" => 1.0,
        "CEST" | "EET" | "MEST" | "SAST" => 2.0,
        "EEST" | "MSK" => 3.0,
        "IST" => 5.5,
        "WIB" | "ICT" => 7.0,
        "HKT" | "SGT" | "AWST" => 8.0,
        "JST" | "KST" => 9.0,
        "AEST" => 10.0,
        "AEDT" => 11.0,
        "NZST" => 12.0,
        "NZDT" => 13.0,
        _ => return None,
    };
    #[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "small and even")]
    Some((hours * 60.0) as i32)
}

// "Tue, 07 Dec 2021 08:30:00 +0800", in almost any order.
fn in_words(text: &str) -> Option<Moment> {
    let (mut day, mut month, mut year) = (None, None, None);
    let (mut time, mut zone) = (String::new(), Vec::new());
    for word in text.split([' ', ',', '\t', '\n', '\r']).flat_map(parts).filter(|w| !w.is_empty()) {
        if !word.is_ascii() {
            return None;
        }
        if word.contains(':') && time.is_empty() {
            let end = word.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(word.len());
            let (clock, after) = word.split_at_checked(end)?;
            clock.clone_into(&mut time);
            zone.push(after.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()));
        } else if !time.is_empty() && year.is_some() {
            zone.push(word);
        } else if let Some(number) = numbered(word) {
            match (day, year, word.len()) {
                (_, None, 4..) => year = Some(number),
                (None, ..) => day = Some(number),
                (Some(_), None, _) => year = Some(of_century(number)),
                _ => return None,
            }
        } else if let Some(number) = month_named(word) {
            month = month.or(Some(number));
        } else if !time.is_empty() {
            zone.push(word);
        }
    }
    let date = Date::new(year?, month?, i8::try_from(day.unwrap_or(1)).ok()?).ok()?;
    moment(date, &time, &zone.join(" "))
}

// "07-Dec-2021" is three words; "+08:00" and "GMT-5" are one.
fn parts(word: &str) -> Vec<&str> {
    let is_date = word.starts_with(|c: char| c.is_ascii_digit())
        && word.contains(|c: char| c.is_ascii_alphabetic())
        && !word.contains(':');
    if is_date { word.split(['-', '/']).collect() } else { vec![word] }
}

fn numbered(word: &str) -> Option<i16> {
    let digits = word.trim_end_matches(['.', 't', 'h', 's', 'n', 'd', 'r']);
    if digits.len() > 4 { None } else { digits.parse().ok().filter(|number| *number >= 0) }
}

// RFC 2822, section 4.3.
const fn of_century(year: i16) -> i16 {
    match year {
        0..=49 => 2000 + year,
        50..=999 => 1900 + year,
        _ => year,
    }
}

/// A month by its English name, or by the start of it.
pub(super) fn month_named(word: &str) -> Option<i8> {
    let start = word.get(..3)?;
    (1..).zip(MONTHS).find(|(_, month)| month.eq_ignore_ascii_case(start)).map(|(number, _)| number)
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_reads(table: &[(&str, &str)]) {
        for (text, expected) in table {
            assert_eq!(rfc_3339(text).as_deref(), Some(*expected), "{text}");
        }
    }

    #[test]
    fn the_day_and_its_offset_are_the_publishers_own() {
        assert_reads(&[
            ("Tue, 07 Dec 2021 00:30:00 +0800", "2021-12-07T00:30:00+08:00"),
            ("2021-12-07T00:30:00+08:00", "2021-12-07T00:30:00+08:00"),
            ("2021-12-07T00:30:00.123456-03:30", "2021-12-07T00:30:00-03:30"),
            ("Tue, 7 Dec 2021 00:30 EST", "2021-12-07T00:30:00-05:00"),
            ("Tue, 07 Dec 2021 00:30:00 GMT", "2021-12-07T00:30:00Z"),
        ]);
    }

    #[test]
    fn less_than_a_moment_is_read_as_its_beginning() {
        assert_reads(&[
            ("2021-12-07", "2021-12-07T00:00:00Z"),
            ("2021-12", "2021-12-01T00:00:00Z"),
            ("2021", "2021-01-01T00:00:00Z"),
            ("20211207", "2021-12-07T00:00:00Z"),
            ("2021-341", "2021-12-07T00:00:00Z"),
            ("2021-12-07T08:30", "2021-12-07T08:30:00Z"),
            ("2021-12-07 08:30:15.0", "2021-12-07T08:30:15Z"),
            ("7 December 2021", "2021-12-07T00:00:00Z"),
        ]);
    }

    #[test]
    fn what_people_and_programs_write_is_read() {
        assert_reads(&[
            ("Tue Dec  7 08:30:15 PST 2021", "2021-12-07T08:30:15-08:00"),
            ("December 7th, 2021 8:30 pm", "2021-12-07T20:30:00Z"),
            ("Dec 7, 2021 12:05 AM GMT", "2021-12-07T00:05:00Z"),
            ("07-Dec-2021 08:30:15 +01:00", "2021-12-07T08:30:15+01:00"),
            ("7 Dec 21 08:30:15 Z", "2021-12-07T08:30:15Z"),
            ("tue, 07 dec 99 08:30:15 gmt", "1999-12-07T08:30:15Z"),
            ("Tue, 07 Dec 2021 08:30:15 GMT+0900", "2021-12-07T08:30:15+09:00"),
            ("Tue, 07 Dec 2021 08:30:15 +0000 (UTC)", "2021-12-07T08:30:15Z"),
            ("Tue, 07 Dec 2021 24:00:00 +0800", "2021-12-08T00:00:00+08:00"),
            ("2021-12-31T23:59:60Z", "2021-12-31T23:59:59Z"),
            ("Tue, 07 Dec 2021 08:30:15 XYZT", "2021-12-07T08:30:15Z"),
            (" 2021-12-07T083015Z\n", "2021-12-07T08:30:15Z"),
        ]);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "soon",
            "2021-13-01",
            "2021-02-30",
            "31 Feb 2021",
            "Tue, 07 Dec 2021 25:00:00 GMT",
            "Tue, 07 Dec 2021 08:61:00 GMT",
            "2021-12-07T08:30:00+99:00",
            "07/12/2021",
            "12",
            "0000-00-00T00:00:00Z",
            "Dec 2021x07",
            "31 May 0000",
            "７ Dec 2021",
        ] {
            assert_eq!(rfc_3339(text), None, "{text}");
        }
    }
}

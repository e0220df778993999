//! The day that a text names, as people write it: 2021-12-07, 2021年12月7日, December 7, 2021.

use crate::import::date::{month_named, rfc_3339};

/// The first day that is named, with the time where one follows: `2021-12-07 08:30`.
pub(super) fn day(text: &str) -> Option<String> {
    in_numbers(text).or_else(|| in_words(text))
}

fn in_numbers(text: &str) -> Option<String> {
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        if character.is_ascii_digit() && !before.is_ascii_digit() {
            let found = text.get(at..).and_then(year_first);
            if found.is_some() {
                return found;
            }
        }
        before = character;
    }
    None
}

// The year, the month and the day with the same kind of sign between them.
fn year_first(text: &str) -> Option<String> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(between(rest, ['-', '/', '.', '年'])?, 2)?;
    let (day, rest) = digits(between(rest, ['-', '/', '.', '月'])?, 2)?;
    (year.len() == 4 && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(())?;
    let day = format!("{year}-{month:0>2}-{day:0>2}");
    rfc_3339(&day)?;
    let rest = rest.trim_start_matches(['日', '号', 'T', ',']).trim_start();
    let clock = rest.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(rest.len());
    let clock = rest.get(..clock).filter(|clock| clock.contains(':')).unwrap_or_default();
    let whole = [day.as_str(), clock].join(" ");
    if clock.is_empty() || rfc_3339(&whole).is_none() { Some(day) } else { Some(whole) }
}

fn digits(text: &str, most: usize) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).filter(|_| end > 0 && end <= most)
}

fn between(text: &str, signs: [char; 4]) -> Option<&str> {
    text.trim_start().strip_prefix(signs).map(str::trim_start)
}

/// Words that are a date: a month by its English name, a day and a year.
const WORDS: usize = 3;

fn in_words(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == '|' || c == '·')
        .map(|word| word.trim_matches(['(', ')', ',', ';', ':']))
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(WORDS).find_map(|words| {
        let numbers = words.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let has_year = words.iter().any(|word| word.len() == 4 && word.parse::<u16>().is_ok());
        let has_month = words.iter().any(|word| month_named(word).is_some());
        let is_date = has_month && has_year && numbers.count() == 2;
        let date = rfc_3339(&words.join(" ")).filter(|_| is_date)?;
        date.get(..10).map(ToOwned::to_owned)
    })
}

/// Whether a date that a page marks up names a day, and not a month or a year alone.
pub(super) fn has_day(written: &str) -> bool {
    let numbers = written.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    numbers.clone().count() >= 3
        || numbers.clone().any(|number| number.len() == 8)
        || (numbers.count() == 2 && written.contains(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_found_as_people_write_it() {
        let table = [
            ("2021-12-07 ICCSD", Some("2021-12-07")),
            ("发布时间：2021-12-07", Some("2021-12-07")),
            ("发布时间：2019年03月15日 16:20  来源：非遗处", Some("2019-03-15 16:20")),
            ("2021/1/5 09:05:07 views 31", Some("2021-01-05 09:05:07")),
            ("Posted on December 7, 2021 by Ana", Some("2021-12-07")),
            ("7 Dec 2021 | 4 min", Some("2021-12-07")),
            ("(May 9th, 2018)", Some("2018-05-09")),
            ("2021. 12. 7.", Some("2021-12-07")),
            ("2021-13-45", None),
            ("from 1994 to 2021", None),
            ("call 12021-12-07", None),
            ("In May 2021 we met 14 people", None),
            ("3 May", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(day(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn less_than_a_day_is_known_as_such() {
        for written in ["2021-12-07", "20211207", "7 December 2021", "2021-12-07T08:00:00Z"] {
            assert!(has_day(written), "{written}");
        }
        for written in ["2018-05", "2018", "May 2018", ""] {
            assert!(!has_day(written), "{written}");
        }
    }
}

//! What holds for every text that is read as a date.

use newsreel::feed::Date;

use super::choices::Choices;

/// What dates of feeds are made of, and what stands in their place.
pub(crate) const PIECES: &[&str] = &[
    "2021-12-07",
    "2024-02-29",
    "2023-02-29",
    "1900-02-29",
    "2000-02-29",
    "0000-01-01",
    "9999-12-31",
    "2021-13-01",
    "2021-00-00",
    "2021-12-7",
    "20211207",
    "2021",
    "12",
    "07",
    "31",
    "30",
    "00",
    "-",
    "T",
    "t",
    " ",
    "00:00:00",
    "23:59:60",
    "08:00",
    ".123",
    ".",
    "Z",
    "z",
    "+08:00",
    "-0700",
    "+0800",
    "Fri, ",
    "Fri",
    ",",
    "31 May 2019",
    "1 june 2019",
    "31 Feb 2019",
    "Sept",
    "MAY",
    "May",
    "GMT",
    "EST",
    " 2019 ",
    "+5",
    "yesterday",
    "2021年12月7日",
    "２０２１-12-07",
    "٢٠٢١",
    "1638806400",
    "\t",
    "\u{a0}",
    "\u{feff}",
    "é",
    "🎈",
    "",
];

pub(crate) fn hold_for(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        hold(text);
    }
    hold(&Choices::new(bytes).text(PIECES));
}

pub(crate) fn hold(text: &str) {
    if let Some(date) = Date::new(text) {
        hold_of(&date);
        assert_eq!(date.written, text.trim());
    }
}

/// What holds for a date, wherever it was read.
pub(crate) fn hold_of(date: &Date) {
    assert!(date.year <= 9999, "{date:?}");
    assert!((1..=12).contains(&date.month) && (1..=31).contains(&date.day), "{date:?}");
    // The calendar's day, the text for machines and the text of the feed are the same day.
    for text in [&date.iso(), &date.machine, &date.written] {
        let again = Date::new(text).map(|again| (again.year, again.month, again.day));
        assert_eq!(again, Some((date.year, date.month, date.day)), "{date:?}: {text:?}");
    }
    assert!(date.machine.starts_with(&date.iso()), "{date:?}");
    assert!(!date.machine.contains(|c| !"0123456789-+:. TZ".contains(c)), "{date:?}");
}

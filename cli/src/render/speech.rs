//! The language of a feed: what pages say in it, its dates, and the direction that it is written in.

use icu_calendar::{Date as Day, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_locale::{Direction, Locale, LocaleDirectionality};
use newsreel::check::language;
use newsreel::feed::Date;
use newsreel::words::{Word, Words};

/// A language as pages speak it.
#[derive(Debug)]
pub struct Speech {
    /// Its tag (BCP 47), where the feed says one.
    pub tag: Option<String>,
    /// Which way it is written, as `dir` has it, where that is known.
    pub direction: Option<&'static str>,
    /// The language of the words where it is another: there are none in the feed's.
    pub lent: Option<&'static str>,
    words: Words,
}

impl Speech {
    /// The language of a tag.
    pub fn new(tag: Option<&str>) -> Self {
        let own = tag.and_then(language::words);
        let lent = own.is_none().then_some("en");
        let direction = tag.and_then(direction);
        let tag = tag.map(ToOwned::to_owned);
        Self { tag, direction, lent, words: own.unwrap_or_default() }
    }

    /// A word.
    pub fn say(&self, word: Word) -> &str {
        self.words.say(word)
    }

    /// A word with a value in its place.
    pub fn fill(&self, word: Word, value: (&str, &str)) -> String {
        self.words.fill(word, &[value])
    }

    /// A day as pages of this language write it; as machines do where nobody knows how.
    pub fn date(&self, date: &Date) -> String {
        let Some(tag) = &self.tag else { return date.iso() };
        let own = self.words.date(tag, date.year, date.month, date.day);
        own.or_else(|| of_library(tag, date)).unwrap_or_else(|| date.iso())
    }

    /// The tag and direction of a text inside this language, where they are other ones.
    pub fn turn<'a>(&self, tag: Option<&'a str>) -> (Option<&'a str>, Option<&'static str>) {
        match tag {
            Some(tag) if self.tag.as_deref() != Some(tag) => {
                (Some(tag), direction(tag).or(Some("auto")))
            }
            // Nobody knows: the text itself must say.
            None if self.tag.is_none() => (None, Some("auto")),
            _ => (None, None),
        }
    }
}

/// Which way a language is written.
fn direction(tag: &str) -> Option<&'static str> {
    let locale = tag.replace('_', "-").parse::<Locale>().ok()?;
    let direction = LocaleDirectionality::new_common().get(&locale.id)?;
    Some(if direction == Direction::RightToLeft { "rtl" } else { "ltr" })
}

// What the library writes where it knows no month is a day as no language has it.
fn of_library(tag: &str, date: &Date) -> Option<String> {
    let written = |locale: Locale| {
        let format = FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).ok()?;
        let day: Day<Gregorian> =
            Day::try_new_gregorian(date.year.into(), date.month, date.day).ok()?;
        Some(format.format(&day).to_string())
    };
    let own = written(tag.replace('_', "-").parse().ok()?)?;
    (written(Locale::UNKNOWN)? != own).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(tag: Option<&str>) -> String {
        Speech::new(tag).date(&Date::new("2021-12-07T00:30:00+08:00").unwrap())
    }

    #[test]
    fn days_are_written_as_the_language_writes_them() {
        let table = [
            (Some("en"), "December 7, 2021"),
            (Some("en-GB"), "7 December 2021"),
            (Some("zh-Hans"), "2021年12月7日"),
            (Some("ar"), "7 ديسمبر 2021"),
            (Some("it"), "7 dicembre 2021"),
            (Some("pt_PT"), "7 de dezembro de 2021"),
        ];
        for (tag, expected) in table {
            assert_eq!(date(tag), expected, "{tag:?}");
        }
    }

    #[test]
    fn a_day_that_nobody_knows_how_to_write_is_a_day_for_everybody() {
        for tag in [None, Some("mn-Mong"), Some("tlh"), Some("no language")] {
            assert_eq!(date(tag), "2021-12-07", "{tag:?}");
        }
    }

    #[test]
    fn directions_come_from_the_language_and_its_script() {
        let table = [("ar", "rtl"), ("he-IL", "rtl"), ("uz-Arab", "rtl"), ("uz", "ltr")];
        for (tag, expected) in table {
            assert_eq!(direction(tag), Some(expected), "{tag}");
        }
        assert_eq!(direction("tlh"), None);
    }

    #[test]
    fn a_text_of_another_language_says_so_and_turns() {
        let speech = Speech::new(Some("ar"));
        assert_eq!(speech.turn(Some("ar")), (None, None));
        assert_eq!(speech.turn(None), (None, None));
        assert_eq!(speech.turn(Some("en")), (Some("en"), Some("ltr")));
        assert_eq!(Speech::new(None).turn(None), (None, Some("auto")));
        assert_eq!(Speech::new(None).turn(Some("fa")), (Some("fa"), Some("rtl")));
    }

    #[test]
    fn words_that_a_language_has_not_are_lent_and_said_to_be() {
        assert_eq!(Speech::new(Some("fr")).lent, None);
        let lent = Speech::new(Some("it"));
        assert_eq!((lent.lent, lent.say(Word::Subscribe)), (Some("en"), "Subscribe"));
    }
}

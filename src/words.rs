//! All that the widget says, in English, and how another language takes its place.
//!
//! English is compiled in, so that there are always words. The other languages are files of the
//! same keys (`src/words/*.json`), loaded when a page asks for them.

use crate::number;
use crate::scan::{Scanner, listed};

macro_rules! words {
    ($($table:ident { $($name:ident $key:literal $english:literal)* })*) => {
        /// One thing that the widget says. `{…}` in a text are places for [`Words::fill`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Word { $($(#[doc = $english] $name,)*)* }

        impl Word {
            /// Every word, in the order of the tables.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];
        }

        $(const $table: Table =
            Table { keys: concat!($($key, "\n"),*), english: concat!($($english, "\n"),*) };)*
    };
}

// The keys of words and their English texts, a line each: tables of texts would be tables of
// addresses as well.
struct Table {
    keys: &'static str,
    english: &'static str,
}

impl Word {
    /// The key in a language's file.
    pub fn key(self) -> &'static str {
        line_of_all(NEWS.keys, FORMS.keys, self.place())
    }

    /// The English text.
    pub fn english(self) -> &'static str {
        english_of_all(self.place())
    }

    #[expect(clippy::as_conversions, reason = "its place in the tables")]
    const fn place(self) -> usize {
        self as usize
    }
}

fn english_of_all(place: usize) -> &'static str {
    line_of_all(NEWS.english, FORMS.english, place)
}

fn english_of_news(place: usize) -> &'static str {
    line(NEWS.english, place)
}

// Forms begin with this word.
const FIRST_OF_FORMS: usize = Word::Newsletter.place();

fn line_of_all(news: &'static str, forms: &'static str, place: usize) -> &'static str {
    match place.checked_sub(FIRST_OF_FORMS) {
        Some(place) => line(forms, place),
        None => line(news, place),
    }
}

fn line(table: &'static str, place: usize) -> &'static str {
    let (mut line, mut start) = (0, 0);
    for (at, byte) in table.bytes().enumerate() {
        if byte == b'\n' {
            if line == place {
                return table.get(start..at).unwrap_or_default();
            }
            (line, start) = (line + 1, at + 1);
        }
    }
    ""
}

words! {
    NEWS {
        Carousel "carousel" "carousel"
        Slide "slide" "slide"
        News "news" "News"
        Previous "previous" "Previous"
        Next "next" "Next"
        PreviousSlide "previousSlide" "Previous slide"
        NextSlide "nextSlide" "Next slide"
        ChooseSlide "chooseSlide" "Choose a slide"
        PickerName "pickerName" "{position}: {headline}"
        SlideName "slideName" "{position} of {count}: {headline}"
        StartRotation "startRotation" "Start rotation"
        StopRotation "stopRotation" "Stop rotation"
        RotationStarted "rotationStarted" "Rotation started"
        RotationStopped "rotationStopped" "Rotation stopped"
        Source "source" "Source: {source}"
        Author "author" "By {author}"
        Date "date" "{month} {day}, {year}"
        Months "months" "January|February|March|April|May|June|July|August|September|October|November|December"
        DateTags "dateTags" "en US"
        Loading "loading" "Loading news…"
        Empty "empty" "No news yet."
        Unavailable "unavailable" "The news cannot be shown right now."
        TryAgain "tryAgain" "Try again"

        Close "close" "Close"
        Breadcrumb "breadcrumb" "Breadcrumb"
        Pictures "pictures" "Pictures"
        Attachments "attachments" "Attachments"
        Original "original" "Original article on {site}"
        PreviousArticle "previousArticle" "Previous article"
        NextArticle "nextArticle" "Next article"
        NewTab "newTab" "Opens in a new tab"
    }

    FORMS {
        Newsletter "newsletter" "Newsletter"
        EmailLabel "emailLabel" "E-mail address"
        Subscribe "subscribe" "Subscribe"
        Privacy "privacy" "Privacy policy"
        Address "address" "Address"
        PostalCode "postalCode" "Postal code"
        Telephone "telephone" "Tel"
        Fax "fax" "Fax"
        Email "email" "E-mail"
        Sending "sending" "Sending…"
        Subscribed "subscribed" "Thank you. We have noted {address}."
        DidYouMean "didYouMean" "Did you mean {address}?"
        Corrected "corrected" "We wrote your address as {address}."
        CheckOnce "checkOnce" "Please check the address. Press again to send it as it is."
        ConsentMissing "consentMissing" "Please tick the box to go on."
        NotConfigured "notConfigured" "This form is not set up yet. Your address was not sent."
        HandedOver "handedOver" "{host} has opened in a new tab. You are only subscribed once it says so there. No tab? Press again."
        Offline "offline" "You are offline. Your address is kept and will be sent when you are back, as long as this page stays open."
        TooSlow "tooSlow" "That took too long. Your address is kept; please press again."
        Unreachable "unreachable" "We could not reach the server. Your address is kept; please press again."
        Unclear "unclear" "We cannot tell whether that worked. Your address is kept; please finish on the publisher's page."
        Finish "finish" "Finish on the publisher's page"
        Refused "refused" "The server did not accept it. Your address is kept."
        RateLimited "rateLimited" "Too many tries. Please wait {seconds} seconds, then press again."
        RateLimitedMinutes "rateLimitedMinutes" "Too many tries. Please wait {minutes} minutes, then press again."
        RateLimitedAWhile "rateLimitedAWhile" "Too many tries. Please wait a while, then press again."
        Waited "waited" "The wait is over. You can press again now."
        ServerTrouble "serverTrouble" "The server has a problem. Your address is kept; please try again later."

        EmailEmpty "emailEmpty" "Enter your e-mail address."
        EmailNoAt "emailNoAt" "An e-mail address has an @ in it, as in name@example.org."
        EmailNothingBefore "emailNothingBefore" "Something is missing before the @, as in name@example.org."
        EmailNothingAfter "emailNothingAfter" "Something is missing after the @, as in name@example.org."
        EmailUnfinished "emailUnfinished" "The part after the @ is not complete, as in name@example.org."
        EmailSeveral "emailSeveral" "Enter one address only."
        EmailSpace "emailSpace" "There is a space inside the address. Remove it, or enter one address only."
        EmailLineBreak "emailLineBreak" "There is a line break or a tab in it. Remove it, or enter one address only."
        EmailDots "emailDots" "Check the dots before the @: none at the beginning or the end, and no two in a row."
        EmailCharacter "emailCharacter" "There is a character before the @ that an address cannot have. Remove it."
        EmailLookalike "emailLookalike" "A character before the @ only looks like one of an address. Type it again."
        EmailQuotes "emailQuotes" "Enter an address without quotation marks."
        EmailBrackets "emailBrackets" "Remove the brackets from the address."
        EmailHidden "emailHidden" "There is a hidden character in it. Please type the address by hand."
        EmailBroken "emailBroken" "A character of it is damaged. Please type the address by hand."
        EmailUnreadable "emailUnreadable" "There is a character before the @ that other devices cannot show. Please type another."
        EmailDomain "emailDomain" "The part after the @ is not the name of a mail server. Please check it."
        EmailDomainCharacter "emailDomainCharacter" "After the @, only letters, digits, hyphens and dots can stand. Remove all else."
        EmailDomainDots "emailDomainDots" "Check the dots after the @: none at the beginning, and no two in a row."
        EmailHyphens "emailHyphens" "Check the hyphens after the @: none beside a dot, the @ or the end."
        EmailCoded "emailCoded" "The part that begins with xn-- is damaged. Type the name in its own letters."
        EmailLiteral "emailLiteral" "After the @ a name must stand, not square brackets, as in name@example.org."
        EmailNumber "emailNumber" "An address does not end in a number. Check the part after the last dot."
        EmailShortEnding "emailShortEnding" "The ending after the last dot is too short. Please complete it."
        EmailNoEnding "emailNoEnding" "There is no such ending. Check the letters after the last dot."
        EmailSymbolEnding "emailSymbolEnding" "An address does not end in a symbol. Check the part after the last dot."
        EmailNoMail "emailNoMail" "No mail can be sent to an address that ends like this. Enter another one."
        EmailTooLong "emailTooLong" "The address is too long. Check that nothing else was pasted with it."
        EmailDomainTooLong "emailDomainTooLong" "The part after the @ is too long. Please check it."
        EmailLabelTooLong "emailLabelTooLong" "A part between two dots after the @ is too long. Please check it."
        EmailLatin "emailLatin" "This newsletter can only be sent to addresses with plain letters (a to z) before the @. Enter another one."

        DoubtLong "doubtLong" "The part before the @ is unusually long. Check it, or press again to send it as it is."
        DoubtSymbol "doubtSymbol" "There is a symbol before the @. Check it, or press again to send it as it is."
        DoubtDomainSymbol "doubtDomainSymbol" "There is a symbol after the @. Check it, or press again to send it as it is."
        DoubtScripts "doubtScripts" "Letters of two alphabets are mixed after the @. Check them, or press again to send it as it is."
        DoubtHyphens "doubtHyphens" "There are two hyphens in a row after the @. Check them, or press again to send it as it is."
        DoubtDots "doubtDots" "The dots before the @ are unusual. Check them, or press again to send it as it is."
        DoubtLocal "doubtLocal" "Some mail servers refuse what stands before the @. Check it, or press again to send it as it is."
        DoubtEnding "doubtEnding" "We do not know the ending after the last dot. Check it, or press again to send it as it is."
    }
}

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Words {
    // In the order of the tables; an absent entry is said in English.
    texts: Vec<Option<String>>,
    // The English text at a place in the tables.
    english: fn(usize) -> &'static str,
}

impl Default for Words {
    fn default() -> Self {
        Self { texts: vec![], english: english_of_all }
    }
}

impl Words {
    /// The words of a language's file; `look_up` gives the text of a key.
    pub fn new(look_up: impl Fn(&str) -> Option<String>) -> Self {
        let mut texts = texts_of(NEWS.keys, &look_up);
        texts.extend(texts_of(FORMS.keys, &look_up));
        Self { texts, english: english_of_all }
    }

    /// Those of a carousel and its reader alone: pages without a form come without its sentences.
    pub fn of_news(look_up: impl Fn(&str) -> Option<String>) -> Self {
        Self { texts: texts_of(NEWS.keys, &look_up), english: english_of_news }
    }

    /// The text of `word`.
    pub fn say(&self, word: Word) -> &str {
        let text = self.texts.get(word.place()).and_then(Option::as_deref);
        text.unwrap_or_else(|| (self.english)(word.place()))
    }

    /// The text of `word` with its places taken by values.
    ///
    /// A value is put in as it is: `{…}` inside a value stays.
    ///
    /// ```
    /// use newsreel::words::{Word, Words};
    /// let words = Words::default();
    /// assert_eq!(words.fill(Word::Source, &[("source", "UNESCO")]), "Source: UNESCO");
    /// ```
    pub fn fill(&self, word: Word, values: &[(&str, &str)]) -> String {
        let text = self.say(word);
        let mut filled = String::with_capacity(text.len());
        let mut rest = Scanner::new(text);
        loop {
            filled.push_str(rest.before("{"));
            let mut end = rest;
            end.step();
            let name = end.before("}");
            if end.is_over() {
                filled.push_str(rest.rest());
                return filled;
            }
            for (key, value) in values {
                if *key == name {
                    filled.push_str(value);
                }
            }
            end.step();
            rest = end;
        }
    }
}

fn texts_of(keys: &str, look_up: &dyn Fn(&str) -> Option<String>) -> Vec<Option<String>> {
    let (mut keys, mut texts) = (Scanner::new(keys), vec![]);
    while !keys.is_over() {
        texts.push(look_up(keys.part("\n")));
    }
    texts
}

/// Between the year of the common era and that of the Thai solar calendar.
const BUDDHIST_ERA: usize = 543;

impl Words {
    /// A day as pages of this language write it.
    ///
    /// `tag` is the page's (BCP 47). There is no text where it asks for what these words do not know:
    /// a region with names or digits of its own, another calendar (`-u-ca-`), another language.
    ///
    /// ```
    /// use newsreel::words::Words;
    /// let words = Words::default();
    /// assert_eq!(words.date("en-US", 2017, 6, 22).as_deref(), Some("June 22, 2017"));
    /// assert_eq!(words.date("en-GB", 2017, 6, 22), None);
    /// ```
    pub fn date(&self, tag: &str, year: u16, month: u8, day: u8) -> Option<String> {
        let month = usize::from(month).checked_sub(1)?;
        let mut months = Scanner::new(self.say(Word::Months));
        for _ in 0..month {
            months.part("|");
        }
        let month = Some(months.part("|")).filter(|month| !month.is_empty())?;
        let [year, day] = [usize::from(year), usize::from(day)];
        let (buddhist, year) = (number::write(year + BUDDHIST_ERA), number::write(year));
        let day = number::write(day);
        let values =
            [("day", &*day), ("month", month), ("year", &year), ("buddhistYear", &buddhist)];
        self.dates(tag).then(|| self.fill(Word::Date, &values))
    }

    /// Whether these words know how pages with this tag write dates.
    pub fn dates(&self, tag: &str) -> bool {
        let known = self.say(Word::DateTags);
        let mut rest = Scanner::new(tag);
        loop {
            if listed(known, rest.before("-")).is_none() {
                return false;
            }
            if rest.is_over() {
                return true;
            }
            rest.step();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_values_are_left_alone() {
        let values = [("position", "2"), ("count", "9"), ("headline", "On {count}")];
        assert_eq!(Words::default().fill(Word::SlideName, &values), "2 of 9: On {count}");
    }

    #[test]
    fn a_word_that_a_language_lacks_is_said_in_english() {
        let words = Words::new(|key| (key == "next").then(|| "下一张".to_owned()));
        assert_eq!(words.say(Word::Next), "下一张");
        assert_eq!(words.say(Word::Previous), "Previous");
        let words = Words::new(|key| (key == "subscribe").then(|| "订阅".to_owned()));
        assert_eq!((words.say(Word::Subscribe), words.say(Word::Fax)), ("订阅", "Fax"));
    }
}

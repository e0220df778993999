//! The languages of the widget: each says all that English says, and nothing in English by slip.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use newsreel::words::Word;
use serde_json::{Map, Value};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// Texts that are the same in English, and right.
const AS_IN_ENGLISH: [(&str, &str); 10] = [
    ("de", "fax"),
    ("de", "newsletter"),
    ("es", "fax"),
    ("fr", "email"),
    ("fr", "fax"),
    ("id", "slide"),
    ("pt", "email"),
    ("pt", "fax"),
    ("pt", "slide"),
    ("vi", "fax"),
];

/// One language: its tag, its file and what is in it.
struct Language {
    tag: String,
    file: String,
    texts: Map<String, Value>,
}

impl Language {
    fn read(path: &Path) -> Result<Self> {
        let tag = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let file = fs::read_to_string(path)?;
        let texts = serde_json::from_str(&file)?;
        Ok(Self { tag, file, texts })
    }

    fn text(&self, word: Word) -> &str {
        self.texts.get(word.key()).and_then(Value::as_str).unwrap_or_default()
    }

    /// The keys in the order of the file, also those that are there twice.
    fn keys(&self) -> Vec<&str> {
        let entries = self.file.lines().filter_map(|line| line.strip_prefix("  \""));
        entries.filter_map(|entry| Some(entry.split_once('"')?.0)).collect()
    }
}

fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path)
}

fn languages() -> Result<Vec<Language>> {
    let entries = fs::read_dir(source("words"))?;
    let mut languages: Vec<Language> =
        entries.map(|entry| Language::read(&entry?.path())).collect::<Result<_>>()?;
    languages.sort_by(|one, other| one.tag.cmp(&other.tag));
    Ok(languages)
}

/// Asserts something of every text of every language.
#[track_caller]
fn assert_of_all(claim: impl Fn(Word, &str) -> bool, otherwise: &str) -> Result {
    for language in languages()? {
        for word in Word::ALL {
            let text = language.text(*word);
            assert!(claim(*word, text), "{}: {}: {otherwise}: {text:?}", language.tag, word.key());
        }
    }
    Ok(())
}

/// The names in `{…}`, in the order of the alphabet.
fn places(text: &str) -> Vec<&str> {
    let openings = text.split('{').skip(1);
    let mut names: Vec<&str> =
        openings.map(|rest| rest.split_once('}').map_or(rest, |(name, _)| name)).collect();
    // Each calendar has its own.
    names.iter_mut().filter(|name| **name == "buddhistYear").for_each(|name| *name = "year");
    names.sort_unstable();
    names
}

/// Whether a text says something beside its places.
fn has_letters(text: &str) -> bool {
    let mut outside =
        text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    outside.any(|part| part.chars().any(char::is_alphabetic))
}

#[test]
fn every_language_has_the_words_of_the_table_in_its_order() -> Result {
    let wanted: Vec<&str> = Word::ALL.iter().map(|word| word.key()).collect();
    for language in languages()? {
        assert_eq!(language.keys(), wanted, "{}", language.tag);
        assert_eq!(language.texts.len(), wanted.len(), "{}", language.tag);
    }
    Ok(())
}

#[test]
fn no_text_is_empty_or_has_space_around_it() -> Result {
    assert_of_all(|_, text| !text.is_empty() && text == text.trim(), "empty, or space around it")
}

#[test]
fn every_text_has_the_places_of_the_english_one() -> Result {
    assert_of_all(|word, text| places(text) == places(word.english()), "other places")
}

#[test]
fn the_example_address_is_the_same_everywhere() -> Result {
    let example = "name@example.org";
    let has = |text: &str| text.contains(example);
    assert_of_all(|word, text| has(text) == has(word.english()), "an example too few or too many")
}

#[test]
fn what_goes_on_ends_with_an_ellipsis_and_nothing_else_does() -> Result {
    let goes_on = |text: &str| text.ends_with('…');
    assert_of_all(|word, text| goes_on(text) == goes_on(word.english()), "no ellipsis, or one")?;
    assert_of_all(|_, text| !text.contains("..."), "three dots in place of an ellipsis")
}

#[test]
fn nothing_is_in_english_by_accident() -> Result {
    let languages = languages()?;
    let mut same = Vec::new();
    for language in &languages {
        let is_same = |word: &&Word| language.text(**word) == word.english();
        let words = Word::ALL.iter().filter(|word| has_letters(word.english())).filter(is_same);
        same.extend(words.map(|word| (language.tag.as_str(), word.key())));
    }
    same.sort_unstable();
    assert_eq!(same, AS_IN_ENGLISH);
    Ok(())
}

#[test]
fn every_language_has_twelve_months_and_is_among_those_that_its_dates_are_for() -> Result {
    for language in languages()? {
        assert_eq!(language.text(Word::Months).split('|').count(), 12, "{}", language.tag);
        let mut parts = language.tag.split('-');
        let tags: Vec<&str> = language.text(Word::DateTags).split(' ').collect();
        assert!(parts.all(|part| tags.contains(&part)), "{}", language.tag);
    }
    Ok(())
}

#[test]
fn the_script_that_loads_languages_knows_exactly_those_that_there_are() -> Result {
    let script = fs::read_to_string(source("js/words.js"))?;
    let mut known = BTreeSet::new();
    for line in script.lines() {
        let Some((key, rest)) = line.split_once(": () => import(\"./words/") else { continue };
        let file = rest.split_once(".js\")").map(|(file, _)| file);
        assert_eq!(file, Some(key.trim().trim_matches('"')));
        known.extend(file.map(ToOwned::to_owned));
    }
    let there: BTreeSet<String> = languages()?.into_iter().map(|language| language.tag).collect();
    assert_eq!(known, there);
    assert!(!there.contains("en"), "English is compiled in");
    Ok(())
}

#[test]
fn a_button_is_called_by_what_stands_on_it() -> Result {
    let pairs = [(Word::Previous, Word::PreviousSlide), (Word::Next, Word::NextSlide)];
    for language in languages()? {
        for (label, name) in pairs {
            let (label, name) = (language.text(label), language.text(name).to_lowercase());
            let (tag, seen) = (&language.tag, label.to_lowercase());
            assert!(name.contains(&seen), "{tag}: {label:?} is not in {name:?} (WCAG 2.5.3)");
        }
    }
    Ok(())
}

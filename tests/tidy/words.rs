//! Who says what: pages without a form come without its sentences.

use newsreel::words::{Word, Words};

use super::files::{files, product_lines};

/// The words that a line of code names.
fn named(line: &str) -> impl Iterator<Item = Word> {
    line.split("Word::").skip(1).filter_map(|after| {
        let name = after.split(|c: char| !c.is_ascii_alphanumeric()).next();
        Word::ALL.iter().find(|word| Some(format!("{word:?}").as_str()) == name).copied()
    })
}

#[test]
fn what_a_carousel_and_its_reader_say_is_among_their_words() {
    let words = Words::of_news(|_| None);
    let is_of_form = |path: &str| path.contains("signup") || path == "src/words.rs";
    let mut said = 0;
    for file in files("src", &["rs"]).iter().filter(|file| !is_of_form(&file.path)) {
        for word in product_lines(&file.text).flat_map(|(_, line)| named(line)) {
            assert_eq!(words.say(word), word.english(), "{}: {word:?}", file.path);
            said += 1;
        }
    }
    assert!(said > 30, "{said} words were found");
    assert_eq!(words.say(Word::Newsletter), "");
}

#[test]
fn words_are_found_in_a_line() {
    let found: Vec<_> = named("(Word::Next, Word::ALL, say(Word::Previous))").collect();
    assert_eq!(found, [Word::Next, Word::Previous]);
}

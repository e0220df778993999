//! The words of each language, where no loader brings them.

use serde_json::Value;

use crate::words::Words;

/// The words of the language that a tag (BCP 47) names; none if there are none.
pub fn words(tag: &str) -> Option<Words> {
    let mut parts = tag.split(['-', '_']);
    let primary = parts.next()?.to_ascii_lowercase();
    if primary == "en" {
        return Some(Words::default());
    }
    let is_traditional = |part: &str| TRADITIONAL.iter().any(|one| one.eq_ignore_ascii_case(part));
    let name = match primary.as_str() {
        "zh" if parts.next().is_some_and(is_traditional) => "zh-Hant",
        primary => primary,
    };
    let (_, file) = FILES.iter().find(|(known, _)| *known == name)?;
    let file: Value = serde_json::from_str(file).ok()?;
    Some(Words::new(|key| Some(file.get(key)?.as_str()?.to_owned())))
}

// Where Chinese is written in traditional characters without the tag saying so.
const TRADITIONAL: [&str; 4] = ["Hant", "TW", "HK", "MO"];

macro_rules! files {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("../words/", $name, ".json")))),*]
    };
}

const FILES: [(&str, &str); 14] =
    files!("ar" "de" "es" "fr" "id" "ja" "ko" "mn" "pt" "ru" "th" "vi" "zh" "zh-Hant");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Word;

    #[test]
    fn words_are_found_by_the_tag_of_a_page() {
        let next = |tag| words(tag).map(|words| words.say(Word::NextSlide).to_owned());
        let table = [
            ("en-GB", "Next slide"),
            ("de-AT", "Nächste Folie"),
            ("ZH", "下一张幻灯片"),
            ("zh-Hans-CN", "下一张幻灯片"),
        ];
        for (tag, expected) in table {
            assert_eq!(next(tag).as_deref(), Some(expected), "{tag}");
        }
        assert_eq!(next("zh_TW"), next("zh-Hant"));
        assert_ne!(next("zh-HK"), next("zh"));
        assert_eq!((next("it"), next("")), (None, None));
    }

    #[test]
    fn each_file_says_every_word() {
        for (name, file) in FILES {
            let file: Value = serde_json::from_str(file).unwrap();
            let lacks = Word::ALL.iter().find(|word| file.get(word.key()).is_none());
            assert_eq!(lacks, None, "{name}");
        }
    }
}

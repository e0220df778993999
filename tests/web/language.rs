//! The words and dates of other languages.

use js_sys::{Array, Date, Intl, JSON, Object, Reflect};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use newsreel::words::{Word, Words};

use super::support::{Events, FEED, Letter, Network, News, Reply, Spot, feed, text};

const CHINESE: &str = include_str!("../../src/words/zh.json");

macro_rules! languages {
    ($($tag:literal)*) => {
        [("en", "{}"), $(($tag, include_str!(concat!("../../src/words/", $tag, ".json")))),*]
    };
}

const LANGUAGES: [(&str, &str); 15] =
    languages!["ar" "de" "es" "fr" "id" "ja" "ko" "mn" "pt" "ru" "th" "vi" "zh" "zh-Hant"];

fn parse(words: &str) -> JsValue {
    JSON::parse(words).expect("words are JSON")
}

async fn news(words: &JsValue, language: &str) -> News {
    let mut feed = feed(2);
    feed["items"][0]["date_published"] = json!("2021-12-07");
    let network = Network::with(FEED, Reply::status(200, feed.to_string()));
    let news = News::start(network, &[], words, language);
    Events::of(&news.host.element, "newsreel:load").next().await;
    news
}

/// What a language's file says for a key.
fn word(key: &str) -> String {
    let words: serde_json::Value = serde_json::from_str(CHINESE).expect("words are JSON");
    words[key].as_str().expect("every key has a text").to_owned()
}

#[track_caller]
fn assert_says(element: &web_sys::Element, name: &str, key: &str) {
    assert_eq!(element.get_attribute(name), Some(word(key)), "{key}");
}

#[wasm_bindgen_test]
async fn a_carousel_speaks_the_language_that_it_is_given() {
    let news = news(&parse(CHINESE), "zh").await;
    let region = news.host.part("carousel");
    assert_eq!(region.get_attribute("lang").as_deref(), Some("zh"));
    assert_says(&region, "aria-roledescription", "carousel");
    assert_says(&news.slide(), "aria-roledescription", "slide");
    assert_says(&news.host.part("next"), "aria-label", "nextSlide");
    assert_says(&news.host.part("previous"), "aria-label", "previousSlide");
    assert_eq!(text(&news.host.part("next")), word("next"));
    let name = word("slideName").replace("{position}", "1").replace("{count}", "2");
    assert_eq!(news.name(), name.replace("{headline}", "Item 1"));
}

#[wasm_bindgen_test]
async fn a_date_is_written_as_the_language_writes_it() {
    for (language, expected) in
        [("zh", "2021年12月7日"), ("fr", "7 décembre 2021"), ("en-GB", "7 December 2021")]
    {
        let news = news(&JsValue::UNDEFINED, language).await;
        let time = news.host.find("time");
        assert_eq!(
            (text(&time).as_str(), time.get_attribute("datetime").as_deref()),
            (expected, Some("2021-12-07"))
        );
        let origin = news.host.part("origin").get_attribute("lang");
        assert_eq!(origin.as_deref(), Some(language));
    }
}

/// A day as the browser itself writes it.
fn by_the_browser(tag: &str, month: u8) -> String {
    let (locales, options) = (Array::of1(&tag.into()), Object::new());
    for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
        Reflect::set(&options, &name.into(), &value.into()).expect("an object takes a property");
    }
    let day = Date::new(&format!("2019-{month:02}-{month:02}").into());
    let written = Intl::DateTimeFormat::new(&locales, &options).format().call1(&locales, &day);
    written.ok().and_then(|text| text.as_string()).expect("a day can be written")
}

#[wasm_bindgen_test]
fn our_own_dates_are_those_of_the_browser() {
    for (language, file) in LANGUAGES {
        let texts: serde_json::Value = serde_json::from_str(file).expect("words are JSON");
        let words = Words::new(|key| texts[key].as_str().map(ToOwned::to_owned));
        for part in words.say(Word::DateTags).split(' ') {
            let primary = language.split('-').next().unwrap_or_default();
            let tag = if part == primary { language.into() } else { format!("{primary}-{part}") };
            // Not every browser speaks every language.
            let spoken = Intl::DateTimeFormat::supported_locales_of(
                &Array::of1(&tag.as_str().into()),
                &Object::new(),
            );
            for month in (1..=12).filter(|_| spoken.length() > 0) {
                let written = words.date(&tag, 2019, month, month);
                // Which digits a language prefers has changed with the years.
                let is_latin = written.as_ref().is_some_and(|day| day.contains('2'));
                let digits = if is_latin { "-u-nu-latn" } else { "" };
                let expected = by_the_browser(&[&tag, digits].concat(), month);
                assert_eq!(written, Some(expected), "in {tag}");
            }
        }
    }
}

#[wasm_bindgen_test]
async fn a_language_that_is_none_is_no_reason_to_show_nothing() {
    let news = news(&JsValue::UNDEFINED, "no language!").await;
    assert_eq!(text(&news.host.find("time")), "2021-12-07");
    assert_eq!(news.name(), "1 of 2: Item 1");
}

#[wasm_bindgen_test]
async fn what_a_language_lacks_is_said_in_english() {
    let partial = [r#"{"next": "下一张", "previous": 7, "slide": null}"#, "[]", "7", "null"];
    for (words, next) in partial.into_iter().zip(["下一张", "Next", "Next", "Next"]) {
        let news = news(&parse(words), "zh").await;
        assert_eq!(text(&news.host.part("next")), next, "for {words}");
        assert_eq!(text(&news.host.part("previous")), "Previous", "for {words}");
        let role = news.slide().get_attribute("aria-roledescription");
        assert_eq!(role.as_deref(), Some("slide"), "for {words}");
    }
}

#[wasm_bindgen_test]
async fn words_in_a_feed_are_no_places_to_be_filled() {
    let mut feed = feed(2);
    feed["items"][0]["title"] = json!("On {count} and {position}");
    let news = News::with(&feed, &[]).await;
    assert_eq!(news.name(), "1 of 2: On {count} and {position}");
}

#[wasm_bindgen_test]
fn a_form_speaks_the_language_that_it_is_given() {
    let spot = Spot::new(&[("action", Letter::ACTION)]);
    let signup = Letter::open(&spot, "zh", &parse(CHINESE));
    assert_eq!(spot.own("form").get_attribute("lang").as_deref(), Some("zh"));
    assert_eq!(text(&spot.own("title")), word("newsletter"));
    assert_eq!(text(&spot.own("label")), word("emailLabel"));
    assert_eq!(text(&spot.own("submit")), word("subscribe"));
    signup.submit();
    assert_eq!(text(&spot.find(".newsreel-message > .newsreel-words")), word("emailEmpty"));
}

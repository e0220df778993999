//! Items: ids, texts, authors, tags, dates and attachments, in every form that feeds have them.

use newsreel::feed::item::{Attachment, Author};
use newsreel::feed::{Date, Item};
use newsreel::limits::{HEADLINE_CHARS, SUMMARY_CHARS};

use super::reading::{ADDRESS, address, advice, assert_each, each, feed, items, problems, read};

fn names(item: &Item) -> Vec<&str> {
    item.authors.iter().map(|author| author.name.as_str()).collect()
}

fn owned(authors: &[Author]) -> Vec<String> {
    authors.iter().map(|author| author.name.clone()).collect()
}

#[test]
fn every_text_of_version_1_1_is_read() {
    let items = items(&feed("version-1.1.json"));
    let item = &items[0];
    assert_eq!(item.id, "dragon");
    assert_eq!(address(item.url.as_ref()), "https://kites.example/news/dragon");
    assert_eq!(item.title, "A dragon of ninety metres");
    assert_eq!(item.summary, "It flew for an hour.");
    assert_eq!(item.text, "It flew for an hour. Then the wind fell.");
    assert_eq!(item.html, "<p>It flew for an hour.</p><p>Then the wind fell.</p>");
}

#[test]
fn dates_authors_and_tags_of_version_1_1_are_read() {
    let items = items(&feed("version-1.1.json"));
    let item = &items[0];
    assert_eq!(item.date_published, Date::new("2024-04-20T15:00:00+08:00"));
    assert_eq!(item.date_modified, Date::new("2024-04-21T08:00:00+08:00"));
    assert_eq!(names(item), ["Lin Mei", "Bat-Erdene"]);
    assert_eq!(address(item.authors[0].url.as_ref()), "https://kites.example/people/lin");
    assert_eq!(address(item.authors[0].avatar.as_ref()), "https://kites.example/people/lin.webp");
    assert_eq!(item.tags, ["kites", "festival"]);
    assert_eq!(item.language.as_deref(), Some("en"));
}

#[test]
fn attachments_keep_what_is_said_of_them() {
    let items = items(&feed("version-1.1.json"));
    let [Attachment { url, mime_type, title, size_bytes, duration_seconds }] =
        items[0].attachments.as_slice()
    else {
        panic!("one attachment: {:?}", items[0].attachments);
    };
    assert_eq!(url.as_str(), "https://kites.example/sound/wind.mp3");
    assert_eq!((mime_type.as_str(), title.as_str()), ("audio/mpeg", "The wind"));
    assert_eq!((*size_bytes, *duration_seconds), (Some(120_000.0), Some(62.5)));
}

#[test]
fn ids_are_strings_and_every_item_has_one() {
    let titles = each("ids.json", |item| item.title.clone());
    assert_each(
        &titles,
        &[
            ("a-string", "A string"),
            ("42", "A number"),
            ("-7", "A number below nought"),
            ("https://ids.example/missing", "Missing, with an address"),
            ("items[4]", "Missing, without an address"),
            ("https://ids.example/blank", "Blank"),
            ("items[6]", "Null"),
            ("items[7]", "A fraction"),
            ("items[8]", "A number that no browser keeps"),
            ("items[9]", "Neither string nor number"),
        ],
    );
}

#[test]
fn an_item_without_an_id_is_told_of() {
    let expected: Vec<String> =
        (3..10).map(|index| format!("items[{index}].id id warning")).collect();
    assert_eq!(problems(&feed("ids.json")), expected);
}

#[test]
fn an_item_is_found_by_its_id_also_where_that_was_a_number() {
    let feed = feed("ids.json");
    assert_eq!(feed.position("a-string", 0), Some(0));
    assert_eq!(feed.position("42", 0), Some(1));
    assert_eq!(feed.position("43", 0), None);
}

#[test]
fn an_item_is_found_by_the_id_that_was_made_for_it() {
    let feed = feed("ids.json");
    for (position, item) in items(&feed).iter().enumerate() {
        assert_eq!(feed.position(&item.id, 0), Some(position), "{}", item.id);
    }
}

#[test]
fn authors_win_over_author_and_both_over_those_of_the_feed() {
    assert_each(
        &each("authors.json", |item| owned(&item.authors)),
        &[
            ("several", vec!["Ada", "Lin"]),
            ("object", vec!["Ada"]),
            ("string", vec!["Ada"]),
            ("strings", vec!["Ada", "Lin"]),
            ("both", vec!["New"]),
            ("one", vec!["Ada"]),
            ("none", vec!["The Editors"]),
            ("blank", vec!["The Editors"]),
            ("null", vec!["The Editors"]),
        ],
    );
}

#[test]
fn the_author_of_a_version_1_feed_is_the_author_of_its_items() {
    let items = items(&feed("version-1.json"));
    assert_eq!(names(&items[0]), ["The Harbour Office"]);
    assert_eq!(address(items[0].authors[0].url.as_ref()), "https://harbour.example/office");
}

#[test]
fn tags_are_a_list_or_parted_by_commas() {
    assert_each(
        &each("tags.json", |item| item.tags.clone()),
        &[
            ("list", vec!["silk", "a, b"]),
            ("string", vec!["silk", "bamboo", "wind"]),
            ("odd", vec!["silk", "wind"]),
            ("null", vec![]),
            ("number", vec![]),
            ("none", vec![]),
        ],
    );
}

#[test]
fn dates_are_days_of_the_publisher() {
    let day = |date: &Option<Date>| date.as_ref().map(Date::iso).unwrap_or_default();
    let days = each("dates.json", |item| [day(&item.date_published), day(&item.date_modified)]);
    assert_each(
        &days,
        &[
            ("rfc-3339", ["2021-12-07", ""]),
            ("fraction", ["2021-12-07", ""]),
            ("no-seconds", ["2018-01-06", ""]),
            ("day", ["2017-06-20", ""]),
            ("rfc-822", ["2019-05-31", ""]),
            ("modified", ["", "2020-02-29"]),
            ("words", ["", ""]),
            ("no-such-day", ["", ""]),
            ("number", ["2021-12-06", ""]),
            ("milliseconds", ["2021-12-06", ""]),
            ("digits", ["2021-12-06", ""]),
            ("too-small", ["", ""]),
            ("no-kind-of-date", ["", ""]),
            ("null", ["", ""]),
            ("empty", ["", ""]),
        ],
    );
}

#[test]
fn a_date_that_is_none_is_told_of() {
    assert_eq!(
        problems(&feed("dates.json")),
        [
            "items[6].date_published date error",
            "items[7].date_published date error",
            "items[11].date_published date error",
            "items[12].date_published date error",
        ]
    );
}

#[test]
fn a_number_in_place_of_a_date_is_told_of() {
    let told = "date-number read as seconds or milliseconds since 1970";
    let expected = [8, 9, 10].map(|index| format!("items[{index}].date_published {told}"));
    assert_eq!(advice(&feed("dates.json")), expected);
}

#[test]
fn the_summary_is_the_items_own_or_made_from_its_text() {
    assert_each(
        &each("texts.json", |item| [item.title.clone(), item.summary.clone()]),
        &[
            ("summary", ["T", "Its own."]),
            ("text", ["T", "One. Two."]),
            ("html", ["T", "Tea & silk"]),
            ("no-title", ["Fog over the harbour.", "Fog over the harbour."]),
            ("no-title-html", ["Fog over all.", "Fog over all."]),
            ("markup", ["<b>Bold</b>", "a <i>b</i>"]),
            ("picture", ["", ""]),
            ("null", ["Only this.", "Only this."]),
            ("padded", ["Silk", ""]),
        ],
    );
}

#[test]
fn headlines_and_summaries_that_are_made_have_a_limit() {
    let words = "wind ".repeat(200);
    let text = serde_json::json!({ "items": [{ "id": "1", "content_text": words }] }).to_string();
    let feed = read(&text, ADDRESS, &newsreel::feed::Selection::default()).unwrap();
    let (item, _) = feed.item(0).unwrap();
    let chars = |text: &str| text.chars().count();
    assert!((HEADLINE_CHARS / 2..=HEADLINE_CHARS + 1).contains(&chars(&item.title)));
    assert!((SUMMARY_CHARS / 2..=SUMMARY_CHARS + 1).contains(&chars(&item.summary)));
    assert!(item.title.ends_with("wind…") && item.summary.ends_with("wind…"));
    assert_eq!(item.text, words.trim());
}

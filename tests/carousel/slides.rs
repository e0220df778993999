//! What a slide shows, and how it and its picker button are named.

use newsreel::carousel::{Event, Slide};
use newsreel::feed::Feed;
use newsreel::rotation;
use newsreel::runtime::Machine;
use newsreel::words::{Word, Words};
use serde_json::json;

use super::scene::{feed, feed_of, showing, view};

#[track_caller]
fn only_slide(attributes: &[(&str, &str)], feed: Box<Feed>) -> Slide {
    let slide = showing(attributes, feed).slide(0, &Words::default());
    slide.unwrap_or_else(|| unreachable!("no slide"))
}

fn headline(item: &serde_json::Value) -> String {
    only_slide(&[], feed_of(&json!([item]))).headline
}

#[test]
fn a_slide_shows_all_that_its_item_says() {
    let feed = feed_of(&json!([
        { "id": "a", "title": "First" },
        {
            "id": "b",
            "url": "https://harbour.example/b",
            "title": "The tide tables are out",
            "summary": "In the east hall.",
            "image": "https://page.example/b.webp",
            "date_published": "2019-03-01",
            "language": "mn",
            "authors": [{ "name": "Ada" }],
            "_newsreel": { "source": { "name": "UNESCO" }, "image_alt": "A hall" }
        }
    ]));
    let slide = showing(&[], feed).slide(1, &Words::default()).unwrap();
    assert_eq!(slide.name, "2 of 2: The tide tables are out");
    assert_eq!((slide.headline.as_str(), slide.heading_level), ("The tide tables are out", 3));
    assert_eq!(slide.link.unwrap().as_str(), "https://harbour.example/b");
    assert_eq!(slide.language.as_deref(), Some("mn"));
    assert_eq!(slide.image.unwrap().alt, "A hall");
    assert_eq!(slide.date.unwrap().iso(), "2019-03-01");
    assert_eq!(slide.source.as_deref(), Some("Source: UNESCO"));
    assert_eq!(slide.summary, "In the east hall.");
}

#[test]
fn a_slide_of_a_bare_item_shows_its_headline_alone() {
    let expected = Slide {
        id: "a".to_owned(),
        name: "1 of 1: About a".to_owned(),
        headline: "About a".to_owned(),
        heading_level: 3,
        opens_in_place: false,
        link: None,
        language: Some("en".to_owned()),
        image: None,
        date: None,
        source: None,
        summary: String::new(),
    };
    assert_eq!(only_slide(&[], feed(&["a"])), expected);
}

#[test]
fn a_headline_is_never_empty() {
    let image = "https://page.example/a.webp";
    let with_alt = json!({ "id": "i", "image": { "url": image, "alt": "A hall" } });
    assert_eq!(headline(&json!({ "id": "i", "content_text": "First words." })), "First words.");
    assert_eq!(headline(&with_alt), "A hall");
    let dated = json!({ "id": "i", "image": image, "date_published": "2019-03-01" });
    assert_eq!(headline(&dated), "2019-03-01");
    assert_eq!(headline(&json!({ "id": "i", "image": image })), "i");
    assert_eq!(headline(&json!({ "image": image })), "items[0]");
}

#[test]
fn the_source_is_named_before_the_author() {
    let source = |item| only_slide(&[], feed_of(&json!([item]))).source;
    let both = json!({ "id": "i", "title": "T", "authors": [{ "name": "Ada" }],
        "_newsreel": { "source": { "name": "UNESCO" } } });
    assert_eq!(source(both).as_deref(), Some("Source: UNESCO"));
    let author = json!({ "id": "i", "title": "T", "authors": [{ "name": "Ada" }] });
    assert_eq!(source(author).as_deref(), Some("By Ada"));
    let nameless = json!({ "id": "i", "title": "T", "authors": [{ "url": "https://a.example/" }] });
    assert_eq!(source(nameless), None);
}

#[test]
fn a_picker_button_is_named_by_its_position_and_its_headline() {
    let carousel = showing(&[], feed(&["a", "b"]));
    let names: Vec<Option<String>> =
        (0..3).map(|index| carousel.name(index, Word::PickerName, &Words::default())).collect();
    assert_eq!(names, [Some("1: About a".to_owned()), Some("2: About b".to_owned()), None]);
}

#[test]
fn a_picker_button_without_a_headline_has_the_name_of_its_slide() {
    let titleless = json!({ "id": "a", "title": " ", "content_text": "Far  away." });
    let textless = json!({ "id": "b", "image": "/b.webp" });
    let carousel = showing(&[], feed_of(&json!([titleless, textless])));
    let named = [0, 1].map(|index| {
        let slide = carousel.slide(index, &Words::default())?;
        Some((carousel.name(index, Word::PickerName, &Words::default())?, slide.headline))
    });
    let expected = [("1: Far away.", "Far away."), ("2: b", "b")];
    assert_eq!(
        named,
        expected.map(|(name, headline)| Some((name.to_owned(), headline.to_owned())))
    );
}

#[test]
fn there_is_no_slide_after_the_last() {
    let carousel = showing(&[], feed(&["a"]));
    assert_eq!(carousel.slide(1, &Words::default()), None);
}

#[test]
fn pictures_show_as_far_as_the_page_allows() {
    let shows = |images: &str, address: &str| {
        let feed = feed_of(&json!([{ "id": "i", "title": "T", "image": address }]));
        only_slide(&[("images", images)], feed).image.is_some()
    };
    let (own, other) = ("/a.webp", "https://cdn.example/a.webp");
    assert_eq!([shows("all", own), shows("all", other)], [true, true]);
    assert_eq!([shows("same-origin", own), shows("same-origin", other)], [true, false]);
    assert_eq!([shows("none", own), shows("none", other)], [false, false]);
    assert!(!shows("same-origin", "https://page.example.evil.example/a.webp"));
}

#[test]
fn other_sizes_of_a_picture_come_along_where_any_picture_may() {
    let sources = |images: &str| {
        let html = "<img src=/a.webp srcset='https://cdn.example/b.webp 2x'>";
        let feed = feed_of(&json!([{ "id": "i", "title": "T", "content_html": html }]));
        only_slide(&[("images", images)], feed).image.and_then(|image| image.sources)
    };
    let all = ("https://cdn.example/b.webp 2x".to_owned(), String::new());
    assert_eq!([sources("all"), sources("same-origin")], [Some(all), None]);
}

#[test]
fn the_heading_has_the_level_that_the_page_asks_for() {
    assert_eq!(only_slide(&[("heading-level", "5")], feed(&["a"])).heading_level, 5);
}

#[test]
fn a_press_on_the_rotation_control_is_told_until_the_next_slide_shows() {
    let mut carousel = showing(&[("interval", "5")], feed(&["a", "b"]));
    let mut said = |event| {
        carousel.update(Event::Slides(event));
        view(&carousel).status
    };
    assert_eq!(said(rotation::Event::KeyboardFocus), "");
    assert_eq!(said(rotation::Event::Toggle), "Rotation started");
    assert_eq!(said(rotation::Event::Tick), "");
    assert_eq!(said(rotation::Event::Toggle), "Rotation stopped");
    assert_eq!(said(rotation::Event::Start), "");
}

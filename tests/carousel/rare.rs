//! What takes all of the widget to be read does not show before that is there.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what a test itself wrote can be read"
)]

use std::rc::Rc;

use newsreel::carousel::{self, Carousel, Effect, Event, State};
use newsreel::feed::{Feed, Selection, Value};
use newsreel::runtime::Machine;
use newsreel::words::Words;
use serde_json::{Value as Json, json};

use super::scene::{BASE, element, generation, options, page, parsed, resolve, view, with_feed};

const WORDS: fn() -> Words = || Words::new(|_| None);

/// An element whose start has been given this feed.
fn begun(document: &Json) -> Carousel {
    let mut carousel = Carousel::starting(options(&with_feed(&[])), page(false));
    let asked = carousel.update(Event::Load);
    let document = Rc::new(Value::read(document.clone()));
    let feed = Feed::begin(document, BASE, &Selection::default(), resolve).unwrap();
    let number = generation(&asked).unwrap();
    assert_eq!(carousel.update(Event::Answered(number, Ok(Box::new(feed)))), []);
    carousel
}

fn whole(document: &Json) -> Carousel {
    let mut carousel = element(&[]);
    carousel.update(Event::Load);
    carousel.update(Event::Answered(1, Ok(parsed(document.clone()))));
    carousel
}

/// A feed of plain items, the first of which has these members too.
fn with(members: &Json) -> Json {
    let mut first = json!({ "id": "a", "title": "Tea", "summary": "All of it." });
    for (key, value) in members.as_object().unwrap() {
        first[key] = value.clone();
    }
    json!({ "title": "Harbour News", "items": [first, { "id": "b", "title": "Ink" }] })
}

/// Feeds of which the start reads all that shows.
fn plain() -> Vec<Json> {
    let html = "<p>Tea <img src=b.png></p>";
    let own = [
        json!({}),
        json!({ "title": "R&D, 3 < 4", "summary": "Tea & Ink" }),
        json!({ "title": "<b>Tea</b>" }),
        json!({ "summary": null }),
        json!({ "image": "a.png", "content_html": html, "attachments": [{ "url": "b.png" }] }),
        json!({ "content_text": "Tea" }),
        json!({ "content_html": "<p>Tea</p>" }),
        json!({ "date_published": "2021-12-07" }),
        json!({ "date_published": "2021-12-07T10:00:00+08:00" }),
        json!({ "authors": [{ "name": "Q & A" }] }),
        json!({ "_newsreel": { "source": { "name": "Harbour" } } }),
    ];
    own.iter().map(with).collect()
}

/// Feeds that show less where the start alone reads them.
fn rare() -> Vec<Json> {
    let own = [
        json!({ "title": "Tea &amp; Ink" }),
        json!({ "title": null }),
        json!({ "summary": "<p>Tea</p>" }),
        json!({ "summary": "Tea &amp; Ink" }),
        json!({ "title": null, "summary": null, "content_text": "Tea" }),
        json!({ "content_html": "<p><img src=a.png></p>" }),
        json!({ "attachments": [{ "url": "a.png", "mime_type": "image/png" }] }),
        json!({ "_newsreel": { "figures": [{ "url": "a.png" }] } }),
        json!({ "date_published": "Tue, 07 Dec 2021 10:00:00 GMT" }),
        json!({ "date_published": 1_638_835_200 }),
        json!({ "authors": [{ "name": "Q &amp; A" }] }),
        json!({ "authors": [{ "url": "ftp://a" }, { "name": "Mei" }] }),
    ];
    let mut feeds: Vec<_> = own.iter().map(with).collect();
    let mut named = with(&json!({}));
    named["title"] = json!("Tea &amp; Ink");
    // The picker names each of its items.
    let mut second = with(&json!({}));
    second["items"][1]["title"] = json!("Tea &amp; Ink");
    let mut zoned = with(&json!({ "date_published": "2021-12-06T16:00:00Z" }));
    zoned["_newsreel"] = json!({ "time_zone": "+08:00" });
    feeds.extend([named, second, zoned]);
    feeds
}

#[test]
fn what_most_feeds_have_shows_at_once_and_in_full() {
    for document in plain() {
        let mut begun = begun(&document);
        assert_eq!(begun.state(), State::Ready, "{document}");
        let shown = begun.slide(0, &WORDS());
        assert_eq!(shown, whole(&document).slide(0, &WORDS()), "{document}");
        assert_eq!(begun.update(Event::Whole), [Effect::Loaded(2, 0)]);
        assert_eq!(begun.slide(0, &WORDS()), shown);
    }
}

#[test]
fn a_headline_shows_before_the_words_that_are_made_of_its_text() {
    let texts =
        [json!({ "content_text": "Tea\n&" }), json!({ "content_html": "<p>Tea &amp; Ink</p>" })];
    for mut own in texts {
        own["summary"] = json!(null);
        let document = with(&own);
        let (mut begun, whole) = (begun(&document), whole(&document));
        let (shown, edition) =
            (begun.slide(0, &WORDS()).unwrap(), view(&begun).slides.unwrap().edition);
        let full = whole.slide(0, &WORDS()).unwrap();
        assert_eq!((begun.state(), shown.summary.as_str()), (State::Ready, ""), "{document}");
        assert_eq!(carousel::Slide { summary: full.summary.clone(), ..shown }, full);
        assert_eq!(begun.update(Event::Whole), [Effect::Loaded(2, 0)]);
        assert_eq!(begun.slide(0, &WORDS()).unwrap(), full);
        assert_ne!(view(&begun).slides.unwrap().edition, edition, "nothing would be drawn");
    }
}

#[test]
fn what_takes_more_to_be_read_waits_for_that_and_shows_in_full_then() {
    for document in rare() {
        let mut begun = begun(&document);
        assert_eq!((begun.state(), view(&begun).slides), (State::Loading, None), "{document}");
        // Who waits has a feed, and does not begin again.
        assert!(!begun.begins(&Event::Load));
        assert_eq!(begun.update(Event::Whole), [Effect::Loaded(2, 0)]);
        let whole = whole(&document);
        assert_eq!(begun.slide(0, &WORDS()), whole.slide(0, &WORDS()), "{document}");
        assert_eq!(view(&begun).label, view(&whole).label);
        assert_eq!(view(&begun).slides, view(&whole).slides);
    }
}

#[test]
fn an_item_that_does_not_show_yet_keeps_nobody_waiting() {
    let mut items: Vec<_> = (0..20).map(|id| json!({ "id": id, "title": "Tea" })).collect();
    items[9]["title"] = json!("Tea &amp; Ink");
    let mut begun = begun(&json!({ "items": items }));
    assert_eq!(begun.state(), State::Ready);
    begun.update(Event::Whole);
    assert_eq!(begun.slide(9, &WORDS()).unwrap().headline, "Tea & Ink");
}

#[test]
fn slides_side_by_side_wait_for_each_of_them() {
    let titles = ["Tea", "Tea &amp; Ink", "Silk"].map(|title| json!({ "title": title }));
    let document = json!({ "items": titles });
    let mut carousel = Carousel::starting(options(&with_feed(&[])), page(false));
    carousel.update(Event::PerView(2));
    let asked = carousel.update(Event::Load);
    let feed = Rc::new(Value::read(document));
    let feed = Feed::begin(feed, BASE, &Selection::default(), resolve).unwrap();
    carousel.update(Event::Answered(generation(&asked).unwrap(), Ok(Box::new(feed))));
    assert_eq!(carousel.state(), State::Loading);
    carousel.update(Event::Whole);
    assert_eq!(view(&carousel).slides.unwrap().seen, 0..=1);
}

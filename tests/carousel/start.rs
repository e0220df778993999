//! The start: the first slide shows before the rest of the widget is there.

use newsreel::carousel::{Carousel, Effect, Event, State};
use newsreel::feed::Error;
use newsreel::rotation::{self, By, Step};
use newsreel::runtime::Machine;
use serde_json::json;

use super::scene::{feed_of, generation, options, page, view, with_feed};

fn starting(attributes: &[(&str, &str)]) -> Carousel {
    Carousel::starting(options(&with_feed(attributes)), page(false))
}

fn begun(attributes: &[(&str, &str)]) -> Carousel {
    let mut carousel = starting(attributes);
    let asked = carousel.update(Event::Load);
    let answered = carousel.update(answer(generation(&asked).unwrap_or_default()));
    assert_eq!(answered, []);
    carousel
}

fn answer(generation: u32) -> Event {
    let items = json!([
        { "id": "a", "title": "Tea", "url": "https://a.example/a" },
        { "id": "b", "title": "Ink", "url": "https://a.example/b" },
        { "id": "c", "title": "Silk", "url": "https://a.example/c" },
    ]);
    Event::Answered(generation, Ok(feed_of(&items)))
}

#[test]
fn the_first_slide_shows_and_no_clock_runs() {
    let carousel = begun(&[("interval", "5"), ("refresh", "10")]);
    let view = view(&carousel);
    assert_eq!((view.state, view.refresh_ms), (State::Ready, None));
    let slides = view.slides.unwrap();
    assert_eq!((slides.count, slides.current, slides.window), (3, 0, 0..=0));
    assert_eq!((slides.ticking_ms, slides.spare_ms), (None, None));
    // Its room is that of the whole.
    assert!(slides.rotation.is_some());
    assert_eq!(slides.picker.len(), 3);
}

#[test]
fn several_slides_show_where_the_page_wants_them() {
    let mut carousel = starting(&[]);
    assert_eq!(carousel.update(Event::PerView(2)), []);
    let asked = carousel.update(Event::Load);
    carousel.update(answer(generation(&asked).unwrap()));
    assert_eq!(view(&carousel).slides.unwrap().seen, 0..=1);
}

#[test]
fn the_page_is_told_once_all_is_there() {
    let mut carousel = begun(&[("interval", "5")]);
    assert_eq!(carousel.update(Event::Whole), [Effect::Loaded(3, 0)]);
    let slides = view(&carousel).slides.unwrap();
    assert_eq!(slides.ticking_ms, Some(5_000));
    assert!(slides.spare_ms.is_some());
    assert_eq!(carousel.update(Event::Whole), []);
}

#[test]
fn what_waited_happens_to_the_slides_that_show() {
    let mut carousel = begun(&[]);
    carousel.update(Event::Whole);
    let next = rotation::Event::Move(Step::Next, By::User);
    assert_eq!(carousel.update(Event::Slides(next)), [Effect::Moved(1, By::User)]);
}

#[test]
fn nothing_begins_but_what_leads_to_the_first_slide() {
    let carousel = starting(&[]);
    let begins = [Event::PerView(2), Event::Load, answer(1)];
    assert!(begins.iter().all(|event| carousel.begins(event)));
    let waits = [
        Event::Refresh,
        Event::Online(true),
        Event::Options(options(&[])),
        Event::Calm(true),
        Event::Printing(true),
        Event::Answered(1, Err(Error::Network)),
        Event::Slides(rotation::Event::Stop),
        Event::Closed,
        Event::Words,
        Event::Painted,
        Event::Left,
        Event::Back,
    ];
    assert!(!waits.iter().any(|event| carousel.begins(event)));
    // Who has a feed does not begin again, and who is whole never.
    assert!(!begun(&[]).begins(&Event::Load));
    let whole = Carousel::new(options(&with_feed(&[])), page(false));
    assert!(!begins.iter().any(|event| whole.begins(event)));
}

#[test]
fn a_feed_without_address_fails_once_all_is_there() {
    let mut carousel = Carousel::starting(options(&[("feed", "ftp://a.example/")]), page(false));
    assert_eq!(carousel.update(Event::Load), []);
    assert_eq!(carousel.update(Event::Whole), [Effect::Failed(Error::Address)]);
    assert_eq!(view(&carousel).state, State::Error);
}

#[test]
fn an_answer_to_an_older_request_is_none() {
    let mut carousel = starting(&[]);
    carousel.update(Event::Load);
    // The element left, and came back: its feed is asked for again.
    let again = carousel.update(Event::Load);
    assert_eq!(carousel.update(answer(1)), []);
    assert_eq!(carousel.state(), State::Loading);
    carousel.update(answer(generation(&again).unwrap()));
    assert_eq!(carousel.state(), State::Ready);
}

#[test]
fn a_feed_that_comes_when_all_is_there_is_told_at_once() {
    let mut carousel = starting(&[]);
    let asked = carousel.update(Event::Load);
    assert_eq!(carousel.update(Event::Whole), []);
    let told = carousel.update(answer(generation(&asked).unwrap()));
    assert_eq!(told, [Effect::Loaded(3, 0)]);
}

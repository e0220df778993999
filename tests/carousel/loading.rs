//! From nothing to slides, and what stays when it fails.

use newsreel::carousel::{Carousel, Effect, Event, Slides, State, View};
use newsreel::feed::Error;
use newsreel::limits::SPARE_MS;
use newsreel::rotation::{Entry, Live};
use newsreel::runtime::Machine;
use serde_json::json;

use super::scene::{
    element, feed, feed_of, fetch, link, options, page, press, reload, showing, view,
};

fn nothing(state: State, status: &str) -> View {
    View {
        state,
        label: "News".to_owned(),
        fallback: true,
        status: status.to_owned(),
        status_shows: false,
        live: Live::Polite,
        refresh_ms: None,
        looks: usize::from(state != State::Idle),
        slides: None,
    }
}

#[test]
fn an_element_that_has_asked_for_nothing_leaves_the_page_as_it_is() {
    let carousel = element(&[]);
    assert_eq!(view(&carousel), nothing(State::Idle, ""));
    assert_eq!((carousel.index(), carousel.count()), (0, 0));
}

#[test]
fn the_first_load_is_silent_and_its_address_is_relative_to_the_page() {
    let mut carousel = element(&[]);
    let fetch = fetch(link("https://page.example/news/feed.json"), 1, false);
    assert_eq!(carousel.update(Event::Load), [fetch]);
    assert_eq!(view(&carousel), nothing(State::Loading, ""));
}

#[test]
fn a_feed_that_came_shows_its_first_slide() {
    let mut carousel = element(&[]);
    carousel.update(Event::Load);
    let effects = carousel.update(Event::Answered(1, Ok(feed(&["a", "b", "c"]))));
    assert_eq!(effects, [Effect::Loaded(3, 0)]);
    let slides = Slides {
        edition: 1,
        current: 0,
        count: 3,
        seen: 0..=0,
        near: 0..=1,
        window: 0..=0,
        spare_ms: Some(SPARE_MS),
        origin: 0,
        places: 3,
        per_view: 1,
        saves_data: false,
        picker: vec![Entry::Slide(0), Entry::Slide(1), Entry::Slide(2)],
        ticking_ms: None,
        turn: 0,
        rotation: None,
    };
    let expected = View {
        state: State::Ready,
        label: "Harbour News".to_owned(),
        fallback: false,
        status: String::new(),
        status_shows: false,
        live: Live::Polite,
        refresh_ms: None,
        looks: 1,
        slides: Some(slides),
    };
    assert_eq!(view(&carousel), expected);
    assert_eq!((carousel.index(), carousel.count()), (0, 3));
}

#[test]
fn what_was_skipped_is_counted() {
    let mut carousel = element(&[]);
    carousel.update(Event::Load);
    let feed = feed_of(&json!([{ "id": "a", "title": "A" }, {}, null]));
    assert_eq!(carousel.update(Event::Answered(1, Ok(feed))), [Effect::Loaded(1, 2)]);
}

#[test]
fn a_feed_without_items_says_so_to_everybody() {
    let carousel = showing(&[], feed(&[]));
    let expected = View {
        label: "Harbour News".to_owned(),
        fallback: false,
        status_shows: true,
        ..nothing(State::Empty, "No news yet.")
    };
    assert_eq!(view(&carousel), expected);
}

#[test]
fn a_first_load_that_fails_leaves_the_fallback_and_offers_to_try_again() {
    let mut carousel = element(&[]);
    carousel.update(Event::Load);
    let effects = carousel.update(Event::Answered(1, Err(Error::Status(503))));
    assert_eq!(effects, [Effect::Failed(Error::Status(503))]);
    let expected =
        View { status_shows: true, ..nothing(State::Error, "The news cannot be shown right now.") };
    assert_eq!(view(&carousel), expected);
}

#[test]
fn trying_again_after_a_failure_is_announced() {
    let mut carousel = element(&[]);
    reload(&mut carousel, Err(Error::Network));
    assert_eq!(carousel.update(Event::Load), [fetch(link("feed.json"), 2, true)]);
    let expected = View { looks: 2, ..nothing(State::Loading, "Loading news…") };
    assert_eq!(view(&carousel), expected);
    carousel.update(Event::Answered(2, Ok(feed(&["a"]))));
    assert_eq!(carousel.state(), State::Ready);
}

#[test]
fn without_an_address_nothing_is_fetched() {
    for attributes in [&[][..], &[("feed", " ")], &[("feed", "javascript:alert(1)")]] {
        let mut carousel = Carousel::new(options(attributes), page(false));
        let effects = carousel.update(Event::Load);
        assert_eq!(effects, [Effect::Failed(Error::Address)], "{attributes:?}");
        assert_eq!(carousel.state(), State::Error);
    }
}

#[test]
fn the_last_good_feed_stays_when_a_later_one_fails() {
    let mut carousel = showing(&[], feed(&["a", "b"]));
    let before = view(&carousel);
    assert_eq!(reload(&mut carousel, Err(Error::TooSlow)), [Effect::Failed(Error::TooSlow)]);
    assert_eq!(view(&carousel), View { looks: 2, ..before });
}

#[test]
fn the_slides_stay_while_the_feed_is_read_again() {
    let mut carousel = showing(&[], feed(&["a", "b"]));
    let before = view(&carousel);
    carousel.update(Event::Load);
    assert_eq!(view(&carousel), View { looks: 2, ..before });
}

#[test]
fn an_answer_that_is_not_to_the_latest_request_is_ignored() {
    let mut carousel = element(&[]);
    carousel.update(Event::Load);
    carousel.update(Event::Load);
    assert_eq!(carousel.update(Event::Answered(1, Ok(feed(&["stale"])))), []);
    assert_eq!(carousel.update(Event::Answered(1, Err(Error::Network))), []);
    assert_eq!(carousel.state(), State::Loading);
    assert_eq!(carousel.update(Event::Answered(2, Ok(feed(&["a"])))), [Effect::Loaded(1, 0)]);
    assert_eq!(carousel.update(Event::Answered(1, Ok(feed(&["stale", "late"])))), []);
    assert_eq!(carousel.count(), 1);
}

#[test]
fn what_happens_to_slides_that_are_not_there_has_no_effect() {
    let mut carousel = element(&[]);
    assert_eq!(press(&mut carousel, newsreel::rotation::Step::Next), []);
    carousel.update(Event::Load);
    assert_eq!(press(&mut carousel, newsreel::rotation::Step::To(3)), []);
    assert_eq!(carousel.index(), 0);
}

#[test]
fn states_have_stable_names() {
    let states = [State::Idle, State::Loading, State::Ready, State::Empty, State::Error];
    assert_eq!(states.map(State::as_str), ["idle", "loading", "ready", "empty", "error"]);
}

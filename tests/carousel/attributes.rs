//! Attributes that change at run time.

use newsreel::carousel::{Carousel, Effect, Event, State};
use newsreel::feed::Error;
use newsreel::rotation::Step;
use newsreel::runtime::Machine;
use newsreel::words::Words;
use serde_json::json;

use super::scene::{
    element, feed, feed_of, fetch, link, options, page, press, showing, view, with_feed,
};

fn change(carousel: &mut Carousel, attributes: &[(&str, &str)]) -> Vec<Effect> {
    carousel.update(Event::Options(options(&with_feed(attributes))))
}

fn edition(carousel: &Carousel) -> Option<u32> {
    view(carousel).slides.map(|slides| slides.edition)
}

fn ticking_ms(carousel: &Carousel) -> Option<u32> {
    view(carousel).slides.and_then(|slides| slides.ticking_ms)
}

#[test]
fn before_anything_was_asked_for_a_change_only_is_noted() {
    let mut carousel = element(&[]);
    assert_eq!(carousel.update(Event::Options(options(&[("feed", "other.json")]))), []);
    assert_eq!(carousel.state(), State::Idle);
    assert_eq!(carousel.update(Event::Load), [fetch(link("other.json"), 1, false)]);
}

#[test]
fn another_feed_is_another_set_and_nothing_of_the_old_one_stays() {
    let mut carousel = showing(&[], feed(&["a", "b", "c"]));
    press(&mut carousel, Step::To(2));
    let effects = carousel.update(Event::Options(options(&[("feed", "other.json")])));
    assert_eq!(effects, [fetch(link("other.json"), 2, false)]);
    assert_eq!(
        (carousel.state(), carousel.count(), view(&carousel).slides),
        (State::Loading, 0, None)
    );
    carousel.update(Event::Answered(2, Ok(feed(&["a", "b", "c"]))));
    assert_eq!(carousel.index(), 0);
}

#[test]
fn a_feed_that_is_taken_away_is_an_error() {
    let mut carousel = showing(&[], feed(&["a"]));
    assert_eq!(carousel.update(Event::Options(options(&[]))), [Effect::Failed(Error::Address)]);
    assert_eq!((carousel.state(), view(&carousel).fallback), (State::Error, true));
    assert_eq!(carousel.update(Event::Answered(1, Ok(feed(&["late"])))), []);
    assert_eq!(carousel.state(), State::Error);
}

#[test]
fn another_feed_after_a_failure_is_asked_for_at_once() {
    let mut carousel = Carousel::new(options(&[]), page(false));
    carousel.update(Event::Load);
    assert_eq!(change(&mut carousel, &[]), [fetch(link("feed.json"), 2, false)]);
    assert_eq!(carousel.state(), State::Loading);
}

#[test]
fn another_selection_shows_at_once_what_is_there_and_keeps_the_place() {
    let mut carousel = showing(&[], feed(&["a", "b", "c"]));
    press(&mut carousel, Step::Next);
    assert_eq!(change(&mut carousel, &[("limit", "2")]), [Effect::Loaded(2, 0)]);
    assert_eq!((carousel.index(), carousel.count()), (1, 2));
    assert_eq!(change(&mut carousel, &[]), [Effect::Loaded(3, 0)]);
    assert_eq!((carousel.index(), carousel.count()), (1, 3));
}

#[test]
fn tags_that_change_show_other_items() {
    let items = json!([
        { "id": "a", "title": "A", "tags": ["silk"] },
        { "id": "b", "title": "B", "tags": ["wind"] },
    ]);
    let mut carousel = showing(&[], feed_of(&items));
    press(&mut carousel, Step::Next);
    change(&mut carousel, &[("tag", "silk")]);
    assert_eq!((carousel.index(), carousel.count()), (0, 1));
    change(&mut carousel, &[("tag", "bamboo")]);
    assert_eq!(carousel.state(), State::Empty);
    change(&mut carousel, &[("tag", "wind, silk")]);
    assert_eq!((carousel.state(), carousel.count()), (State::Ready, 2));
}

#[test]
fn what_slides_show_is_drawn_anew() {
    let mut carousel = showing(&[], feed(&["a"]));
    assert_eq!(change(&mut carousel, &[("heading-level", "2")]), []);
    assert_eq!(edition(&carousel), Some(2));
    assert_eq!(carousel.slide(0, &Words::default()).map(|slide| slide.heading_level), Some(2));
    change(&mut carousel, &[("heading-level", "2"), ("images", "none")]);
    assert_eq!(edition(&carousel), Some(3));
}

#[test]
fn what_slides_show_already_is_not_drawn_anew() {
    let mut carousel = showing(&[], feed(&["a", "b", "c"]));
    change(&mut carousel, &[("label", "News")]);
    change(&mut carousel, &[("interval", "5")]);
    assert_eq!(edition(&carousel), Some(1));
    change(&mut carousel, &[("interval", "5"), ("limit", "2")]);
    assert_eq!(edition(&carousel), Some(2));
}

#[test]
fn other_items_of_a_feed_that_is_still_read_are_those_that_were_asked_for_last() {
    let page = |next: &str, tags: [&str; 2]| {
        let item =
            |tag: &&str| json!({ "id": format!("{tag}{next}"), "title": "T", "tags": [tag] });
        super::scene::parsed(
            json!({ "next_url": next, "items": tags.iter().map(item).collect::<Vec<_>>() }),
        )
    };
    let mut carousel = showing(&[], page("2.json", ["a", "b"]));
    carousel.update(Event::Answered(2, Ok(page("", ["a", "b"]))));
    carousel.update(Event::Load);
    carousel.update(Event::Answered(3, Ok(page("2.json", ["a", "b"]))));
    change(&mut carousel, &[("tag", "a")]);
    carousel.update(Event::Answered(4, Ok(page("", ["a", "b"]))));
    assert_eq!((carousel.count(), carousel.id(1).as_deref()), (2, Some("a")));
}

#[test]
fn a_change_of_nothing_changes_nothing() {
    let mut carousel = showing(&[("interval", "5")], feed(&["a", "b"]));
    let before = view(&carousel);
    assert_eq!(change(&mut carousel, &[("interval", "5")]), []);
    assert_eq!(view(&carousel), before);
}

#[test]
fn the_label_wins_over_the_feeds_title_and_goes_again() {
    let mut carousel = showing(&[], feed(&["a"]));
    change(&mut carousel, &[("label", "From the harbour")]);
    assert_eq!(view(&carousel).label, "From the harbour");
    change(&mut carousel, &[]);
    assert_eq!((view(&carousel).label.as_str(), edition(&carousel)), ("Harbour News", Some(1)));
}

#[test]
fn an_interval_that_comes_starts_the_rotation_and_one_that_goes_stops_it() {
    let mut carousel = showing(&[], feed(&["a", "b"]));
    change(&mut carousel, &[("interval", "5")]);
    assert_eq!(ticking_ms(&carousel), Some(5_000));
    change(&mut carousel, &[("interval", "8")]);
    assert_eq!(ticking_ms(&carousel), Some(8_000));
    change(&mut carousel, &[]);
    assert_eq!(ticking_ms(&carousel), None);
}

#[test]
fn an_interval_that_comes_before_the_feed_counts() {
    let mut carousel = element(&[]);
    carousel.update(Event::Load);
    change(&mut carousel, &[("interval", "5")]);
    carousel.update(Event::Answered(1, Ok(feed(&["a", "b"]))));
    assert_eq!(ticking_ms(&carousel), Some(5_000));
}

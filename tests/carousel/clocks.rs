//! When the timers begin: with the last move, with the last look, and with nothing else.

use newsreel::carousel::{Carousel, Effect, Event};
use newsreel::feed::Error;
use newsreel::rotation::{By, Event as Slide, Step};
use newsreel::runtime::Machine;

use super::scene::{
    element, feed, generation, options, press, reload, showing, step, view, with_feed,
};

const ROTATING: &[(&str, &str)] = &[("interval", "8"), ("refresh", "5")];

/// What the rotation's timer is keyed by.
fn turn(carousel: &Carousel) -> Option<(u32, usize)> {
    let slides = view(carousel).slides?;
    Some((slides.ticking_ms?, slides.turn))
}

/// What the timer of the readings is keyed by.
fn look(carousel: &Carousel) -> Option<(u32, usize)> {
    let view = view(carousel);
    Some((view.refresh_ms?, view.looks))
}

#[test]
fn whatever_is_read_meanwhile_the_time_of_a_slide_goes_on() {
    let mut carousel = showing(ROTATING, feed(&["a", "b", "c"]));
    step(&mut carousel, Step::Next, By::Api);
    let before = turn(&carousel);
    assert!(before.is_some());
    for ids in [&["new", "a", "b", "c"][..], &["b", "a"], &["x", "y", "z"]] {
        reload(&mut carousel, Ok(feed(ids)));
        assert_eq!(turn(&carousel), before, "{ids:?}");
    }
    let limited = with_feed(&[ROTATING, &[("limit", "2")]].concat());
    carousel.update(Event::Options(options(&limited)));
    carousel.update(Event::PerView(1));
    assert_eq!(turn(&carousel), before);
}

#[test]
fn each_move_begins_the_time_of_a_slide() {
    let mut carousel = showing(ROTATING, feed(&["a", "b", "c"]));
    let mut turns = vec![turn(&carousel)];
    carousel.update(Event::Slides(Slide::Tick));
    turns.push(turn(&carousel));
    step(&mut carousel, Step::To(0), By::Api);
    turns.push(turn(&carousel));
    step(&mut carousel, Step::To(0), By::Api);
    assert_eq!(turn(&carousel), turns[2], "that was no move");
    turns.dedup();
    assert_eq!(turns.len(), 3);
}

#[test]
fn the_time_to_the_next_look_begins_with_the_last_whoever_asked_for_it() {
    let mut carousel = showing(ROTATING, feed(&["a", "b"]));
    let before = look(&carousel);
    press(&mut carousel, Step::Next);
    assert_eq!(look(&carousel), before);
    carousel.update(Event::Load);
    let asked = look(&carousel);
    assert_ne!(asked, before);
    carousel.update(Event::Answered(2, Ok(feed(&["a", "b"]))));
    assert_eq!(look(&carousel), asked);
    carousel.update(Event::Refresh);
    assert_ne!(look(&carousel), asked);
}

#[test]
fn an_address_that_is_none_is_told_once_however_often_it_is_looked_for() {
    let mut carousel = Carousel::new(options(&[("refresh", "5")]), super::scene::page(false));
    assert_eq!(carousel.update(Event::Load), [Effect::Failed(Error::Address)]);
    assert_eq!(carousel.update(Event::Refresh), []);
    assert_eq!(carousel.update(Event::Load), [Effect::Failed(Error::Address)], "somebody asks");
}

#[test]
fn one_timer_is_enough_for_a_feed_that_was_never_there() {
    let mut carousel = element(&[("refresh", "5")]);
    reload(&mut carousel, Err(Error::Status(404)));
    let before = look(&carousel);
    assert_eq!(generation(&carousel.update(Event::Refresh)), Some(2));
    assert_ne!(look(&carousel), before);
}

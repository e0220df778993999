//! When the timers begin: with the last move, with the last look, and with nothing else.

use newsreel::carousel::{By, Event as Slide, Step};
use newsreel::feed::Error;
use newsreel::news::{Effect, Event, News};
use newsreel::runtime::Machine;

use super::scene::{
    element, feed, generation, options, press, reload, showing, step, view, with_feed,
};

const ROTATING: &[(&str, &str)] = &[("interval", "8"), ("refresh", "5")];

/// What the rotation's timer is keyed by.
fn turn(news: &News) -> Option<(u32, usize)> {
    let slides = view(news).slides?;
    Some((slides.ticking_ms?, slides.turn))
}

/// What the timer of the readings is keyed by.
fn look(news: &News) -> Option<(u32, usize)> {
    let view = view(news);
    Some((view.refresh_ms?, view.looks))
}

#[test]
fn whatever_is_read_meanwhile_the_time_of_a_slide_goes_on() {
    let mut news = showing(ROTATING, feed(&["a", "b", "c"]));
    step(&mut news, Step::Next, By::Api);
    let before = turn(&news);
    assert!(before.is_some());
    for ids in [&["new", "a", "b", "c"][..], &["b", "a"], &["x", "y", "z"]] {
        reload(&mut news, Ok(feed(ids)));
        assert_eq!(turn(&news), before, "{ids:?}");
    }
    let limited = with_feed(&[ROTATING, &[("limit", "2")]].concat());
    news.update(Event::Options(options(&limited)));
    news.update(Event::PerView(1));
    assert_eq!(turn(&news), before);
}

#[test]
fn each_move_begins_the_time_of_a_slide() {
    let mut news = showing(ROTATING, feed(&["a", "b", "c"]));
    let mut turns = vec![turn(&news)];
    news.update(Event::Slides(Slide::Tick));
    turns.push(turn(&news));
    step(&mut news, Step::To(0), By::Api);
    turns.push(turn(&news));
    step(&mut news, Step::To(0), By::Api);
    assert_eq!(turn(&news), turns[2], "that was no move");
    turns.dedup();
    assert_eq!(turns.len(), 3);
}

#[test]
fn the_time_to_the_next_look_begins_with_the_last_whoever_asked_for_it() {
    let mut news = showing(ROTATING, feed(&["a", "b"]));
    let before = look(&news);
    press(&mut news, Step::Next);
    assert_eq!(look(&news), before);
    news.update(Event::Load);
    let asked = look(&news);
    assert_ne!(asked, before);
    news.update(Event::Answered(2, Ok(feed(&["a", "b"]))));
    assert_eq!(look(&news), asked);
    news.update(Event::Refresh);
    assert_ne!(look(&news), asked);
}

#[test]
fn an_address_that_is_none_is_told_once_however_often_it_is_looked_for() {
    let mut news = News::new(options(&[("refresh", "5")]), super::scene::page(false));
    assert_eq!(news.update(Event::Load), [Effect::Failed(Error::Address)]);
    assert_eq!(news.update(Event::Refresh), []);
    assert_eq!(news.update(Event::Load), [Effect::Failed(Error::Address)], "somebody asks");
}

#[test]
fn one_timer_is_enough_for_a_feed_that_was_never_there() {
    let mut news = element(&[("refresh", "5")]);
    reload(&mut news, Err(Error::Status(404)));
    let before = look(&news);
    assert_eq!(generation(&news.update(Event::Refresh)), Some(2));
    assert_ne!(look(&news), before);
}

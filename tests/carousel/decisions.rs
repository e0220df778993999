//! What a person or a script has decided stays decided, whatever becomes of the slides.

use newsreel::carousel::{Carousel, Effect, Event};
use newsreel::rotation::{By, Event as Slide, Hold, Live, Step};
use newsreel::runtime::Machine;
use serde_json::json;

use super::scene::{
    element, feed, feed_of, options, page, press, reload, showing, step, view, with_feed,
};

const FIVE: (&str, &str) = ("interval", "5");

/// Three slides, two of which are of silk.
fn three() -> Box<newsreel::feed::Feed> {
    feed_of(&json!([
        { "id": "a", "title": "A", "tags": ["silk", "sea"] },
        { "id": "b", "title": "B", "tags": ["silk"] },
        { "id": "c", "title": "C", "tags": ["wind"] },
    ]))
}

fn change(carousel: &mut Carousel, attributes: &[(&str, &str)]) {
    carousel.update(Event::Options(options(&with_feed(attributes))));
}

fn slide(carousel: &mut Carousel, event: Slide) -> Vec<Effect> {
    carousel.update(Event::Slides(event))
}

fn rotates(carousel: &Carousel) -> bool {
    view(carousel).slides.is_some_and(|slides| slides.ticking_ms.is_some())
}

/// All that makes a set begin anew; each leaves three slides or two.
const RESTARTS: &[fn(&mut Carousel)] = &[
    |carousel| {
        reload(carousel, Ok(feed(&["x"])));
        reload(carousel, Ok(three()));
    },
    |carousel| {
        reload(carousel, Ok(feed(&[])));
        reload(carousel, Ok(three()));
    },
    |carousel| _ = reload(carousel, Ok(three())),
    |carousel| {
        change(carousel, &[FIVE, ("tag", "sea")]);
        change(carousel, &[FIVE, ("tag", "silk")]);
    },
    |carousel| {
        change(carousel, &[FIVE, ("limit", "1")]);
        change(carousel, &[FIVE]);
    },
    |carousel| change(carousel, &[("interval", "8")]),
    |carousel| {
        change(carousel, &[]);
        change(carousel, &[FIVE]);
    },
    |carousel| {
        carousel.update(Event::Options(options(&[("feed", "other.json"), FIVE])));
        reload(carousel, Ok(three()));
    },
];

#[test]
fn what_was_stopped_stays_stopped_until_it_is_asked_for() {
    let stops: [fn(&mut Carousel); 5] = [
        |carousel| _ = slide(carousel, Slide::Toggle),
        |carousel| _ = slide(carousel, Slide::Stop),
        |carousel| _ = slide(carousel, Slide::KeyboardFocus),
        |carousel| _ = press(carousel, Step::Next),
        |carousel| _ = carousel.update(Event::Calm(true)),
    ];
    for (how, stop) in stops.iter().enumerate() {
        for (restarted, restart) in RESTARTS.iter().enumerate() {
            let mut carousel = showing(&[FIVE], three());
            assert!(rotates(&carousel));
            stop(&mut carousel);
            restart(&mut carousel);
            assert!(!rotates(&carousel), "stopped by {how}, started by {restarted}");
            slide(&mut carousel, Slide::Toggle);
            assert!(rotates(&carousel), "stopped by {how}, asked for after {restarted}");
        }
    }
}

#[test]
fn what_rotates_goes_on_as_it_was() {
    for (restarted, restart) in RESTARTS.iter().enumerate() {
        let mut carousel = showing(&[FIVE], three());
        restart(&mut carousel);
        assert!(rotates(&carousel), "ended by {restarted}");
        slide(&mut carousel, Slide::Hold(Hold::Hover, true));
        assert!(!rotates(&carousel), "nobody has asked for it: {restarted}");
    }
}

#[test]
fn what_was_asked_for_goes_on_under_the_pointer_after_any_restart() {
    for (restarted, restart) in RESTARTS.iter().enumerate() {
        let mut carousel = showing(&[FIVE], three());
        slide(&mut carousel, Slide::Stop);
        slide(&mut carousel, Slide::Start);
        restart(&mut carousel);
        slide(&mut carousel, Slide::Hold(Hold::Hover, true));
        assert!(rotates(&carousel), "{restarted}");
    }
}

#[test]
fn what_is_asked_for_before_the_feed_has_come_is_done_when_it_comes() {
    let with = |event: Slide, calm: bool| {
        let mut carousel = Carousel::new(options(&with_feed(&[FIVE])), page(calm));
        slide(&mut carousel, event);
        reload(&mut carousel, Ok(three()));
        rotates(&carousel)
    };
    assert!(with(Slide::Hand, false) && !with(Slide::Hand, true));
    assert!(!with(Slide::Stop, false));
    assert!(with(Slide::Start, true));
}

#[test]
fn a_slide_that_is_asked_for_before_the_feed_has_come_shows_first_and_is_told_once() {
    let mut carousel = element(&[]);
    assert_eq!(step(&mut carousel, Step::To(1), By::Api), []);
    carousel.update(Event::Load);
    assert_eq!(step(&mut carousel, Step::Next, By::Api), []);
    let effects = carousel.update(Event::Answered(1, Ok(three())));
    assert_eq!(effects, [Effect::Loaded(3, 0), Effect::Moved(2, By::Api)]);
    assert_eq!((carousel.index(), view(&carousel).status.as_str()), (2, ""));
    assert_eq!(reload(&mut carousel, Ok(three())), [Effect::Loaded(3, 0)]);
}

#[test]
fn a_slide_that_is_asked_for_while_another_feed_loads_is_one_of_that_feed() {
    let mut carousel = showing(&[], three());
    press(&mut carousel, Step::To(2));
    carousel.update(Event::Options(options(&[("feed", "other.json")])));
    assert_eq!(step(&mut carousel, Step::To(1), By::Api), []);
    let effects = carousel.update(Event::Answered(2, Ok(feed(&["x", "y", "z"]))));
    assert_eq!(effects, [Effect::Loaded(3, 0), Effect::Moved(1, By::Api)]);
}

#[test]
fn an_interval_that_comes_later_is_one_that_nobody_has_insisted_on() {
    let mut carousel = showing(&[], three());
    slide(&mut carousel, Slide::Hold(Hold::Hover, true));
    change(&mut carousel, &[FIVE]);
    assert!(!rotates(&carousel), "it waits for the pointer that is there");
    slide(&mut carousel, Slide::Hold(Hold::Hover, false));
    assert!(rotates(&carousel));
    slide(&mut carousel, Slide::KeyboardFocus);
    assert!(!rotates(&carousel));
}

#[test]
fn a_person_who_wants_no_motion_gets_none_from_an_interval_that_comes() {
    let mut carousel = Carousel::new(options(&with_feed(&[])), page(true));
    reload(&mut carousel, Ok(three()));
    change(&mut carousel, &[FIVE]);
    assert!(!rotates(&carousel));
    let mut carousel = showing(&[], three());
    carousel.update(Event::Calm(true));
    change(&mut carousel, &[FIVE]);
    assert!(!rotates(&carousel), "they may want none only by now");
    carousel.update(Event::Calm(false));
    assert!(!rotates(&carousel), "it was stopped");
}

#[test]
fn a_person_who_wants_motion_again_before_there_is_an_interval_gets_it() {
    let mut carousel = Carousel::new(options(&with_feed(&[])), page(true));
    reload(&mut carousel, Ok(three()));
    carousel.update(Event::Calm(false));
    change(&mut carousel, &[FIVE]);
    assert!(rotates(&carousel));
}

#[test]
fn what_is_started_without_an_interval_does_not_silence_the_moves() {
    let mut carousel = showing(&[], three());
    slide(&mut carousel, Slide::Start);
    assert_eq!((carousel.is_rotating(), view(&carousel).live), (false, Live::Polite));
}

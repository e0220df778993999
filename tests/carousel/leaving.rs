//! An element that leaves the document, and comes back.

use newsreel::carousel::{Carousel, Effect, Event, State, View};
use newsreel::feed::Error;
use newsreel::rotation::{By, Event as Slide, Hold, Step};
use newsreel::runtime::Machine;

use super::scene::{
    element, feed, fetch, generation, link, options, pass, press, reload, showing, step, view,
    with_feed,
};

const ALL: &[(&str, &str)] = &[("open", "reader"), ("interval", "5"), ("refresh", "60")];

fn leave(carousel: &mut Carousel) {
    assert_eq!(carousel.update(Event::Left), []);
    let view = view(carousel);
    let slides = view.slides.as_ref();
    assert_eq!(view.refresh_ms, None);
    assert_eq!(slides.and_then(|slides| slides.ticking_ms), None);
    assert_eq!(slides.and_then(|slides| slides.spare_ms), None);
}

fn stay_away_and_come_back(carousel: &mut Carousel) -> Vec<Effect> {
    leave(carousel);
    carousel.update(Event::Back)
}

#[test]
fn what_comes_back_shows_what_it_showed() {
    for decide in [Slide::Start, Slide::Stop, Slide::Toggle, Slide::Hand] {
        let mut carousel = showing(ALL, feed(&["a", "b", "c"]));
        step(&mut carousel, Step::Next, By::Api);
        carousel.update(Event::Slides(Slide::Settled));
        carousel.update(Event::Slides(decide));
        // What has been said is not said again.
        let before = View { status: String::new(), ..view(&carousel) };
        assert_eq!(stay_away_and_come_back(&mut carousel), []);
        assert_eq!(view(&carousel), before, "{decide:?}");
    }
}

#[test]
fn a_feed_that_had_not_come_is_asked_for_again_and_a_late_answer_is_none() {
    let mut carousel = element(&[]);
    carousel.update(Event::Load);
    leave(&mut carousel);
    assert_eq!(carousel.update(Event::Answered(1, Ok(feed(&["late"])))), []);
    let asked = carousel.update(Event::Back);
    assert_eq!(asked, [fetch(link("feed.json"), generation(&asked).unwrap_or_default(), false)]);
    let answered = Event::Answered(generation(&asked).unwrap_or_default(), Ok(feed(&["a"])));
    assert_eq!(carousel.update(answered), [Effect::Loaded(1, 0)]);
}

#[test]
fn a_feed_that_was_never_asked_for_or_has_failed_is_asked_for() {
    let mut carousel = element(&[]);
    assert!(generation(&stay_away_and_come_back(&mut carousel)).is_some());
    let mut carousel = element(&[]);
    reload(&mut carousel, Err(Error::Status(404)));
    assert!(generation(&stay_away_and_come_back(&mut carousel)).is_some());
    assert_eq!(carousel.state(), State::Loading);
}

#[test]
fn what_was_out_is_asked_for_again() {
    for event in [Event::Load, Event::Refresh] {
        let mut carousel = showing(ALL, feed(&["a", "b"]));
        carousel.update(event);
        let asked = stay_away_and_come_back(&mut carousel);
        assert_eq!(asked, [fetch(link("feed.json"), 4, true)]);
    }
}

#[test]
fn what_is_asked_for_meanwhile_is_done_afterwards() {
    let mut carousel = showing(ALL, feed(&["a", "b"]));
    leave(&mut carousel);
    assert_eq!(carousel.update(Event::Load), []);
    assert_eq!(step(&mut carousel, Step::Next, By::Api), [Effect::Moved(1, By::Api)]);
    assert!(generation(&carousel.update(Event::Back)).is_some());
    let mut carousel = showing(&[], feed(&["a", "b"]));
    leave(&mut carousel);
    assert_eq!(carousel.update(Event::Options(options(&[("feed", "other.json")]))), []);
    let asked = carousel.update(Event::Back);
    assert_eq!(asked, [fetch(link("other.json"), 3, false)]);
}

#[test]
fn news_that_came_while_it_was_away_is_looked_for() {
    let mut carousel = showing(ALL, feed(&["a", "b"]));
    leave(&mut carousel);
    pass(59.0);
    assert_eq!(carousel.update(Event::Back), []);
    leave(&mut carousel);
    pass(2.0);
    assert!(generation(&carousel.update(Event::Back)).is_some());
}

#[test]
fn nobody_reads_what_has_left() {
    let mut carousel = showing(ALL, feed(&["a", "b"]));
    let open = |carousel: &mut Carousel| {
        let reading = carousel.opening(0).and_then(|opening| opening.reading);
        carousel.update(Event::Opened(reading.unwrap_or_else(|| unreachable!("it opens in place"))))
    };
    open(&mut carousel);
    leave(&mut carousel);
    assert_eq!(open(&mut carousel), []);
    carousel.update(Event::Back);
    assert_eq!(reload(&mut carousel, Ok(feed(&["c", "d"]))), [Effect::Loaded(2, 0)]);
    carousel.update(Event::Slides(Slide::Start));
    assert!(view(&carousel).slides.is_some_and(|slides| slides.ticking_ms.is_some()));
}

#[test]
fn a_pointer_is_not_there_any_more_and_nothing_is_said_again() {
    let mut carousel = showing(ALL, feed(&["a", "b"]));
    carousel.update(Event::Slides(Slide::Hold(Hold::Hover, true)));
    stay_away_and_come_back(&mut carousel);
    assert!(view(&carousel).slides.is_some_and(|slides| slides.ticking_ms.is_some()));
    press(&mut carousel, Step::Next);
    stay_away_and_come_back(&mut carousel);
    assert_eq!(view(&carousel).status, "");
}

#[test]
fn what_has_not_left_does_not_come_back() {
    let mut carousel = element(&with_feed(&[]));
    carousel.update(Event::Load);
    assert_eq!(carousel.update(Event::Back), []);
}
